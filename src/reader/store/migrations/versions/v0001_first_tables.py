"""The tables of the first release.

A version script is history: once released it is never changed. It says its SQL in full, because
the classes in `reader.store.rows` move on.
"""

from alembic import op

revision = "0001"
down_revision = None

_TABLES = """
CREATE TABLE articles (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    byline TEXT NOT NULL,
    section TEXT NOT NULL,
    published_written TEXT,
    published_iso TEXT,
    published_ambiguous INTEGER NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    origin TEXT NOT NULL,
    sample INTEGER NOT NULL,
    read INTEGER NOT NULL,
    starred INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    text_length INTEGER NOT NULL,
    folded TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    CONSTRAINT articles_published_ambiguous CHECK (published_ambiguous IN (0, 1)),
    CONSTRAINT articles_sample CHECK (sample IN (0, 1)),
    CONSTRAINT articles_read CHECK (read IN (0, 1)),
    CONSTRAINT articles_starred CHECK (starred IN (0, 1)),
    UNIQUE (id),
    FOREIGN KEY(revision_id) REFERENCES revisions (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE revisions (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    article_id TEXT NOT NULL,
    headline TEXT NOT NULL,
    normalisation INTEGER NOT NULL,
    text_sha256 TEXT NOT NULL,
    retrieved_at TEXT NOT NULL,
    raw_type TEXT NOT NULL,
    incomplete TEXT NOT NULL,
    blocks BLOB NOT NULL,
    text TEXT NOT NULL,
    raw BLOB,
    UNIQUE (id),
    FOREIGN KEY(article_id) REFERENCES articles (id)
);
CREATE TABLE tags (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    parent_id TEXT,
    slot INTEGER NOT NULL,
    letter TEXT NOT NULL,
    shortcut INTEGER,
    position INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    checklist TEXT NOT NULL,
    CONSTRAINT tags_slot CHECK (slot BETWEEN 1 AND 9),
    CONSTRAINT tags_shortcut CHECK (shortcut BETWEEN 0 AND 9),
    CONSTRAINT tags_archived CHECK (archived IN (0, 1)),
    UNIQUE (id),
    FOREIGN KEY(parent_id) REFERENCES tags (id)
);
CREATE TABLE feeds (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    added_at TEXT NOT NULL,
    UNIQUE (id),
    UNIQUE (url)
);
CREATE TABLE settings (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (id)
);
CREATE TABLE annotations (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    article_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    part TEXT NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    note TEXT NOT NULL,
    status TEXT NOT NULL,
    creator TEXT NOT NULL,
    grade INTEGER,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT annotations_part CHECK (part IN ('headline', 'body')),
    CONSTRAINT annotations_offsets CHECK (start_offset >= 0 AND end_offset >= start_offset),
    CONSTRAINT annotations_status CHECK (status IN ('exact', 'moved', 'changed', 'orphaned')),
    CONSTRAINT annotations_grade CHECK (grade BETWEEN 0 AND 4),
    UNIQUE (id),
    FOREIGN KEY(article_id) REFERENCES articles (id),
    FOREIGN KEY(revision_id) REFERENCES revisions (id)
);
CREATE TABLE suggestions (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    part TEXT NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    tag_id TEXT NOT NULL,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT suggestions_part CHECK (part IN ('headline', 'body')),
    CONSTRAINT suggestions_offsets CHECK (start_offset >= 0 AND end_offset >= start_offset),
    CONSTRAINT suggestions_state CHECK (state IN ('open', 'accepted', 'rejected')),
    UNIQUE (id),
    FOREIGN KEY(revision_id) REFERENCES revisions (id),
    FOREIGN KEY(tag_id) REFERENCES tags (id)
);
CREATE TABLE annotation_tags (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    annotation_id TEXT NOT NULL,
    tag_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    FOREIGN KEY(annotation_id) REFERENCES annotations (id),
    FOREIGN KEY(tag_id) REFERENCES tags (id)
)
"""

_INDEXES = """
CREATE INDEX ix_annotation_tags_tag ON annotation_tags (tag_id, annotation_id);
CREATE INDEX ix_annotations_article ON annotations (article_id);
CREATE INDEX ix_annotations_revision ON annotations (revision_id);
CREATE INDEX ix_articles_flags ON articles (read, starred);
CREATE INDEX ix_articles_order ON articles (sort_key);
CREATE INDEX ix_articles_url ON articles (url);
CREATE INDEX ix_revisions_article ON revisions (article_id);
CREATE INDEX ix_revisions_text ON revisions (text_sha256);
CREATE INDEX ix_suggestions_revision ON suggestions (revision_id);
CREATE INDEX ix_tags_parent ON tags (parent_id);
CREATE UNIQUE INDEX ix_annotation_tags_pair ON annotation_tags (annotation_id, tag_id)
"""


def upgrade() -> None:
    """Make all tables in an empty file."""
    for statement in (_TABLES + ";" + _INDEXES).split(";"):
        op.execute(statement)

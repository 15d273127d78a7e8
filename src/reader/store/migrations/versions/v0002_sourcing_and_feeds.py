"""Suggestions and their review, feeds, pictures, and what fetched articles bring with them.

A version script is history: once released it is never changed. It says its SQL in full, because
the classes in `reader.store.rows` move on.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

_WIDENED = """
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
    url_key TEXT,
    modified_written TEXT,
    modified_iso TEXT,
    paywalled INTEGER,
    unnamed_sources_policy TEXT,
    feed_id TEXT,
    story_id TEXT,
    CONSTRAINT articles_published_ambiguous CHECK (published_ambiguous IN (0, 1)),
    CONSTRAINT articles_sample CHECK (sample IN (0, 1)),
    CONSTRAINT articles_read CHECK (read IN (0, 1)),
    CONSTRAINT articles_starred CHECK (starred IN (0, 1)),
    CONSTRAINT articles_paywalled CHECK (paywalled IN (0, 1)),
    UNIQUE (id),
    FOREIGN KEY(revision_id) REFERENCES revisions (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(feed_id) REFERENCES feeds (id)
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
    url TEXT,
    etag TEXT,
    last_modified TEXT,
    signature BLOB,
    byline TEXT,
    raw BLOB,
    UNIQUE (id),
    FOREIGN KEY(article_id) REFERENCES articles (id)
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
    answers TEXT,
    CONSTRAINT annotations_part CHECK (part IN ('headline', 'body')),
    CONSTRAINT annotations_offsets CHECK (start_offset >= 0 AND end_offset >= start_offset),
    CONSTRAINT annotations_status CHECK (status IN ('exact', 'moved', 'changed', 'orphaned')),
    CONSTRAINT annotations_grade CHECK (grade BETWEEN 0 AND 4),
    UNIQUE (id),
    FOREIGN KEY(article_id) REFERENCES articles (id),
    FOREIGN KEY(revision_id) REFERENCES revisions (id)
);
"""
"""Tables with rows in them that get columns. SQLite adds a column behind the constraints only,
which reads oddly for ever after: so they are made anew. New columns are null in old rows, whose
seals thus stay valid."""

_NEW = """
CREATE TABLE feeds (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    folder TEXT NOT NULL,
    added_at TEXT NOT NULL,
    details TEXT NOT NULL,
    UNIQUE (id),
    UNIQUE (url)
);
CREATE TABLE suggestions (
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
    tag_id TEXT NOT NULL,
    rule TEXT NOT NULL,
    details TEXT NOT NULL,
    state TEXT NOT NULL,
    annotation_id TEXT,
    decided_at TEXT,
    created_at TEXT NOT NULL,
    CONSTRAINT suggestions_part CHECK (part IN ('headline', 'body')),
    CONSTRAINT suggestions_offsets CHECK (start_offset >= 0 AND end_offset >= start_offset),
    CONSTRAINT suggestions_state CHECK (state IN ('open', 'accepted', 'rejected')),
    UNIQUE (id),
    FOREIGN KEY(article_id) REFERENCES articles (id),
    FOREIGN KEY(revision_id) REFERENCES revisions (id)
);
CREATE TABLE feed_entries (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    feed_id TEXT NOT NULL,
    entry_key TEXT NOT NULL,
    article_id TEXT,
    details TEXT NOT NULL,
    UNIQUE (id),
    FOREIGN KEY(feed_id) REFERENCES feeds (id)
);
CREATE TABLE analyses (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    article_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    detector INTEGER NOT NULL,
    reviewed_at TEXT,
    found BLOB NOT NULL,
    UNIQUE (id),
    FOREIGN KEY(article_id) REFERENCES articles (id),
    UNIQUE (revision_id),
    FOREIGN KEY(revision_id) REFERENCES revisions (id)
);
CREATE TABLE rejections (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    words TEXT NOT NULL,
    tag_id TEXT NOT NULL,
    outlet TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (id)
);
CREATE TABLE ledgers (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    article_id TEXT NOT NULL,
    edits TEXT NOT NULL,
    UNIQUE (id),
    UNIQUE (article_id),
    FOREIGN KEY(article_id) REFERENCES articles (id)
);
CREATE TABLE pictures (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    row_sha256 TEXT NOT NULL,
    article_id TEXT NOT NULL,
    address TEXT NOT NULL,
    problem TEXT NOT NULL,
    media_type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    content BLOB,
    UNIQUE (id),
    FOREIGN KEY(article_id) REFERENCES articles (id)
);
"""
"""Tables that are new, or that nothing had ever written to."""

_INDEXES = """
CREATE INDEX ix_analyses_article ON analyses (article_id);
CREATE INDEX ix_annotations_article ON annotations (article_id);
CREATE INDEX ix_annotations_revision ON annotations (revision_id);
CREATE INDEX ix_articles_feed ON articles (feed_id);
CREATE INDEX ix_articles_flags ON articles (read, starred);
CREATE INDEX ix_articles_order ON articles (sort_key);
CREATE INDEX ix_articles_story ON articles (story_id);
CREATE INDEX ix_articles_url ON articles (url);
CREATE INDEX ix_articles_url_key ON articles (url_key);
CREATE INDEX ix_feed_entries_article ON feed_entries (article_id);
CREATE UNIQUE INDEX ix_feed_entries_key ON feed_entries (feed_id, entry_key);
CREATE UNIQUE INDEX ix_pictures_address ON pictures (article_id, address);
CREATE INDEX ix_rejections_words ON rejections (words, tag_id);
CREATE INDEX ix_revisions_article ON revisions (article_id);
CREATE INDEX ix_revisions_text ON revisions (text_sha256);
CREATE INDEX ix_suggestions_article ON suggestions (article_id, revision_id);
CREATE INDEX ix_suggestions_rule ON suggestions (rule, state);
CREATE INDEX ix_suggestions_state ON suggestions (state, article_id);
"""


def upgrade() -> None:
    """Rebuild what grows, make what is new; the caller has switched foreign keys off."""
    for statement in _statements(_WIDENED):
        _rebuild(statement.split()[2], statement)
    op.execute("DROP TABLE feeds")
    op.execute("DROP TABLE suggestions")
    for statement in (*_statements(_NEW), *_statements(_INDEXES)):
        op.execute(statement)


def _rebuild(table: str, statement: str) -> None:
    """Make a table anew with the rows it has; numbers that were given are not given again."""
    connection = op.get_bind().connection
    columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
    highest = connection.execute(
        "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
    ).fetchone()
    op.execute(f"CREATE TEMP TABLE kept AS SELECT * FROM {table}")  # noqa: S608 - a constant
    op.execute(f"DROP TABLE {table}")
    op.execute(statement)
    op.execute(
        f"INSERT INTO {table} ({columns}) SELECT {columns} FROM kept ORDER BY seq"  # noqa: S608
    )
    op.execute("DROP TABLE kept")
    if highest is not None:
        connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
        connection.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (table, highest[0]))


def _statements(script: str) -> list[str]:
    return [statement for statement in map(str.strip, script.split(";")) if statement]

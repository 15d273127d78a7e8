"""Versions of an article say whether a person chose which parts of the page are its text.

A version script is history: once released it is never changed. It says its SQL in full, because
the classes in `reader.store.rows` move on.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

_COLUMNS = (
    "seq, id, row_sha256, article_id, headline, normalisation, text_sha256, retrieved_at, raw_type,"
    " incomplete, blocks, text, url, etag, last_modified, signature, byline, raw"
)

_WIDENED = """
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
    body_chosen INTEGER,
    raw BLOB,
    CONSTRAINT revisions_body_chosen CHECK (body_chosen IN (0, 1)),
    UNIQUE (id),
    FOREIGN KEY(article_id) REFERENCES articles (id)
)
"""
"""Made anew, because SQLite adds a column behind the constraints only, and what is large stays
last in a row. The new column is null in old rows, whose seals thus stay valid."""


def upgrade() -> None:
    """Rebuild the versions; the caller has switched foreign keys off."""
    connection = op.get_bind().connection
    highest = connection.execute(
        "SELECT seq FROM sqlite_sequence WHERE name = 'revisions'"
    ).fetchone()
    op.execute("CREATE TEMP TABLE kept AS SELECT * FROM revisions")
    op.execute("DROP TABLE revisions")
    op.execute(_WIDENED)
    op.execute(
        f"INSERT INTO revisions ({_COLUMNS}) SELECT {_COLUMNS} FROM kept ORDER BY seq"  # noqa: S608 - constants
    )
    op.execute("DROP TABLE kept")
    op.execute("CREATE INDEX ix_revisions_article ON revisions (article_id)")
    op.execute("CREATE INDEX ix_revisions_text ON revisions (text_sha256)")
    if highest is not None:  # numbers that were given are not given again
        connection.execute("DELETE FROM sqlite_sequence WHERE name = 'revisions'")
        connection.execute("INSERT INTO sqlite_sequence VALUES ('revisions', ?)", highest)

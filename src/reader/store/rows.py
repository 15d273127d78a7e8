"""The tables, as SQLModel classes. Rows never leave the store.

Every table has ``seq``, which only ever grows and orders rows where clocks cannot be trusted.
``row_sha256`` is the seal over the row's other columns (see `seals`). Offsets are code points,
half-open. Times are RFC 3339 in UTC. Flags are 0 or 1. A nullable column says when it is null.

No ``from __future__ import annotations`` and no type-checking-only imports here: SQLModel
reads the annotations when a class is made. No ``Relationship`` either: queries say what they
join.
"""

# SQLAlchemy declares __tablename__ as a descriptor; a plain name is what its manual shows.
# pyright: reportAssignmentType=false

from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, LargeBinary, Text
from sqlmodel import Field, SQLModel

_EVER_GROWING = {"sqlite_autoincrement": True}
"""A ``seq`` is never given twice: a removed row can be put back beside newer ones."""


def _text(**options: Any) -> Any:
    return Field(sa_type=Text, **options)


def _one_of(table: str, column: str, *values: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{table}_{column}")


def _flag(table: str, column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN (0, 1)", name=f"{table}_{column}")


def _passage(table: str) -> tuple[CheckConstraint, CheckConstraint]:
    return (
        _one_of(table, "part", "headline", "body"),
        CheckConstraint(
            "start_offset >= 0 AND end_offset >= start_offset", name=f"{table}_offsets"
        ),
    )


class IdentifiedRow(SQLModel):
    """What all rows have that the program speaks of by an id."""

    seq: int | None = Field(default=None, primary_key=True)
    """None until the row is stored."""
    id: str = _text(unique=True)
    row_sha256: str = _text()


class ArticleRow(IdentifiedRow, table=True):
    """An article: its metadata, and what lists show, so that lists never load a body."""

    __tablename__ = "articles"
    __table_args__ = (
        _flag("articles", "published_ambiguous"),
        _flag("articles", "sample"),
        _flag("articles", "read"),
        _flag("articles", "starred"),
        _flag("articles", "paywalled"),
        Index("ix_articles_url_key", "url_key"),
        Index("ix_articles_feed", "feed_id"),
        Index("ix_articles_story", "story_id"),
        Index("ix_articles_order", "sort_key"),
        Index("ix_articles_flags", "read", "starred"),
        Index("ix_articles_url", "url"),
        _EVER_GROWING,
    )

    title: str = _text()
    outlet: str = _text()
    byline: str = _text()
    """JSON array of names."""
    section: str = _text()
    published_written: str | None = _text()
    """Null when the article names no date."""
    published_iso: str | None = _text()
    """Null when there is no date, or none that can be read for certain."""
    published_ambiguous: int
    url: str = _text()
    language: str = _text()
    origin: str = _text()
    sample: int
    read: int
    starred: int
    added_at: str = _text()
    revision_id: str = Field(
        sa_column=Column(
            "revision_id",
            Text,
            # Article and revision refer to each other: checked when the transaction ends.
            ForeignKey("revisions.id", deferrable=True, initially="DEFERRED"),
            nullable=False,
        )
    )
    """The revision that is read."""
    excerpt: str = _text()
    text_length: int
    """Code points of the current revision's canonical text."""
    folded: str = _text()
    """Title, outlet, byline and section as `folding.fold` makes them, for the filter box."""
    sort_key: str = _text()
    """Publication time, else the time it was added: `mapping.sort_key`."""
    url_key: str | None = _text()
    """What two spellings of one address share; null where there is no address."""
    modified_written: str | None = _text()
    """Null when the article names no time of its last change."""
    modified_iso: str | None = _text()
    """Null when there is none, or none that can be read for certain."""
    paywalled: int | None
    """1 where the page says that it is for subscribers; null where it does not."""
    unnamed_sources_policy: str | None = _text()
    """The address of the outlet's rules on unnamed sources; null where it declares none."""
    feed_id: str | None = _text(foreign_key="feeds.id")
    """The feed that brought the article; null for others."""
    story_id: str | None = _text()
    """What near-duplicates of one story share; null for an article that stands alone."""


class RevisionRow(IdentifiedRow, table=True):
    """One version of an article's text.

    ``text`` repeats what ``blocks`` hold on purpose: it is the text that every offset counts
    in, readable with any SQLite tool in decades to come, indexable, and a check on ``blocks``.
    """

    __tablename__ = "revisions"
    __table_args__ = (
        _flag("revisions", "body_chosen"),
        Index("ix_revisions_article", "article_id"),
        Index("ix_revisions_text", "text_sha256"),
        _EVER_GROWING,
    )

    article_id: str = _text(foreign_key="articles.id")
    headline: str = _text()
    normalisation: int
    text_sha256: str = _text()
    retrieved_at: str = _text()
    raw_type: str = _text()
    incomplete: str = _text()
    """A sentence for the person; "" where the text is whole."""
    blocks: bytes = Field(sa_type=LargeBinary)
    """`document_to_json`, compressed (zlib)."""
    text: str = _text()
    """The canonical text."""
    url: str | None = _text()
    """Where this version was fetched from; null for files and pasted text."""
    etag: str | None = _text()
    """The server's mark for this version; null where it gave none."""
    last_modified: str | None = _text()
    """The server's time for this version, as it wrote it; null where it gave none."""
    signature: bytes | None = Field(default=None, sa_type=LargeBinary)
    """The MinHash signature that finds near-duplicates; null where none was made."""
    byline: str | None = _text()
    """The names it carried, a JSON list; null where they were not kept."""
    body_chosen: int | None = None
    """1 where a person chose which parts of the page are the text; null where the program did."""
    raw: bytes | None = Field(default=None, sa_type=LargeBinary)
    """The bytes as they came, compressed (zlib); null when there were none (pasted text).

    Last in the row, so that no other column lies behind it in its overflow pages.
    """


class AnnotationRow(IdentifiedRow, table=True):
    """An annotation; its tags are in `AnnotationTagRow`, and its seal covers them."""

    __tablename__ = "annotations"
    __table_args__ = (
        *_passage("annotations"),
        _one_of("annotations", "status", "exact", "moved", "changed", "orphaned"),
        CheckConstraint("grade BETWEEN 0 AND 4", name="annotations_grade"),
        Index("ix_annotations_article", "article_id"),
        Index("ix_annotations_revision", "revision_id"),
        _EVER_GROWING,
    )

    article_id: str = _text(foreign_key="articles.id")
    revision_id: str = _text(foreign_key="revisions.id")
    part: str = _text()
    start_offset: int
    end_offset: int
    exact: str = _text()
    prefix: str = _text()
    suffix: str = _text()
    note: str = _text()
    status: str = _text()
    creator: str = _text()
    grade: int | None
    """Null when nobody has graded the source."""
    created_at: str = _text()
    updated_at: str = _text()
    answers: str | None = _text()
    """JSON array of checklist answers; null where no question was answered."""


class TagRow(IdentifiedRow, table=True):
    """A tag of the codebook."""

    __tablename__ = "tags"
    __table_args__ = (
        CheckConstraint("slot BETWEEN 1 AND 9", name="tags_slot"),
        CheckConstraint("shortcut BETWEEN 0 AND 9", name="tags_shortcut"),
        _flag("tags", "archived"),
        Index("ix_tags_parent", "parent_id"),
        _EVER_GROWING,
    )

    name: str = _text()
    definition: str = _text()
    parent_id: str | None = _text(foreign_key="tags.id")
    """Null for a tag at the top of the tree."""
    slot: int
    letter: str = _text()
    shortcut: int | None
    """Null when no digit key gives the tag."""
    position: int
    archived: int
    checklist: str = _text()
    """JSON array of questions."""


class AnnotationTagRow(SQLModel, table=True):
    """A tag on an annotation; sealed with the annotation."""

    __tablename__ = "annotation_tags"
    __table_args__ = (
        Index("ix_annotation_tags_pair", "annotation_id", "tag_id", unique=True),
        Index("ix_annotation_tags_tag", "tag_id", "annotation_id"),
        _EVER_GROWING,
    )

    seq: int | None = Field(default=None, primary_key=True)
    annotation_id: str = _text(foreign_key="annotations.id")
    tag_id: str = _text(foreign_key="tags.id")
    position: int
    """The tags' order on the annotation, from 0."""


class FeedRow(IdentifiedRow, table=True):
    """A feed the person follows."""

    __tablename__ = "feeds"
    __table_args__ = (_EVER_GROWING,)

    url: str = _text(unique=True)
    title: str = _text()
    folder: str = _text()
    """Folders from the outside in, separated by "/"; "" for none."""
    added_at: str = _text()
    details: str = _text()
    """JSON of everything else a `Feed` holds (`json_values`): nothing is queried by it."""


class FeedEntryRow(IdentifiedRow, table=True):
    """An entry of a feed, and the article it became."""

    __tablename__ = "feed_entries"
    __table_args__ = (
        Index("ix_feed_entries_key", "feed_id", "entry_key", unique=True),
        Index("ix_feed_entries_article", "article_id"),
        _EVER_GROWING,
    )

    feed_id: str = _text(foreign_key="feeds.id")
    entry_key: str = _text()
    """What the feed calls the entry; its address or a hash where it has no name."""
    article_id: str | None = _text()
    """The article it became, which may have been deleted since: it is not brought in again.
    Null while it waits to be."""
    details: str = _text()
    """JSON of everything else a `FeedEntry` holds (`json_values`)."""


class AnalysisRow(IdentifiedRow, table=True):
    """What the detector found in one revision: made anew when the detector's version rises."""

    __tablename__ = "analyses"
    __table_args__ = (Index("ix_analyses_article", "article_id"), _EVER_GROWING)

    article_id: str = _text(foreign_key="articles.id")
    revision_id: str = _text(foreign_key="revisions.id", unique=True)
    detector: int
    """The detector's version."""
    reviewed_at: str | None = _text()
    """Null until a person calls the review finished."""
    found: bytes = Field(sa_type=LargeBinary)
    """JSON of the `Analysis` (`json_values`), compressed (zlib)."""


class SuggestionRow(IdentifiedRow, table=True):
    """A passage the program proposes to tag, and what a person said to it."""

    __tablename__ = "suggestions"
    __table_args__ = (
        *_passage("suggestions"),
        _one_of("suggestions", "state", "open", "accepted", "rejected"),
        Index("ix_suggestions_article", "article_id", "revision_id"),
        Index("ix_suggestions_state", "state", "article_id"),
        Index("ix_suggestions_rule", "rule", "state"),
        _EVER_GROWING,
    )

    article_id: str = _text(foreign_key="articles.id")
    revision_id: str = _text(foreign_key="revisions.id")
    part: str = _text()
    start_offset: int
    end_offset: int
    exact: str = _text()
    prefix: str = _text()
    suffix: str = _text()
    tag_id: str = _text()
    """May name a tag that is not in the codebook: the suggestion is then not shown."""
    rule: str = _text()
    details: str = _text()
    """JSON of the `Suggestion` (`json_values`): its triggers, reason, confidence, grade."""
    state: str = _text()
    annotation_id: str | None = _text()
    """The annotation that accepting it made, which may be gone; null for others."""
    decided_at: str | None = _text()
    """Null while it is open."""
    created_at: str = _text()


class RejectionRow(IdentifiedRow, table=True):
    """Words that are not to be suggested under a tag again."""

    __tablename__ = "rejections"
    __table_args__ = (Index("ix_rejections_words", "words", "tag_id"), _EVER_GROWING)

    words: str = _text()
    """Folded, white space collapsed."""
    tag_id: str = _text()
    outlet: str = _text()
    """"" for everywhere."""
    created_at: str = _text()


class LedgerRow(IdentifiedRow, table=True):
    """What a person changed in the list of an article's sources; its id is the article's."""

    __tablename__ = "ledgers"
    __table_args__ = (_EVER_GROWING,)

    article_id: str = _text(foreign_key="articles.id", unique=True)
    edits: str = _text()
    """JSON of the edits, in their order."""


class PictureRow(IdentifiedRow, table=True):
    """A picture of an article that was loaded when a person asked for it."""

    __tablename__ = "pictures"
    __table_args__ = (
        Index("ix_pictures_address", "article_id", "address", unique=True),
        _EVER_GROWING,
    )

    article_id: str = _text(foreign_key="articles.id")
    address: str = _text()
    """As the article has it."""
    problem: str = _text()
    """Why there is no picture, in a sentence; "" where there is one."""
    media_type: str = _text()
    width: int
    height: int
    content: bytes | None = Field(default=None, sa_type=LargeBinary)
    """The picture, encoded anew; null where there is none."""


class SettingRow(IdentifiedRow, table=True):
    """What the library knows of itself, by name."""

    __tablename__ = "settings"
    __table_args__ = (_EVER_GROWING,)

    value: str = _text()


TABLES = SQLModel.metadata
"""All tables above."""

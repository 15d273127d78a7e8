"""Articles, their revisions, and what a list shows of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from reader.model.annotation import Annotation
from reader.model.document import Document
from reader.model.kept_picture import KeptPicture
from reader.model.parsed_article import PublicationDate


@dataclass(frozen=True, slots=True)
class Article:
    """A stored article without its text.

    ``title`` is what lists show: the headline, unless the person has corrected it.
    ``url`` is the canonical address, "" where none is known. ``origin`` says where it came
    from (a file's name, "pasted text"). Times carry a zone. ``modified``, ``paywalled`` and
    ``unnamed_sources_policy`` are as in `ParsedArticle`. ``feed_id`` is the feed that brought
    it, ``story_id`` what near-duplicates share that tell the same story; None for none.
    """

    id: str
    title: str
    added_at: datetime
    revision_id: str
    outlet: str = ""
    byline: tuple[str, ...] = ()
    section: str = ""
    published: PublicationDate | None = None
    url: str = ""
    language: str = ""
    origin: str = ""
    sample: bool = False
    read: bool = False
    starred: bool = False
    modified: PublicationDate | None = None
    paywalled: bool = False
    unnamed_sources_policy: str = ""
    feed_id: str | None = None
    story_id: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of an article's text, with the bytes it was made from.

    ``text_sha256`` is the SHA-256 (hex) of the headline, a line feed and the canonical text,
    in UTF-8. ``raw`` is the file or page as it came, b"" where there was none (pasted text);
    ``raw_type`` is its media type. Reading paths leave ``raw`` empty: it is fetched only
    when asked for. ``incomplete`` says, in a sentence for the person, that the text may not be
    the whole article; "" where all is well. ``url`` is where it was fetched from, with the
    server's ``etag`` and ``last_modified``; "" for what was not fetched. ``signature`` finds
    near-duplicates (`reader.text.shingles`), b"" where there is none. ``byline`` is the one that
    this version carried, None where it was not kept. ``body_chosen`` says that a person chose
    which parts of the page are the text; no extraction takes that back by itself.
    """

    id: str
    article_id: str
    headline: str
    document: Document
    normalisation: int
    text_sha256: str
    retrieved_at: datetime
    raw: bytes = b""
    raw_type: str = ""
    incomplete: str = ""
    url: str = ""
    etag: str = ""
    last_modified: str = ""
    signature: bytes = b""
    byline: tuple[str, ...] | None = None
    body_chosen: bool = False


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """All that the reading pane and an export need: the article, its text, its annotations.

    ``pictures`` are those that somebody asked for. ``versions`` is how many revisions there are;
    ``printings`` has the outlet of each other article that tells the same story, "" where it
    names none.
    """

    article: Article
    revision: Revision
    annotations: tuple[Annotation, ...] = ()
    pictures: tuple[KeptPicture, ...] = ()
    versions: int = 1
    printings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TagMark:
    """A mark on the tag strip: a tag and where its passage lies, as shares of the body (0 to 1)."""

    tag_id: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One row of the article list; made without loading the body.

    ``printing_count`` is how many articles tell the same story, this one counted in.
    """

    article: Article
    excerpt: str
    annotation_count: int
    tag_marks: tuple[TagMark, ...] = field(default=())
    printing_count: int = 1

"""An article as a file or page has it, on its way into the library.

Apart from the stored `Article`, so that a page can be read without what annotations are made of.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.document import Document


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When an article says it was published.

    ``written`` is the date as the article has it. ``iso`` is its meaning as RFC 3339: a date
    ("2024-04-03"), a local time when the article names no zone ("2024-04-03T23:24:00"), or a
    time with its zone. ``iso`` is None when the date cannot be read or could mean two days
    (``ambiguous``): it is then shown as written and marked.
    """

    written: str
    iso: str | None = None
    ambiguous: bool = False

    @property
    def shown(self) -> str:
        """The meaning where it is known, else what the article has."""
        return self.iso or self.written


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """What was found in a file or page: an article on its way into the library.

    ``incomplete`` is set where the body may not be the whole article; it is one sentence
    for the person, "" where all is well. ``modified`` is the time of its last change, where
    the page tells it. ``paywalled`` is set where the page says that it is for subscribers.
    ``unnamed_sources_policy`` is the address of the outlet's rules on unnamed sources, "" where
    it declares none. ``tags`` are the words that it was filed under where it comes from; they
    are no tags of the codebook. ``body_chosen`` says that a person chose which parts of the page
    are the body.
    """

    headline: str
    document: Document
    outlet: str = ""
    byline: tuple[str, ...] = ()
    section: str = ""
    published: PublicationDate | None = None
    url: str = ""
    language: str = ""
    incomplete: str = ""
    modified: PublicationDate | None = None
    paywalled: bool = False
    unnamed_sources_policy: str = ""
    tags: tuple[str, ...] = ()
    body_chosen: bool = False

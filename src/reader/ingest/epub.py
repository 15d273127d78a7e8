"""An EPUB to the articles in it: one for each chapter, as the makers of news EPUBs have it.

EPUBs of news (calibre's recipes, exports of wallabag, Instapaper and the like) hold one article
a document. Covers, tables of contents and the lists that lead from one section to the next are
passed over. A document that was split for old e-readers ("…_split_001.html") is one again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader.documents.addresses import without_tracking
from reader.documents.archives import (
    Archive,
    ArchiveBudget,
    OverBudgetError,
    shown_name,
)
from reader.documents.decoding import decode_bytes, find_declared_encoding
from reader.documents.html_blocks import document_from_html
from reader.documents.people import is_person_like, split_byline
from reader.documents.plaintext import headline_from_text
from reader.ingest.epub_package import Publication, read_package
from reader.ingest.found import Found, FoundArticle, IncomingFile, LeftOut
from reader.ingest.whole_texts import tidied
from reader.model.document import Block, Document
from reader.model.errors import UnreadableError
from reader.model.parsed_article import ParsedArticle

"""Where the media type stands in an EPUB that keeps to the rules: uncompressed, in front."""

_MOST_CHAPTER = 10 * 1024 * 1024

_SPLIT = re.compile(r"^(.*)_split_\d+(\.\w+)$")

_NAVIGATION_WORDS = re.compile(
    r"(?:\W|next|previous|section menu|main menu|articles?|sections?|contents?|back|top|\d)*",
    re.IGNORECASE,
)
"""What the bars of calibre's news hold: "| Next | Section Menu | Main Menu | Previous |"."""

_DOWNLOADED = re.compile(r"This article was downloaded by .{1,40}? from ", re.IGNORECASE)

_INSIDE = "https://inside.invalid/"
"""Stands for the archive while a chapter is read, so that its own links can be told."""

_LEAST_TEXT = 200
"""Code points; a document with less is a title page, an advertisement or a picture."""

_MOST_LINKED = 0.6
"""The share of linked text from which a document is a list of links."""


def read_epub(file: IncomingFile, budget: ArchiveBudget) -> Iterator[Found]:
    """Give the articles in an EPUB, in reading order, and the chapters that are none.

    The publication's title is the outlet of articles that name none; its author, date and
    address are the article's where it holds only one.

    Raises:
        UnreadableError: when it is damaged, locked, or has no articles.
    """
    archive = Archive(file.raw, budget)
    publication = read_package(archive)
    found = list(_read_chapters(archive, publication))
    count = sum(isinstance(each, FoundArticle) for each in found)
    if not count:
        raise UnreadableError(
            "There are no articles in this EPUB.", "Its chapters have no text, only pictures."
        )
    for each in found:
        if isinstance(each, FoundArticle):
            parsed = _titled(each.parsed, publication.titles.get(each.inside, ""))
            complete = _completed_single if count == 1 else _completed
            parsed = complete(parsed, publication)
            parsed = replace(parsed, url=file.url or parsed.url)
            yield replace(each, parsed=parsed, inside=shown_name(each.inside))
        else:
            yield replace(each, inside=shown_name(each.inside))


def _read_chapters(archive: Archive, publication: Publication) -> Iterator[Found]:
    for names in _chapters(publication, archive):
        try:
            raw = b"\n".join(archive.read(name, _MOST_CHAPTER) for name in names)
            article = _article(raw)
        except OverBudgetError:
            raise
        except UnreadableError as error:
            yield LeftOut(names[0], str(error))
            continue
        if article is not None:
            yield FoundArticle(article, raw, "application/xhtml+xml", names[0])


def _chapters(publication: Publication, archive: Archive) -> Iterator[list[str]]:
    """Give the names of the files of each chapter; parts of one that was split are together."""
    chapter: list[str] = []
    stem = ""
    for name in publication.chapters:
        if name not in archive:
            continue
        split = _SPLIT.match(name)
        if split and chapter and split[1] == stem:
            chapter.append(name)
            continue
        if chapter:
            yield chapter
        chapter, stem = [name], split[1] if split else ""
    if chapter:
        yield chapter


def _article(raw: bytes) -> ParsedArticle | None:
    """Return the article in a chapter, None where it holds a list of links or next to nothing."""
    html = decode_bytes(raw, find_declared_encoding(raw)).text
    document = document_from_html(html, _INSIDE)
    url = ""
    kept: list[Block] = []
    for block in document.blocks:
        if _DOWNLOADED.match(block.text):
            url = next((run.link for run in block.runs if run.link), "") or ""
        elif not (block.text and _NAVIGATION_WORDS.fullmatch(block.text)):
            kept.append(block)
    if _linked_share(kept) > _MOST_LINKED:
        return None
    document = Document(tuple(map(_without_inner_addresses, kept)))
    if len(document.text) < _LEAST_TEXT:
        return None
    return tidied(ParsedArticle(headline="", document=document, url=without_tracking(url)))


def _without_inner_addresses(block: Block) -> Block:
    """Return a block without links to other chapters, and without pictures in the archive."""
    runs = tuple(
        replace(run, link=None) if run.link and run.link.startswith(_INSIDE) else run
        for run in block.runs
    )
    image = block.image
    if image is not None and image.address.startswith(_INSIDE):
        image = None
    return replace(block, runs=runs, image=image)


def _linked_share(blocks: Iterable[Block]) -> float:
    runs = [run for block in blocks for run in block.runs]
    linked = sum(len(run.text) for run in runs if run.link)
    return linked / max(1, sum(len(run.text) for run in runs))


def _titled(article: ParsedArticle, title: str) -> ParsedArticle:
    """Return an article with the title that the contents give it, unless it has one itself.

    wallabag's chapters, for one, have their titles in the table of contents only.
    """
    if title and article.headline == headline_from_text(article.document):
        return tidied(replace(article, headline=title))
    return article


def _completed(article: ParsedArticle, publication: Publication) -> ParsedArticle:
    """Return one of several articles with what the publication says that holds for all."""
    outlet = publication.title or publication.publisher
    return replace(article, outlet=_tidy_outlet(outlet), language=publication.language)


def _completed_single(article: ParsedArticle, publication: Publication) -> ParsedArticle:
    """Return the only article with what the publication says, which is about it."""
    people = [name for each in publication.creators for name in split_byline(each)]
    people = people or [each for each in publication.creators if is_person_like(each)]
    article = _titled(article, publication.title)
    return replace(
        article,
        outlet=_tidy_outlet(publication.publisher),
        byline=article.byline or tuple(people),
        published=article.published or publication.published,
        language=publication.language,
        url=article.url or publication.url,
    )


def _tidy_outlet(title: str) -> str:
    """Return a publication's name without the day that calibre puts after it ("… [Tue, …]")."""
    return re.sub(r"\s*[\[(][^\[\]()]*\d[^\[\]()]*[\])]$", "", title)

"""An EPUB to the articles in it: one for each chapter, as the makers of news EPUBs have it.

EPUBs of news (calibre's recipes, exports of wallabag, Instapaper and the like) hold one article
a document. Covers, tables of contents and the lists that lead from one section to the next are
passed over. A document that was split for old e-readers ("…_split_001.html") is one again.

The package is described in EPUB 3.3, sections 3 to 5, and for EPUB 2 in OPF 2.0.1.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

from lxml import etree

from reader.documents.addresses import web_address, without_tracking
from reader.documents.archives import Archive, ArchiveBudget, is_archive
from reader.documents.dates import parse_publication_date
from reader.documents.decoding import decode_bytes, find_declared_encoding
from reader.documents.html_blocks import document_from_html
from reader.documents.people import is_person_like, split_byline
from reader.documents.plaintext import headline_from_text
from reader.ingest.found import Found, FoundArticle, IncomingFile, LeftOut
from reader.ingest.whole_texts import tidied
from reader.model.article import ParsedArticle, PublicationDate
from reader.model.document import Block, Document
from reader.model.errors import UnreadableError
from reader.text.normalise import clean_characters, collapse_whitespace

_CONTAINER = "META-INF/container.xml"
_MIMETYPE = b"application/epub+zip"
_MIMETYPE_PLACE = slice(30, 100)
"""Where the media type stands in an EPUB that keeps to the rules: uncompressed, in front."""

_MOST_XML = 5_000_000
_MOST_CHAPTER = 10 * 1024 * 1024
_CHAPTER_TYPES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")

_NO_CHAPTER = re.compile(
    r"(?:^|[/_.-])(?:cover|title_?page|toc|nav|contents|copyright|colophon|jacket|mast_?head)"
    r"(?:[_.-]|\d*\.)",
    re.IGNORECASE,
)
_NO_CHAPTER_GUIDES = frozenset(("cover", "title-page", "toc", "copyright-page", "colophon"))
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

_DAMAGED = "This EPUB is damaged."
_ADVICE = "Get it again, or open it elsewhere and save its articles."


@dataclass(frozen=True, slots=True)
class _Publication:
    """What the package says of the whole, and the names of its chapters in reading order."""

    title: str = ""
    publisher: str = ""
    creators: tuple[str, ...] = ()
    published: PublicationDate | None = None
    language: str = ""
    url: str = ""
    chapters: tuple[str, ...] = field(default=())


def is_epub(raw: bytes, _name: str) -> bool:
    """Tell whether some bytes are an EPUB."""
    return is_archive(raw) and (_MIMETYPE in raw[_MIMETYPE_PLACE] or _CONTAINER.encode() in raw)


def read_epub(file: IncomingFile, budget: ArchiveBudget) -> Iterator[Found]:
    """Give the articles in an EPUB, in reading order, and the chapters that are none.

    The publication's title is the outlet of articles that name none; its author, date and
    address are the article's where it holds only one.

    Raises:
        UnreadableError: when it is damaged, locked, or has no articles.
    """
    archive = Archive(file.raw, budget)
    publication = _read_package(archive)
    parts = [
        (names, b"\n".join(archive.read(name, _MOST_CHAPTER) for name in names))
        for names in _chapters(publication, archive)
    ]
    found: list[Found] = []
    for names, raw in parts:
        try:
            article = _article(raw)
        except UnreadableError as error:
            found.append(LeftOut(names[0], str(error)))
            continue
        if article is not None:
            found.append(FoundArticle(article, raw, "application/xhtml+xml", names[0]))
    articles = [each for each in found if isinstance(each, FoundArticle)]
    if not articles:
        raise UnreadableError(
            "There are no articles in this EPUB.", "Its chapters have no text, only pictures."
        )
    is_single = len(articles) == 1
    for each in found:
        if isinstance(each, FoundArticle):
            parsed = _completed(each.parsed, publication, is_single=is_single)
            yield replace(each, parsed=replace(parsed, url=file.url or parsed.url))
        else:
            yield each


def _read_package(archive: Archive) -> _Publication:
    container = _parse_xml(archive, _CONTAINER)
    paths = [_attribute(each, "full-path") for each in _find_all(container, "rootfile")]
    path = next((path for path in paths if path in archive), None)
    if path is None:
        raise UnreadableError(_DAMAGED, _ADVICE)
    package = _parse_xml(archive, path)
    texts = {
        name: [_text(each) for each in _find_all(package, name) if _text(each)]
        for name in ("title", "publisher", "creator", "date", "language", "source", "identifier")
    }
    addresses = [web_address(text) for text in texts["source"] + texts["identifier"]]
    date = next(iter(texts["date"]), "")
    return _Publication(
        title=next(iter(texts["title"]), ""),
        publisher=next(iter(texts["publisher"]), ""),
        creators=tuple(texts["creator"]),
        published=parse_publication_date(date) if date else None,
        language=next(iter(texts["language"]), ""),
        url=next((without_tracking(address) for address in addresses if address), ""),
        chapters=tuple(_reading_order(package, path)),
    )


def _reading_order(package: etree._Element, path: str) -> Iterator[str]:
    """Give the names of the documents to read, without covers and tables of contents."""
    folder = posixpath.dirname(path)
    skipped = {
        _inside(folder, _attribute(each, "href"))
        for each in _find_all(package, "reference")
        if _attribute(each, "type").lower() in _NO_CHAPTER_GUIDES
    }
    manifest: dict[str, str] = {}
    for each in _find_all(package, "item"):
        is_nav = "nav" in _attribute(each, "properties").split()
        if _attribute(each, "media-type") in _CHAPTER_TYPES and not is_nav:
            manifest[_attribute(each, "id")] = _inside(folder, _attribute(each, "href"))
    for each in _find_all(package, "itemref"):
        name = manifest.get(_attribute(each, "idref"), "")
        is_linear = _attribute(each, "linear") != "no"
        if name and is_linear and name not in skipped and not _NO_CHAPTER.search(f"/{name}"):
            yield name


def _chapters(publication: _Publication, archive: Archive) -> Iterator[list[str]]:
    """Give the names of the files of each chapter; parts of one that was split are together."""
    chapter: list[str] = []
    stem = ""
    for name in dict.fromkeys(publication.chapters):
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


def _completed(
    article: ParsedArticle, publication: _Publication, *, is_single: bool
) -> ParsedArticle:
    """Return an article with what the publication says that holds for it, too."""
    outlet = publication.publisher or publication.title
    if not is_single:
        outlet = publication.title or publication.publisher
        return replace(article, outlet=_tidy_outlet(outlet), language=publication.language)
    people = [name for each in publication.creators for name in split_byline(each)]
    people = people or [each for each in publication.creators if is_person_like(each)]
    is_made = article.headline == headline_from_text(article.document)
    return replace(
        article,
        headline=(is_made and publication.title) or article.headline,
        outlet=_tidy_outlet(publication.publisher),
        byline=article.byline or tuple(people),
        published=article.published or publication.published,
        language=publication.language,
        url=article.url or publication.url,
    )


def _tidy_outlet(title: str) -> str:
    """Return a publication's name without the day that calibre puts after it ("… [Tue, …]")."""
    return re.sub(r"\s*[\[(][^\[\]()]*\d[^\[\]()]*[\])]$", "", title)


def _parse_xml(archive: Archive, name: str) -> etree._Element:
    """Return the root of an XML file that declares no entities.

    Raises:
        UnreadableError: when it is missing, no XML, or made to do harm.
    """
    if name not in archive:
        raise UnreadableError(_DAMAGED, _ADVICE)
    raw = archive.read(name, _MOST_XML)
    if b"<!ENTITY" in raw.replace(b"\x00", b""):
        raise UnreadableError("This EPUB is made to do harm: it was not opened.", "Delete it.")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(_DAMAGED, _ADVICE) from error
    if root is None:
        raise UnreadableError(_DAMAGED, _ADVICE)
    return root


def _find_all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """Give the elements of a name, whatever their namespace."""
    yield from root.iter(f"{{*}}{name}")


def _attribute(element: etree._Element, name: str) -> str:
    return str(element.get(name) or "")


def _text(element: etree._Element) -> str:
    return collapse_whitespace(clean_characters(str(element.text or "")[:500])).strip()


def _inside(folder: str, address: str) -> str:
    """Return the name in the archive that an address in the package means."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    return posixpath.normpath(posixpath.join(folder, path)) if path else ""

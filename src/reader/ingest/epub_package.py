"""The package of an EPUB: what it says of itself, and its chapters in reading order with titles.

EPUB 3.3, sections 3 to 5 and 7; for EPUB 2, OPF 2.0.1 with its table of contents (NCX).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from lxml import etree

from reader.documents.addresses import web_address, without_tracking
from reader.documents.archives import Archive
from reader.documents.dates import parse_publication_date
from reader.model.errors import UnreadableError
from reader.model.parsed_article import PublicationDate
from reader.text.normalise import clean_characters, collapse_whitespace

_CONTAINER = "META-INF/container.xml"

_MOST_XML = 5_000_000
_CHAPTER_TYPES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_NCX_TYPE = "application/x-dtbncx+xml"

_NO_CHAPTER = re.compile(
    r"(?:^|[/_.-])(?:cover|title_?page|toc|nav|contents|copyright|colophon|jacket|mast_?head)"
    r"(?:[_.-]|\d*\.)",
    re.IGNORECASE,
)
_NO_CHAPTER_GUIDES = frozenset(("cover", "title-page", "toc", "copyright-page", "colophon"))

_DAMAGED = "This EPUB is damaged."
_ADVICE = "Get it again, or open it elsewhere and save its articles."


@dataclass(frozen=True, slots=True)
class Publication:
    """What the package says of the whole.

    ``chapters`` are the names of the documents to read, in reading order, without covers and
    tables of contents. ``titles`` are those of the table of contents, by document.
    """

    title: str = ""
    publisher: str = ""
    creators: tuple[str, ...] = ()
    published: PublicationDate | None = None
    language: str = ""
    url: str = ""
    chapters: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _File:
    """A file in the manifest."""

    name: str
    media_type: str
    is_contents: bool


def read_package(archive: Archive) -> Publication:
    """Return what an EPUB's package says.

    Raises:
        UnreadableError: when it is damaged, or declares entities.
    """
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
    folder = posixpath.dirname(path)
    files = _manifest(package, folder)
    return Publication(
        title=next(iter(texts["title"]), ""),
        publisher=next(iter(texts["publisher"]), ""),
        creators=tuple(texts["creator"]),
        published=parse_publication_date(date) if date else None,
        language=next(iter(texts["language"]), ""),
        url=next((without_tracking(address) for address in addresses if address), ""),
        chapters=tuple(dict.fromkeys(_reading_order(package, files, folder))),
        titles=_titles(archive, files.values()),
    )


def _manifest(package: etree._Element, folder: str) -> dict[str, _File]:
    """Return the files of a package by their ids."""
    return {
        _attribute(each, "id"): _File(
            _inside(folder, _attribute(each, "href")),
            _attribute(each, "media-type"),
            "nav" in _attribute(each, "properties").split(),
        )
        for each in _find_all(package, "item")
    }


def _reading_order(
    package: etree._Element, files: Mapping[str, _File], folder: str
) -> Iterator[str]:
    skipped = {
        _inside(folder, _attribute(each, "href"))
        for each in _find_all(package, "reference")
        if _attribute(each, "type").lower() in _NO_CHAPTER_GUIDES
    }
    for each in _find_all(package, "itemref"):
        file = files.get(_attribute(each, "idref"))
        if file is None or file.is_contents or file.media_type not in _CHAPTER_TYPES:
            continue
        is_linear = _attribute(each, "linear") != "no"
        if is_linear and file.name not in skipped and not _NO_CHAPTER.search(f"/{file.name}"):
            yield file.name


def _titles(archive: Archive, files: Iterable[_File]) -> Mapping[str, str]:
    """Return what the table of contents calls each document; the first name counts.

    A table that is missing or damaged names nothing: the chapters are there all the same.
    """
    titles: dict[str, str] = {}
    for file in files:
        if file.name in archive and (file.is_contents or file.media_type == _NCX_TYPE):
            try:
                root = _parse_xml(archive, file.name)
            except UnreadableError:
                continue
            folder = posixpath.dirname(file.name)
            for address, title in (*_links(root), *_points(root)):
                name = _inside(folder, address)
                if name and title:
                    titles.setdefault(name, title)
    return titles


def _links(contents: etree._Element) -> Iterator[tuple[str, str]]:
    """Give the addresses and texts of the links in a navigation document (EPUB 3)."""
    for link in _find_all(contents, "a"):
        yield _attribute(link, "href"), _tidy("".join(map(str, link.itertext())))


def _points(contents: etree._Element) -> Iterator[tuple[str, str]]:
    """Give the addresses and labels of the points in an NCX (EPUB 2)."""
    for point in _find_all(contents, "navPoint"):
        label = next(_find_all(point, "text"), None)
        content = next(_find_all(point, "content"), None)
        if label is not None and content is not None:
            yield _attribute(content, "src"), _text(label)


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
    return _tidy(str(element.text or ""))


def _tidy(text: str) -> str:
    return collapse_whitespace(clean_characters(text[:500])).strip()


def _inside(folder: str, address: str) -> str:
    """Return the name in the archive that an address in a file of a folder means."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    return posixpath.normpath(posixpath.join(folder, path)) if path else ""

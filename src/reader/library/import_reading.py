"""From something incoming to its pieces: files are read and parsed here, and nothing is stored.

Pure: needs no library, so that it runs in a thread or in a process of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reader.documents.addresses import web_address, without_tracking
from reader.exchange.reading_lists.preview import shown_title
from reader.exchange.reading_lists.recognising import find_list_format, read_reading_list
from reader.ingest.files import read_article_file
from reader.ingest.found import Found, FoundArticle
from reader.ingest.parsing import parse_articles
from reader.library.import_pieces import Incoming, Material, Piece, pack
from reader.library.importing import PASTED
from reader.library.reading_list_import import find_text
from reader.model.errors import ReaderError
from reader.model.reading_list import ReadingList, SavedEntry
from reader.text.fingerprint import text_sha256


def read_incoming(incoming: Incoming) -> Iterator[Piece]:
    """Give the pieces of a file, an address or a copied text; what cannot be read is one, too.

    For folders see `reader.library.import_listing`.
    """
    if incoming.address:
        yield _address(incoming.address)
        return
    try:
        if incoming.path is not None:
            file = read_article_file(incoming.path)
            raw, name, shown = file.raw, file.name, str(incoming.path)
        else:
            raw, name, shown = incoming.copied, incoming.name, PASTED
        if find_list_format(raw) is not None:
            yield from _list_pieces(read_reading_list(raw), shown)
            return
        for found in parse_articles(raw, name=name):
            yield _piece_of(found, incoming, shown)
    except ReaderError as error:
        problem = str(error).removeprefix(f"{incoming.shown}: ")
        yield Piece(shown_input(incoming), incoming.shown, problem=problem)


def shown_input(incoming: Incoming) -> str:
    """Return what a report calls it."""
    return str(incoming.path) if incoming.path is not None else incoming.address or PASTED


def fixed_piece(piece: Piece, material: Material) -> Piece:
    """Return a piece whose article a person has put right."""
    parsed = material.parsed
    if parsed is None:
        return piece
    found = FoundArticle(parsed, material.raw, material.raw_type)
    fixed = _with_text(piece, material, found)
    return replace(fixed, title=material.entry.title, is_fixed=True)


def _piece_of(found: Found, incoming: Incoming, shown: str) -> Piece:
    inside = f"/{found.inside}" if found.inside else ""
    if not isinstance(found, FoundArticle):
        return Piece(shown + inside, found.inside or incoming.shown, problem=found.reason)
    parsed = found.parsed
    origin = incoming.shown if incoming.path is not None else PASTED
    entry = SavedEntry(parsed.url, parsed.headline or origin + inside)
    material = Material(entry, origin + inside, folders=incoming.folders)
    return _with_text(Piece(shown + inside, entry.title), material, found)


def _with_text(piece: Piece, material: Material, found: FoundArticle) -> Piece:
    """Return the piece with what was found in its text."""
    parsed = found.parsed
    return replace(
        piece,
        title=parsed.headline or piece.title,
        outlet=parsed.outlet,
        date=parsed.published.shown if parsed.published else "",
        url=parsed.url,
        text_sha256=text_sha256(parsed.headline, parsed.document.text),
        doubt=parsed.incomplete,
        packed=pack(replace(material, parsed=parsed, raw=found.raw, raw_type=found.raw_type)),
    )


def _list_pieces(reading_list: ReadingList, shown: str) -> Iterator[Piece]:
    for entry in reading_list.entries:
        yield _entry_piece(entry, reading_list.service)
    for each in reading_list.left_out:
        yield Piece(f"{shown}: {each.place}", each.place, problem=each.reason)


def _entry_piece(entry: SavedEntry, service: str) -> Piece:
    entry = replace(entry, url=without_tracking(entry.url) if entry.url else "")
    marked = [tag for highlight in entry.highlights for tag in highlight.tags]
    piece = Piece(
        entry.url or shown_title(entry),
        shown_title(entry),
        date=entry.published.shown if entry.published else "",
        url=entry.url,
        marks=len(entry.highlights) + bool(entry.note),
        tags=tuple(dict.fromkeys([*entry.tags, *marked])),
        service=service,
        doubt=" ".join(entry.problems),
    )
    try:
        found = find_text(entry)
    except ReaderError as error:
        return replace(piece, problem=str(error))
    material = Material(replace(entry, html="", text=""), service, service=service)
    if found is None:
        return replace(piece, packed=pack(material))
    return _with_text(piece, material, found)


def _address(written: str) -> Piece:
    address = web_address(written)
    if address is None:
        return Piece(written, written, problem=f"“{written}” is no web address.")
    material = Material(SavedEntry(address), address, by_person=True)
    return Piece(address, address, url=address, packed=pack(material))

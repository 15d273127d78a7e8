"""Omnivore: the archive that it gave until it closed in November 2024.

Learnt from Omnivore's own code (`packages/api/src/jobs/export.ts`, `utils/parser.ts`):

- `metadata_0_to_20.json` and so on: ``[{id, slug, title, description, author, url, state,
  readingProgress, thumbnail, labels, savedAt, updatedAt, publishedAt}]``; ``readingProgress`` is
  in percent, ``labels`` are words, times are ISO 8601. An archived article's state is
  "Archived" or "ARCHIVED".
- `content/SLUG.html`: the article's text as Omnivore had it.
- `highlights/SLUG.md`: for each highlight ``> QUOTE``, then, each after an empty line, its labels
  (``#a #b``) and its note; the quote's own empty lines are ``>``.

A single metadata file is read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reader.documents.archives import Archive
from reader.documents.dates import parse_publication_date
from reader.documents.decoding import decode_bytes
from reader.exchange.reading_lists.export_file import ExportFile, parse_json, refuse_many
from reader.exchange.reading_lists.values import (
    address_of,
    line_of,
    moment_of,
    quote_of,
    tags_of,
    text_of,
    title_of,
)
from reader.model.errors import UnreadableError
from reader.model.reading_list import LeftOutEntry, ReadingList, SavedEntry, SavedHighlight

SERVICE = "Omnivore"

_METADATA = re.compile(r"(?:^|/)metadata_(\d+)_to_\d+\.json$")
_KEYS = frozenset(("slug", "url", "labels", "savedAt"))
_MOST_FILE_BYTES = 20 * 1024 * 1024
_ALL_READ = 95
"""Percent of progress from which an article counts as read."""

_EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_LABELS = re.compile(r"#[^\n]{1,200}")


def is_omnivore(export: ExportFile) -> bool:
    """Tell whether an export is Omnivore's."""
    if export.archive is not None:
        return any(_METADATA.search(name) for name in export.archive.names)
    value = export.json
    first = value[0] if isinstance(value, list) and value else None
    return isinstance(first, dict) and first.keys() >= _KEYS


def read_omnivore(export: ExportFile) -> ReadingList:
    """Return what Omnivore exported.

    Raises:
        UnreadableError: when it is damaged, or holds too much.
    """
    entries: list[SavedEntry] = []
    left_out: list[LeftOutEntry] = []
    archive = export.archive
    for place, value in _metadata(export):
        url = address_of(value.get("url")) if isinstance(value, dict) else ""
        if url:
            entries.append(_entry(url, value, archive))
        else:
            left_out.append(LeftOutEntry(place, "It has no web address."))
        refuse_many(len(entries) + len(left_out))
    return ReadingList(SERVICE, tuple(entries), tuple(left_out))


def _metadata(export: ExportFile) -> Iterator[tuple[str, Any]]:
    """Give where each article's description stands, and what it is."""
    archive = export.archive
    if archive is None:
        for number, value in enumerate(export.json, 1):
            yield f"article {number}", value
        return
    names = [
        (int(found[1][:9]), name) for name in archive.names if (found := _METADATA.search(name))
    ]
    for _, name in sorted(names):
        values = parse_json(archive.read(name, _MOST_FILE_BYTES).decode("utf-8", "replace"))
        if not isinstance(values, list):
            yield name, None
            continue
        for number, value in enumerate(values, 1):
            yield f"{name}, article {number}", value


def _entry(url: str, value: Mapping[str, Any], archive: Archive | None) -> SavedEntry:
    added_at, problem = moment_of(value.get("savedAt"))
    problems = [problem] if problem else []
    slug = str(value.get("slug") or "")
    html = _file_text(archive, f"content/{slug}.html", problems)
    notes, highlights = _read_highlights(_file_text(archive, f"highlights/{slug}.md", problems))
    author, published = line_of(value.get("author")), line_of(value.get("publishedAt"))
    progress = value.get("readingProgress")
    archived = str(value.get("state")).casefold() == "archived"
    return SavedEntry(
        url=url,
        title=title_of(value.get("title"), url),
        added_at=added_at,
        tags=tags_of(value.get("labels")),
        read=archived or (isinstance(progress, int | float) and progress >= _ALL_READ),
        archived=archived,
        note=notes,
        highlights=highlights,
        html=html,
        byline=(author,) if author else (),
        published=parse_publication_date(published) if published else None,
        problems=tuple(problems),
    )


def _file_text(archive: Archive | None, ending: str, problems: list[str]) -> str:
    """Return the text of the file whose name ends so, "" where there is none."""
    if archive is None:
        return ""
    name = next((name for name in (ending, f"./{ending}") if name in archive), None)
    if name is None:
        return ""
    try:
        return decode_bytes(archive.read(name, _MOST_FILE_BYTES)).text
    except UnreadableError as error:
        problems.append(f"{ending}: {error.message}")
        return ""


def _read_highlights(markdown: str) -> tuple[str, tuple[SavedHighlight, ...]]:
    """Return the notes on the whole article, and its highlights."""
    notes: list[str] = []
    highlights: list[dict[str, Any]] = []
    for part in _EMPTY_LINES.split(markdown.replace("\r\n", "\n").strip()):
        if part.startswith(">"):
            lines = (re.sub(r"^>[ \t]?", "", line) for line in part.split("\n"))
            highlights.append({"quote": quote_of("\n".join(lines)), "tags": (), "notes": []})
        elif not highlights:
            notes.append(text_of(part))
        elif _LABELS.fullmatch(part) and not highlights[-1]["notes"]:
            highlights[-1]["tags"] = tags_of(re.split(r"(?:^|\s)#", part))
        else:
            highlights[-1]["notes"].append(text_of(part))
    return "\n\n".join(filter(None, notes)), tuple(
        SavedHighlight(each["quote"], tags=each["tags"], note="\n\n".join(each["notes"]))
        for each in highlights
        if each["quote"]
    )

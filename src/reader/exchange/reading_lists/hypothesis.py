"""Hypothesis: the JSON that its sidebar exports, and what its API answers to a search.

Learnt from the client's code (`annotations-exporter.tsx`) and the API's documentation:
``{export_date, export_userid, client_version, annotations: [...]}``, in the API ``{total, rows:
[...]}``. An annotation has ``uri``, ``created`` (ISO 8601), ``text`` (Markdown), ``tags``,
``document.title`` (a list), ``references`` (of a reply: the ids of what it answers) and ``target:
[{source, selector: [{type: "TextQuoteSelector", exact, prefix, suffix}, ...]}]``. Offsets in other
selectors count UTF-16 units of a live page: only the quote is used. An annotation without a
quote is a note on the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reader.exchange.reading_lists.export_file import ExportFile, refuse_many
from reader.exchange.reading_lists.values import (
    address_of,
    line_of,
    moment_of,
    quote_of,
    tags_of,
    text_of,
    title_of,
)
from reader.model.reading_list import LeftOutEntry, ReadingList, SavedEntry, SavedHighlight

SERVICE = "Hypothesis"

_CONTEXT_LENGTH = 200


@dataclass(slots=True)
class _Page:
    """What was said about one page."""

    title: str = ""
    notes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    highlights: list[SavedHighlight] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def is_hypothesis(export: ExportFile) -> bool:
    """Tell whether an export is Hypothesis's."""
    value = export.json
    if not isinstance(value, dict):
        return False
    annotations = _annotations(value)
    first = annotations[0] if annotations else None
    if isinstance(first, dict):
        return "uri" in first and "target" in first
    return "export_userid" in value and "annotations" in value


def read_hypothesis(export: ExportFile) -> ReadingList:
    """Return what was exported from Hypothesis: an entry a page, with its annotations.

    Replies are left out: they answer another annotation, not a passage.

    Raises:
        UnreadableError: when it holds too much.
    """
    annotations = _annotations(export.json)
    refuse_many(len(annotations))
    pages: dict[str, _Page] = {}
    left_out: list[LeftOutEntry] = []
    for number, value in enumerate(annotations, 1):
        url = address_of(value.get("uri")) if isinstance(value, dict) else ""
        if not url:
            left_out.append(LeftOutEntry(f"annotation {number}", "It is on no web address."))
        elif value.get("references"):
            left_out.append(LeftOutEntry(f"annotation {number}", "It replies to another one."))
        else:
            _take(pages.setdefault(url, _Page()), url, value)
    return ReadingList(
        SERVICE, tuple(_entry(url, page) for url, page in pages.items()), tuple(left_out)
    )


def _annotations(value: Mapping[str, Any]) -> list[Any]:
    found = value.get("annotations", value.get("rows"))
    return found if isinstance(found, list) else []


def _take(page: _Page, url: str, value: Mapping[str, Any]) -> None:
    """Enter an annotation where it belongs."""
    page.title = page.title or title_of(_document_title(value), url)
    created_at, problem = moment_of(value.get("created"))
    if problem:
        page.problems.append(problem)
    selector = _quote_selector(value.get("target"))
    quote = quote_of(selector.get("exact"))
    note, tags = text_of(value.get("text")), tags_of(value.get("tags"))
    if quote:
        page.highlights.append(
            SavedHighlight(
                quote=quote,
                prefix=_context(selector.get("prefix")),
                suffix=_context(selector.get("suffix")),
                note=note,
                tags=tags,
                created_at=created_at,
            )
        )
    else:
        page.notes.append(note)
        page.tags.extend(tags)


def _document_title(value: Mapping[str, Any]) -> str:
    document = value.get("document")
    titles = document.get("title") if isinstance(document, dict) else None
    return line_of(titles[0] if isinstance(titles, list) and titles else titles)


def _quote_selector(targets: Any) -> Mapping[str, Any]:
    """Return the first quote among the selectors, {} where there is none."""
    for target in targets if isinstance(targets, list) else []:
        selectors = target.get("selector") if isinstance(target, dict) else None
        for selector in selectors if isinstance(selectors, list) else []:
            if isinstance(selector, dict) and selector.get("type") == "TextQuoteSelector":
                return selector
    return {}


def _context(value: Any) -> str:
    return value[:_CONTEXT_LENGTH] if isinstance(value, str) else ""


def _entry(url: str, page: _Page) -> SavedEntry:
    return SavedEntry(
        url=url,
        title=page.title,
        tags=tags_of(page.tags),
        note="\n\n".join(filter(None, page.notes)),
        highlights=tuple(page.highlights),
        problems=tuple(dict.fromkeys(page.problems)),
    )

"""Edits of a ledger as JSON values and back: what the store keeps of them.

Nothing in them refers to a ledger: they can be read before, or without, one. An edit is
``{"edit": "merge", "keys": […], "label": "…"}``; a passage is ``{"part": "body", "start": 3,
"end": 9, "exact": "…"}``, in code points.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from reader.model.ledger_edits import (
    AddSource,
    LedgerEdit,
    LinkPassage,
    MergeSources,
    QuotedPassage,
    RenameSource,
    SplitPassage,
    UnlinkPassage,
)
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.model.sourcing import SourceKind


def edits_to_json(edits: Sequence[LedgerEdit]) -> str:
    """Return the edits as one line of JSON, in their order; equal edits give equal text."""
    values = [edit_to_value(edit) for edit in edits]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def edits_from_json(text: str) -> tuple[LedgerEdit, ...]:
    """Return the edits that `edits_to_json` wrote.

    Raises:
        ValueError: when ``text`` is not JSON or not a list of edits.
    """
    values = json.loads(text)
    if not isinstance(values, list):
        raise ValueError("edits of a ledger are a list")  # noqa: TRY004 - bad content, not a bad call
    return tuple(edit_from_value(value) for value in values)


def edit_to_value(edit: LedgerEdit) -> dict[str, Any]:
    """Return one edit as a JSON value."""
    match edit:
        case MergeSources(keys, label):
            return {"edit": "merge", "keys": list(keys), "label": label}
        case SplitPassage(quoted):
            return {"edit": "split", "passage": _passage_value(quoted)}
        case LinkPassage(quoted, key):
            return {"edit": "link", "passage": _passage_value(quoted), "key": key}
        case UnlinkPassage(quoted):
            return {"edit": "unlink", "passage": _passage_value(quoted)}
        case RenameSource(key, label):
            return {"edit": "rename", "key": key, "label": label}
        case AddSource(quoted, label, kind):
            value = {"edit": "add", "passage": _passage_value(quoted)}
            return value | {"label": label, "kind": kind.value}


def edit_from_value(value: Any) -> LedgerEdit:
    """Return the edit that `edit_to_value` wrote.

    Raises:
        ValueError: when the value is no edit.
    """
    try:
        return _READERS[value["edit"]](value)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not an edit of a ledger: {error}") from error


def _merge(value: dict[str, Any]) -> LedgerEdit:
    return MergeSources(tuple(map(str, value["keys"])), str(value["label"]))


def _split(value: dict[str, Any]) -> LedgerEdit:
    return SplitPassage(_passage(value))


def _link(value: dict[str, Any]) -> LedgerEdit:
    return LinkPassage(_passage(value), str(value["key"]))


def _unlink(value: dict[str, Any]) -> LedgerEdit:
    return UnlinkPassage(_passage(value))


def _rename(value: dict[str, Any]) -> LedgerEdit:
    return RenameSource(str(value["key"]), str(value["label"]))


def _add(value: dict[str, Any]) -> LedgerEdit:
    return AddSource(_passage(value), str(value["label"]), SourceKind(value["kind"]))


_READERS: dict[str, Callable[[dict[str, Any]], LedgerEdit]] = {
    "merge": _merge,
    "split": _split,
    "link": _link,
    "unlink": _unlink,
    "rename": _rename,
    "add": _add,
}


def _passage_value(quoted: QuotedPassage) -> dict[str, Any]:
    place = quoted.passage.range
    return {
        "part": quoted.passage.part.value,
        "start": place.start,
        "end": place.end,
        "exact": quoted.exact,
    }


def _passage(value: dict[str, Any]) -> QuotedPassage:
    passage = value["passage"]
    place = TextRange(int(passage["start"]), int(passage["end"]))
    return QuotedPassage(Passage(Part(passage["part"]), place), str(passage["exact"]))

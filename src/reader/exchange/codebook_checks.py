"""Tags read from a file, checked before anything of them enters the library."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reader.model.codebook import STYLE_SLOTS, Codebook, Tag
from reader.model.errors import UnreadableError
from reader.text.normalise import clean_characters, collapse_whitespace

_MAX_TAGS = 10_000
_MAX_NAME = 200
_MAX_LETTER = 2
_SHORTCUTS = range(1, 10)
_MAX_ID = 60
_ID = re.compile(rf"[^\W_][\w-]{{0,{_MAX_ID - 1}}}")


def tags_from_values(
    values: Sequence[Mapping[str, Any]], file_name: str, known: Codebook
) -> list[Tag]:
    """Return the tags that JSON values or rows describe, parents before children.

    What is not said of a tag is as in ``known`` where that has the tag; new tags come after
    those in their order.

    Raises:
        UnreadableError: naming the tag and what is wrong with it.
    """
    if len(values) > _MAX_TAGS:
        raise UnreadableError(f"{file_name} holds more than {_MAX_TAGS} tags.", "Check the file.")
    tags: dict[str, Tag] = {}
    first_order = max((tag.order for tag in known), default=-1) + 1
    for number, value in enumerate(values, start=1):
        try:
            tag = _tag(value, known)
            _check_beside(tag, tags)
        except ValueError as error:
            raise UnreadableError(
                f"{file_name}: tag {number} cannot be used: {error}.", "Correct the file."
            ) from error
        tags[tag.id] = tag
    ordered = _parents_first(tags, file_name)
    return [
        tag if known.find(tag.id) else replace(tag, order=first_order + place)
        for place, tag in enumerate(ordered)
    ]


def tag_id_for(name: str) -> str:
    """Return the slug that stands for a tag's name: "Unnamed source" gives "unnamed-source"."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\W_]+", "-", plain).strip("-")[:_MAX_ID].rstrip("-")


def _tag(value: Mapping[str, Any], known: Codebook) -> Tag:
    name = collapse_whitespace(_text(value, "name", "")).strip()
    tag_id = _text(value, "id", "") or tag_id_for(name)
    if not _ID.fullmatch(tag_id):
        raise ValueError(f'"{tag_id}" is no id (letters, digits and hyphens)')
    base = known.find(tag_id) or Tag(tag_id, tag_id)
    tag = replace(
        base,
        name=name or base.name,
        definition=_text(value, "definition", base.definition),
        parent_id=_text(value, "parent", base.parent_id or "") or None,
        slot=_number(value, "slot", range(1, STYLE_SLOTS + 1), base.slot) or base.slot,
        letter=_text(value, "letter", base.letter) or base.letter,
        shortcut=_number(value, "shortcut", _SHORTCUTS, base.shortcut),
        archived=_flag(value, "archived", default=base.archived),
        checklist=_questions(value, base.checklist),
    )
    if len(tag.name) > _MAX_NAME:
        raise ValueError(f"its name has more than {_MAX_NAME} characters")
    if len(tag.letter) > _MAX_LETTER:
        raise ValueError(f'"{tag.letter}" is no margin letter')
    return tag


def _check_beside(tag: Tag, others: Mapping[str, Tag]) -> None:
    if tag.id in others:
        raise ValueError(f'the id "{tag.id}" occurs twice')
    if tag.shortcut and any(other.shortcut == tag.shortcut for other in others.values()):
        raise ValueError(f"two tags have the key {tag.shortcut}")


def _text(value: Mapping[str, Any], field: str, default: str) -> str:
    if field not in value:
        return default
    found = value[field]
    if found is None:
        return ""
    if not isinstance(found, str):
        raise ValueError(f'"{field}" is not text')  # noqa: TRY004 - about the file, not the code
    return clean_characters(found)


def _number(
    value: Mapping[str, Any], field: str, allowed: range, default: int | None
) -> int | None:
    found = value.get(field, default)
    if found is None:
        return None
    if not isinstance(found, int) or isinstance(found, bool) or found not in allowed:
        raise ValueError(f'"{field}" is not a number from {allowed[0]} to {allowed[-1]}')
    return found


def _flag(value: Mapping[str, Any], field: str, *, default: bool) -> bool:
    found = value.get(field, default)
    if not isinstance(found, bool):
        raise ValueError(f'"{field}" is neither true nor false')  # noqa: TRY004 - as above
    return found


def _questions(value: Mapping[str, Any], default: tuple[str, ...]) -> tuple[str, ...]:
    if "checklist" not in value:
        return default
    found = value["checklist"] or []
    if not isinstance(found, list) or not all(isinstance(line, str) for line in found):
        raise ValueError('"checklist" is not a list of questions')
    return tuple(clean_characters(line) for line in found)


def _parents_first(tags: Mapping[str, Tag], file_name: str) -> list[Tag]:
    """Return the tags so that each comes after its parent, otherwise in their order."""
    ordered: dict[str, Tag] = {}
    for tag in tags.values():
        line = {tag.id: tag}
        parent = tags.get(tag.parent_id or "")
        while parent and parent.id not in ordered:
            if parent.id in line:
                raise UnreadableError(
                    f'{file_name}: the tag "{tag.id}" is among its own parents.',
                    "Correct the file.",
                )
            line[parent.id] = parent
            parent = tags.get(parent.parent_id or "")
        ordered.update((one.id, one) for one in reversed(line.values()) if one.id not in ordered)
    return list(ordered.values())

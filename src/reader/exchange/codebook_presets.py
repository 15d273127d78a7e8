"""Presets of a codebook: newsrooms' checklists, to be added to the tags that ask them.

A preset is a file in ``resources/codebooks/``: a name, whose questions they are, and questions by
tag. Adding one never takes a question away and changes nothing else of a tag.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from reader.model.codebook import Codebook, Tag
from reader.model.resources import resource_path

_FOLDER = "resources/codebooks"

PRESET_IDS = ("ap-anonymity", "spj-anonymity", "bbc-corroboration", "news-literacy")
"""The presets that come with the program, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class CodebookPreset:
    """Questions for the tags of a codebook; ``checklists`` maps tag ids to questions."""

    id: str
    name: str
    by: str
    about: str
    checklists: Mapping[str, tuple[str, ...]]


@cache
def list_presets() -> tuple[CodebookPreset, ...]:
    """Return the presets that come with the program.

    Raises:
        FileNotFoundError: when this copy of the program lacks one of them.
    """
    return tuple(_read(preset_id) for preset_id in PRESET_IDS)


def tags_with_preset(codebook: Codebook, preset: CodebookPreset) -> list[Tag]:
    """Return the tags that change when a preset is added, with its questions after their own.

    Tags that the codebook lacks are passed over. An empty list: everything is in it already.
    """
    changed: list[Tag] = []
    for tag in codebook:
        questions = preset.checklists.get(tag.id, ())
        checklist = tuple(dict.fromkeys((*tag.checklist, *questions)))
        if checklist != tag.checklist:
            changed.append(replace(tag, checklist=checklist))
    return changed


def _read(preset_id: str) -> CodebookPreset:
    path = resource_path(f"{_FOLDER}/{preset_id}.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return CodebookPreset(
        id=preset_id,
        name=table["name"],
        by=table["by"],
        about=table["about"],
        checklists={tag["id"]: tuple(tag["checklist"]) for tag in table["tags"]},
    )

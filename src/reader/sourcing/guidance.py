"""Explanations for people: what a tag or a grade means, the newsroom rule behind it, what to ask.

They are in ``resources/explanations/<language>.toml``, in plain neutral words of our own; no
newsroom's text is copied. Why one particular passage was suggested is said elsewhere
(`reader.sourcing.explanations`).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from reader.model.resources import resource_path


@dataclass(frozen=True, slots=True)
class NewsroomRule:
    """What a newsroom's code asks for, in our words; ``by`` says whose (AP, SPJ, Reuters)."""

    by: str
    rule: str


@dataclass(frozen=True, slots=True)
class Guidance:
    """What something means in two sentences, the rules behind it, and questions to ask next."""

    means: str
    rules: tuple[NewsroomRule, ...]
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _AllGuidance:
    tags: dict[str, Guidance]
    grades: dict[int, Guidance]


def find_tag_guidance(tag_id: str, language: str = "en") -> Guidance | None:
    """Return what a tag of the core codebook means; None for a person's own tags.

    Raises:
        FileNotFoundError: when there are no explanations in the language.
    """
    return _load(language).tags.get(tag_id)


def get_grade_guidance(grade: int, language: str = "en") -> Guidance:
    """Return what a transparency grade means.

    Raises:
        KeyError: when ``grade`` is not 0 to 4.
        FileNotFoundError: as `find_tag_guidance`.
    """
    return _load(language).grades[grade]


@cache
def _load(language: str) -> _AllGuidance:
    path = resource_path(f"resources/explanations/{language}.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return _AllGuidance(
        tags={tag_id: _guidance(values) for tag_id, values in table["tags"].items()},
        grades={values["grade"]: _guidance(values) for values in table["grades"]},
    )


def _guidance(values: dict[str, Any]) -> Guidance:
    return Guidance(
        means=values["means"],
        rules=tuple(NewsroomRule(rule["by"], rule["rule"]) for rule in values["rules"]),
        ask=tuple(values["ask"]),
    )

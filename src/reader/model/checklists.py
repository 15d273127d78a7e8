"""A person's answers to the questions of a tag's checklist."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """What was answered; the values are stored and exported."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    """Looked at, and not to be told from the article."""


@dataclass(frozen=True, slots=True)
class ChecklistAnswer:
    """The answer to one question about one annotation.

    ``question`` is the question's own text, so that the answer still says what it is about
    when the checklist is edited later. ``comment`` is the person's words, "" for none.
    """

    question: str
    answer: Answer
    comment: str = ""

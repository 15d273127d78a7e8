"""Checklists: the questions that a passage's tags ask, and a person's answers to them.

A checklist is never filled in by the program: whether anonymity was justified is for people to
judge. Answers belong to an annotation and are kept by their question's words, so that they
outlive changes of the codebook.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader.model.codebook import Codebook


class Answer(StrEnum):
    """What a person answered; the values are stored and exported, so they never change."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    """The person looked and could not tell."""


@dataclass(frozen=True, slots=True)
class ChecklistAnswer:
    """An answer to one question; ``comment`` is plain text, "" for none."""

    question: str
    answer: Answer
    comment: str = ""


def list_questions(tag_ids: Iterable[str], codebook: Codebook) -> tuple[str, ...]:
    """Return what the tags ask of a passage, in their order; a question is asked once."""
    tags = (codebook.find(tag_id) for tag_id in tag_ids)
    return tuple(dict.fromkeys(line for tag in tags if tag for line in tag.checklist))


def unanswered_questions(
    questions: Iterable[str], answers: Sequence[ChecklistAnswer]
) -> tuple[str, ...]:
    """Return the questions that nobody has answered, in their order."""
    answered = {answer.question for answer in answers}
    return tuple(question for question in questions if question not in answered)


def open_questions(questions: Iterable[str], answers: Sequence[ChecklistAnswer]) -> tuple[str, ...]:
    """Return the questions without a yes or a no: unanswered, or answered with "unknown"."""
    settled = {one.question for one in answers if one.answer is not Answer.UNKNOWN}
    return tuple(question for question in questions if question not in settled)

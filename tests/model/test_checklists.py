from __future__ import annotations

from reader.model.checklists import (
    Answer,
    ChecklistAnswer,
    list_questions,
    open_questions,
    unanswered_questions,
)
from reader.model.codebook import Codebook, Tag

CODEBOOK = Codebook(
    (
        Tag("unnamed-source", "Unnamed", checklist=("Who?", "Why?")),
        Tag("second-hand", "Second-hand", checklist=("Why?", "Whose?")),
        Tag("loaded", "Loaded"),
    )
)
QUESTIONS = ("Who?", "Why?", "Whose?")


def test_a_passage_is_asked_what_all_its_tags_ask_once() -> None:
    tags = ("second-hand", "unnamed-source", "loaded", "gone")
    assert list_questions(tags, CODEBOOK) == ("Why?", "Whose?", "Who?")


def test_unknown_is_an_answer_that_leaves_the_question_open() -> None:
    answers = (ChecklistAnswer("Who?", Answer.UNKNOWN), ChecklistAnswer("Whose?", Answer.NO))
    assert unanswered_questions(QUESTIONS, answers) == ("Why?",)
    assert open_questions(QUESTIONS, answers) == ("Who?", "Why?")


def test_answers_to_questions_that_are_not_asked_any_more_answer_no_other() -> None:
    answers = (ChecklistAnswer("When?", Answer.YES, "on Friday"),)
    assert unanswered_questions(QUESTIONS, answers) == QUESTIONS
    assert unanswered_questions((), answers) == ()

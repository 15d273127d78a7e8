"""Checklists: asked in a dialog, saved at once, kept, and in the memo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot
from tests.support.reading import QUAY, annotate
from tests.support.signals import carried
from tests.support.suggestions import HOSTILE
from tests.support.windows import (
    opened_window,
    parts_of,
    select_with_mouse,
    stored_library,
    trigger,
    wait_until_saved,
)

from reader.exchange.markdown import MarkdownOptions
from reader.exchange.template_choice import find_template
from reader.library.codebooks import default_tags
from reader.library.exporting import render_articles
from reader.library.library import Library
from reader.library.operations import SaveTags
from reader.model.annotation import Annotation
from reader.model.checklists import Answer, ChecklistAnswer
from reader.model.codebook import Codebook
from reader.model.queries import AnnotationQuery
from reader.ui.annotations.checklist_dialog import ChecklistDialog
from reader.ui.session import WindowSession
from reader.ui.theme import THEME_NAMES, load_theme

CODEBOOK = Codebook(tuple(default_tags()))
QUESTIONS = list(next(tag for tag in CODEBOOK if tag.id == "unnamed-source").checklist)
OLD = ChecklistAnswer("A question of an older codebook?", Answer.YES, "kept")


def annotation(*answers: ChecklistAnswer, grade: int | None = None) -> Annotation:
    made = annotate("people", "three people briefed on the plan", "unnamed-source", document=QUAY)
    return replace(made, answers=answers, grade=grade)


def shown(qtbot: QtBot, asked: Annotation, codebook: Codebook = CODEBOOK) -> ChecklistDialog:
    dialog = ChecklistDialog(asked, codebook, load_theme("light"), None)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def test_what_the_tags_ask_is_asked_in_their_order(qtbot: QtBot) -> None:
    dialog = shown(qtbot, annotation())
    assert dialog.questions() == QUESTIONS
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert [each for each in words if each in QUESTIONS] == QUESTIONS
    assert "“three people briefed on the plan”" in words
    chosen = [button for button in dialog.findChildren(QRadioButton) if button.isChecked()]
    assert chosen == [], "the program answers nothing"


def test_an_answer_is_told_at_once_and_once(qtbot: QtBot) -> None:
    dialog = shown(qtbot, annotation())
    with qtbot.waitSignal(dialog.answered) as told:
        dialog.row(QUESTIONS[1]).choose(Answer.NO)
    assert carried(told) == ["people", (ChecklistAnswer(QUESTIONS[1], Answer.NO),)]
    with qtbot.assertNotEmitted(dialog.answered):
        dialog.row(QUESTIONS[1]).choose(Answer.NO)
    with qtbot.waitSignal(dialog.answered) as told:
        dialog.row(QUESTIONS[0]).choose(Answer.YES)
    assert [one.question for one in carried(told)[1]] == QUESTIONS[:2], "in the order asked"


def test_a_remark_goes_with_its_answer(qtbot: QtBot) -> None:
    dialog = shown(qtbot, annotation(ChecklistAnswer(QUESTIONS[0], Answer.YES)))
    remark = dialog.row(QUESTIONS[0]).findChild(QLineEdit)
    assert remark is not None
    remark.setFocus()
    QTest.keyClicks(remark, " See the minutes. ")
    with qtbot.waitSignal(dialog.answered) as told:
        QTest.keyClick(remark, Qt.Key.Key_Tab)
    assert carried(told)[1] == (ChecklistAnswer(QUESTIONS[0], Answer.YES, "See the minutes."),)


def test_a_remark_alone_says_that_somebody_looked(qtbot: QtBot) -> None:
    dialog = shown(qtbot, annotation())
    remark = dialog.row(QUESTIONS[2]).findChild(QLineEdit)
    assert remark is not None
    remark.setText("Nobody answers the phone.")
    with qtbot.waitSignal(dialog.answered) as told:
        remark.editingFinished.emit()
    [answer] = carried(told)[1]
    assert (answer.answer, answer.comment) == (Answer.UNKNOWN, "Nobody answers the phone.")


def test_answers_to_questions_that_are_no_longer_asked_are_kept(qtbot: QtBot) -> None:
    dialog = shown(qtbot, annotation(OLD))
    assert OLD.question not in dialog.questions()
    with qtbot.waitSignal(dialog.answered) as told:
        dialog.row(QUESTIONS[0]).choose(Answer.YES)
    assert carried(told)[1] == (ChecklistAnswer(QUESTIONS[0], Answer.YES), OLD)


def test_a_source_is_graded(qtbot: QtBot) -> None:
    dialog = shown(qtbot, annotation(grade=2))
    box = dialog.findChild(QComboBox)
    assert box is not None
    assert box.currentText().startswith("2 of 4")
    with qtbot.waitSignal(dialog.graded) as told:
        box.setCurrentIndex(0)
    assert carried(told) == ["people", None]
    with qtbot.waitSignal(dialog.graded) as told:
        box.setCurrentIndex(5)
    assert carried(told) == ["people", 4]


def test_only_unnamed_sources_have_a_grade(qtbot: QtBot) -> None:
    other = replace(annotation(), tag_ids=("hedge",))
    assert shown(qtbot, other).findChild(QComboBox) is None


def test_a_passage_whose_tags_ask_nothing_says_so(qtbot: QtBot) -> None:
    dialog = shown(qtbot, replace(annotation(), tag_ids=()))
    assert dialog.questions() == []
    assert any("ask no questions" in label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize("name", THEME_NAMES)
def test_hostile_questions_and_quotations_stay_words(qtbot: QtBot, name: str) -> None:
    tags = [
        replace(tag, checklist=(HOSTILE,)) if tag.id == "unnamed-source" else tag
        for tag in CODEBOOK
    ]
    asked = annotation(ChecklistAnswer(HOSTILE, Answer.YES, HOSTILE))
    quote = replace(asked.target.quote, exact=HOSTILE)
    asked = replace(asked, target=replace(asked.target, quote=quote))
    dialog = ChecklistDialog(asked, Codebook(tuple(tags)), load_theme(name), None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.grab()
    labels = dialog.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert HOSTILE in [label.text() for label in labels]


def test_buttons_and_fields_say_what_they_are_for(qtbot: QtBot) -> None:
    dialog = shown(qtbot, annotation())
    for button in dialog.findChildren(QRadioButton):
        assert button.accessibleDescription() in QUESTIONS
    for field in dialog.findChildren(QLineEdit):
        if field.parent() is not None and not isinstance(field.parent(), QComboBox):
            assert field.accessibleName()


# In the window


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowSession]:
    with opened_window(qtbot, tmp_path) as session:
        select_with_mouse(session, "unnamed US officials")
        trigger(session, "tag-1")
        wait_until_saved(qtbot, session)
        yield session


def opened(session: WindowSession) -> ChecklistDialog:
    trigger(session, "checklist")
    dialog = session.window.findChild(ChecklistDialog)
    assert dialog is not None
    return dialog


def stored_answers(library: Library) -> dict[str, Answer]:
    [annotation] = library.list_annotations(AnnotationQuery())
    return {one.question: one.answer for one in annotation.answers}


def test_each_answer_is_saved_and_taken_back_by_itself(
    qtbot: QtBot, session: WindowSession
) -> None:
    dialog = opened(session)
    first, second = dialog.questions()[:2]
    dialog.row(first).choose(Answer.YES)
    wait_until_saved(qtbot, session)
    dialog.row(second).choose(Answer.UNKNOWN)
    wait_until_saved(qtbot, session)
    library = stored_library(session)
    assert stored_answers(library) == {first: Answer.YES, second: Answer.UNKNOWN}
    session.client.undo()
    wait_until_saved(qtbot, session)
    assert stored_answers(library) == {first: Answer.YES}
    session.client.undo()
    wait_until_saved(qtbot, session)
    assert stored_answers(library) == {}
    session.client.redo()
    wait_until_saved(qtbot, session)
    assert stored_answers(library) == {first: Answer.YES}
    assert library.check().ok
    library.close()


def test_answers_outlive_the_question_and_stand_in_the_memo(
    qtbot: QtBot, session: WindowSession
) -> None:
    dialog = opened(session)
    first = dialog.questions()[0]
    dialog.row(first).choose(Answer.NO)
    wait_until_saved(qtbot, session)
    codebook = parts_of(session).overview.codebook
    tag = codebook.find("unnamed-source")
    assert tag is not None
    session.client.perform(SaveTags([replace(tag, checklist=("Is it a new question?",))]))
    wait_until_saved(qtbot, session)
    library = stored_library(session)
    assert stored_answers(library) == {first: Answer.NO}
    shown_article = parts_of(session).current.article
    assert shown_article is not None
    template = find_template("fact-check-memo")
    memo = render_articles(library, [shown_article.article.id], MarkdownOptions(template=template))
    assert f"no: {first}" in memo
    assert "unanswered: Is it a new question?" in memo
    library.close()

"""The tab with the suggestions: what is asked, in words and by signals; dialogs it opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from tests.support.painting import colours, picture_of
from tests.support.signals import carried
from tests.support.suggestions import HOSTILE, quoting, stored_suggestions

from reader.library.codebooks import default_tags
from reader.model.codebook import Codebook, Tag
from reader.model.review import SuggestionState
from reader.ui.actions import load_action_table
from reader.ui.review.guidance_dialog import GuidanceDialog
from reader.ui.review.question import ANSWERS, Question
from reader.ui.review.suggestions_pane import SuggestionsPane
from reader.ui.review.walk import ReviewTally
from reader.ui.theme import THEME_NAMES, load_theme

TEXT = (
    "The harbour tunnel will open late, officials said on Monday. Three people with knowledge "
    "of the contract said that the pumps had failed. The delay reportedly cost millions."
)
CODEBOOK = Codebook(tuple(default_tags()))
SUGGESTIONS = tuple(stored_suggestions(TEXT))
THEME = load_theme("light")


@pytest.fixture
def actions(qapp: object) -> dict[str, QAction]:
    return {
        entry.id: QAction(entry.text, qapp)  # type: ignore[call-overload]
        for entry in load_action_table().entries
    }


@pytest.fixture
def pane(qtbot: QtBot, actions: dict[str, QAction]) -> SuggestionsPane:
    pane = SuggestionsPane(actions, THEME)
    qtbot.addWidget(pane)
    pane.resize(300, 700)
    pane.show()
    pane.show_suggestions(SUGGESTIONS, CODEBOOK)
    return pane


def words_in(pane: SuggestionsPane | Question | GuidanceDialog) -> str:
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def test_the_question_says_what_why_and_how_sure(pane: SuggestionsPane) -> None:
    pane.ask_about(SUGGESTIONS[1], (2, 5))
    said = words_in(pane)
    assert "Suggestion 2 of 5" in said
    assert "likely · transparency 3 of 4" in said
    assert SUGGESTIONS[1].suggestion.reason in said
    question = pane.findChild(Question)
    assert question is not None
    assert question.accessibleName() == f"Unnamed source: {SUGGESTIONS[1].quote.exact}"
    assert SUGGESTIONS[1].suggestion.reason in question.accessibleDescription()


def test_the_row_in_question_is_the_chosen_one(qtbot: QtBot, pane: SuggestionsPane) -> None:
    view = pane.findChild(QListView)
    assert view is not None
    with qtbot.assertNotEmitted(pane.suggestion_chosen):
        pane.ask_about(SUGGESTIONS[2], (3, 5))
    assert view.currentIndex().row() == 2
    pane.setFocus()
    with qtbot.waitSignal(pane.suggestion_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert carried(chosen) == [SUGGESTIONS[1].id]


def test_answers_are_buttons_of_the_actions_and_name_their_keys(
    qtbot: QtBot, pane: SuggestionsPane, actions: dict[str, QAction]
) -> None:
    actions["review-accept"].setShortcut("A")
    pane.ask_about(SUGGESTIONS[0], (1, 5))
    buttons = {each.text(): each for each in pane.findChildren(QToolButton)}
    assert "Accept  A" in buttons
    with qtbot.waitSignal(actions["review-accept"].triggered):
        buttons["Accept  A"].click()
    actions["review-undo"].setEnabled(False)
    undo = next(each for text, each in buttons.items() if text.startswith("Undo"))
    assert not undo.isEnabled()
    assert len(ANSWERS) == 6


def test_more_about_the_tag_is_asked_for(qtbot: QtBot, pane: SuggestionsPane) -> None:
    pane.ask_about(SUGGESTIONS[0], (1, 5))
    more = next(b for b in pane.findChildren(QToolButton) if b.text() == "About this tag")
    with qtbot.waitSignal(pane.explanation_requested) as asked:
        more.click()
    assert carried(asked) == ["unnamed-source"]


def test_all_strong_are_offered_only_where_there_are_several(
    qtbot: QtBot, pane: SuggestionsPane, actions: dict[str, QAction]
) -> None:
    pane.offer_strong(1)
    button = next(b for b in pane.findChildren(QPushButton) if b.text().startswith("Accept all"))
    assert button.isHidden()
    pane.offer_strong(4)
    assert button.isVisible()
    assert button.text() == "Accept all strong (4)"
    with qtbot.waitSignal(actions["review-accept-strong"].triggered):
        button.click()


def test_the_end_says_what_came_of_it_and_what_comes_next(
    qtbot: QtBot, pane: SuggestionsPane, actions: dict[str, QAction]
) -> None:
    pane.show_end(ReviewTally(accepted=5, rejected=2, skipped=1, open=1))
    said = words_in(pane)
    assert "5 accepted, 2 rejected, 1 skipped" in said
    assert "All gone through" in said
    for name in ("export", "review-finish"):
        text = actions[name].text().replace("&", "")
        button = next(b for b in pane.findChildren(QPushButton) if b.text() == text)
        with qtbot.waitSignal(actions[name].triggered):
            button.click()
    pane.ask_about(SUGGESTIONS[0], (1, 5))
    assert "accepted, " not in words_in(pane)


def test_the_end_says_what_was_not_asked_about(pane: SuggestionsPane) -> None:
    pane.show_end(ReviewTally(accepted=1, rejected=0, skipped=0, open=0), left_out=2)
    left_out = "2 suggestions of rules that are switched off in the settings are not shown."
    assert left_out in words_in(pane)


def test_where_rules_are_off_the_review_can_be_finished_all_the_same(
    qtbot: QtBot, pane: SuggestionsPane, actions: dict[str, QAction]
) -> None:
    pane.show_message("No suggestions", "1 is not shown.", finish=True)
    text = actions["review-finish"].text().replace("&", "")
    button = next(b for b in pane.findChildren(QPushButton) if b.isVisible() and b.text() == text)
    with qtbot.waitSignal(actions["review-finish"].triggered):
        button.click()


def test_without_suggestions_it_says_why(pane: SuggestionsPane) -> None:
    pane.show_message("Not analysed", "The text is not English.")
    assert "Not analysed" in words_in(pane)
    assert "The text is not English." in words_in(pane)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_pane_is_painted_in_every_theme(pane: SuggestionsPane, name: str) -> None:
    theme = load_theme(name)
    pane.apply_theme(theme)
    pane.ask_about(SUGGESTIONS[1], (2, 5))
    found = colours(picture_of(pane))
    tag = CODEBOOK.find("unnamed-source")
    assert tag is not None
    assert found[theme.highlight(tag.slot).tint.name()] > 200, "the badge has the tag's tint"


def test_hostile_words_are_shown_as_they_are(pane: SuggestionsPane) -> None:
    hostile = quoting(SUGGESTIONS[0], HOSTILE)
    pane.show_suggestions((hostile,), CODEBOOK)
    pane.ask_about(hostile, (1, 1))
    assert HOSTILE in words_in(pane)
    labels = pane.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


@pytest.mark.parametrize("tag", CODEBOOK.active, ids=lambda tag: tag.id)
def test_each_tag_of_the_codebook_is_explained(qtbot: QtBot, tag: Tag) -> None:
    dialog = GuidanceDialog(tag, None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.windowTitle() == tag.name
    assert len(words_in(dialog)) > 40
    labels = dialog.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_the_grade_of_a_source_is_explained_beside_its_tag(qtbot: QtBot) -> None:
    tag = CODEBOOK.find("unnamed-source")
    assert tag is not None
    dialog = GuidanceDialog(tag, 2)
    qtbot.addWidget(dialog)
    dialog.show()
    said = words_in(dialog)
    for wanted in ("Transparency 2 of 4", "What newsrooms ask for", "AP:", "What to ask next"):
        assert wanted in said


def test_a_persons_own_tag_is_explained_by_its_definition(qtbot: QtBot) -> None:
    dialog = GuidanceDialog(Tag("mine", HOSTILE, definition=HOSTILE), None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert HOSTILE in words_in(dialog)


def test_a_decided_suggestion_says_so(pane: SuggestionsPane) -> None:
    decided = tuple(stored_suggestions(TEXT, states=(SuggestionState.ACCEPTED,)))
    pane.show_suggestions(decided, CODEBOOK)
    pane.ask_about(decided[0], (1, 1))
    assert "accepted" in words_in(pane)

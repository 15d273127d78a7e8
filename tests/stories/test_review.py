"""Going through what the program found in the sample article, by keys alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.support.windows import (
    PATIENCE,
    opened_window,
    parts_of,
    press,
    stored_library,
    wait_until_saved,
)

from reader.model.queries import AnnotationQuery
from reader.model.review import SuggestionState
from reader.ui.commands.parts import WindowParts
from reader.ui.session import WindowSession
from reader.ui.side_pane import SideTab


def _wait_for_review(qtbot: QtBot, parts: WindowParts) -> None:
    qtbot.waitUntil(lambda: parts.review.found is not None, timeout=PATIENCE)


def holds_focus(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


def _decided(session: WindowSession) -> dict[str, SuggestionState]:
    review = parts_of(session).review
    return {each.id: each.state for each in review.suggestions}


def test_a_reader_sees_whom_an_article_rests_on_and_reviews_it_by_keys(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with opened_window(qtbot, tmp_path) as session:
        parts = parts_of(session)
        _wait_for_review(qtbot, parts)

        # The header, at a glance.
        assert parts.header.isVisible()
        assert "undecided" in parts.header.lead()
        words = parts.header.accessibleDescription()
        assert "unnamed" in words
        assert "no reason given" in words

        # R, then one key a decision.
        parts.reading.setFocus()
        press(Qt.Key.Key_R)
        qtbot.waitUntil(lambda: parts.side.tab is SideTab.SUGGESTIONS)
        qtbot.waitUntil(lambda: holds_focus(parts.suggestions))
        first, second, third, *rest = parts.review.open
        press(Qt.Key.Key_A)
        press(Qt.Key.Key_X)
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_2)
        wait_until_saved(qtbot, session)
        qtbot.waitUntil(lambda: len(parts.review.open) == len(rest), timeout=PATIENCE)
        states = _decided(session)
        assert states[first.id] is SuggestionState.ACCEPTED
        assert states[second.id] is SuggestionState.REJECTED
        assert states[third.id] is SuggestionState.OPEN
        assert states[rest[0].id] is SuggestionState.ACCEPTED

        # Z takes the last decision back, and asks again.
        press(Qt.Key.Key_Z)
        wait_until_saved(qtbot, session)
        qtbot.waitUntil(
            lambda: _decided(session)[rest[0].id] is SuggestionState.OPEN, timeout=PATIENCE
        )

        # All the rest; what was skipped comes back at the end.
        for _ in range(len(rest) + 1):
            press(Qt.Key.Key_A)
        wait_until_saved(qtbot, session)
        qtbot.waitUntil(lambda: not parts.review.open, timeout=PATIENCE)
        assert not session.window.furniture.reviewing.is_on
        assert parts.overview.counts is not None
        qtbot.waitUntil(lambda: "undecided" not in parts.header.lead(), timeout=PATIENCE)

        # The ledger, and the way the claim came.
        parts.registry.action("show-sources").trigger()
        lines = {line.label: line for line in parts.sources.source_lines()}
        officials = lines["unnamed US officials"]
        assert any(
            detail.endswith("← Washington Post ← unnamed US officials")
            for detail in officials.details
        )
        assert any("none given" in detail for detail in officials.details)

        library = stored_library(session)
        annotations = library.list_annotations(AnnotationQuery())
        library.close()
        assert len(annotations) == len(rest) + 2
        quotes = {each.target.quote.exact: each.tag_ids for each in annotations}
        assert quotes["unnamed US officials revealed"] == ("unnamed-source",)


def test_the_words_of_a_suggestion_are_edited_before_it_is_accepted(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with opened_window(qtbot, tmp_path) as session:
        parts = parts_of(session)
        _wait_for_review(qtbot, parts)
        parts.reading.setFocus()
        press(Qt.Key.Key_R)
        qtbot.waitUntil(lambda: holds_focus(parts.suggestions))
        press(Qt.Key.Key_Right)
        stored = parts.review.open[1]
        press(Qt.Key.Key_E)
        qtbot.waitUntil(lambda: holds_focus(parts.reading))
        assert parts.reading.selected_text() == stored.quote.exact
        press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
        press(Qt.Key.Key_Return)
        wait_until_saved(qtbot, session)
        qtbot.waitUntil(
            lambda: _decided(session)[stored.id] is SuggestionState.ACCEPTED, timeout=PATIENCE
        )
        article = parts.current.article
        assert article is not None
        qtbot.waitUntil(lambda: bool(parts.current.article and parts.current.article.annotations))
        assert parts.current.article is not None
        (annotation,) = parts.current.article.annotations
        assert stored.quote.exact.startswith(annotation.target.quote.exact[:10])


def test_esc_leaves_the_review_and_everything_is_bright_again(qtbot: QtBot, tmp_path: Path) -> None:
    with opened_window(qtbot, tmp_path) as session:
        parts = parts_of(session)
        _wait_for_review(qtbot, parts)
        parts.reading.setFocus()
        press(Qt.Key.Key_R)
        qtbot.waitUntil(lambda: holds_focus(parts.suggestions))
        assert session.window.furniture.reviewing.is_on
        press(Qt.Key.Key_Escape)
        assert not session.window.furniture.reviewing.is_on
        assert holds_focus(parts.reading)


def test_suggestions_of_rules_that_are_off_are_told_of_and_finished_without(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with opened_window(qtbot, tmp_path) as session:
        parts = parts_of(session)
        _wait_for_review(qtbot, parts)
        waiting = parts.review.open
        rules = {each.suggestion.rule for each in waiting}
        session.window.preferences.disabled_rules = sorted(rules)
        session.window.apply_preferences()
        parts.side.show_tab(SideTab.SUGGESTIONS)

        # Nothing is asked about, and it is said why; the article is not reviewed by that.
        said = [label.text() for label in parts.suggestions.findChildren(QLabel)]
        assert any(
            words.startswith(f"{len(waiting)} suggestions of rules that are switched off")
            for words in said
        )
        library = stored_library(session)
        article_id = parts.review.found.review.article_id if parts.review.found else ""
        assert not library.reviews.get(article_id).is_reviewed
        to_review = library.counts().to_review

        # The person says so: it counts, and waits no longer.
        finish = next(
            button
            for button in parts.suggestions.findChildren(QPushButton)
            if button.isVisible() and button.text() == "Finish Review"
        )
        finish.click()
        wait_until_saved(qtbot, session)
        qtbot.waitUntil(finish.isHidden, timeout=PATIENCE)
        assert library.reviews.get(article_id).is_reviewed
        assert library.counts().to_review == to_review - 1
        assert "undecided" in parts.header.lead()
        assert "before review" not in parts.header.lead()
        library.close()

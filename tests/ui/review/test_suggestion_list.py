"""The list of suggestions: its model, and how its rows are painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.support.painting import colours, painted_row
from tests.support.suggestions import HOSTILE, quoting, stored_suggestions

from reader.library.codebooks import default_tags
from reader.model.codebook import Codebook
from reader.model.review import SuggestionState
from reader.ui.review.suggestion_delegate import SuggestionDelegate
from reader.ui.review.suggestion_model import ROW_ROLE, SuggestionModel
from reader.ui.theme import THEME_NAMES, load_theme

TEXT = (
    "The harbour tunnel will open late, officials said on Monday. Three people with knowledge "
    "of the contract said that the pumps had failed. The delay reportedly cost millions."
)
CODEBOOK = Codebook(tuple(default_tags()))
SUGGESTIONS = stored_suggestions(TEXT, states=(SuggestionState.ACCEPTED, SuggestionState.REJECTED))


def listed() -> SuggestionModel:
    model = SuggestionModel()
    model.set_suggestions(SUGGESTIONS, CODEBOOK)
    return model


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = listed()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_suggestions(SUGGESTIONS[1:], CODEBOOK)
    model.set_suggestions((), CODEBOOK)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_row_says_tag_sureness_and_what_was_decided() -> None:
    model = listed()
    row = model.index(0).data(ROW_ROLE)
    assert row.details == "Unnamed source · strong · accepted"
    assert model.index(2).data(ROW_ROLE).details.count("·") == 1, "nothing was decided yet"
    read_out = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert read_out == f"{row.details}: {row.stored.quote.exact}"


def test_a_suggestion_whose_tag_was_deleted_is_left_out() -> None:
    model = SuggestionModel()
    without = Codebook(tuple(tag for tag in CODEBOOK if tag.id != "unnamed-source"))
    model.set_suggestions(SUGGESTIONS, without)
    kept = [each for each in SUGGESTIONS if each.suggestion.tag_id != "unnamed-source"]
    assert 0 < model.rowCount() == len(kept)
    assert model.row_of(SUGGESTIONS[0].id) is None
    assert model.row_of(kept[0].id) == 0


def test_a_decision_changes_a_row_and_does_not_make_the_list_anew(qtbot: QtBot) -> None:
    model = listed()
    decided = stored_suggestions(TEXT, states=(SuggestionState.REJECTED,) * 3)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_suggestions(decided, CODEBOOK)
    assert model.index(2).data(ROW_ROLE).stored.state is SuggestionState.REJECTED


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_rows_are_painted_in_every_theme(
    qtbot: QtBot, name: str, direction: Qt.LayoutDirection
) -> None:
    theme, model = load_theme(name), listed()
    delegate = SuggestionDelegate(load_theme("light"))
    delegate.apply_theme(theme)
    for row in range(model.rowCount()):
        plain = painted_row(delegate, model.index(row), theme, direction=direction)
        assert len(colours(plain)) > 3, "there are words"
        chosen = painted_row(delegate, model.index(row), theme, chosen=True, direction=direction)
        assert colours(chosen).most_common(1)[0][0] == theme.colour("selection").name()


def test_what_was_decided_is_seen_without_colour(qtbot: QtBot) -> None:
    theme, model = load_theme("light"), SuggestionModel()
    delegate = SuggestionDelegate(theme)
    pictures = []
    for state in SuggestionState:
        model.set_suggestions(stored_suggestions(TEXT, states=(state,))[:1], CODEBOOK)
        image = painted_row(delegate, model.index(0), theme)
        sign = image.copy(0, 0, 24, image.height()).convertToFormat(image.Format.Format_Mono)
        pictures.append(bytes(sign.constBits()))
    assert len(set(pictures)) == 3, "each state has a sign of its own"


def test_hostile_words_stay_words(qtbot: QtBot) -> None:
    model, theme = SuggestionModel(), load_theme("dark")
    model.set_suggestions([quoting(SUGGESTIONS[0], HOSTILE)], CODEBOOK)
    assert model.index(0).data() == HOSTILE
    painted_row(SuggestionDelegate(theme), model.index(0), theme, width=40)

"""Two versions beside each other: what is shown, marked, folded and reached by keys."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextLayout
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.support.edited_page import EDITED, EDITED_HEADLINE, HEADLINE, PUBLISHED

from reader.library.comparing import compare_versions
from reader.model.compared_versions import ComparedVersions, VersionText
from reader.model.comparison import PairKind
from reader.model.ranges import TextRange
from reader.model.revisions import RevisionSummary
from reader.model.selectors import Part, Passage
from reader.ui.articles.row_words import isolated
from reader.ui.revisions.change_list import ChangeModel
from reader.ui.revisions.compare_dialog import CompareDialog
from reader.ui.revisions.compare_view import CompareView
from reader.ui.revisions.pieces import LONGEST, Mark, inline_pieces, side_pieces
from reader.ui.revisions.row_layout import RowLook, lay_out_row
from reader.ui.revisions.row_model import LINE_ROLE, RowModel
from reader.ui.theme import THEME_NAMES, load_theme

SAME = tuple(f"The ferry number {number} sails, and nobody minds." for number in range(20))
OLD = VersionText(HEADLINE, "\n".join((*PUBLISHED, *SAME)))
NEW = VersionText(EDITED_HEADLINE, "\n".join((*EDITED, *SAME)))
HOSTILE = (
    ("العبّارة لن تبحر يوم الاثنين، قال مسؤولان.", "العبّارة لن تبحر يوم الثلاثاء، قال مسؤولان."),
    ("Two 🚇🚇 trains 𝔲nder the 𝔥arbour stopped.", "Two 🚇 trains 𝔲nder the 𝔥arbour stood still."),
    ("\u202eoverride\u202d and <b>no</b> &amp; markup.", "\u202eoverride and <b>no</b> %1 %2."),
    ("x" * 30_000, "y" * 30_000),
    ("e\u0301\u0301\u0301" * 50, "e\u0301" * 50),
)


@pytest.fixture
def comparison() -> ComparedVersions:
    return compare_versions(OLD, NEW)


@pytest.fixture
def dialog(qtbot: QtBot, comparison: ComparedVersions) -> CompareDialog:
    versions = [
        RevisionSummary("first", HEADLINE, datetime(2026, 3, 14, 10, tzinfo=UTC), 900),
        RevisionSummary("second", EDITED_HEADLINE, datetime(2026, 3, 15, 9, tzinfo=UTC), 900),
    ]
    made = CompareDialog(versions, load_theme("light"))
    qtbot.addWidget(made)
    made.show_comparison(comparison)
    made.show()
    qtbot.waitActive(made)
    return made


def _text(comparison: ComparedVersions, row: int, *, without: Mark) -> str:
    pieces = inline_pieces(comparison, comparison.rows[row])
    return "".join(piece.text for piece in pieces if piece.mark is not without)


def _plain(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("old", "new"), [(OLD.body, NEW.body), *HOSTILE])
def test_every_word_of_both_versions_is_shown_in_either_view(old: str, new: str) -> None:
    comparison = compare_versions(VersionText("", old), VersionText("", new))
    for index, row in enumerate(comparison.rows):
        for newer, place, text in ((False, row.old, old), (True, row.new, new)):
            words = place.of(text) if place is not None else ""
            side = "".join(p.text for p in side_pieces(comparison, row, newer=newer))
            if len(words) > LONGEST:
                assert side == f"{words[:LONGEST]}…"
                continue
            assert side == words
            hidden = Mark.REMOVED if newer else Mark.ADDED
            assert _plain(_text(comparison, index, without=hidden)) == _plain(words)


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("side_by_side", [True, False])
@pytest.mark.parametrize(("old", "new"), HOSTILE)
def test_hostile_words_stay_in_their_column(
    qtbot: QtBot, theme: str, old: str, new: str, *, side_by_side: bool
) -> None:
    comparison = compare_versions(VersionText("", old), VersionText("", new))
    view = CompareView(load_theme(theme))
    qtbot.addWidget(view)
    look = RowLook(load_theme(theme), view.font(), side_by_side)
    for row in comparison.rows:
        laid_out = lay_out_row(comparison, row, look, 640)
        for column in laid_out.columns:
            if column.words is not None:
                lines = [column.words.lineAt(n) for n in range(column.words.lineCount())]
                assert max(line.naturalTextWidth() for line in lines) <= column.width
    view.set_side_by_side(side_by_side)
    view.show_comparison(comparison)
    view.resize(640, 400)
    view.show()
    assert not view.grab().isNull()


def _formatted(layout: QTextLayout | None) -> dict[str, tuple[bool, bool]]:
    """Return the words with a format: whether they are underlined, struck through."""
    assert layout is not None
    units = layout.text().encode("utf-16-le")
    return {
        units[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le"): (
            each.format.fontUnderline() or each.format.underlineStyle().value > 0,
            each.format.fontStrikeOut(),
        )
        for each in layout.formats()
    }


def test_changed_words_differ_by_more_than_colour_also_after_astral_letters(qtbot: QtBot) -> None:
    old, new = "🚇🚇🚇 The trains 𝔲nder stopped.", "🚇🚇🚇 The trains 𝔲nder vanished."
    comparison = compare_versions(VersionText("", old), VersionText("", new))
    view = CompareView(load_theme("light"))
    qtbot.addWidget(view)
    look = RowLook(load_theme("light"), view.font(), side_by_side=True)
    left, right = lay_out_row(comparison, comparison.rows[0], look, 600).columns
    assert _formatted(left.words) == {"stopped": (False, True)}
    assert _formatted(right.words) == {"vanished": (True, False)}
    assert (left.sign, right.sign) == ("−", "+")


def test_unchanged_stretches_fold_and_unfold(dialog: CompareDialog) -> None:
    view, rows = dialog.view, dialog.view.rows
    folded = [n for n in range(rows.rowCount()) if rows.index(n).data(LINE_ROLE).folded]
    assert len(folded) == 1
    assert rows.index(folded[0]).data() == "19 sentences unchanged"
    view.setCurrentIndex(rows.index(folded[0]))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert rows.rowCount() == len(rows.comparison.rows)
    view.set_folding(True)
    assert rows.rowCount() < len(rows.comparison.rows)
    view.set_folding(False)
    assert rows.rowCount() == len(rows.comparison.rows)


def test_keys_go_through_the_changes_in_the_order_of_the_text(dialog: CompareDialog) -> None:
    changed = list(dialog.view.rows.comparison.changed_rows())
    reached = []
    for _ in changed:
        QTest.keyClick(dialog, Qt.Key.Key_F7)
        reached.append(dialog.view.current_row())
    assert reached == changed
    QTest.keyClick(dialog, Qt.Key.Key_F7)
    assert dialog.view.current_row() == changed[-1]
    QTest.keyClick(dialog, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.view.current_row() == changed[-2]


def test_each_change_is_one_sentence_and_leads_to_its_place(dialog: CompareDialog) -> None:
    comparison = dialog.view.rows.comparison
    sentences = dialog.sentences()
    assert "Three people with knowledge of the contract" in sentences[0]
    assert f"A number was changed: “{isolated('two')}” is now “{isolated('three')}”." in sentences
    assert f"A hedge was added: “{isolated('may')}”." in sentences
    for number, change in enumerate(comparison.changes):
        dialog.open_change(number)
        assert dialog.view.current_row() == change.row


def test_a_change_inside_a_folded_view_is_in_sight(dialog: CompareDialog) -> None:
    dialog.resize(700, 420)
    last = len(dialog.view.rows.comparison.rows) - 1
    dialog.view.go_to_row(last)
    place = dialog.view.visualRect(dialog.view.currentIndex())
    assert dialog.view.viewport().rect().intersects(place)


def test_a_passage_of_the_older_version_is_shown_beside_the_newer_one(
    dialog: CompareDialog,
) -> None:
    start = OLD.body.index("nobody had tested")
    passage = Passage(Part.BODY, TextRange(start, start + len("nobody had tested")))
    dialog.view.set_side_by_side(False)
    dialog.choose("first", "second", passage)
    dialog.show_comparison(compare_versions(OLD, NEW))
    row = dialog.view.rows.comparison.rows[dialog.view.current_row() or 0]
    assert row.kind is PairKind.REMOVED
    assert dialog.view.side_by_side


def test_choosing_versions_asks_for_them(qtbot: QtBot, dialog: CompareDialog) -> None:
    with qtbot.waitSignal(dialog.versions_requested) as asked:
        dialog.choose("second", "first")
    assert asked.args == ["second", "first"]
    assert dialog.versions == ("second", "first")


def test_a_row_is_copied_as_plain_text(dialog: CompareDialog) -> None:
    dialog.view.go_to_row(1)
    QTest.keyClick(dialog.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == EDITED[0]


def test_screen_readers_hear_what_became_of_each_row(dialog: CompareDialog) -> None:
    rows = dialog.view.rows
    spoken = rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Edited: Harbour tunnel to open [− two] [+ three] years late"


def test_models_are_sound(
    qtbot: QtBot, qtmodeltester: ModelTester, comparison: ComparedVersions
) -> None:
    rows, changes = RowModel(), ChangeModel()
    qtmodeltester.check(rows)  # type: ignore[no-untyped-call]
    rows.set_comparison(comparison)
    changes.set_comparison(comparison)
    qtmodeltester.check(changes)  # type: ignore[no-untyped-call]

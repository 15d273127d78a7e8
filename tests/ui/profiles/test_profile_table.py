from __future__ import annotations

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester
from tests.support.profiles import profiled
from tests.support.suggestions import HOSTILE

from reader.model.profiles import RollupBy, SourcingCategory
from reader.sourcing.rollups import roll_up
from reader.ui.profiles.profile_table import SORT_ROLE, RollupModel

MUTED = QColor("#777777")
ARTICLES = [
    *(profiled(n, unnamed=3, claims=4) for n in range(12)),
    *(profiled(20 + n, unnamed=1, claims=5, outlet="Strait Courier") for n in range(11)),
    profiled(40, unnamed=0, claims=3, outlet=HOSTILE),
]


def table() -> RollupModel:
    model = RollupModel()
    model.set_muted(MUTED)
    model.set_rollup(roll_up(ARTICLES, RollupBy.OUTLET))
    return model


def row_of(model: RollupModel, label: str) -> int:
    return next(n for n in range(model.rowCount()) if model.row_at(n).label == label)


def column_of(model: RollupModel, category: SourcingCategory) -> int:
    return next(n for n in range(model.columnCount()) if model.category_at(n) is category)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = table()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_rollup(roll_up((), RollupBy.MONTH))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_share_comes_with_its_interval() -> None:
    model = table()
    cell = model.index(row_of(model, "Bay Courier"), column_of(model, SourcingCategory.UNNAMED))
    share = model.row_at(cell.row()).shares[SourcingCategory.UNNAMED]
    assert cell.data() == f"75%  ({100 * share.low:.0f}–{share.high:.0%})"
    assert share.low < 0.75 < share.high
    assert "95 %" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_rows_with_few_articles_are_greyed_and_say_why() -> None:
    model = table()
    role = Qt.ItemDataRole.ForegroundRole
    thin, thick = row_of(model, HOSTILE), row_of(model, "Bay Courier")
    assert model.index(thin, 1).data(role) == MUTED
    assert model.index(thick, 1).data(role) is None
    assert "Too few" in model.index(thin, 1).data(Qt.ItemDataRole.ToolTipRole)


def test_a_column_is_sorted_by_its_numbers_and_not_by_its_words() -> None:
    model, in_order = table(), QSortFilterProxyModel()
    in_order.setSourceModel(model)
    in_order.setSortRole(SORT_ROLE)
    in_order.sort(1, Qt.SortOrder.DescendingOrder)
    assert [in_order.index(n, 1).data() for n in range(3)] == ["12", "11", "1"]
    column = column_of(model, SourcingCategory.UNNAMED)
    in_order.sort(column, Qt.SortOrder.AscendingOrder)
    shares = [in_order.index(n, column).data(SORT_ROLE) for n in range(3)]
    assert shares == sorted(shares) == [0.0, 0.2, 0.75]
    in_order.sort(0, Qt.SortOrder.AscendingOrder)
    labels = [str(in_order.index(n, 0).data()) for n in range(3)]
    assert labels == sorted(labels, key=str.casefold)


def test_the_first_column_is_called_by_what_articles_are_put_together_by() -> None:
    model = table()
    names = set()
    for by in RollupBy:
        model.set_rollup(roll_up(ARTICLES, by))
        names.add(model.headerData(0, Qt.Orientation.Horizontal))
    assert names == {"Outlet", "Byline", "Section", "Month"}
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_what_articles_do_not_say_has_a_name() -> None:
    model = RollupModel()
    model.set_rollup(roll_up([profiled(1)], RollupBy.SECTION))
    assert model.index(0, 0).data() == "not said"

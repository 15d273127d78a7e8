from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.support.reading import CODEBOOK

from reader.model.review import RuleCount
from reader.sourcing.rules import RuleDescription
from reader.ui.settings.rule_model import DETAIL_ROLE, SORT_ROLE, RuleModel, count_held

RULES = (
    RuleDescription("unnamed-source.subject-verb", "unnamed-source", "Officials said no."),
    RuleDescription("hedge.may-have", "hedge", "A guess about the past: may have moved."),
    RuleDescription("claim.causal", "unattributed-claim", "A cause without a source."),
    RuleDescription("hedge.double", "hedge", "Two hedges: could potentially."),
)
COUNTS = (
    RuleCount("unnamed-source.subject-verb", 9, 1, 4),
    RuleCount("hedge.may-have", 0, 3, 0),
    RuleCount("claim.causal", 0, 0, 2),
)
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def rules() -> RuleModel:
    model = RuleModel()
    model.set_rules(RULES, COUNTS, CODEBOOK)
    return model


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = rules()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_disabled(["hedge.may-have"])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_row_says_what_a_rule_looks_for_and_how_it_fared() -> None:
    model = rules()
    first = [model.data(model.index(0, column)) for column in range(model.columnCount())]
    assert first == ["Officials said no.", "9", "1", "4", "90%"]
    detail = model.data(model.index(0, 0), DETAIL_ROLE)
    assert detail == "Unnamed source · unnamed-source.subject-verb"
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Officials said no. {detail}"
    assert model.data(model.index(2, 4)) == "–", "nothing was decided: no share is made up"
    assert [count_held(count) for count in COUNTS] == [0.9, 0.0, None]
    assert [model.data(model.index(row, 4), SORT_ROLE) for row in range(3)] == [0.9, 0.0, -1.0]


def test_a_box_switches_a_rule_off_and_on(qtbot: QtBot) -> None:
    model = rules()
    box = model.index(1, 0)
    role = Qt.ItemDataRole.CheckStateRole
    assert model.data(box, role) == CHECKED
    with qtbot.waitSignal(model.switched):
        assert model.setData(box, UNCHECKED.value, role)
    assert model.disabled == ["hedge.may-have"]
    assert model.data(box, role) == UNCHECKED
    model.setData(box, CHECKED, role)
    assert model.disabled == []
    assert not model.setData(model.index(0, 1), CHECKED, role), "numbers are not for ticking"


def test_a_rule_that_never_fired_is_listed() -> None:
    model = rules()
    assert [model.data(model.index(3, column)) for column in (1, 2, 3, 4)] == ["0", "0", "0", "–"]


def test_a_rule_of_an_earlier_version_is_listed_where_it_fired_or_is_off() -> None:
    model = RuleModel()
    model.set_disabled(["hedge.triple"])
    model.set_rules(RULES, (*COUNTS, RuleCount("claim.old", 1, 0, 0)), CODEBOOK)
    details = [model.data(model.index(row, 0), DETAIL_ROLE) for row in (4, 5)]
    assert details == ["claim.old", "hedge.triple"]
    assert "earlier version" in str(model.data(model.index(5, 0)))
    assert model.data(model.index(4, 1)) == "1"
    assert model.data(model.index(5, 0), Qt.ItemDataRole.CheckStateRole) == UNCHECKED

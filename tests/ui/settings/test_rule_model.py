from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.support.reading import CODEBOOK

from reader.model.review import RuleCount
from reader.ui.settings.rule_model import SORT_ROLE, RuleModel, count_held, rule_words

COUNTS = (
    RuleCount("unnamed-source.subject-verb", 9, 1, 4),
    RuleCount("hedge.may-have", 0, 3, 0),
    RuleCount("claim.causal", 0, 0, 2),
)
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def rules() -> RuleModel:
    model = RuleModel()
    model.set_counts(COUNTS, CODEBOOK)
    return model


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = rules()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_disabled(["hedge.may-have"])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_rule_is_called_by_its_tag_and_its_way() -> None:
    assert rule_words("unnamed-source.subject-verb", CODEBOOK) == "Unnamed source: subject verb"
    assert rule_words("claim.causal", CODEBOOK) == "Claim: causal"
    assert rule_words("odd", CODEBOOK) == "Odd"


def test_a_row_says_how_a_rule_fared() -> None:
    model = rules()
    first = [model.data(model.index(0, column)) for column in range(model.columnCount())]
    assert first == ["Unnamed source: subject verb", "9", "1", "4", "90%"]
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


def test_a_rule_that_is_off_is_listed_though_it_never_fired() -> None:
    model = RuleModel()
    model.set_disabled(["hedge.double"])
    model.set_counts(COUNTS, CODEBOOK)
    assert model.rowCount() == 4
    assert model.data(model.index(3, 0), Qt.ItemDataRole.CheckStateRole) == UNCHECKED
    assert model.data(model.index(3, 1)) == "0"

from __future__ import annotations

import json

from tests.support.ledgers import ledger_of, quoted
from tests.support.profiles import profiled
from tests.support.reviews import profile_of

from reader.exchange.sourcing_values import (
    answer_values,
    ledger_value,
    profile_value,
    rollup_value,
)
from reader.model.checklists import Answer, ChecklistAnswer
from reader.model.ledger_edits import LedgerEdit, RenameSource, UnlinkPassage
from reader.model.profiles import RollupBy
from reader.sourcing.ledger_editing import apply_edits
from reader.sourcing.rollups import roll_up

TEXT = "Two officials said the dam was safe.\nMara Vance said it was not.\nA 3rd said so."


def test_a_ledger_is_plain_json_with_ranges_of_code_points() -> None:
    edits: list[LedgerEdit] = [UnlinkPassage(quoted(TEXT, "Mara Vance")), RenameSource("gone", "x")]
    value = json.loads(json.dumps(ledger_value(apply_edits(ledger_of(TEXT), edits))))
    first = value["sources"][0]
    assert (first["label"], first["people"], first["best_grade"]) == ("Two officials", [2, 2], 1)
    assert first["reason"] is None
    assert first["chains"] == [["this outlet", "Two officials"]]
    (mention,) = first["mentions"]
    assert TEXT[mention["start"] : mention["end"]] == mention["exact"] == "Two officials"
    assert value["unlinked"][0]["exact"] == "Mara Vance"
    assert value["unapplied"][0]["edit"] == {"edit": "rename", "key": "gone", "label": "x"}
    assert [key for group in value["groups"] for key in group["sources"]] == [
        source["key"] for source in value["sources"]
    ]


def test_a_profiles_figures_have_their_passages() -> None:
    value = json.loads(json.dumps(profile_value(profile_of(TEXT))))
    unnamed = value["shares"]["unnamed"]
    assert (unnamed["count"], unnamed["n"]) == (1, value["claim_sentences"]["count"])
    assert unnamed["passages"] == [{"part": "body", "start": 0, "end": TEXT.index("\n")}]
    assert value["reviewed"] is False


def test_a_rollup_without_claims_has_no_shares() -> None:
    articles = [profiled(1, unnamed=0, claims=0, outlet="b"), profiled(2, outlet="a")]
    value = json.loads(json.dumps(rollup_value(roll_up(articles, RollupBy.OUTLET))))
    a, b = value["rows"]
    assert (a["label"], a["shares"]["unnamed"]["share"], a["thin"]) == ("a", 0.25, True)
    assert (b["label"], b["shares"]["unnamed"]["share"]) == ("b", None)


def test_answers_keep_their_order() -> None:
    answers = (ChecklistAnswer("Why?", Answer.NO, "not said"), ChecklistAnswer("Who?", Answer.YES))
    assert answer_values(answers) == [
        {"question": "Why?", "answer": "no", "comment": "not said"},
        {"question": "Who?", "answer": "yes", "comment": ""},
    ]

"""Every rule has an id that stays, a sentence that says what it looks for, and can be left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.sourcing_gold import read_passages

from reader.sourcing.analysis import analyze
from reader.sourcing.explanations import TAG_LABELS
from reader.sourcing.rules import RuleDescription, list_rules

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "manual" / "sourcing.md"


def test_each_rule_has_one_id_a_known_tag_and_one_sentence() -> None:
    rules = list_rules()
    assert len({rule.rule_id for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.tag_id in TAG_LABELS
        assert rule.looks_for[0].isupper()
        assert rule.looks_for.endswith(".")


def test_every_suggestion_of_the_gold_passages_comes_from_a_listed_rule() -> None:
    listed = {(rule.rule_id, rule.tag_id) for rule in list_rules()}
    found = {
        (suggestion.rule, suggestion.tag_id)
        for passage in read_passages()
        for suggestion in analyze(passage.text).suggestions
    }
    assert found <= listed
    assert len(found) > 30


def test_the_manual_lists_the_rules_as_they_are() -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    assert [rule for rule in list_rules() if _row(rule) not in manual] == []


def _row(rule: RuleDescription) -> str:
    return f"| `{rule.rule_id}` | {rule.looks_for} |"


@pytest.mark.parametrize(
    ("text", "rule_id"),
    [
        ("Officials said the dam was safe.", "unnamed-source.subject-verb"),
        ("The dam reportedly failed.", "hearsay.adverb"),
        ("A shocking revelation shook the town.", "loaded.emotive"),
    ],
)
def test_a_disabled_rule_suggests_nothing_but_who_speaks_is_found(text: str, rule_id: str) -> None:
    everything = analyze(text)
    without = analyze(text, disabled_rules=frozenset({rule_id}))
    assert rule_id in {suggestion.rule for suggestion in everything.suggestions}
    assert rule_id not in {suggestion.rule for suggestion in without.suggestions}
    assert without.attributions == everything.attributions


def test_a_disabled_rule_makes_room_for_another_about_the_same_words() -> None:
    text = "The dam was allegedly opened by hand."
    without = analyze(text, disabled_rules=frozenset({"hearsay.with-verb"}))
    assert without.suggestions == ()
    headline = analyze("Nothing was said.", headline=text, disabled_rules=frozenset({"x"}))
    assert [suggestion.rule for suggestion in headline.suggestions] == ["hearsay.with-verb"]

from __future__ import annotations

import tomllib
from collections import Counter
from typing import Any

import pytest

from reader.model.resources import resource_path
from reader.model.sourcing import Stance
from reader.sourcing.explanations import TAG_LABELS
from reader.sourcing.inflection import Inflector, plural_of
from reader.sourcing.lexicon import load_lexicon
from reader.sourcing.phrases import PhraseRule, PhraseTable

FOLDER = resource_path("resources/lexicon/en")
INFLECTOR = Inflector(["say said said", "speak spoke spoken"], ["admit"])
RULE = PhraseRule("rule", "tag", "weak", "why")


def tables() -> dict[str, dict[str, Any]]:
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(FOLDER.glob("*.toml"))
    }


def entries(value: object) -> list[dict[str, Any]]:
    """Return every table that holds words or phrases."""
    found: list[dict[str, Any]] = []
    if isinstance(value, dict):
        lists = ("words", "verbs", "phrases", "forms", "names", "plural")
        if any(isinstance(value.get(key), list) for key in lists):
            found.append(value)
        for inner in value.values():
            found.extend(entries(inner))
    elif isinstance(value, list):
        for inner in value:
            found.extend(entries(inner))
    return found


@pytest.mark.parametrize("name", sorted(tables()))
def test_every_entry_has_a_note_and_no_repeats(name: str) -> None:
    found = entries(tables()[name])
    assert found
    for entry in found:
        assert entry["note"].strip(), entry
        for key in ("words", "verbs", "phrases", "plural"):
            repeated = [w for w, count in Counter(entry.get(key, [])).items() if count > 1]
            assert repeated == []


def test_there_are_several_hundred_reporting_verbs_each_in_one_group() -> None:
    groups = tables()["verbs"]["group"]
    verbs = Counter(verb for group in groups for verb in group.get("verbs", ()))
    assert len(verbs) > 400
    assert [verb for verb, count in verbs.items() if count > 1] == []
    assert {group["stance"] for group in groups} == {stance.value for stance in Stance}


def test_every_rule_for_wording_has_a_known_tag_and_explains_itself() -> None:
    rules = tables()["phrases"]["rule"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["tag"] in TAG_LABELS
        assert rule["confidence"] in {"strong", "likely", "weak"}
        assert rule["reason"]


def test_irregular_and_doubled_forms_are_derived() -> None:
    assert dict(INFLECTOR.forms("speak"))["participle"] == "spoken"
    assert dict(INFLECTOR.forms("admit"))["past"] == "admitted"
    assert dict(INFLECTOR.forms("deny"))["past"] == "denied"
    assert dict(INFLECTOR.forms("argue"))["ing"] == "arguing"
    assert dict(INFLECTOR.forms("agree"))["ing"] == "agreeing"


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("aide", "aides"),
        ("ally", "allies"),
        ("spokeswoman", "spokeswomen"),
        ("person", "people"),
        ("witness", "witnesses"),
        ("attorney", "attorneys"),
        ("ex-wife", "ex-wives"),
    ],
)
def test_plurals_are_derived(singular: str, plural: str) -> None:
    assert plural_of(singular) == plural


def test_a_lexicon_is_read_once() -> None:
    assert load_lexicon("en") is load_lexicon("en")


def test_a_language_without_a_folder_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load_lexicon("xx")


def phrase(notation: str) -> PhraseTable:
    table = PhraseTable()
    table.add(notation, RULE, INFLECTOR)
    return table


@pytest.mark.parametrize(
    ("notation", "text", "expected"),
    [
        ("raise questions", "raise questions", (0, 1)),
        ("a|b c", "b c", (0, 1)),
        ("a b? c", "a c", (0, 1)),
        ("a b? c", "a b c", (0, 2)),
        ("a _ c", "a x c", (0, 2)),
        ("a _ c", "a c", None),
        ("a __ c", "a x y c", (0, 3)),
        ("a __ c", "a x y z w c", None),
        ("admit+ it", "admitting it", (0, 1)),
        ("# dead", "140 dead", (0, 1)),
        ("a #", "a 7", (0, 1)),
        ("a _", "a .", None),
    ],
)
def test_the_notation_of_phrases(
    notation: str, text: str, expected: tuple[int, int] | None
) -> None:
    words = text.split()
    match = phrase(notation).match_at(words, 0, len(words))
    assert (None if match is None else (match.first, match.last)) == expected


def test_the_longest_phrase_wins_and_phrases_do_not_overlap() -> None:
    table = phrase("a b")
    table.add("a b c", RULE, INFLECTOR)
    found = list(table.find(["a", "b", "c", "a", "b"], 0, 5))
    assert [(match.first, match.last) for match in found] == [(0, 2), (3, 4)]


def test_a_phrase_must_begin_with_a_certain_word() -> None:
    with pytest.raises(ValueError, match="certain word"):
        phrase("_ a")

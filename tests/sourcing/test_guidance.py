from __future__ import annotations

import re

import pytest

from reader.library.codebooks import default_tags
from reader.sourcing.explanations import GRADES, TAG_LABELS
from reader.sourcing.guidance import Guidance, find_tag_guidance, get_grade_guidance
from reader.text.sentences import sentence_ranges

NEWSROOMS = {"AP", "SPJ", "Reuters", "BBC", "NYT", "Washington Post"}
JUDGING = re.compile(r"\b(?:liar?s?|lying|fake|biased?|untrustworthy|dishonest|bad|propaganda)\b")


def _all_guidance() -> dict[str, Guidance]:
    found = {tag.id: find_tag_guidance(tag.id) for tag in default_tags()}
    found |= {f"grade {grade}": get_grade_guidance(grade) for grade in range(len(GRADES))}
    return {name: guidance for name, guidance in found.items() if guidance is not None}


def test_every_tag_of_the_core_codebook_and_every_grade_is_explained() -> None:
    expected = {tag.id for tag in default_tags()} | {f"grade {grade}" for grade in range(5)}
    assert set(_all_guidance()) == expected
    assert set(TAG_LABELS) < expected


@pytest.mark.parametrize("name", sorted(_all_guidance()))
def test_an_explanation_is_two_sentences_a_rule_and_a_question(name: str) -> None:
    guidance = _all_guidance()[name]
    assert len(sentence_ranges(guidance.means)) == 2
    assert guidance.rules
    assert {rule.by for rule in guidance.rules} <= NEWSROOMS
    assert all(rule.rule.endswith(".") for rule in guidance.rules)
    assert guidance.ask
    assert all(question.endswith("?") for question in guidance.ask)


@pytest.mark.parametrize("name", sorted(_all_guidance()))
def test_an_explanation_judges_nobody(name: str) -> None:
    guidance = _all_guidance()[name]
    words = " ".join((guidance.means, *guidance.ask, *(rule.rule for rule in guidance.rules)))
    assert JUDGING.search(words.casefold()) is None


def test_all_the_newsrooms_are_heard() -> None:
    rules = [rule for guidance in _all_guidance().values() for rule in guidance.rules]
    assert {rule.by for rule in rules} == NEWSROOMS


def test_a_persons_own_tag_has_no_explanation() -> None:
    assert find_tag_guidance("my-tag") is None

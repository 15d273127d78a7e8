from __future__ import annotations

import pytest
from tests.support.sourcing import attributions

from reader.model.sourcing import Anonymity


def told(text: str) -> Anonymity:
    anonymity = next(a.anonymity for a in attributions(text) if a.kind.is_unnamed)
    assert anonymity is not None
    return anonymity


@pytest.mark.parametrize(
    ("grade", "text"),
    [
        (0, "Sources said no."),
        (0, "Some said no."),
        (0, "People said no."),
        (0, "A woman said no."),
        (1, "Officials said no."),
        (1, "Senior officials said no."),
        (1, "Experts said no."),
        (1, "A spokesman said no."),
        (2, "US intelligence officials said no."),
        (2, "Officials at the ministry said no."),
        (2, "A Treasury official said no."),
        (2, "Reyes's aides said no."),
        (2, "Sources at the central bank said no."),
        (3, "People familiar with the matter said no."),
        (3, "A person briefed on the talks said no."),
        (3, "An official with knowledge of the plan said no."),
        (3, "One aide, who attended the meeting, said no."),
        (3, "A lawmaker who was in the room said no."),
        (4, "An aide, who asked not to be named because she feared reprisals, said no."),
        (4, "An aide said no on condition of anonymity because the talks go on."),
        (4, "Officials who were not authorised to speak publicly said no."),
        (4, "An aide, speaking anonymously for fear of losing his job, said no."),
        (4, "An aide, granted anonymity to discuss private talks, said no."),
        (4, "An aide said no. The aide spoke on condition of anonymity because talks go on."),
        (4, "An aide said no. She asked not to be identified, citing company rules."),
    ],
)
def test_the_grade_follows_the_table(grade: int, text: str) -> None:
    assert told(text).grade == grade


def test_a_request_without_a_reason_is_not_a_reason() -> None:
    text = "A ministry official said no on condition of anonymity."
    anonymity = told(text)
    assert anonymity.grade == 2
    assert anonymity.request is not None
    assert anonymity.reason is None


def test_the_reason_is_quoted_where_it_stands() -> None:
    text = "An aide, who asked not to be named because she feared reprisals, said no."
    anonymity = told(text)
    assert anonymity.reason is not None
    assert anonymity.reason.of(text) == "because she feared reprisals"


@pytest.mark.parametrize(
    ("boilerplate", "text"),
    [
        (True, "Officials not authorised to speak publicly said no."),
        (True, "An aide said no, asking for anonymity given the sensitivity of the matter."),
        (False, "An aide, who asked not to be named because she feared reprisals, said no."),
    ],
)
def test_standing_phrases_are_marked_as_such(boilerplate: bool, text: str) -> None:
    assert told(text).boilerplate is boilerplate


def test_a_later_mention_keeps_what_was_told_at_the_first() -> None:
    text = "A person familiar with the deal said it was close. The person said the price had risen."
    assert [a.grade for a in attributions(text)] == [3, 3]


def test_named_sources_have_no_grade() -> None:
    assert attributions("Mara Vance said no.")[0].grade is None

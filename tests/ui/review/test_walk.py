from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.fixed import STARTED

from reader.model.ranges import TextRange
from reader.model.review import StoredSuggestion, SuggestionState
from reader.model.selectors import TextQuoteSelector
from reader.model.sourcing import Confidence, Suggestion
from reader.ui.review.walk import ReviewTally, ReviewWalk

OPEN, ACCEPTED, REJECTED = SuggestionState


def suggestion(name: str, state: SuggestionState = OPEN) -> StoredSuggestion:
    place = TextRange(ord(name), ord(name) + 1)
    found = Suggestion(place, "unnamed-source", "rule", (), "Because.", Confidence.STRONG)
    quote = TextQuoteSelector(name, "", "")
    return StoredSuggestion(name, "article", "revision", found, quote, STARTED, state)


def after(names: str, **states: SuggestionState) -> list[StoredSuggestion]:
    return [suggestion(name, states.get(name, OPEN)) for name in names]


@pytest.fixture
def walk() -> ReviewWalk:
    return ReviewWalk(after("abcd", b=ACCEPTED))


def test_the_walk_begins_at_the_first_that_waits(walk: ReviewWalk) -> None:
    assert walk.current_id == "a"
    assert walk.place == (1, 3)
    assert ReviewWalk(after("ab", a=REJECTED)).current_id == "b"


def test_a_decision_moves_on_to_the_next_that_waits(walk: ReviewWalk) -> None:
    walk.take_in(after("abcd", a=ACCEPTED, b=ACCEPTED))
    assert walk.current_id == "c"
    walk.take_in(after("abcd", a=ACCEPTED, b=ACCEPTED, c=REJECTED))
    assert walk.current_id == "d"
    walk.take_in(after("abcd", a=ACCEPTED, b=ACCEPTED, c=REJECTED, d=REJECTED))
    assert walk.is_finished
    # What had been decided before is no part of this review.
    assert walk.tally() == ReviewTally(accepted=1, rejected=2, skipped=0, open=0)


def test_what_was_skipped_comes_back_once_at_the_end(walk: ReviewWalk) -> None:
    walk.skip()
    assert walk.current_id == "c"
    walk.take_in(after("abcd", b=ACCEPTED, c=ACCEPTED))
    walk.take_in(after("abcd", b=ACCEPTED, c=ACCEPTED, d=ACCEPTED))
    assert walk.current_id == "a"
    walk.skip()
    assert walk.is_finished
    assert walk.tally() == ReviewTally(accepted=2, rejected=0, skipped=1, open=1)


def test_all_can_be_skipped_twice(walk: ReviewWalk) -> None:
    seen = []
    while not walk.is_finished:
        seen.append(walk.current_id)
        walk.skip()
    assert "".join(map(str, seen)) == "acdacd"


def test_a_decision_that_is_taken_back_is_asked_about_again(walk: ReviewWalk) -> None:
    walk.take_in(after("abcd", a=ACCEPTED, b=ACCEPTED))
    walk.take_in(after("abcd", b=ACCEPTED))
    assert walk.current_id == "a"


def test_a_walk_that_had_ended_goes_on_when_a_decision_is_taken_back() -> None:
    walk = ReviewWalk(after("a"))
    walk.take_in(after("a", a=REJECTED))
    assert walk.is_finished
    walk.take_in(after("a"))
    assert walk.current_id == "a"


def test_next_and_previous_go_round_what_waits(walk: ReviewWalk) -> None:
    walk.go(1)
    assert walk.current_id == "c"
    walk.go(-1)
    walk.go(-1)
    assert walk.current_id == "d"
    walk.go(1)
    assert walk.current_id == "a"


def test_a_decided_one_can_be_looked_at(walk: ReviewWalk) -> None:
    walk.go_to("b")
    assert walk.current_id == "b"
    walk.go_to("unknown")
    assert walk.current_id == "b"
    walk.go(1)
    assert walk.current_id == "a"


def test_suggestions_that_appear_are_gone_through_too(walk: ReviewWalk) -> None:
    walk.take_in(after("abcde", b=ACCEPTED))
    assert walk.place == (1, 4)


def test_suggestions_that_vanish_are_no_longer_asked_about(walk: ReviewWalk) -> None:
    walk.skip()
    walk.take_in([replace(suggestion("d"))])
    assert walk.current_id == "d"
    walk.take_in([])
    assert walk.is_finished
    assert walk.place == (0, 0)


def test_nothing_to_review_is_a_finished_walk() -> None:
    walk = ReviewWalk([])
    walk.skip()
    walk.go(1)
    assert walk.is_finished

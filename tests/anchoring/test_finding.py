"""Anchoring by examples: what is exact, moved, changed, orphaned, and why."""

from __future__ import annotations

import time

import pytest

from reader.anchoring.describing import describe
from reader.anchoring.finding import MAX_ERROR_SHARE, Anchoring, anchor
from reader.model.ranges import TextRange
from reader.model.selectors import AnchorStatus, TextPositionSelector, TextQuoteSelector

LEAD = "The harbour tunnel will open two years late, officials said on Monday."
DELAY = "Three people with knowledge of the contract blamed the pumps for the delay."
COSTS = "The port authority said in a statement that costs had not risen."
CLOSE = "A spokesman for the builder declined to comment on the pumps."
TEXT = f"{LEAD}\n{DELAY}\n{COSTS}\n{CLOSE}"
QUOTE = "Three people with knowledge of the contract"


def _anchor(quote: str, new: str, *, old: str = TEXT, nth: int = 0) -> Anchoring:
    start = -1
    for _ in range(nth + 1):
        start = old.index(quote, start + 1)
    return anchor(new, *describe(old, TextRange(start, start + len(quote))))


def _words(found: Anchoring, text: str) -> str | None:
    return None if found.range is None else found.range.of(text)


def test_unchanged_text_is_exact() -> None:
    start = TEXT.index(QUOTE)
    expected = Anchoring(AnchorStatus.EXACT, TextRange(start, start + len(QUOTE)))
    assert _anchor(QUOTE, TEXT) == expected


def test_quote_wins_over_position_when_text_moved() -> None:
    new = "An editor's note stands here now.\n" + TEXT
    found = _anchor(QUOTE, new)
    assert (found.status, _words(found, new)) == (AnchorStatus.MOVED, QUOTE)


def test_context_wins_over_position_when_the_same_words_stand_there() -> None:
    one, other = "Ministers said the road was safe all winter.", "Engineers said it was not."
    old, new = f"{one} {other}", f"{other} {one}"
    assert old.index("said") == new.index("said")
    found = _anchor("said", new, old=old)
    assert found == Anchoring(AnchorStatus.MOVED, TextRange(37, 41))


def test_a_repeated_word_is_told_apart_by_its_context() -> None:
    new = "An opening line.\n" + TEXT
    found = _anchor("pumps", new, nth=1)
    assert found.range is not None
    assert (found.status, found.range.start) == (AnchorStatus.MOVED, new.rindex("pumps"))


def test_the_same_place_stays_exact_when_its_neighbourhood_is_edited() -> None:
    new = TEXT.replace("blamed the pumps", "faulted some pumps")
    assert _anchor(QUOTE, new).status is AnchorStatus.EXACT


def test_words_put_in_right_before_a_passage_do_not_lose_it() -> None:
    new = TEXT.replace(QUOTE, "On Tuesday evening, after the council had met, " + QUOTE)
    found = _anchor(QUOTE, new)
    assert (found.status, _words(found, new)) == (AnchorStatus.MOVED, QUOTE)


def test_a_long_quote_found_once_needs_no_context() -> None:
    new = f"Other words open the story now.\nThey go on.\n{DELAY}\nAnd they end it."
    found = _anchor(DELAY, new)
    assert (found.status, _words(found, new)) == (AnchorStatus.MOVED, DELAY)


def test_a_corrected_word_inside_the_quote_is_changed() -> None:
    new = TEXT.replace("knowledge of", "knowledge about")
    found = _anchor(QUOTE, new)
    assert found.status is AnchorStatus.CHANGED
    assert _words(found, new) == "Three people with knowledge about the contract"
    assert 0 < found.errors <= MAX_ERROR_SHARE * len(QUOTE)


def test_a_changed_passage_covers_whole_words() -> None:
    new = TEXT.replace("officials said", "official said")
    found = _anchor("officials", new)
    assert (found.status, _words(found, new)) == (AnchorStatus.CHANGED, "official")


def test_a_word_that_grew_is_changed_and_covered_whole() -> None:
    new = TEXT.replace("A spokesman for", "A spokesmanX for")
    found = _anchor("spokesman", new)
    assert (found.status, _words(found, new)) == (AnchorStatus.CHANGED, "spokesmanX")


def test_a_quote_rewritten_beyond_the_bound_is_orphaned() -> None:
    new = TEXT.replace(QUOTE, "Three engineers familiar with an agreement")
    assert _anchor(QUOTE, new) == Anchoring(AnchorStatus.ORPHANED)


def test_a_deleted_passage_is_orphaned() -> None:
    new = TEXT.replace(DELAY + "\n", "")
    assert _anchor(QUOTE, new) == Anchoring(AnchorStatus.ORPHANED)


def test_a_deleted_short_quote_does_not_take_another_use_of_its_words() -> None:
    new = TEXT.replace(LEAD + "\n", "")
    assert "said" in new
    assert _anchor("said", new) == Anchoring(AnchorStatus.ORPHANED)


def test_a_deleted_word_is_not_found_inside_other_words() -> None:
    old = "They met on a Monday. Another was late."
    assert _anchor("on a", old.replace("on a ", ""), old=old).status is AnchorStatus.ORPHANED


def test_two_places_alike_in_words_and_context_are_never_guessed_between() -> None:
    line = "The ministry declined to comment on the report in any way.\n"
    old = "First.\n" + line * 5
    new = "First of all.\n" + line * 5
    assert _anchor("ministry", new, old=old, nth=2).status is AnchorStatus.ORPHANED


def test_two_near_equal_changed_places_are_orphaned() -> None:
    old = "Nothing is known. An official familiar with the talks spoke. Nothing is clear."
    changed = "Nothing is known. An officer familiar with the talks spoke. Nothing is clear. "
    found = _anchor("An official familiar with the talks", changed, old=old)
    assert found.status is AnchorStatus.CHANGED
    twice = _anchor("An official familiar with the talks", changed * 2, old=old)
    assert twice.status is AnchorStatus.ORPHANED


def test_a_whole_headline_with_a_corrected_word_is_changed() -> None:
    old, new = "Tunnel to open two yaers late", "Tunnel to open two years late"
    found = _anchor(old, new, old=old)
    assert (found.status, _words(found, new)) == (AnchorStatus.CHANGED, new)


def test_a_quote_without_context_is_found_where_its_words_stand_once() -> None:
    found = anchor(TEXT, None, TextQuoteSelector("port authority"))
    assert (found.status, _words(found, TEXT)) == (AnchorStatus.EXACT, "port authority")


def test_a_quote_without_context_is_ambiguous_where_its_words_stand_twice() -> None:
    assert anchor(TEXT, None, TextQuoteSelector("pumps")).status is AnchorStatus.ORPHANED


def test_a_quote_without_context_is_not_found_inside_another_word() -> None:
    assert anchor("The airport closed.", None, TextQuoteSelector("port")).range is None
    found = anchor("The airport and the port closed.", None, TextQuoteSelector("port"))
    assert found.range == TextRange(20, 24)


def test_a_quote_that_cut_words_is_found_inside_words() -> None:
    old = "An unofficial answer came late in the day."
    found = _anchor("official ans", "So it was: " + old, old=old)
    assert (found.status, found.range) == (AnchorStatus.MOVED, TextRange(16, 28))


def test_a_prefix_alone_tells_occurrences_apart() -> None:
    found = anchor(TEXT, None, TextQuoteSelector("pumps", prefix="comment on the "))
    assert found.range is not None
    assert found.range.start == TEXT.rindex("pumps")


@pytest.mark.parametrize("text", ["", "x"])
def test_nothing_is_found_in_a_text_without_the_passage(text: str) -> None:
    assert _anchor(QUOTE, text) == Anchoring(AnchorStatus.ORPHANED)


def test_an_empty_quote_is_orphaned() -> None:
    found = anchor(TEXT, TextPositionSelector(3, 3), TextQuoteSelector(""))
    assert found == Anchoring(AnchorStatus.ORPHANED)


def test_a_word_on_every_line_of_a_long_text_takes_no_time() -> None:
    old = "".join(f"Line {number} says that it is so. " for number in range(20_000))
    started = time.perf_counter()
    found = _anchor("that", "New. " + old.replace("5", "6"), old=old, nth=5_555)
    assert found.status is AnchorStatus.ORPHANED
    assert time.perf_counter() - started < 2


def test_a_letter_in_a_word_without_end_takes_no_time() -> None:
    old = "a " + "a" * 1_000_000
    started = time.perf_counter()
    assert anchor("b " + old, *describe(old, TextRange(0, 1))).range == TextRange(2, 3)
    assert anchor(old[1:], *describe(old, TextRange(0, 1))).status is AnchorStatus.ORPHANED
    assert time.perf_counter() - started < 2

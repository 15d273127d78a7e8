"""Carrying by examples: what is exact, moved, changed, orphaned between two versions, and why."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.cpu_time import cpu_seconds

from reader.anchoring.carrying import Carried, RevisionTexts, carry
from reader.anchoring.describing import describe
from reader.model.ranges import TextRange
from reader.model.selectors import (
    AnchorStatus,
    Part,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)

HEADLINE = "Harbour tunnel to open two years late"
LEAD = "The harbour tunnel will open two years late, officials said on Monday."
DELAY = "Three people with knowledge of the contract blamed the pumps for the delay."
COSTS = "The port authority said in a statement that costs had not risen."
QUOTE = "“We were told in March, and nobody asked us since,” said Mira Okello, an engineer."
CLOSE = "A spokesman for the builder declined to comment on the pumps."
BODY = f"{LEAD}\n{DELAY} {COSTS}\n{QUOTE}\n{CLOSE}"


def _target(quote: str, text: str = BODY, *, part: Part = Part.BODY, nth: int = 0) -> Target:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    place = TextRange(start, start + len(quote))
    return Target("old", part, *describe(text, place))


def _carry(quote: str, new: str, *, old: str = BODY, nth: int = 0) -> Carried:
    (carried,) = carry(
        [_target(quote, old, nth=nth)], RevisionTexts("", old), RevisionTexts("", new), "new"
    )
    if carried.target is None:
        assert (carried.status, carried.new_words) == (AnchorStatus.ORPHANED, "")
    else:
        assert carried.target.range.of(new) == carried.new_words == carried.target.quote.exact
        assert carried.target.revision_id == "new"
    return carried


def _outcome(quote: str, new: str, *, old: str = BODY, nth: int = 0) -> tuple[AnchorStatus, str]:
    carried = _carry(quote, new, old=old, nth=nth)
    return carried.status, carried.new_words


def test_nothing_moves_in_an_unchanged_text() -> None:
    carried = _carry(DELAY, BODY)
    assert (carried.status, carried.score) == (AnchorStatus.EXACT, 1)
    assert carried.target is not None
    assert carried.target.range == _target(DELAY).range


def test_what_stands_above_an_edit_is_exact_and_what_stands_below_has_moved() -> None:
    new = BODY.replace(COSTS, COSTS + " It gave no figures.")
    assert _outcome("officials", new) == (AnchorStatus.EXACT, "officials")
    assert _outcome("Mira Okello", new) == (AnchorStatus.MOVED, "Mira Okello")


def test_a_mended_slip_is_changed_and_keeps_both_wordings() -> None:
    old = BODY.replace("knowledge", "knowlegde")
    carried = _carry("people with knowlegde of the contract", BODY, old=old)
    assert carried.status is AnchorStatus.CHANGED
    assert carried.old_words == "people with knowlegde of the contract"
    assert carried.new_words == "people with knowledge of the contract"
    assert 0.9 < carried.score < 1


def test_an_edited_quotation_is_changed() -> None:
    new = BODY.replace("in March", "in early March")
    quote = "We were told in March, and nobody asked us since"
    assert _outcome(quote, new) == (
        AnchorStatus.CHANGED,
        "We were told in early March, and nobody asked us since",
    )


def test_one_of_two_words_replaced_inside_a_sentence_that_stayed_is_changed() -> None:
    new = BODY.replace("Three people", "Four people")
    assert _outcome("Three people", new) == (AnchorStatus.CHANGED, "Four people")


def test_an_unedited_part_of_an_edited_sentence_is_not_changed() -> None:
    new = BODY.replace("Three people", "Four people")
    assert _outcome("the contract", new) == (AnchorStatus.MOVED, "the contract")


@pytest.mark.parametrize("quote", [DELAY, "Three people", "the contract", "blamed the pumps"])
def test_a_deleted_passage_is_orphaned(quote: str) -> None:
    assert _outcome(quote, BODY.replace(DELAY + " ", "")) == (AnchorStatus.ORPHANED, "")


def test_a_deleted_phrase_does_not_go_where_the_text_says_it_again() -> None:
    new = BODY.replace(" for the delay", "").replace(CLOSE, CLOSE + " He blamed the delay.")
    assert _carry("the delay", new).status is AnchorStatus.ORPHANED


def test_a_rewritten_passage_is_orphaned() -> None:
    new = BODY.replace(CLOSE, "Nobody at the company could be reached over the holiday weekend.")
    assert _carry(CLOSE, new).status is AnchorStatus.ORPHANED
    assert _carry("comment on the pumps", new).status is AnchorStatus.ORPHANED


def test_paragraphs_that_change_places_take_their_passages_along() -> None:
    new = f"{CLOSE}\n{QUOTE}\n{DELAY} {COSTS}\n{LEAD}"
    for quote in (CLOSE, "Mira Okello", "costs had not risen", LEAD, "on Monday"):
        assert _outcome(quote, new) == (AnchorStatus.MOVED, quote)


def test_a_sentence_moved_to_another_paragraph_is_found_there() -> None:
    new = f"{LEAD} {COSTS}\n{DELAY}\n{QUOTE}\n{CLOSE}"
    assert _outcome("costs had not risen", new) == (AnchorStatus.MOVED, "costs had not risen")


def test_a_paragraph_moved_and_edited_is_changed() -> None:
    edited = QUOTE.replace("an engineer", "the engineer in charge")
    new = f"{edited}\n{LEAD}\n{DELAY} {COSTS}\n{CLOSE}"
    assert _outcome("nobody asked us since", new)[0] is AnchorStatus.MOVED
    assert _outcome(QUOTE, new) == (AnchorStatus.CHANGED, edited)


def test_a_passage_across_a_new_paragraph_break_says_the_same() -> None:
    new = BODY.replace(f"{DELAY} {COSTS}", f"{DELAY}\n{COSTS}")
    assert _outcome("the delay. The port", new) == (AnchorStatus.EXACT, "the delay.\nThe port")
    assert _outcome("the delay.\nThe port", BODY, old=new)[0] is AnchorStatus.EXACT


def test_a_sentence_cut_in_two_is_changed() -> None:
    new = BODY.replace("in March, and nobody", "in March. Nobody")
    status, words = _outcome("told in March, and nobody asked us since", new)
    assert (status, words) == (AnchorStatus.CHANGED, "told in March. Nobody asked us since")


def test_another_way_to_set_the_same_words_is_no_change() -> None:
    old = BODY.replace("Okello", "Okélló")
    new = unicodedata.normalize("NFD", old).translate(str.maketrans("“”", '""'))
    quote = "nobody asked us since,” said Mira Okélló"
    status, words = _outcome(quote, new, old=old)
    assert status is AnchorStatus.EXACT
    assert unicodedata.normalize("NFC", words) == quote.replace("”", '"')


def test_words_put_in_at_the_edges_are_no_part_of_a_passage() -> None:
    new = BODY.replace("costs had not risen", "so far costs had not risen much")
    assert _outcome("costs had not risen", new) == (AnchorStatus.MOVED, "costs had not risen")


def test_passages_at_the_ends_of_the_text_hold() -> None:
    new = f"{LEAD}\nAn added line stands here.\n{DELAY} {COSTS}\n{QUOTE}\n{CLOSE}"
    assert _outcome("The harbour", new) == (AnchorStatus.EXACT, "The harbour")
    assert _outcome("the pumps.", new, nth=0) == (AnchorStatus.MOVED, "the pumps.")


def test_overlapping_passages_are_carried_each_for_itself() -> None:
    targets = [_target("harbour tunnel will open"), _target("will open two years late")]
    new = BODY.replace("two years", "three years")
    results = carry(targets, RevisionTexts("", BODY), RevisionTexts("", new), "new")
    assert [carried.status for carried in results] == [AnchorStatus.EXACT, AnchorStatus.CHANGED]


def test_a_repeated_sentence_is_told_apart_by_what_is_around_it() -> None:
    line = "He declined to comment."
    old = f"Reached on Monday, the mayor was busy. {line}\nAsked twice, the builder wrote. {line}"
    new = f"A new opening.\nAsked twice, the builder wrote. {line}\nOn Monday it rained."
    assert _outcome("declined", new, old=old, nth=1) == (AnchorStatus.MOVED, "declined")
    assert _carry("declined", new, old=old, nth=0).status is AnchorStatus.ORPHANED


def test_lines_that_are_all_alike_keep_their_order_while_none_is_gone() -> None:
    line = "The ministry declined to comment on the report in any way.\n"
    old, new = "First.\n" + line * 5, "First of all.\n" + line * 5
    carried = _carry("ministry", new, old=old, nth=2)
    assert carried.status is AnchorStatus.MOVED
    assert carried.target is not None
    assert new.count("ministry", 0, carried.target.range.start) == 2


def test_when_one_of_several_twins_is_gone_none_is_guessed() -> None:
    line = "The ministry declined to comment on the report in any way.\n"
    old, new = "First.\n" + line * 3 + "Last.", "First.\n" + line * 2 + "Last."
    for nth in range(3):
        assert _carry("ministry", new, old=old, nth=nth).status is AnchorStatus.ORPHANED


def test_when_one_of_two_equal_words_is_gone_neither_is_guessed() -> None:
    old = "She had had a letter from the council that morning."
    new = "She had a letter from the council that morning."
    assert _carry("had", new, old=old, nth=0).status is AnchorStatus.ORPHANED
    assert _outcome("had a letter", new, old=old) == (AnchorStatus.MOVED, "had a letter")


def test_a_sentence_doubled_on_the_spot_stays_where_it_was_read_first() -> None:
    new = BODY.replace(COSTS, f"{COSTS} {COSTS}")
    carried = _carry(COSTS, new)
    assert carried.status is AnchorStatus.EXACT


def test_a_sentence_repeated_elsewhere_does_not_draw_the_passage_there() -> None:
    new = f"{COSTS}\n{BODY}\n{COSTS}"
    carried = _carry(COSTS, new)
    assert carried.target is not None
    assert carried.target.range.start == new.index(DELAY) + len(DELAY) + 1


def test_an_empty_new_text_orphans_everything() -> None:
    assert _carry(LEAD, "").status is AnchorStatus.ORPHANED


def test_a_headline_annotation_stays_in_the_headline() -> None:
    targets = [
        _target("two years late", HEADLINE, part=Part.HEADLINE),
        _target("Harbour tunnel", HEADLINE, part=Part.HEADLINE),
    ]
    new = RevisionTexts("Harbour tunnel to open in spring at last", f"{HEADLINE}\n{BODY}")
    late, tunnel = carry(targets, RevisionTexts(HEADLINE, BODY), new, "new")
    assert late.status is AnchorStatus.ORPHANED
    assert tunnel.target is not None
    assert (tunnel.target.part, tunnel.new_words) == (Part.HEADLINE, "Harbour tunnel")


def test_a_whole_headline_with_a_corrected_figure_is_changed() -> None:
    target = _target(HEADLINE, HEADLINE, part=Part.HEADLINE)
    new = "Harbour tunnel to open three years late"
    (carried,) = carry([target], RevisionTexts(HEADLINE, BODY), RevisionTexts(new, BODY), "new")
    assert (carried.status, carried.new_words) == (AnchorStatus.CHANGED, new)


def test_a_target_whose_offsets_are_wrong_is_found_by_its_quote() -> None:
    position = TextPositionSelector(3, 3 + len("Mira Okello"))
    target = Target("old", Part.BODY, position, TextQuoteSelector("Mira Okello", "said ", ", an"))
    texts = RevisionTexts("", BODY)
    (carried,) = carry([target], texts, texts, "new")
    assert (carried.status, carried.new_words) == (AnchorStatus.MOVED, "Mira Okello")


_lines = st.lists(
    st.sampled_from(
        ["No.", "Yes, he said so.", LEAD, DELAY, COSTS, "2 eggs", "橋が閉鎖された。", "😀 e\u0301"]
    ),
    max_size=8,
)


@given(_lines, _lines, st.data())
def test_nothing_is_ever_dropped_and_every_answer_is_a_place(
    old_lines: list[str], new_lines: list[str], data: st.DataObject
) -> None:
    old, new = "\n".join(old_lines), "\n".join(new_lines)
    targets = []
    for _ in range(3 if old else 0):
        start = data.draw(st.integers(0, len(old) - 1))
        place = TextRange(start, data.draw(st.integers(start + 1, len(old))))
        targets.append(Target("old", Part.BODY, *describe(old, place)))
    results = carry(targets, RevisionTexts("", old), RevisionTexts("", new), "new")
    assert len(results) == len(targets)
    for target, carried in zip(targets, results, strict=True):
        assert carried.old_words == target.quote.exact
        assert (carried.target is None) == (carried.status is AnchorStatus.ORPHANED)
        if carried.target is not None:
            assert carried.target.range.of(new) == carried.new_words != ""
            assert 0 < carried.score <= 1
        if carried.status is AnchorStatus.EXACT and carried.target is not None:
            assert carried.target.range.start == target.range.start


def test_a_thousand_annotations_over_a_rewritten_text_take_no_time() -> None:
    old = "".join(f"Line {number} says that it is so. " for number in range(1_500))
    new = "".join(f"Now {number * 7} said it was not. " for number in range(1_500))
    targets = [_target(f"Line {number} says", old) for number in range(0, 1_500, 2)]
    texts = RevisionTexts("", old), RevisionTexts("", new)
    assert cpu_seconds(lambda: carry(targets, *texts, "new")) < 2

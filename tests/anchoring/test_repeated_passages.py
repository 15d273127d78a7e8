"""Carrying where a text repeats itself: what the surroundings tell is carried, what not is not."""

from __future__ import annotations

import pytest

from reader.anchoring.carrying import Carried, RevisionTexts, carry
from reader.anchoring.describing import describe
from reader.model.ranges import TextRange
from reader.model.selectors import AnchorStatus, Part, Target

OPENING = "The ferry was late on Monday, and nobody on the quay could say why."
TRAIN = "The night train left at ten past eleven with two carriages fewer."
LETTER = "Wanda Pruss showed reporters the letter that she had been sent in May."
PUMP = "A second pump was brought from the depot before the tide came in."
CLOSE = "The council will meet again on Thursday to hear from both engineers."
STOCK = "No further details were given."


def _carry(quote: str, old: str, new: str, *, nth: int = 0) -> Carried:
    start = -1
    for _ in range(nth + 1):
        start = old.index(quote, start + 1)
    target = Target("old", Part.BODY, *describe(old, TextRange(start, start + len(quote))))
    (carried,) = carry([target], RevisionTexts("", old), RevisionTexts("", new), "new")
    return carried


def _start(carried: Carried) -> int:
    assert carried.target is not None
    return carried.target.range.start


def _is_orphaned(carried: Carried) -> bool:
    return carried.status is AnchorStatus.ORPHANED


def test_of_two_twins_of_which_one_moved_away_neither_is_guessed() -> None:
    old = f"{OPENING}\n{TRAIN}\n{PUMP}\n{LETTER}\n{LETTER}"
    new = f"{OPENING}\n{LETTER}\n{TRAIN}\n{PUMP}\n{LETTER}"
    for nth in range(2):
        assert _is_orphaned(_carry("the letter", old, new, nth=nth))


def test_a_line_that_was_deleted_is_not_the_end_of_another_that_was_cut_off() -> None:
    old = f"{OPENING}\n{STOCK}\n{TRAIN}\n{PUMP} {STOCK}\n{CLOSE}"
    new = f"{OPENING}\n{TRAIN}\n{PUMP}\n{STOCK}\n{CLOSE}"
    assert _is_orphaned(_carry(STOCK, old, new))


@pytest.mark.parametrize("gone", [OPENING, TRAIN, PUMP])
def test_one_of_several_stock_sentences_is_told_by_what_is_still_beside_it(gone: str) -> None:
    paragraphs = {
        OPENING: f"{OPENING} {STOCK} Nobody was on board.",
        TRAIN: f"{TRAIN} {STOCK} It was not the first time.",
        PUMP: f"{PUMP} {STOCK} The third stood idle.",
    }
    old = "\n".join(paragraphs.values())
    new = "\n".join(text for sentence, text in paragraphs.items() if sentence != gone)
    for nth, sentence in enumerate(paragraphs):
        carried = _carry(STOCK, old, new, nth=nth)
        if sentence == gone:
            assert _is_orphaned(carried)
        else:
            assert _start(carried) == new.index(sentence) + len(sentence) + 1


def test_same_sentences_whose_neighbours_went_both_ways_are_not_guessed() -> None:
    old = f"{OPENING} {STOCK} {TRAIN}\n{LETTER}\n{PUMP} {STOCK} {CLOSE}"
    new = f"{OPENING} {STOCK} {CLOSE}\n{LETTER}\n{PUMP} {STOCK} {TRAIN}"
    for nth in range(2):
        assert _is_orphaned(_carry(STOCK, old, new, nth=nth))


def test_a_paragraph_copied_elsewhere_does_not_draw_passages_from_where_it_was_edited() -> None:
    paragraph = f"{LETTER} {PUMP}"
    edited = paragraph.replace("showed reporters", "showed this newspaper")
    old = f"{OPENING}\n{TRAIN}\n{paragraph}\n{CLOSE}"
    new = f"{paragraph}\n{OPENING}\n{TRAIN}\n{edited}\n{CLOSE}"
    carried = _carry("A second pump", old, new)
    assert carried.target is None or _start(carried) == new.rindex("A second pump")


def test_a_paragraph_doubled_on_the_spot_stays_where_it_was_read_first() -> None:
    paragraph = f"{LETTER} {PUMP}"
    old = f"{OPENING}\n{paragraph}\n{CLOSE}"
    new = f"{OPENING}\n{paragraph}\n{paragraph}\n{CLOSE}"
    for quote in ("showed reporters", "the depot"):
        assert _carry(quote, old, new).status is AnchorStatus.EXACT


@pytest.mark.parametrize("quote", ["Wanda Pruss", "May", "letter"])
def test_a_deleted_name_or_word_does_not_go_where_it_still_occurs(quote: str) -> None:
    again = "In May Wanda Pruss wrote a letter of her own, which went unanswered."
    old = f"{OPENING} {LETTER} {TRAIN}\n{again}"
    assert old.index(quote) == old.index(LETTER) + LETTER.index(quote)
    assert _is_orphaned(_carry(quote, old, f"{OPENING} {TRAIN}\n{again}"))


def test_of_two_equal_words_of_which_one_was_replaced_neither_is_guessed() -> None:
    old = f"{OPENING} She sent word to the clinic and and the school that evening."
    new = old.replace("and and", "by a boy and")
    for nth in range(2):
        assert _is_orphaned(_carry(" and ", old, new, nth=1 + nth))
    assert _carry("the school", old, new).new_words == "the school"


def test_a_word_in_a_rewritten_sentence_needs_something_beside_it() -> None:
    sentence = "Two of the seven doors in the tunnel were tested on Friday by the builder."
    other = "Two of the seven doors in the tunnel, they say, were never shut by the builder."
    old, new = f"{OPENING} {sentence}\n{CLOSE}", f"{OPENING} {other}\n{CLOSE}"
    assert _is_orphaned(_carry("were", old, new))
    assert _carry("of the seven", old, new).new_words == "of the seven"


def test_a_sentence_replaced_by_one_of_the_same_form_is_not_an_edit_of_it() -> None:
    old = f"{OPENING} The clinic was lost and Jonas wept. {CLOSE}"
    new = f"{OPENING} The library was wide and Jonas sang. {CLOSE}"
    assert _is_orphaned(_carry("The clinic was lost and Jonas wept.", old, new))

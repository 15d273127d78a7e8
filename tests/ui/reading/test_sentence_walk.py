from __future__ import annotations

import pytest
from tests.support.reading import HEADLINE, QUAY, paragraph, quay_article

from reader.model.document import Block, BlockKind, Document
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.text.sentences import sentence_ranges
from reader.ui.reading.sentence_walk import SentenceWalk


def _at(part: Part, offset: int) -> Passage:
    return Passage(part, TextRange(offset, offset))


def _walk(*texts: str, headline: str = HEADLINE) -> SentenceWalk:
    document = Document(tuple(paragraph(text) for text in texts))
    return SentenceWalk(quay_article(document=document, headline=headline).revision)


def test_walking_down_visits_every_sentence_once_in_order() -> None:
    walk = SentenceWalk(quay_article().revision)
    visited = [walk.at(_at(Part.HEADLINE, 0))]
    while (last := visited[-1]) is not None:
        visited.append(walk.beside(last, 1))
    body = [Passage(Part.BODY, found) for found in sentence_ranges(QUAY.text)]
    headline = [Passage(Part.HEADLINE, found) for found in sentence_ranges(HEADLINE)]
    assert visited == [*headline, *body, None]


def test_walking_up_visits_them_the_other_way_round() -> None:
    walk = SentenceWalk(quay_article().revision)
    down = [walk.at(_at(Part.HEADLINE, 0))]
    while (last := down[-1]) is not None:
        down.append(walk.beside(last, 1))
    up = [down[-2]]
    while (last := up[-1]) is not None:
        up.append(walk.beside(last, -1))
    assert up[:-1] == down[:-1][::-1]


@pytest.mark.parametrize(
    ("offset", "sentence"),
    [
        (0, "One is."),
        (7, "One is."),
        (8, "Two is."),
        (15, "Two is."),
        (17, "Three."),
        (99, "Three."),
    ],
)
def test_place_between_sentences_belongs_to_the_one_that_touches_it(
    offset: int, sentence: str
) -> None:
    text = "One is. Two is.\n\nThree."
    found = _walk("One is. Two is.", "", "Three.").at(_at(Part.BODY, offset))
    assert found is not None
    assert found.range.of(text) == sentence


def test_empty_line_belongs_to_the_sentence_that_follows() -> None:
    found = _walk("", "", "Words.").at(_at(Part.BODY, 1))
    assert found == Passage(Part.BODY, TextRange(2, 8))


def test_empty_lines_at_the_end_belong_to_the_last_sentence() -> None:
    found = _walk("Words.", "", "").at(_at(Part.BODY, 8))
    assert found == Passage(Part.BODY, TextRange(0, 6))


def test_article_without_words_has_no_sentence() -> None:
    walk = SentenceWalk(
        quay_article(document=Document((Block(BlockKind.RULE),)), headline="").revision
    )
    assert walk.at(_at(Part.BODY, 0)) is None
    assert walk.beside(_at(Part.BODY, 0), 1) is None


def test_headline_alone_is_walked_too() -> None:
    walk = _walk(headline="Only a headline")
    assert walk.at(_at(Part.BODY, 0)) == Passage(Part.HEADLINE, TextRange(0, 15))

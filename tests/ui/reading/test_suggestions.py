"""The program's suggestions on the page: outlines that never look like a reader's own marks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from tests.support.painting import colours
from tests.support.reading import HEADLINE, QUAY, passage_of, quay_article, shown_pane
from tests.support.signals import carried
from tests.support.suggestions import stored_suggestions

from reader.model.ranges import TextRange
from reader.model.review import StoredSuggestion
from reader.model.selectors import Part, Passage
from reader.model.sourcing import Confidence, Suggestion
from reader.ui.reading.pane import ReadingPane
from reader.ui.reading.suggestion_layer import DIMMED
from reader.ui.reading.suggestion_marks import ASKED_AT
from reader.ui.theme import THEME_NAMES, load_theme

PHRASE = "three people briefed on the plan"
TEMPLATE = stored_suggestions(QUAY.text, headline=HEADLINE)[0]


def suggested(
    words: str,
    name: str = "",
    *,
    confidence: Confidence = Confidence.STRONG,
    triggers: tuple[str, ...] = (),
) -> StoredSuggestion:
    found = Suggestion(
        passage_of(words).range,
        "unnamed-source",
        "rule",
        tuple(passage_of(trigger).range for trigger in triggers),
        "Because.",
        confidence,
    )
    return replace(TEMPLATE, id=name or words, suggestion=found)


def boxes(pane: ReadingPane, words: str) -> list[QRect]:
    span = pane._stage.positions.qt_range(passage_of(words))
    return [
        box.rect.translated(-pane.view.offset).toRect()
        for box in pane.view.text_geometry.line_boxes(*span)
    ]


def page(pane: ReadingPane) -> QImage:
    return pane.view.viewport().grab().toImage()


def outlined_pixels(before: QImage, after: QImage, box: QRect) -> int:
    """Count the pixels round a box that are not as they were."""
    around = box.adjusted(-4, -4, 4, 4)
    return (colours(after, around) - colours(before, around)).total()


@pytest.fixture
def pane(qtbot: QtBot) -> ReadingPane:
    pane = shown_pane(qtbot, quay_article())
    pane.view.clearFocus()
    return pane


@pytest.mark.parametrize("name", THEME_NAMES)
def test_a_suggestion_is_an_outline_and_never_a_tint(pane: ReadingPane, name: str) -> None:
    theme = load_theme(name)
    pane.apply_theme(theme)
    inside = [box.adjusted(2, 2, -2, -2) for box in boxes(pane, PHRASE)]
    before = page(pane)
    pane.suggestions.show([suggested(PHRASE)])
    after = page(pane)
    for place in inside:
        assert colours(after, place) == colours(before, place), "inside nothing has changed"
    assert outlined_pixels(before, after, boxes(pane, PHRASE)[0]) > 200


def test_how_sure_the_program_is_shows_in_the_line(pane: ReadingPane) -> None:
    pictures = []
    for confidence in (Confidence.STRONG, Confidence.LIKELY, Confidence.WEAK):
        pane.suggestions.show([suggested(PHRASE, confidence=confidence)])
        image = page(pane)
        pictures.append([colours(image, box.adjusted(-4, -4, 4, 4)) for box in boxes(pane, PHRASE)])
    assert pictures[0] == pictures[1], "strong and likely ones are dashed"
    assert pictures[0] != pictures[2], "weak ones are dotted"


def lightness_range(image: QImage, place: QRect) -> int:
    values = [
        image.pixelColor(x, y).lightness()
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
    ]
    return max(values) - min(values)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_while_one_is_asked_about_the_rest_is_dimmed_to_55_percent(
    pane: ReadingPane, name: str
) -> None:
    pane.apply_theme(load_theme(name))
    stored = suggested(PHRASE)
    pane.suggestions.show([stored])
    pane.suggestions.ask_about(stored)
    dimmed = page(pane)
    other, own = boxes(pane, "Nobody has voted")[0], boxes(pane, "The harbour authority")[0]
    pane.suggestions.stop_asking()
    bright = page(pane)
    assert colours(dimmed, own) == colours(bright, own), "its sentence stays bright"
    share = lightness_range(dimmed, other) / lightness_range(bright, other)
    assert share == pytest.approx(DIMMED, abs=0.03)
    assert DIMMED == 0.55


def test_the_words_that_made_the_rule_fire_are_underlined(pane: ReadingPane) -> None:
    stored = suggested(PHRASE, triggers=("briefed",))
    pane.suggestions.show([stored])
    pane.suggestions.mark_current(stored.id)
    focus = pane._stage.typography.theme.colour("focus").name()
    box = boxes(pane, "briefed")[0]
    under = QRect(box.left() + 2, box.bottom() - 1, box.width() - 4, 1)
    other = boxes(pane, "three people")[0]
    beside = QRect(other.left() + 6, other.bottom() - 1, other.width() - 10, 1)
    image = page(pane)
    assert colours(image, under)[focus] > under.width() / 2
    assert colours(image, beside)[focus] == 0


def test_a_click_on_an_outline_opens_it(qtbot: QtBot, pane: ReadingPane) -> None:
    pane.suggestions.show([suggested(PHRASE)])
    inside = QPointF(boxes(pane, PHRASE)[0].center()) + pane.view.offset
    with qtbot.waitSignal(pane.suggestions.activated) as chosen:
        assert pane.suggestions.click(inside)
    assert carried(chosen) == [PHRASE]
    outside = QPointF(boxes(pane, "Nobody has voted")[0].center()) + pane.view.offset
    with qtbot.assertNotEmitted(pane.suggestions.activated):
        assert not pane.suggestions.click(outside)


def test_clicks_go_through_outlines_that_lie_over_one_another(
    qtbot: QtBot, pane: ReadingPane
) -> None:
    pane.suggestions.show([suggested(PHRASE, "long"), suggested("people briefed", "short")])
    inside = QPointF(boxes(pane, "people briefed")[0].center()) + pane.view.offset
    opened: list[str] = []
    pane.suggestions.activated.connect(opened.append)
    pane.suggestions.activated.connect(pane.suggestions.mark_current)
    for _ in range(3):
        pane.suggestions.click(inside)
    assert opened == ["short", "long", "short"]


def test_the_passage_comes_to_where_eyes_rest(qtbot: QtBot) -> None:
    pane = shown_pane(qtbot, quay_article(), size=(500, 300))
    stored = suggested("Ines Halloran")
    pane.suggestions.show([stored])
    pane.suggestions.ask_about(stored)
    top = boxes(pane, "Ines Halloran")[0].top()
    assert 0 <= top < pane.view.viewport().height()
    middle = suggested("Officials called it")
    pane.suggestions.show([middle])
    pane.suggestions.ask_about(middle)
    height = pane.view.viewport().height()
    assert boxes(pane, "Officials called it")[0].top() == pytest.approx(height * ASKED_AT, abs=40)


def test_its_words_can_be_selected_on_a_bright_page(pane: ReadingPane) -> None:
    stored = suggested(PHRASE)
    pane.suggestions.show([stored])
    pane.suggestions.ask_about(stored)
    pane.suggestions.select_words(stored)
    assert pane.selected_text() == PHRASE
    assert pane.suggestions._layer.bright is None


def test_suggestions_in_the_headline_are_outlined_there(qtbot: QtBot, pane: ReadingPane) -> None:
    start = HEADLINE.index("people")
    place = TextRange(start, start + len("people briefed"))
    found = replace(TEMPLATE.suggestion, range=place, part=Part.HEADLINE, triggers=())
    stored = replace(TEMPLATE, id="headline", suggestion=found)
    pane.suggestions.show([stored])
    outline = pane.suggestions._layer.find("headline")
    assert outline is not None
    assert outline.span == pane._stage.positions.qt_range(Passage(Part.HEADLINE, place))


def test_a_suggestion_of_another_version_of_the_text_is_passed_over(pane: ReadingPane) -> None:
    beyond = len(QUAY.text)
    found = replace(TEMPLATE.suggestion, range=TextRange(beyond - 2, beyond + 40), triggers=())
    pane.suggestions.show([replace(TEMPLATE, id="old", suggestion=found)])
    assert pane.suggestions._layer.find("old") is None
    pane.suggestions.ask_about(replace(TEMPLATE, id="old", suggestion=found))
    page(pane)


def test_outlines_follow_the_text_into_another_size(pane: ReadingPane) -> None:
    pane.set_text_size(30)
    before = page(pane)
    pane.set_text_size(18)
    pane.suggestions.show([suggested(PHRASE)])
    pane.set_text_size(30)
    assert outlined_pixels(before, page(pane), boxes(pane, PHRASE)[0]) > 200

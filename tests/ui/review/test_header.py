"""The bar over an article: its numbers, their passages, and what it says where there are none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot
from tests.support.painting import colours, picture_of
from tests.support.reviews import profile_of
from tests.support.signals import carried
from tests.support.suggestions import HOSTILE

from reader.library.codebooks import default_tags
from reader.model.codebook import Codebook
from reader.model.profiles import ReviewedProfile, SourcingCategory
from reader.model.selectors import Part
from reader.ui.review.figures import (
    TAG_OF_CATEGORY,
    HeaderFigure,
    category_name,
    header_figures,
)
from reader.ui.review.header import SourcingHeader
from reader.ui.theme import THEME_NAMES, load_theme

TEXT = (
    "Ines Halloran, the port's engineer, said the tunnel was safe. Officials said on Monday that "
    "it would open late. The port authority said costs had not risen. The delay reportedly cost "
    "millions. Three people with knowledge of the contract, who spoke on condition of anonymity "
    "because they feared for their jobs, said that the pumps had failed."
)
HEADLINE = "Tunnel to open late, officials say"
CODEBOOK = Codebook(tuple(default_tags()))


@pytest.fixture
def header(qtbot: QtBot) -> SourcingHeader:
    header = SourcingHeader(load_theme("light"))
    qtbot.addWidget(header)
    header.resize(600, 120)
    return header


def profile() -> ReviewedProfile:
    return profile_of(TEXT, headline=HEADLINE)


def figure(words: str) -> HeaderFigure:
    return next(each for each in header_figures(profile()) if words in each.words)


def test_every_number_has_as_many_passages_as_it_says() -> None:
    shown = header_figures(profile())
    assert len(shown) >= 6
    for each in shown:
        assert each.passages, each.words
        count = each.words.split()[0]
        if count.isdigit():
            assert len(each.passages) == int(count), each.words


def test_passages_are_the_words_that_were_counted() -> None:
    [unnamed] = [each for each in header_figures(profile()) if each.tag_id == "unnamed-source"]
    words = [passage.range.of(TEXT) for passage in unnamed.passages]
    assert any(each.startswith("Officials said") for each in words)
    [headline] = figure("headline unnamed").passages
    assert headline.part is Part.HEADLINE
    assert headline.range.of(HEADLINE) == "officials"


def test_reasons_for_anonymity_are_counted_among_the_unnamed() -> None:
    said = figure("reason given")
    mentions = profile().unnamed_mentions.count
    assert said.words == f"reason given for 1 of {mentions}"
    assert len(said.passages) == 1
    without = profile_of("Officials said on Monday that the tunnel would open late.")
    assert any(each.words == "no reason given" for each in header_figures(without))


def test_numbers_of_nothing_are_left_out() -> None:
    assert header_figures(ReviewedProfile()) == []
    shown = header_figures(profile_of("Ines Halloran, an engineer, said the tunnel was safe."))
    assert not any(each.words.startswith("0") for each in shown)


def test_each_category_has_a_name_and_the_look_of_a_tag() -> None:
    names = [category_name(category) for category in SourcingCategory]
    assert len(set(names)) == len(names)
    assert all(CODEBOOK.find(TAG_OF_CATEGORY[category]) for category in SourcingCategory)


def test_a_number_is_clicked_and_reached_by_the_keyboard(
    qtbot: QtBot, header: SourcingHeader
) -> None:
    header.show_profile(profile(), CODEBOOK)
    buttons = header.findChildren(QAbstractButton)
    assert [each.text() for each in buttons] == [e.words for e in header_figures(profile())]
    for button in buttons:
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert button.accessibleDescription() == "Show the passages"
        with qtbot.waitSignal(header.figure_chosen) as chosen:
            QTest.keyClick(button, Qt.Key.Key_Space)
        found, place = carried(chosen)
        assert found.words == button.text()
        assert isinstance(place, QPoint)


def test_the_header_is_read_out_as_its_numbers(header: SourcingHeader) -> None:
    header.show_profile(profile(), CODEBOOK)
    assert header.accessibleName() == "Whom the claims rest on"
    for each in header_figures(profile()):
        assert each.words in header.accessibleDescription()
    assert "sentences make claims" in header.lead()
    assert "undecided" in header.lead()


def test_words_stand_where_there_are_no_numbers(header: SourcingHeader) -> None:
    header.show_profile(profile(), CODEBOOK)
    header.show_words(f"Sources not looked for: {HOSTILE}.")
    assert header.lead() == f"Sources not looked for: {HOSTILE}."
    assert not [b for b in header.findChildren(QAbstractButton) if b.isVisible()]
    [label] = header.findChildren(QLabel)
    assert label.textFormat() is Qt.TextFormat.PlainText
    header.show_words("")
    assert header.isHidden()


def test_a_text_without_claims_says_so(header: SourcingHeader) -> None:
    header.show_profile(ReviewedProfile(), CODEBOOK)
    assert header.lead() == "No sentence was found that makes a claim"


def test_what_was_left_undecided_is_not_before_review_once_that_is_finished(
    header: SourcingHeader,
) -> None:
    undecided = f"{profile().undecided.count} undecided"
    header.show_profile(profile(), CODEBOOK)
    assert header.lead().endswith(f"before review, {undecided}")
    header.show_profile(profile(), CODEBOOK, finished=True)
    header.apply_theme(load_theme("dark"))
    assert header.lead().endswith(f" · {undecided}")


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_bar_has_the_tints_of_its_categories(header: SourcingHeader, name: str) -> None:
    theme = load_theme(name)
    header.show_profile(profile(), CODEBOOK)
    header.apply_theme(theme)
    header.show()
    found = colours(picture_of(header))
    for category, share in profile().shares.items():
        tag = CODEBOOK.find(TAG_OF_CATEGORY[category])
        if share.count and tag is not None:
            assert found[theme.highlight(tag.slot).tint.name()] > 40, category


def test_the_numbers_take_more_rows_in_a_narrow_window(header: SourcingHeader) -> None:
    header.show_profile(profile(), CODEBOOK)
    header.show()
    wide = header.heightForWidth(900)
    assert header.heightForWidth(260) > wide


def test_another_theme_does_not_bring_a_hidden_header_back(header: SourcingHeader) -> None:
    header.show_profile(profile(), CODEBOOK)
    header.hide()
    header.apply_theme(load_theme("dark"))
    assert header.isHidden()

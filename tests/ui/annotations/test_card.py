"""What a card says of an annotation."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.support.annotated_articles import NOW, open_article, sample_article, sample_codebook

from reader.model.selectors import AnchorStatus
from reader.ui.annotations.card import cards_of
from reader.ui.annotations.when import moment_label


def test_cards_are_in_text_order_whatever_order_the_annotations_come_in() -> None:
    article = sample_article()
    turned = replace(article, annotations=article.annotations[::-1])
    ids = [card.annotation_id for card in cards_of(turned, sample_codebook(), NOW)]
    assert ids == [f"annotation-{number}" for number in range(5)]


def test_card_says_place_and_grade() -> None:
    first, second, *_ = cards_of(sample_article(), sample_codebook(), NOW)
    assert first.place == "Paragraph 1 · transparency 2 of 4"
    assert second.place == "Paragraph 2"


def test_orphaned_annotation_has_no_place_but_a_warning() -> None:
    orphaned = cards_of(sample_article(), sample_codebook(), NOW)[3]
    assert (orphaned.place, orphaned.standing) == ("", "Not found in this version")
    assert orphaned.alarming


@pytest.mark.parametrize(
    ("status", "sentence", "alarming"),
    [
        (AnchorStatus.EXACT, "", False),
        (AnchorStatus.MOVED, "Moved with its words in a newer version", False),
    ],
)
def test_status_is_said_in_words(status: AnchorStatus, sentence: str, *, alarming: bool) -> None:
    article = sample_article()
    annotation = replace(article.annotations[0], status=status)
    (card,) = cards_of(replace(article, annotations=(annotation,)), sample_codebook(), NOW)
    assert (card.standing, card.alarming) == (sentence, alarming)


def test_a_changed_passage_shows_old_and_new_words() -> None:
    article = sample_article()
    annotation = article.annotations[0]
    now = annotation.target.range.of(article.revision.document.text)
    quote = replace(annotation.target.quote, exact="Three officials said nothing")
    target = replace(annotation.target, quote=quote)
    changed = replace(annotation, status=AnchorStatus.CHANGED, target=target)
    (card,) = cards_of(replace(article, annotations=(changed,)), sample_codebook(), NOW)
    assert card.alarming
    first, was, is_now = card.standing.split("\n")
    assert first == "The words here have changed"
    assert was == "was: “Three officials said nothing”"
    assert is_now.startswith(f"now: “{now[:60]}")


def test_screen_reader_hears_letter_tag_quote_and_note() -> None:
    spoken = cards_of(sample_article(), sample_codebook(), NOW)[0].spoken
    words = ("U, Unnamed source", "“Two officials", "Note: Which officials?", "Paragraph 1")
    places = [spoken.index(each) for each in words]
    assert places == sorted(places)


def test_untagged_annotation_is_said_to_have_no_tag() -> None:
    assert cards_of(sample_article(), sample_codebook(), NOW)[3].spoken.startswith("No tag. ")


def test_tag_that_the_codebook_lacks_is_left_out() -> None:
    article = sample_article()
    annotation = replace(article.annotations[0], tag_ids=("gone", "document"))
    opened = open_article((annotation,), article.revision.document)
    (card,) = cards_of(opened, sample_codebook(), NOW)
    assert [badge.tag_id for badge in card.badges] == ["document"]


@pytest.mark.parametrize(
    ("earlier", "label"),
    [
        (timedelta(minutes=5), "16:25"),
        (timedelta(days=1), "Yesterday"),
        (timedelta(days=40), "2 Feb"),
        (timedelta(days=400), "7 Feb 2025"),
        (timedelta(minutes=-30), "17:00"),
        (timedelta(days=-2), "16 Mar"),
    ],
)
def test_moments_are_short_and_never_negative(earlier: timedelta, label: str) -> None:
    shown = moment_label(NOW - earlier, NOW, UTC)
    assert shown.removesuffix(" PM") in (label, _twelve_hours(label))


def _twelve_hours(label: str) -> str:
    try:
        return datetime.strptime(label, "%H:%M").replace(tzinfo=UTC).strftime("%-I:%M")
    except ValueError:
        return label

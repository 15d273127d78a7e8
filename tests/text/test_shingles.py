from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.shingles import (
    BINS,
    are_copies,
    may_be_copies,
    resemblance,
    shingles,
    story_signature,
)

WORDS = tuple(
    """harbour tunnel pump ferry council mayor budget delay water gate bridge engineer report
    contract saltmere winter storm quay crane dock signal repair meeting minister paper vote road
    cable night shift union wage barrier tide map plan office court judge""".split()  # noqa: SIM905 - read as words
)


def story(seed: int, sentences: int = 40) -> list[str]:
    """Return invented sentences; other seeds share words but no wording."""
    chosen = random.Random(seed)
    return [" ".join(chosen.choices(WORDS, k=12)).capitalize() + "." for _ in range(sentences)]


def printed(sentences: list[str]) -> str:
    return "\n".join(" ".join(sentences[n : n + 4]) for n in range(0, len(sentences), 4))


def variants(seed: int) -> dict[str, str]:
    """Return one story as several outlets print it."""
    told = story(seed)
    extra = story(seed + 1000, 6)
    edited = [f"{line[:-1]} today." if n % 5 == 0 else line for n, line in enumerate(told)]
    return {
        "whole": printed(told),
        "cut": printed(told[:22]),
        "with a paragraph of its own": printed([*told[:10], *extra, *told[10:]]),
        "other typography": printed(told).replace(".", " .").upper(),
        "lightly edited": printed(edited),
    }


@pytest.mark.parametrize("seed", range(12))
def test_a_story_is_known_again_however_it_is_printed(seed: int) -> None:
    printings = variants(seed)
    whole = printings.pop("whole")
    for name, text in printings.items():
        assert may_be_copies(story_signature(whole), story_signature(text)), name
        assert are_copies(whole, text), name


def test_different_stories_are_told_apart() -> None:
    texts = [printed(story(seed)) for seed in range(40)]
    signatures = [story_signature(text) for text in texts]
    likely = [
        (one, other)
        for one in range(40)
        for other in range(one)
        if may_be_copies(signatures[one], signatures[other])
    ]
    assert [pair for pair in likely if are_copies(texts[pair[0]], texts[pair[1]])] == []
    assert len(likely) <= 2


def test_one_event_told_by_two_reporters_is_two_stories() -> None:
    shared = story(5, 6)
    one = printed([*story(50, 20), *shared])
    other = printed([*shared, *story(51, 20)])
    assert not are_copies(one, other)


def test_the_estimate_is_near_the_truth() -> None:
    told, other = story(1, 60), story(2, 60)
    first, second = printed(told), printed([*told[:30], *other[:30]])
    one, two = set(shingles(first)), set(shingles(second))
    truth = len(one & two) / len(one | two)
    assert resemblance(story_signature(first), story_signature(second)) == pytest.approx(
        truth, abs=0.15
    )


def test_short_texts_have_no_signature() -> None:
    assert story_signature("Corrections and clarifications.") == b""
    assert story_signature("") == b""
    assert resemblance(b"", b"") == 0


def test_a_signature_never_changes() -> None:
    signature = story_signature(printed(story(3)))
    assert len(signature) == 4 * BINS
    # Stored in libraries: another value would make all of them worthless.
    assert signature.hex()[:32] == SIGNATURE


SIGNATURE = "3fd8eb59b6118e02ce2821372568d259"


@given(st.text(max_size=300))
def test_any_text_has_an_answer(text: str) -> None:
    assert len(story_signature(text)) in (0, 4 * BINS)
    assert not are_copies(text, "")

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.generated_documents import texts

from reader.ui.reading.folding import FoldedText


def _found(text: str, words: str) -> list[str]:
    return [match.of(text) for match in FoldedText(text).find_all(words)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The quay. THE END", "the", ["The", "THE"]),
        ("ten\u00a0per\u2009cent", "ten per cent", ["ten\u00a0per\u2009cent"]),
        ("Straße and STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("café, cafe\u0301 and CAFE", "café", ["café", "cafe\u0301", "CAFE"]),
        ("“don’t” – he said", '"don\'t" - he', ["“don’t” – he"]),
        ("😀 quay 😀 quay", "quay", ["quay", "quay"]),
        ("😀🚢😀", "😀", ["😀", "😀"]),
        ("ﬁre", "fi", ["ﬁ"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("he said… twice", "said...", ["said…"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("a`b\tc", "a'b c", ["a`b\tc"]),
        ("anything", "", []),
        ("anything", "\u0301", []),
    ],
)
def test_words_are_found_however_they_are_written(text: str, words: str, found: list[str]) -> None:
    assert _found(text, words) == found


@given(texts, st.data())
def test_every_piece_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))]
    matches = FoldedText(text).find_all(piece)
    if FoldedText(piece).find_all(piece):  # not nothing but accents
        assert matches
    for match in matches:
        assert 0 <= match.start < match.end <= len(text)

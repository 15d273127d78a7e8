from __future__ import annotations

import hashlib

from reader.text.fingerprint import text_sha256


def test_fingerprint_is_the_sha_256_of_headline_line_feed_and_text() -> None:
    expected = hashlib.sha256("Zoë\nBody\ntext 𝒜".encode()).hexdigest()
    assert text_sha256("Zoë", "Body\ntext 𝒜") == expected


def test_moving_words_from_headline_to_body_changes_the_fingerprint() -> None:
    assert text_sha256("a", "b") != text_sha256("", "a\nb")

"""When a page that was fetched again holds a new version of the text, and when it does not."""

from __future__ import annotations

import unicodedata

import pytest

from reader.text.sameness import is_same_text

TEXT = "“We don’t know,” she said – twice.\nThe re\u0301gime paid 1,000 in 2023…"


@pytest.mark.parametrize(
    "new",
    [
        TEXT,
        TEXT.replace("\n", " "),
        TEXT.replace(" ", "\u00a0").replace("\n", "\n\n"),
        TEXT.translate(str.maketrans("“”’–", '""\'-')).replace("…", "..."),
        unicodedata.normalize("NFC", TEXT),
        f"Advertisement\n{TEXT}\nRead more: another story\n12 comments",
        TEXT.replace("\n", "\nSign up for our newsletter\n"),
        f"Updated 5 minutes ago\n{TEXT}",
    ],
)
def test_the_same_words_are_the_same_text(new: str) -> None:
    assert is_same_text(TEXT, new)
    assert is_same_text(new, TEXT)


@pytest.mark.parametrize(
    "new",
    [
        TEXT.replace("1,000", "10,000"),
        TEXT.replace("said", "says"),
        TEXT.replace("She", "she").replace("twice", "Twice"),
        TEXT.replace("twice.", "twice?"),
        TEXT + "\nThis article was amended on 3 March.",
        TEXT.partition("\n")[0],
        "",
    ],
)
def test_other_words_are_another_text(new: str) -> None:
    assert not is_same_text(TEXT, new)


def test_two_texts_of_boilerplate_are_the_same() -> None:
    assert is_same_text("Advertisement", "")

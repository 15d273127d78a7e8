from __future__ import annotations

import pytest

from reader.exchange.notes import contain_note


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Who? *Three* of [them](https://a.test).",
        "- a\n- b\n\n    code",
        "```python\nprint()\n```",
        "- ```\n  code in a list needs no end",
        "> ```\n> nor does code in a quotation",
        "1 < 2 and <b>bold</b>",
        "<!-- closed -->",
        "100 %% sure %%",
        "see [[file#^ob-abcdefgh]]",
        "Heading\n---\ntext",
    ],
)
def test_an_ordinary_note_stays_as_typed(note: str) -> None:
    assert contain_note(note) == note


@pytest.mark.parametrize(
    ("note", "contained"),
    [
        ("```js\nopen", "```js\nopen\n```"),
        ("~~~~\nopen\n~~~", "~~~~\nopen\n~~~\n~~~~"),
        ("<!-- open", "<!-- open\n-->"),
        ("a\n\n<script>\nopen", "a\n\n<script>\nopen\n</script>"),
        ("%%open", "%%open\n%%"),
        ("$$ x", "$$ x\n$$"),
        ("> x\n> ^ob-abcdefgh", "> x\n> \\^ob-abcdefgh"),
        ("---\ntitle: x\n---", "----\ntitle: x\n---"),
        ("\n\n a \r\nb\n \n", " a \nb"),
        ("a\x00\ud83db", "ab"),
    ],
)
def test_what_would_reach_beyond_the_note_is_closed(note: str, contained: str) -> None:
    assert contain_note(note) == contained
    assert contain_note(contained) == contained

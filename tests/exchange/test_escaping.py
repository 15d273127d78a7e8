from __future__ import annotations

import importlib.util
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.exchange.escaping import escape_markdown, escape_markdown_line
from reader.text.normalise import clean_characters

# Whole constructs, so that generated text is Markdown more often than not.
_FRAGMENTS = (
    "1. ", "23) ", "- ", "+ ", "* ", "---", "***", "===", "-", "#", "# ", "###### ", "> ", ">",
    "```dataviewjs", "~~~", "`$= dv.pages()`", "`= this.file`", "<% tp.file.title %>", "<%*", "%%",
    "==mark==", "[[note]]", "![[embed]]", "[^1]", "[^1]: note", "[a](b)", "[a]: /b", "![i](s)",
    " ^ob-abcdefgh", "^id", "#tag", "&amp;", "&copy;", "&#65;", "&nbsp;", "<b>", "</div>", "<!--",
    "-->", "<?php", "<![CDATA[", "<script>", "<https://a.test>", "https://news.test/a?b=c&d",
    "www.a.test", "www.1and1.test", "ftp://h.test", "//localhost", "a@b.test", "mailto:a@b.test",
    "news.test",
    "| a | b |", ":-:", "|-|-|", "a | b", ":---", "-|-", "$x$", "$$",
    "~~gone~~", "H~2~O", "\\", "\\\\", "\\*", "**b**",
    "__b__", "_i_", "*", "{{ x }}", "{% x %}", "{.class}", "::: note", "key:: value", "    code",
    "\t", "  ", " ", "\n", "\n\n", "\xa0", "\u3000", "\u200b", "\u2009", "\U0001f600", "e\u0301",
    "\u05d0\u05d1", "\u202e", "!", "\u201cword\u201d", "word", "it's", "2024.", "3.5", "U.S.",
    ".", "1", "a",
)  # fmt: skip

_text = st.lists(st.sampled_from(_FRAGMENTS) | st.text(max_size=6), max_size=8).map(
    lambda parts: clean_characters("".join(parts))
)

_CONTRACT = r"\`*_{}[]<>~|$^=%#&!"

_PRESETS = ["commonmark", "gfm-like"] if importlib.util.find_spec("linkify_it") else ["commonmark"]


def _renderer(preset: str) -> MarkdownIt:
    if preset == "commonmark":
        return MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return MarkdownIt(preset)


def _shown(tokens: list[Token]) -> str:
    """The text of the only paragraph; anything but text and hard breaks is an error."""
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "hardbreak"}
    return "".join("\n" if child.type == "hardbreak" else child.content for child in children)


@pytest.mark.parametrize("preset", _PRESETS)
@settings(max_examples=200, deadline=None)
@given(text=_text.filter(bool))
def test_a_renderer_shows_exactly_the_words(preset: str, text: str) -> None:
    assert _shown(_renderer(preset).parse(escape_markdown(text))) == text


@settings(max_examples=200, deadline=None)
@given(text=_text.filter(bool))
def test_inside_a_quotation_too(text: str) -> None:
    quoted = "> " + escape_markdown(text).replace("\n", "\n> ") + "\n> ^ob-abcdefgh\n"
    tokens = _renderer("commonmark").parse(quoted)
    assert [t.type for t in tokens if t.level == 0] == ["blockquote_open", "blockquote_close"]
    assert tokens[2].children
    *children, line_end, block_id = tokens[2].children
    assert (line_end.type, block_id.content) == ("softbreak", "^ob-abcdefgh")
    assert "".join("\n" if c.type == "hardbreak" else c.content for c in children) == text


@settings(max_examples=200, deadline=None)
@given(text=_text)
def test_a_title_stays_one_line_and_shows_its_words(text: str) -> None:
    line = escape_markdown_line(text)
    assert "\n" not in line
    tokens = _renderer("commonmark").parse(f"# {line}\n")
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    assert (
        "".join(c.content for c in tokens[1].children or ())
        == re.sub("[ \t\n]+", " ", text).strip()
    )


def test_plain_prose_is_left_alone() -> None:
    prose = (
        "He said, \u201cWe won't - ever.\u201d It's 3.5 (or 4) per-cent; so: what? The U.S. did."
    )
    assert escape_markdown(prose) == prose


@pytest.mark.parametrize("character", _CONTRACT)
def test_each_character_of_the_format_is_escaped(character: str) -> None:
    assert escape_markdown(f"a{character}b") == f"a\\{character}b"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("1. April", "1\\. April"),
        ("2024) so", "2024\\) so"),
        ("3.5 million", "3.5 million"),
        ("- item", "\\- item"),
        ("-5 degrees", "-5 degrees"),
        ("---", "\\---"),
        ("+ more", "\\+ more"),
        (":-:", "\\:-:"),
        ("https://a.test/x", "https:\\//a\\.test/x"),
        ("  two", "&#32;&#32;two"),
        ("\xa0x\xa0", "&nbsp;x&nbsp;"),
        ("one\ntwo", "one\\\ntwo"),
        ("one\n", "one&#10;"),
        ("", ""),
    ],
)
def test_what_is_written(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


def test_no_command_of_a_note_taking_program_survives() -> None:
    hostile = "```dataviewjs\ndv.x()\n``` `$= 1` <% tp.x %> %%hidden%% {{x}} [[a]] ^ob-abcdefgh"
    escaped = escape_markdown(hostile)
    for command in ("```", "`$", "<%", "%>", "%%", "{{", "[[", " ^ob"):
        assert command not in escaped


def test_a_long_text_is_escaped_in_linear_time() -> None:
    text = "1. *a* " * 100_000
    assert len(escape_markdown(text)) > len(text)
    assert escape_markdown(" " * 200_000).count("&#32;") == 200_000

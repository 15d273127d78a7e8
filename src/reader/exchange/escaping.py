r"""Article text as Markdown that shows exactly the article's words.

An article's words may look like Markdown, like a wiki link, or like the commands of a
note-taking program (Dataview, Templater). Here they are made to stand for themselves.

Rules (CommonMark 0.31, sections 2.4, 2.5 and 6.7; GFM 6.9 for links nobody marked):

- every character that can start something inside a line gets a backslash, wherever it is;
- what only counts at the start of a line (lists, rules, underlines of headings, rows of
  tables) gets one there;
- white space at either end of a line, which renderers drop, becomes a character reference;
- a line break becomes a hard one (a backslash before it);
- bare web and mail addresses lose the character that makes renderers link them.
"""

from __future__ import annotations

import re

from reader.text.normalise import clean_characters, collapse_whitespace

_INLINE = re.compile(
    r"[\\`*_{}\[\]<>~|$^=%#&!]"
    r"|/(?=/)"  # https://…, //localhost
    r"|(?<=[^\W_])\.(?=[^\W\d_]{2})"  # example.com
    r"|(?<=\bwww)\.(?=\S)"  # www.1and1.com
    r"|(?<=\S)@(?=\S)"  # a@b.c
)

_LINE_START = re.compile(
    r"[-+](?![^\W_])"  # "- ", "---", "-|-": but not "-5" or "-word"
    r"|:(?=-)"  # ":-:" under a line makes a table in GFM
    r"|(?P<number>[0-9]+)[.)](?=\s|$)"
)


def escape_markdown(text: str) -> str:
    """Return Markdown of one paragraph that renders as ``text``, with its line breaks hard.

    Characters that no canonical text holds (see `clean_characters`) are left out.
    """
    cleaned = clean_characters(text)
    body = cleaned.strip("\n")
    if not body:
        return "&#10;" * len(cleaned)
    before = len(cleaned) - len(cleaned.lstrip("\n"))
    after = len(cleaned) - len(cleaned.rstrip("\n"))
    lines = "\\\n".join(_escape_line(line) for line in body.split("\n"))
    # A hard break can stand only between lines, so those at the ends are characters.
    return "&#10;" * before + lines + "&#10;" * after


def escape_markdown_line(text: str) -> str:
    """Return Markdown that shows ``text`` in one line: each run of white space as one space."""
    return _escape_line(collapse_whitespace(clean_characters(text)).strip())


def _escape_line(line: str) -> str:
    words = line.strip()
    if not words:
        return _references(line)
    start = line.index(words[0])
    before, after = line[:start], line[start + len(words) :]
    escaped = _escape_start(_INLINE.sub(r"\\\g<0>", words))
    return _references(before) + escaped + _references(after)


def _escape_start(line: str) -> str:
    found = _LINE_START.match(line)
    if found is None:
        return line
    digits = found["number"] or ""
    return f"{digits}\\{line[len(digits) :]}"


def _references(white_space: str) -> str:
    return "".join("&nbsp;" if c == "\xa0" else f"&#{ord(c)};" for c in white_space)

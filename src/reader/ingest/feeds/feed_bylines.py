"""The people a feed names as an entry's authors, told from desks, mailboxes and the outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.documents.people import is_outlet_like, is_person_like, split_byline
from reader.text.normalise import clean_characters, collapse_whitespace
from reader.text.word_lists import word_set

_MOST = 20
_LONGEST_NAME = 100
_LONGEST_LINE = 300

_MAILBOX = re.compile(r"<?[^\s<>()@]+@[^\s<>()@]+>?")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)?\s*$")

_NOBODY = word_set(
    """
    admin administrator anonymous author editor editorial editors guest info nobody none noreply
    no-reply null press root staff unknown user webmaster wordpress
    """
)
"""What programs that make feeds write when they know no name."""


def feed_byline(names: Iterable[str], lines: Iterable[str], outlet: str) -> tuple[str, ...]:
    """Return the authors that a feed names, each once.

    ``names`` are names of one person each, ``lines`` may hold several, mail addresses and a
    "By". What is the outlet's own name, or no person's by the look of it, is left out.
    """
    people = [_tidy(name, _LONGEST_NAME) for name in names]
    for line in lines:
        people += _split(_tidy(line, _LONGEST_LINE))
    wanted = (name for name in people if _is_somebody(name, outlet))
    return tuple(dict.fromkeys(wanted))[:_MOST]


def _split(line: str) -> tuple[str, ...]:
    """Return the names in a line such as "jane@news.example (Jane Doe)" or "By A B and C D"."""
    without_mail = _MAILBOX.sub(" ", line).strip()
    had_mail = without_mail != line
    bracketed = _IN_BRACKETS.search(without_mail)
    if had_mail and bracketed:
        without_mail = bracketed[1]
    split = split_byline(without_mail)
    if split:
        return split
    # Beside a mail address a single word is most often a piece of it.
    return () if had_mail and not is_person_like(without_mail) else (without_mail.strip(" ,"),)


def _is_somebody(name: str, outlet: str) -> bool:
    if not name or "@" in name or "://" in name or len(name) > _LONGEST_NAME:
        return False
    if name.casefold() in _NOBODY or name.casefold() == outlet.casefold():
        return False
    if not any(map(str.isalpha, name)):
        return False
    # A single word may be a pen name; several that look like an outlet are one.
    return len(name.split()) == 1 or is_person_like(name) or not is_outlet_like(name)


def _tidy(written: str, limit: int) -> str:
    return collapse_whitespace(clean_characters(written[: 4 * limit])).strip()[:limit].strip()

"""Which characters a canonical text may hold, and how white space is written in it.

The rules decide what every stored offset means. A change to what they give needs a new
`NORMALISATION_VERSION`: revisions remember the version that made them.
"""

from __future__ import annotations

import re

NORMALISATION_VERSION = 1
"""Stored with each revision; raised when the same input would give another text."""

_NONCHARACTERS = "".join(
    chr(plane * 0x10000 + 0xFFFE + last) for plane in range(17) for last in (0, 1)
)

_DROPPED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls that are no white space
    "\xad"  # soft hyphen: where a word may be broken, not part of it
    "\ud800-\udfff"  # lone surrogates cannot be stored as UTF-8 and vanish in Qt
    "\ufeff"  # byte order mark, zero width no-break space
    "\ufffc"  # stands for an object in QTextDocument, so never for text
    "\ufdd0-\ufdef"  # noncharacters; Qt reads the first two as frame borders
    f"{_NONCHARACTERS}"
    "]+"
)

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

_WHITE_SPACE = re.compile("[ \t\n]+")


def clean_characters(text: str) -> str:
    r"""Return the text without characters that no article means, with "\n" as the only line end.

    Dropped are lone surrogates, controls other than tab and line ends, soft hyphens, U+FEFF,
    U+FFFC and noncharacters. Letters, combining marks, direction marks and joiners stay as
    they are: nothing is composed, decomposed or folded. Applying it twice changes nothing more.
    """
    if text.isprintable() and "\ufffc" not in text:  # as most are; all else below is not printable
        return text
    return _LINE_ENDS.sub("\n", _DROPPED.sub("", text))


def collapse_whitespace(text: str) -> str:
    """Return the text with each run of spaces, tabs and line feeds as one space.

    No-break spaces and the other Unicode spaces stay: they are there on purpose, and dropping
    them would change what a quotation says. Applying it twice changes nothing more.
    """
    return _WHITE_SPACE.sub(" ", text)

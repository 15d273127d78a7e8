"""The text of one block while it is read: white space as browsers collapse it, and styles."""

from __future__ import annotations

from typing import NamedTuple

from reader.model.document import Run
from reader.text.normalise import clean_characters, collapse_whitespace


class Style(NamedTuple):
    """How a stretch of text is set; the fields of a `Run`."""

    emphasis: bool = False
    strong: bool = False
    code: bool = False
    link: str | None = None


PLAIN = Style()

_INVISIBLE = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + (
    "\u200b\u200c\u200d\u200e\u200f\u2060"
)
"""White space, and the marks that show nothing on their own."""


class InlineText:
    """Collects the runs of one block.

    White space runs become one space, none stands at either end of a line, and neighbouring
    runs of one style become one. In verbatim text everything stays but line feeds at the very
    beginning and white space at the very end.
    """

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self._pieces: list[tuple[Style, list[str]]] = []
        self._wants_no_space = True
        self._is_verbatim = False
        self.line_is_empty = True
        """Whether the present line holds nothing to see yet."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was added since the last `take`."""
        return not self._pieces

    def add(self, text: str, style: Style) -> int:
        """Add text in a style; return how many code points it came to."""
        text = collapse_whitespace(clean_characters(text))
        if self._wants_no_space:
            text = text.removeprefix(" ")
        if not text:
            return 0
        self._append(text, style)
        self._wants_no_space = text[-1] == " "
        if not text.isspace():
            self.line_is_empty = False
        return len(text)

    def add_lines(self, run: Run) -> None:
        """Add a finished run; its line feeds stay line breaks."""
        for number, line in enumerate(run.text.split("\n")):
            if number:
                self.add_break(style_of(run))
            self.add(line, style_of(run))

    def add_verbatim(self, text: str, style: Style) -> int:
        """Add preformatted text; return how many code points it came to."""
        text = clean_characters(text)
        if text:
            self._append(text, style)
            self._is_verbatim = True
        return len(text)

    def add_break(self, style: Style) -> None:
        """Add a line break; on an empty line it changes nothing."""
        if self.line_is_empty:
            return
        self._drop_last_space()
        self._append("\n", style)
        self._wants_no_space = True
        self.line_is_empty = True

    def take(self) -> tuple[Run, ...]:
        """Return the runs and begin anew; nothing when there is nothing to see in them."""
        if not self._pieces:
            return ()
        pieces = [(style, "".join(parts)) for style, parts in self._pieces]
        beginning = "\n" if self._is_verbatim else None
        self._clear()
        if not any(text.strip(_INVISIBLE) for _, text in pieces):
            return ()
        while not (first := pieces[0][1].lstrip(beginning)):
            del pieces[0]
        pieces[0] = (pieces[0][0], first)
        while not (last := pieces[-1][1].rstrip()):
            del pieces[-1]
        pieces[-1] = (pieces[-1][0], last)
        return tuple(make_run(text, style) for style, text in pieces)

    def _append(self, text: str, style: Style) -> None:
        if self._pieces and self._pieces[-1][0] == style:
            self._pieces[-1][1].append(text)
        else:
            self._pieces.append((style, [text]))

    def _drop_last_space(self) -> None:
        """Drop the space at the end of the line; there is at most one."""
        parts = self._pieces[-1][1]
        if parts[-1].endswith(" "):
            parts[-1] = parts[-1][:-1]
            if not any(parts):
                del self._pieces[-1]


def make_run(text: str, style: Style) -> Run:
    """Return the text as a run in this style."""
    return Run(text, style.emphasis, style.strong, style.code, style.link)


def style_of(run: Run) -> Style:
    """Return the style that a run is set in."""
    return Style(run.emphasis, run.strong, run.code, run.link)

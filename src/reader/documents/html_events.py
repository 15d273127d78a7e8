"""The parser target that turns the elements of HTML into calls on a `BlockBuilder`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.documents.addresses import safe_link, web_address
from reader.documents.block_builder import BlockBuilder, Closer
from reader.documents.html_images import read_image
from reader.documents.inline import PLAIN, Style
from reader.documents.limits import MAX_ELEMENT_DEPTH
from reader.model.document import Document
from reader.text.word_lists import word_set

Attributes = Mapping[str, str]

SKIPPED_ELEMENTS = word_set(
    """
    applet audio button canvas datalist embed frameset iframe map math meter noembed noframes
    noscript object progress rp rt script select style svg template textarea title video
    """
)
"""Elements that hold no text of an article."""

BLOCK_ELEMENTS = word_set(
    """
    address article aside body caption center dd details dialog div dl dt fieldset footer form
    header hgroup html legend main nav p search section summary tbody tfoot thead
    """
)
"""Elements before and after which a new block begins, without being anything special."""

_EMPHASIS = ("em", "i", "cite", "dfn", "var")
_STRONG = ("strong", "b")
_CODE = ("code", "kbd", "samp", "tt")
_LARGEST_NUMBER = 1_000_000


class TooDeepError(Exception):
    """Elements lie deeper in one another than the parser goes through quickly."""


class HtmlTarget:
    """A target for lxml's parsers that collects a document's blocks.

    Each element that is not skipped has one closer, or None, on a stack. lxml reports the end
    of every element, also of those that the page left open.
    """

    def __init__(self, base_url: str, *, may_be_deep: bool) -> None:
        self._base_url = base_url
        self._may_be_deep = may_be_deep
        self._builder = BlockBuilder()
        self._closers: list[Closer | None] = []
        self._skipped = 0
        self._text: list[str] = []  # what came since the last start or end of an element
        self._styles = [PLAIN]
        self._known_links: dict[str, str | None] = {}
        self._openers: dict[str, Callable[[Attributes], Closer | None]] = {
            "a": self._open_link,
            "base": self._take_base,
            "blockquote": lambda _: self._builder.open_quotation(),
            "br": lambda _: self._builder.line_break(self._styles[-1]),
            "dir": lambda _: self._builder.open_list(None),
            "figcaption": lambda _: self._builder.open_caption(),
            "figure": lambda _: self._builder.open_figure(),
            "hr": lambda _: self._builder.rule(),
            "img": self._add_image,
            "li": lambda attributes: self._builder.open_entry(_number(attributes.get("value"))),
            "listing": lambda _: self._builder.open_preformatted(),
            "menu": lambda _: self._builder.open_list(None),
            "ol": self._open_numbered_list,
            "pre": lambda _: self._builder.open_preformatted(),
            "q": self._open_inline_quotation,
            "table": lambda _: self._builder.open_table(),
            "td": self._open_cell,
            "th": self._open_header_cell,
            "tr": lambda _: self._builder.open_row(),
            "ul": lambda _: self._builder.open_list(None),
            **dict.fromkeys(_EMPHASIS, self._style_opener("emphasis")),
            **dict.fromkeys(_STRONG, self._style_opener("strong")),
            **dict.fromkeys(_CODE, self._style_opener("code")),
            **{f"h{level}": self._heading_opener(level) for level in range(1, 7)},
        }

    def document(self) -> Document:
        """Return the blocks, after the parser has come to the end."""
        return self._builder.document()

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the start of an element.

        Raises:
            TooDeepError: when it lies deeper than `MAX_ELEMENT_DEPTH`, unless it may.
        """
        self._hand_on_text()
        if not self._may_be_deep and len(self._closers) + self._skipped >= MAX_ELEMENT_DEPTH:
            raise TooDeepError
        if self._skipped:
            self._skipped += 1
        elif tag in SKIPPED_ELEMENTS or (tag not in ("html", "body") and is_hidden(attributes)):
            self._skipped = 1
        else:
            self._closers.append(self._open(tag, attributes))

    def end(self, _tag: str) -> None:
        """Take the end of the element that was started last."""
        self._hand_on_text()
        if self._skipped:
            self._skipped -= 1
            return
        closer = self._closers.pop()
        if closer is not None:
            closer()

    def data(self, text: str) -> None:
        """Take a stretch of text."""
        if not self._skipped:
            self._text.append(text)

    def close(self) -> None:
        """Take the end of the page."""
        self._hand_on_text()

    def _hand_on_text(self) -> None:
        if self._text:
            self._builder.text("".join(self._text), self._styles[-1])
            self._text.clear()

    def _open(self, tag: str, attributes: Attributes) -> Closer | None:
        opener = self._openers.get(tag)
        if opener is not None:
            return opener(attributes)
        if tag in BLOCK_ELEMENTS:
            self._builder.boundary()
            return self._builder.boundary
        return None

    def _style_opener(self, name: str) -> Callable[[Attributes], Closer]:
        def open_style(_attributes: Attributes) -> Closer:
            fields = self._styles[-1]._asdict()
            self._styles.append(Style(**{**fields, name: True}))
            return self._styles.pop

        return open_style

    def _open_link(self, attributes: Attributes) -> Closer:
        address = attributes.get("href", "")
        if address not in self._known_links:
            self._known_links[address] = safe_link(address, self._base_url)
        self._styles.append(self._styles[-1]._replace(link=self._known_links[address]))
        return self._styles.pop

    def _open_inline_quotation(self, _attributes: Attributes) -> Closer:
        """Write the quotation marks that browsers draw around a ``q`` element."""
        self._builder.text("“", self._styles[-1])
        return lambda: self._builder.text("”", self._styles[-1])

    def _heading_opener(self, level: int) -> Callable[[Attributes], Closer]:
        return lambda _: self._builder.open_heading(level)

    def _open_numbered_list(self, attributes: Attributes) -> Closer:
        start = _number(attributes.get("start"))
        return self._builder.open_list(1 if start is None else start)

    def _open_cell(self, attributes: Attributes, *, header: bool = False) -> Closer:
        return self._builder.open_cell(
            header=header,
            columns=attributes.get("colspan", ""),
            rows=attributes.get("rowspan", ""),
        )

    def _open_header_cell(self, attributes: Attributes) -> Closer:
        return self._open_cell(attributes, header=True)

    def _take_base(self, attributes: Attributes) -> None:
        base = web_address(attributes.get("href", ""), self._base_url)
        if base is not None:
            self._base_url = base
            self._known_links.clear()

    def _add_image(self, attributes: Attributes) -> None:
        if not self._builder.takes_images and "alt" not in attributes:
            return
        image = read_image(attributes, self._base_url)
        if isinstance(image, str):
            self._builder.text(image, self._styles[-1])
        elif image is not None:
            self._builder.image(image)


def is_hidden(attributes: Attributes) -> bool:
    """Tell whether an element's own attributes hide it."""
    if not attributes:
        return False
    style = attributes.get("style", "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style


def _number(written: str | None) -> int | None:
    """Return a list number as an attribute has it, None when it is missing or no number."""
    written = (written or "").strip()[:8]
    digits = written.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal()):
        return None
    return max(-_LARGEST_NUMBER, min(int(written), _LARGEST_NUMBER))

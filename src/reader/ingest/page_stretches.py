"""A page's text cut at the boundaries that a reader sees: one stretch a paragraph, item or cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from reader.documents.html_events import BLOCK_ELEMENTS, SKIPPED_ELEMENTS, is_hidden
from reader.ingest.page_marks import Mark, mark_of
from reader.text.word_lists import word_set

BOUNDARIES = BLOCK_ELEMENTS | word_set(
    "blockquote dir figcaption figure h1 h2 h3 h4 h5 h6 hr li listing menu ol pre table td th tr ul"
)
"""Elements at whose start and end a stretch of text ends."""

WHOLE_PAGE = ("html", "body")
IMAGES = ("img", "amp-img")
UNSHOWN = frozenset(("noscript", "template"))
"""Elements that a browser with scripts does not show."""

_BESIDE = frozenset(("aside", "footer", "nav"))
"""Elements that no article stands in, unless somebody forgot to end one."""

_FIRST_WIDE = "\u3040"
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_ASCII_NOT_ALPHANUMERIC = bytes(code for code in range(128) if not chr(code).isalnum())


class TextNode(NamedTuple):
    """The text right inside an element's start, or (``is_tail``) right behind its end."""

    element: HtmlElement
    is_tail: bool


class MarkedElement(NamedTuple):
    """An element that says what it is, and by which name."""

    element: HtmlElement
    mark: Mark
    name: str


@dataclass(slots=True, eq=False)
class Stretch:
    """Text without a boundary in it.

    ``holder`` is the innermost element with a boundary that it stands in, ``linked`` how many
    code points of ``text`` are links, ``marked`` what it lies in that has a mark, outer first.
    """

    holder: HtmlElement
    text: str
    linked: int
    nodes: tuple[TextNode, ...]
    marked: tuple[MarkedElement, ...]
    squashed: str = field(init=False)
    """Its letters and digits alone."""
    size: int = field(init=False)
    """Code points; a character that is a word or a syllable counts three times."""

    def __post_init__(self) -> None:
        """Measure the text."""
        self.squashed = squash(self.text)
        self.size = size_of(self.text)

    @property
    def link_share(self) -> float:
        """Which share of the text is links."""
        return self.linked / len(self.text)

    @property
    def is_caption(self) -> bool:
        """Whether it lies in a caption."""
        return any(marked.mark is Mark.CAPTION for marked in self.marked)


@dataclass(frozen=True, slots=True, eq=False)
class PageImage:
    """An image; ``place`` is how many stretches stand before it."""

    element: HtmlElement
    marked: tuple[MarkedElement, ...]
    place: int


class CutPage(NamedTuple):
    """The stretches and images of a page, in the order of the page."""

    stretches: list[Stretch]
    images: list[PageImage]


def squash(text: str) -> str:
    """Return the letters and digits of a text: the same however it was spaced and punctuated."""
    # Most of what goes is ASCII, and ten times as fast to take out of bytes.
    encoded = text.encode("utf-8", "surrogatepass").translate(None, _ASCII_NOT_ALPHANUMERIC)
    rest = encoded.decode("utf-8", "surrogatepass")
    return rest if rest.isascii() or rest.isalnum() else _NOT_ALPHANUMERIC.sub("", rest)


def size_of(text: str) -> int:
    """Return how long a text is in code points, characters that are words counted three times."""
    if text.isascii() or max(text) < _FIRST_WIDE:
        return len(text)
    return len(text) + 2 * len(_wide().findall(text))


@cache
def _wide() -> re.Pattern[str]:
    """Return the pattern for kana, Han and hangul: it takes longer to make than pages to cut."""
    return re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")


def cut_page(tree: HtmlElement, *, whole: bool = False) -> CutPage:
    """Return the text and images of a page that a browser shows, menus and the like left out.

    ``whole`` takes in everything: also what only a browser without scripts shows, hidden
    elements, menus, asides and footers.
    """
    cutter = _Cutter()
    skipped = SKIPPED_ELEMENTS - UNSHOWN if whole else SKIPPED_ELEMENTS | _BESIDE
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            cutter.end(element)
        elif element.tag in skipped or (not whole and _is_hidden(element)):
            cutter.skip(element)
            walk.skip_subtree()
        else:
            cutter.start(element)
    return CutPage(cutter.stretches, cutter.images)


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("style") is None and element.get("hidden") is None:
        return False
    return element.tag not in WHOLE_PAGE and is_hidden(element.attrib)


class _Cutter:
    """Collects stretches and images from the starts and ends of elements."""

    def __init__(self) -> None:
        self.stretches: list[Stretch] = []
        self.images: list[PageImage] = []
        self._holders: list[HtmlElement] = []
        self._marked: list[tuple[MarkedElement, ...]] = [()]
        self._skipped: HtmlElement | None = None
        self._links = self._linked = 0
        self._pieces: list[str] = []
        self._nodes: list[TextNode] = []
        self._after_break = False

    def skip(self, element: HtmlElement) -> None:
        """Take note that only the end of an element will come."""
        self._skipped = element

    def start(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in BOUNDARIES:
            self._cut()
            self._holders.append(element)
            self._mark(element)
        elif tag == "a":
            self._links += _leads_elsewhere(element)
        elif tag == "br":
            self._break()
        elif tag in IMAGES:
            self.images.append(PageImage(element, self._marked[-1], len(self.stretches)))
        if element.text:
            self._add(element.text, TextNode(element, is_tail=False))

    def end(self, element: HtmlElement) -> None:
        if element is self._skipped:
            self._skipped = None
        elif element.tag in BOUNDARIES:
            self._cut()
            self._holders.pop()
            self._marked.pop()
        elif element.tag == "a":
            self._links -= _leads_elsewhere(element)
        if element.tail and self._holders:
            self._add(element.tail, TextNode(element, is_tail=True))

    def _mark(self, element: HtmlElement) -> None:
        marked = self._marked[-1]
        if element.tag not in WHOLE_PAGE:
            mark, name = mark_of(element)
            if mark:
                marked = (*marked, MarkedElement(element, mark, name))
        self._marked.append(marked)

    def _break(self) -> None:
        """Take a line break: two in a row are a boundary."""
        if self._after_break:
            self._cut()
        self._after_break = True
        self._pieces.append(" ")

    def _add(self, text: str, node: TextNode) -> None:
        if text.isspace():
            if not self._nodes and not self._is_in_pre():
                return  # what stands between the elements of a page, for the most part
        else:
            self._after_break = False
            if self._links:
                self._linked += len(text.strip())
        self._pieces.append(text)
        self._nodes.append(node)

    def _is_in_pre(self) -> bool:
        return bool(self._holders) and self._holders[-1].tag == "pre"

    def _cut(self) -> None:
        if not self._pieces:
            return
        text = " ".join("".join(self._pieces).split())
        if text and self._holders:
            linked = min(self._linked, len(text))
            self.stretches.append(
                Stretch(self._holders[-1], text, linked, tuple(self._nodes), self._marked[-1])
            )
        self._pieces.clear()
        self._nodes.clear()
        self._linked = 0
        self._after_break = False


def _leads_elsewhere(link: HtmlElement) -> bool:
    """Tell whether a link leads off the page: headings and footnotes link to themselves."""
    return not link.get("href", "#").startswith("#")

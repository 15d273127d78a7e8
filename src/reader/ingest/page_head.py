"""The lines that a reader sees around an article's headline: byline and date stand there."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import NamedTuple, cast

from lxml import etree
from lxml.html import HtmlElement

from reader.documents.html_events import BLOCK_ELEMENTS
from reader.ingest.page_headings import heading_text, plain_words
from reader.ingest.page_roles import NO_ROLE, Role, role_of
from reader.ingest.page_tree import ElementFinder
from reader.text.word_lists import word_set

_MOST_LINES = 16
_MOST_LINES_ABOVE = 6
_LONG_LINE = 250
"""Code points from which a line is the article's text, or the summary above it."""

_MOST_LONG_LINES = 2
_MOST_HEADINGS = 60
_MOST_PIECES = 80
"""Texts looked at on each side of a headline: a head is far shorter than that."""

_MOST_SIBLINGS = 10

_HEADINGS = ("h1", "h2", "h3", "h4")
_LINE_ENDS = BLOCK_ELEMENTS | word_set(
    "br dd dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre table td th tr ul"
)
_SKIPPED = word_set(
    "button figure form iframe nav noscript option picture script select style svg template"
    " textarea video"
)

_find_texts = etree.XPath("/html/body/descendant::text()", smart_strings=False)

_WHOLE_PAGE = ("html", "body")

_find_saying = etree.XPath(
    "/html/body/descendant::*[not(*)][string-length() <= $longest]"
    "[normalize-space(translate(., '\u00a0', ' ')) = $text]"
)


class Piece(NamedTuple):
    """Text that stands in an element by itself.

    The names of the element may say that it is about the authors, or the section's name.
    """

    text: str
    is_author: bool
    is_section: bool


class HeadLine(NamedTuple):
    """A line near a headline, in the pieces that its elements make of it."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """All of the line."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def is_author(self) -> bool:
        """Whether a part of it is marked as who wrote the article."""
        return any(piece.is_author for piece in self.pieces)


class PageHead:
    """Where a page's headline stands, and the lines around it.

    Looks at a bounded number of elements beside the headings, whatever the page is like.
    ``markup`` is what the tree was made of, "" when it is not known.
    """

    def __init__(self, tree: HtmlElement, headline: str, markup: str = "") -> None:
        self.tree = tree
        self._headline = headline
        self._markup = markup

    def find(self, finder: ElementFinder) -> list[HtmlElement]:
        """Return the elements of the page that a finder finds."""
        return finder(self.tree, self._markup)

    @cached_property
    def _heading(self) -> HtmlElement | None:
        return _heading_of(self.tree, self._headline)

    @cached_property
    def _around(self) -> frozenset[HtmlElement]:
        return frozenset(() if self._heading is None else self._heading.iterancestors())

    @cached_property
    def lines(self) -> list[HeadLine]:
        """The lines around the headline, the nearest first: below it, above it, in the text.

        There are none where no heading says what the headline does.
        """
        if self._heading is None:
            return []
        below = _lines_below(self._heading)
        is_long = (place for place, line in enumerate(below) if len(line.text) >= _LONG_LINE)
        text = next(is_long, len(below))
        return [*below[:text], *_lines_above(self._heading), *below[text:]]

    def is_of_others(self, element: HtmlElement) -> bool:
        """Tell whether an element is in comments, a sidebar or a list of other stories."""
        for around in (element, *element.iterancestors()):
            if around in self._around or around.tag in _WHOLE_PAGE:
                return False
            if _is_beside(around) or role_of(around).others:
                return True
        return False


def _is_beside(element: HtmlElement) -> bool:
    """Tell whether an element is a menu or the page's footer; articles have their own."""
    if element.tag == "footer":
        return next(element.iterancestors("article"), None) is None
    return bool(element.tag == "nav")


def lines_within(element: HtmlElement) -> list[HeadLine]:
    """Return the first lines in an element; those of comments and other stories are left out."""
    lines = _Lines(_MOST_LINES_ABOVE)
    lines.read(element, Role(author=True))
    lines.cut()
    return lines.lines


class ShownLines:
    """The texts that are lines of their own in a page, and no links; none without a tree."""

    def __init__(self, tree: HtmlElement | None) -> None:
        self._tree = tree

    def __contains__(self, text: object) -> bool:
        if self._tree is None or text not in self._texts:
            return False
        return bool(_elements_saying(self._tree, str(text)))

    @cached_property
    def _texts(self) -> frozenset[str]:
        """All texts of the page, to tell quickly what does not stand in it."""
        texts = [] if self._tree is None else cast("list[str]", _find_texts(self._tree))
        return frozenset(" ".join(text[:_LONG_LINE].split()) for text in texts)


def _elements_saying(tree: HtmlElement, text: str) -> list[HtmlElement]:
    found = cast("list[HtmlElement]", _find_saying(tree, text=text, longest=2 * len(text) + 50))
    return [element for element in found[:_MOST_HEADINGS] if not _is_linked(element)]


def _is_linked(element: HtmlElement) -> bool:
    return any(around.tag in ("a", "nav", "head") for around in (element, *element.iterancestors()))


def _heading_of(tree: HtmlElement, headline: str) -> HtmlElement | None:
    """Return the heading that says what the headline does, else the first that holds it."""
    wanted = plain_words(headline)
    if not wanted:
        return None
    headings = [(element, plain_words(heading_text(element))) for element in _headings(tree)]
    alike = [element for element, words in headings if words == wanted]
    alike = alike or [element for element, words in headings if wanted in words]
    alike = alike or _elements_saying(tree, headline)
    return next((element for element in alike if not _is_in_path(element)), next(iter(alike), None))


def _is_in_path(element: HtmlElement) -> bool:
    """Tell whether a heading stands in the path to the front page, or in a list."""
    return any(role_of(around).others for around in islice(element.iterancestors(), 3))


def _headings(tree: HtmlElement) -> list[HtmlElement]:
    found = islice(tree.iter(*_HEADINGS), _MOST_HEADINGS)
    return sorted(found, key=lambda element: _HEADINGS.index(str(element.tag)))


def _lines_below(heading: HtmlElement) -> list[HeadLine]:
    lines = _Lines(_MOST_LINES)
    node: HtmlElement | None = heading
    while node is not None and node.tag != "body" and not lines.is_full:
        lines.add(node.tail or "")
        for sibling in node.itersiblings():
            lines.read(sibling)
            lines.add(sibling.tail or "")
            if lines.is_full:
                break
        lines.cut()
        node = node.getparent()
    return lines.lines


def _lines_above(heading: HtmlElement) -> list[HeadLine]:
    above: list[HeadLine] = []
    siblings = 0
    node: HtmlElement | None = heading
    while node is not None and node.tag != "body":
        for sibling in node.itersiblings(preceding=True):
            siblings += 1
            lines = _Lines(_MOST_LINES)
            lines.read(sibling)
            lines.add(sibling.tail or "")
            lines.cut()
            above += reversed(lines.lines)
            if len(above) >= _MOST_LINES_ABOVE or siblings >= _MOST_SIBLINGS:
                return above[:_MOST_LINES_ABOVE]
        node = node.getparent()
    return above


class _Lines:
    """Makes lines of elements, until it has enough of them."""

    def __init__(self, most: int) -> None:
        self.lines: list[HeadLine] = []
        self.is_full = False
        self._most = most
        self._long = 0
        self._seen = 0
        self._pieces: list[Piece] = []

    def add(self, text: str, role: Role = NO_ROLE) -> None:
        """Add text to the line."""
        self._seen += 1
        self.is_full = self.is_full or self._seen > _MOST_PIECES
        text = " ".join(text.split())
        if text and not self.is_full:
            self._pieces.append(Piece(text, role.author, role.section))

    def cut(self) -> None:
        """End the line."""
        if not self._pieces:
            return
        line = HeadLine(tuple(self._pieces))
        self._pieces = []
        self.lines.append(line)
        self._long += len(line.text) >= _LONG_LINE
        if len(self.lines) >= self._most or self._long >= _MOST_LONG_LINES:
            self.is_full = True

    def read(self, element: HtmlElement, around: Role = NO_ROLE) -> None:
        """Add what an element holds; pages are at most so deep that this may recur."""
        tag = element.tag
        if self.is_full or tag in _SKIPPED:
            return
        own = role_of(element)
        if own.others:
            return
        role = Role(around.author or own.author, around.section or own.section)
        if tag in _LINE_ENDS:
            self.cut()
        self.add(element.text or "", role)
        for child in element:
            self.read(child, role)
            self.add(child.tail or "", role)
            if self.is_full:
                return
        if tag in _LINE_ENDS:
            self.cut()

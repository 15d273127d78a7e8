"""The lines of a PDF's pages to blocks: a PDF knows places on paper, not paragraphs.

Measures are in points, with the origin at the lower left of the page, so that y grows upwards.
The lines are taken in the order in which the file draws them: programs that make PDFs write one
column after the other, and sorting by place would mix them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.documents.block_builder import BlockBuilder
from reader.documents.debris import ends_as_sentence
from reader.documents.inline import PLAIN
from reader.model.document import Document
from reader.text.normalise import collapse_whitespace
from reader.text.word_lists import word_set

_LARGER = 1.15
"""Times the body's size from which a line is a heading."""

_PARAGRAPH_GAP = 1.35
"""Times the usual distance of lines from which a gap parts paragraphs."""

_INDENT = 0.8
"""Times the size by which a first line is set in."""

_SHORT = 0.75
"""A share of the column's usual length: a line that is shorter had room for the next word."""

_LONGEST_HEADING = 300
_EDGE_LINES = 4
"""Lines at the top and at the bottom of a page that may be its header or footer."""

_SAME_PLACE = 6.0
"""Points by which a header's place may differ from page to page."""

_PAGE_NUMBER = re.compile(
    r"(?:page\s*|seite\s*|[-–—]\s*)?\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?\s*[-–—]?|[ivxl]{1,6}",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"https?://\S+(?:\s+\d+\s?/\s?\d+)?|\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d\d\b.*"
)
"""What browsers print at the edges of a page: its address, the day and time of printing."""

_BULLET = re.compile(r"([•◦▪‣●■·–*-])\s+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)-$")
_NEXT_PART = re.compile(r"[^\W\d_]+")

_COMPOUNDS = word_set(
    """
    all anti co cross ex far full half high in left long low mid multi non off on pre pro re right
    self semi short so sub super well wide year
    """
)
"""Parts of words after which a hyphen at the end of a line is more likely meant than not."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some text that is drawn at one place; x and y of its beginning, its size in points."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page; pages count from 0."""

    text: str
    x: float
    y: float
    size: float
    page: int


def lines_of_page(fragments: Iterable[Fragment], page: int) -> list[Line]:
    """Return the lines that fragments of text make, in the order in which they are drawn."""
    lines: list[list[Fragment]] = []
    for fragment in fragments:
        if not fragment.text.strip():
            if lines and lines[-1][-1].text[-1:].strip():
                before = lines[-1][-1]
                lines[-1].append(Fragment(" ", before.x, before.y, before.size))
        elif lines and _goes_on_line(lines[-1][-1], fragment):
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return [_line(line, page) for line in lines]


def _goes_on_line(before: Fragment, fragment: Fragment) -> bool:
    size = max(before.size, fragment.size, 1)
    return abs(before.y - fragment.y) < 0.35 * size and fragment.x >= before.x


def _line(fragments: Sequence[Fragment], page: int) -> Line:
    first = fragments[0]
    text = collapse_whitespace("".join(fragment.text for fragment in fragments)).strip()
    sizes = Counter[float]()
    for fragment in fragments:
        sizes[round(fragment.size, 1)] += len(fragment.text.strip())
    return Line(text, first.x, first.y, sizes.most_common(1)[0][0], page)


def split_furniture(lines: Sequence[Line], pages: int) -> tuple[list[Line], list[Line]]:
    """Return the lines of the text, and those that stand on many pages: headers and footers.

    These stand at the edge of their pages, at about the same height, and say the same but for
    numbers. A page number alone goes from any page, and what browsers print at the edges.
    """
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    edges = {id(line) for on_page in by_page.values() for line in _edge_lines(on_page)}
    places: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if id(line) in edges:
            places[_without_numbers(line.text)].append(line)
    furniture = {
        id(line)
        for alike in places.values()
        for line in alike
        if _stands_on_many_pages(line, alike, pages)
        or _PAGE_NUMBER.fullmatch(line.text)
        or _PRINTED.fullmatch(line.text)
    }
    kept = [line for line in lines if id(line) not in furniture]
    return kept, [line for line in lines if id(line) in furniture]


def _edge_lines(lines: list[Line]) -> list[Line]:
    by_height = sorted(lines, key=lambda line: -line.y)
    return by_height[:_EDGE_LINES] + by_height[-_EDGE_LINES:]


def _without_numbers(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()


def _stands_on_many_pages(line: Line, alike: Iterable[Line], pages: int) -> bool:
    here = {other.page for other in alike if abs(other.y - line.y) <= _SAME_PLACE}
    # Left and right pages may have headers of their own.
    return len(here) >= max(2, 0.4 * pages)


def body_size(lines: Iterable[Line]) -> float:
    """Return the size that most of the text is set in, 0 where there is none."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def headline_on_first_page(lines: Sequence[Line], size: float) -> list[Line]:
    """Return the lines of the largest heading on the first page, [] where none is larger."""
    first = [line for line in lines if line.page == 0 and len(line.text) > 3]
    largest = max((line.size for line in first), default=0)
    if largest < _LARGER * size:
        return []
    headline: list[Line] = []
    for line in first:
        if abs(line.size - largest) < 0.05 * largest:
            headline.append(line)
        elif headline:
            break
    return headline if sum(len(line.text) for line in headline) <= _LONGEST_HEADING else []


def document_of_lines(lines: Sequence[Line], size: float) -> Document:
    """Return the lines as paragraphs, headings and list items; ``size`` is the body's.

    Raises:
        UnreadableError: when there is more text than an article has.
    """
    gap = _usual_gap(lines, size)
    length = _usual_length(lines, size)
    words = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
    builder = BlockBuilder()
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and _begins_block(paragraph[-1], line, gap, length, size):
            _emit(builder, paragraph, size, words)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        _emit(builder, paragraph, size, words)
    return builder.document()


def _usual_gap(lines: Sequence[Line], size: float) -> float:
    """Return the distance of neighbouring lines in a paragraph, 0 when there are none.

    Those between paragraphs are larger, so it is one of the smaller distances.
    """
    gaps = sorted(
        before.y - after.y
        for before, after in pairwise(lines)
        if before.page == after.page
        and before.size == after.size == size
        and 0 < before.y - after.y < 4 * max(size, 1)
    )
    return gaps[len(gaps) // 4] if gaps else 0.0


def _usual_length(lines: Sequence[Line], size: float) -> float:
    """Return the code points of a full line: what all but the longest tenth stay below."""
    lengths = sorted(len(line.text) for line in lines if abs(line.size - size) < 0.1 * size)
    return float(lengths[int(0.8 * (len(lengths) - 1))]) if lengths else 0.0


def _begins_block(before: Line, line: Line, gap: float, length: float, size: float) -> bool:
    """Tell whether a line begins a paragraph, heading or list item."""
    if abs(before.size - line.size) > 0.1 * size:
        return True
    if _BULLET.match(line.text) or (_NUMBERED.match(line.text) and ends_as_sentence(before.text)):
        return True
    is_sentence_end = ends_as_sentence(before.text)
    distance = before.y - line.y
    if before.page != line.page or distance <= 0 or distance > 12 * max(size, 1):
        # The next page or column: the paragraph goes on unless it is finished.
        return is_sentence_end or not _goes_on_in_small(before, line)
    if gap and distance > _PARAGRAPH_GAP * gap:
        return True
    if is_sentence_end and line.x - before.x > _INDENT * size:
        return True
    return is_sentence_end and len(before.text) < _SHORT * length


def _goes_on_in_small(before: Line, line: Line) -> bool:
    return before.text[-1:] in ",;-–—" or line.text[:1].islower() or len(before.text) > 40


def _emit(builder: BlockBuilder, lines: Sequence[Line], size: float, words: Counter[str]) -> None:
    text = _joined([line.text for line in lines], words)
    bullet, number = _BULLET.match(text), _NUMBERED.match(text)
    closers = []
    if lines[0].size >= _LARGER * size and len(text) <= _LONGEST_HEADING:
        closers.append(builder.open_heading(2))
    elif bullet is not None:
        closers += [builder.open_list(None), builder.open_entry(None)]
        text = text[bullet.end() :]
    elif number is not None:
        closers += [builder.open_list(int(number[1])), builder.open_entry(None)]
        text = text[number.end() :]
    builder.text(text, PLAIN)
    builder.boundary()
    for close in reversed(closers):
        close()


def _joined(texts: Sequence[str], words: Counter[str]) -> str:
    """Return the lines of a paragraph as one text, with words that were broken made whole."""
    joined = texts[0]
    for text in texts[1:]:
        broken, rest = _BROKEN_WORD.search(joined), _NEXT_PART.match(text)
        if broken is None or rest is None:
            joined = f"{joined} {text}"
        elif text[0].islower() and _is_one_word(broken[1], rest[0], words):
            joined = joined[:-1] + text
        else:
            joined += text
    return joined


def _is_one_word(start: str, end: str, words: Counter[str]) -> bool:
    """Tell whether a hyphen at a line's end only breaks a word, by how the text spells it."""
    compound, whole = f"{start}-{end}".casefold(), f"{start}{end}".casefold()
    if words[whole] or words[compound]:
        return words[whole] >= words[compound]
    return start.casefold() not in _COMPOUNDS

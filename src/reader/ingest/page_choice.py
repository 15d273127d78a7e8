"""Which stretches of a page are its article: a vote of the extractor, the page and our own rules.

Each stretch gets points. The extractor's vote counts two, the publisher's own copy of the text
(JSON-LD) two, standing beside paragraphs that were voted for one, and reading like a sentence
one. Standing in a part named as a menu or other stories costs two, being a link or a promotion
two and more. Three points are enough; for a sentence two, which is how paragraphs are found
that the extractor left out between those it took.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from reader.documents.debris import ends_as_sentence
from reader.ingest.page_marks import Mark
from reader.ingest.page_phrases import is_about_author, is_promotion
from reader.ingest.page_stretches import MarkedElement, Stretch
from reader.text.word_lists import word_set

_INNER_ELEMENTS = word_set(
    "blockquote caption center dd dl dt figcaption figure h1 h2 h3 h4 h5 h6 hgroup li ol p pre"
    " table tbody td tfoot th thead tr ul"
)
"""Elements that hold a part of an article, such as a paragraph; others may hold all of it."""

_GRID_CELLS = ("td", "th", "dt", "dd")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_SENTENCE, _SHORT_SENTENCE = 80, 25
"""Sizes from which a text reads like a sentence, without and with a full stop at its end."""

_OWN_SHARE = 0.3
"""Of the text voted for: a part that holds as much is the article, whatever its name says."""

_MOST_WRAPPERS = 2
_ENOUGH = 3
_LAST_FEW = 4
"""How many stretches at the end may be notes about the author."""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What the votes say of the page's parts."""

    containers: Mapping[Stretch, HtmlElement]
    good: frozenset[HtmlElement]
    misnamed: frozenset[str]
    """Names that say menu or comments, of parts that hold much of the article."""

    def is_in_good(self, stretch: Stretch) -> bool:
        """Tell whether paragraphs that were voted for stand beside a stretch."""
        return self.containers[stretch] in self.good

    def is_wrapped_in_good(self, stretch: Stretch) -> bool:
        """Tell whether only a wrapper, as of a table, is between a stretch and such paragraphs."""
        if stretch.holder.tag in ("p", "div", "section") and not _is_in_quotation(stretch):
            return False
        container = self.containers[stretch]
        wrappers = islice(container.iterancestors(), _MOST_WRAPPERS)
        return container not in self.good and any(wrapper in self.good for wrapper in wrappers)


def choose_stretches(
    stretches: Sequence[Stretch], votes: Iterable[Stretch], witnessed: Iterable[Stretch] = ()
) -> list[Stretch]:
    """Return the stretches that are the article, in the order of the page.

    ``votes`` are those that an extractor chose, ``witnessed`` those that the publisher's own
    copy of the text has.
    """
    voted, sworn = set(votes), set(witnessed)
    surroundings = _look_around(stretches, voted | sworn)
    chosen: list[Stretch] = []
    for stretch in stretches:
        points = _points(stretch, surroundings)
        if stretch in voted or stretch in sworn:
            points += 2 * (stretch in voted) + 2 * (stretch in sworn)
            points += surroundings.is_wrapped_in_good(stretch)
        if points >= _ENOUGH or (points == _ENOUGH - 1 and reads_like_sentence(stretch)):
            chosen.append(stretch)
    return _without_end_notes(_without_copies(chosen))


def reads_like_sentence(stretch: Stretch) -> bool:
    """Tell whether a stretch is long enough for a sentence, and not links for the most part."""
    if stretch.link_share >= 0.3:
        return False
    if stretch.size >= _SENTENCE:
        return True
    return stretch.size >= _SHORT_SENTENCE and ends_as_sentence(stretch.text)


def is_in_surroundings(marked: Sequence[MarkedElement], misnamed: frozenset[str]) -> bool:
    """Tell whether one of the parts that something lies in is none of the article's."""
    return any(part.mark is Mark.SURROUNDINGS and part.names not in misnamed for part in marked)


def densest_container(stretches: Sequence[Stretch]) -> HtmlElement | None:
    """Return the element with the most running text right in it, None where there is none.

    Each sentence counts for its container, half for the element around that, and a quarter for
    the next, as in Arc90's Readability (2010).
    """
    containers = _find_containers(stretches)
    scores: dict[HtmlElement, float] = defaultdict(float)
    for stretch in stretches:
        if not reads_like_sentence(stretch) or is_in_surroundings(stretch.marked, frozenset()):
            continue
        element: HtmlElement | None = containers[stretch]
        weight = stretch.size * (1 - stretch.link_share)
        for share in (1, 0.5, 0.25):
            if element is None:
                break
            scores[element] += share * weight
            element = element.getparent()
    return max(scores, key=scores.__getitem__, default=None)


def find_misnamed(votes: Iterable[Stretch]) -> frozenset[str]:
    """Return the names that say menu or comments, of parts that hold much of the article."""
    sizes: dict[str, int] = defaultdict(int)
    total = 0
    for stretch in votes:
        total += stretch.size
        for names in {part.names for part in stretch.marked}:
            sizes[names] += stretch.size
    return frozenset(names for names, size in sizes.items() if size >= _OWN_SHARE * total)


def _look_around(stretches: Sequence[Stretch], voted: set[Stretch]) -> _Surroundings:
    containers = _find_containers(stretches)
    misnamed = find_misnamed(voted)
    good = frozenset(
        containers[stretch]
        for stretch in voted
        if reads_like_sentence(stretch)
        and stretch.size >= _SENTENCE
        and not is_in_surroundings(stretch.marked, misnamed)
    )
    return _Surroundings(containers, good, misnamed)


def _find_containers(stretches: Sequence[Stretch]) -> dict[Stretch, HtmlElement]:
    """Return for each stretch the element that may hold all of the article it is part of."""
    counts = Counter(stretch.holder for stretch in stretches)
    return {stretch: _container_of(stretch, counts) for stretch in stretches}


def _container_of(stretch: Stretch, counts: Mapping[HtmlElement, int]) -> HtmlElement:
    element = stretch.holder
    # A "div" with nothing but a line of text stands for a paragraph.
    if element.tag in _INNER_ELEMENTS or counts[element] == 1:
        element = _parent(element)
    while element.tag in _INNER_ELEMENTS:
        parent = _parent(element)
        if parent is element:
            break
        element = parent
    return element


def _parent(element: HtmlElement) -> HtmlElement:
    parent = element.getparent()
    return element if parent is None else parent


def _points(stretch: Stretch, around: _Surroundings) -> int:
    points = int(around.is_in_good(stretch)) + int(reads_like_sentence(stretch))
    marks = {part.mark for part in stretch.marked if part.names not in around.misnamed}
    points -= 2 * (Mark.SURROUNDINGS in marks) + 2 * (Mark.CAPTION in marks)
    points -= Mark.DETAIL in marks
    if stretch.holder.tag not in _GRID_CELLS:
        points -= 2 * (stretch.link_share > 0.9) + (0.6 < stretch.link_share <= 0.9)
    if stretch.holder.tag not in _HEADINGS and is_promotion(stretch.text, stretch.link_share):
        points -= 3
    return points


def _without_copies(chosen: list[Stretch]) -> list[Stretch]:
    """Drop what stands in the text a second time: pulled quotations and repeated paragraphs."""
    seen: set[str] = set()
    longer = "\n".join(stretch.squashed for stretch in chosen if stretch.size >= _SENTENCE)
    kept = []
    for stretch in chosen:
        squashed = stretch.squashed
        if stretch.size >= _SHORT_SENTENCE:
            is_pulled = stretch.holder.tag != "p" or _is_in_quotation(stretch)
            copies = longer.count(squashed) - (stretch.size >= _SENTENCE)
            if squashed in seen and stretch.size >= _SENTENCE:
                continue
            if is_pulled and copies > 0 and squashed not in seen:
                continue
            seen.add(squashed)
        kept.append(stretch)
    return kept


def _is_in_quotation(stretch: Stretch) -> bool:
    return next(stretch.holder.iterancestors("blockquote", "aside"), None) is not None


def _without_end_notes(chosen: list[Stretch]) -> list[Stretch]:
    """Drop notes on the author and promotions that are the last of an article."""
    kept = list(chosen)
    for _ in range(_LAST_FEW):
        if len(kept) <= _LAST_FEW or not is_about_author(kept[-1].text):
            break
        kept.pop()
    return kept

"""Which stretches of a page are its article: a vote of the extractor, the page and our own rules.

Each stretch gets points. The extractor's vote counts two, the publisher's own copy of the text
(JSON-LD) two, standing beside paragraphs that were voted for one, and reading like a sentence
one. Standing in a part named as a menu or other stories costs two, being a link or a promotion
two and more. Three points are enough; for a sentence two, which is how paragraphs are found
that the extractor left out between those it took.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from reader.ingest.page_containers import (
    HEADINGS,
    LONG_SENTENCE,
    SHORT_SENTENCE,
    Containers,
    build_of,
    reads_like_sentence,
)
from reader.ingest.page_marks import Mark
from reader.ingest.page_phrases import is_end_note, is_promotion
from reader.ingest.page_stretches import WHOLE_PAGE, MarkedElement, Stretch

_GRID_CELLS = ("td", "th", "dt", "dd")
_OWN_SHARE = 0.6
"""Of the text voted for: a part that holds as much is the article, whatever its name says."""

_CONTINUATION, _CONTINUED_SENTENCES = 0.2, 3
"""What a further part of the article has at least: a share of the text found, and sentences."""

_OUTLIER = 0.15
"""Of the text: what stands far from the rest behind it, and is less, is no part of it."""

_ROUNDUP = 0.5
"""Of what was voted for."""

_MOST_LEVELS = 3
_SHORTEST_HEADING = 4
_MOST_WRAPPERS = 2
_NEARLY_ALL = 0.8
_ENOUGH = 3
_MOST_END_NOTES = 4


class _Surroundings(NamedTuple):
    """What the votes say of the page's parts."""

    containers: Containers
    good: frozenset[HtmlElement]
    misnamed: frozenset[str]
    """Names that say menu or comments, of parts that hold much of the article."""
    is_roundup: bool
    """Whether the article itself is a list of stories, each with a link to it."""

    def is_in_good(self, stretch: Stretch) -> bool:
        """Tell whether paragraphs that were voted for stand beside a stretch."""
        return self.containers.of(stretch) in self.good

    def is_above_good(self, stretch: Stretch) -> bool:
        """Tell whether a stretch is a heading, with such paragraphs in a part right below it."""
        if stretch.holder.tag not in HEADINGS:
            return False
        below = stretch.holder.getnext()
        return below is not None and below in self.good

    def is_wrapped_in_good(self, stretch: Stretch) -> bool:
        """Tell whether only a wrapper, as of a table, is between a stretch and such paragraphs."""
        if stretch.holder.tag in ("p", "div", "section") and not _is_in_quotation(stretch):
            return False
        container = self.containers.of(stretch)
        wrappers = islice(container.iterancestors(), _MOST_WRAPPERS)
        return container not in self.good and any(wrapper in self.good for wrapper in wrappers)


def choose_stretches(
    stretches: Sequence[Stretch],
    votes: Iterable[Stretch],
    witnessed: Iterable[Stretch] = (),
    own_host: str = "",
) -> list[Stretch]:
    """Return the stretches that are the article, in the order of the page.

    ``votes`` are those that an extractor chose, ``witnessed`` those that the publisher's own
    copy of the text has. ``own_host`` is the page's, "" where it is not known.
    """
    voted, sworn = set(votes), set(witnessed)
    surroundings = _look_around(stretches, voted | sworn, own_host)
    chosen: list[Stretch] = []
    heading: Stretch | None = None  # the one before, when it is not chosen by itself
    for stretch in stretches:
        points = 2 * (stretch in voted) + 2 * (stretch in sworn)
        points += surroundings.is_in_good(stretch) or (
            points > 0
            and (surroundings.is_wrapped_in_good(stretch) or surroundings.is_above_good(stretch))
        )
        points += reads_like_sentence(stretch)
        if points >= _ENOUGH - 1:
            points -= _objections(stretch, surroundings)
        if points >= _ENOUGH or (points == _ENOUGH - 1 and reads_like_sentence(stretch)):
            if heading is not None and chosen:
                chosen.append(heading)
            chosen.append(stretch)
            heading = None
        elif _may_head(stretch, surroundings):
            heading = stretch
        elif stretch.size >= SHORT_SENTENCE:
            heading = None
    chosen = _without_copies(chosen, surroundings.containers)
    return _without_end_notes(_without_outliers(chosen, surroundings.containers))


def is_in_surroundings(marked: Sequence[MarkedElement], misnamed: frozenset[str]) -> bool:
    """Tell whether one of the parts that something lies in is none of the article's."""
    return any(part.mark is Mark.SURROUNDINGS and part.name not in misnamed for part in marked)


def _is_in_caption(stretch: Stretch, misnamed: frozenset[str]) -> bool:
    return any(part.mark is Mark.CAPTION and part.name not in misnamed for part in stretch.marked)


def densest_container(stretches: Sequence[Stretch]) -> HtmlElement | None:
    """Return the element with the most running text right in it, None where there is none.

    Each sentence counts for its container, half for the element around that, and a quarter for
    the next, as in Arc90's Readability (2010).
    """
    containers = Containers(stretches)
    sentences = [stretch for stretch in stretches if reads_like_sentence(stretch)]
    misnamed = find_misnamed(sentences, _NEARLY_ALL)
    scores: dict[HtmlElement, float] = defaultdict(float)
    for stretch in sentences:
        if is_in_surroundings(stretch.marked, misnamed):
            continue
        element: HtmlElement | None = containers.of(stretch)
        weight = stretch.size * (1 - stretch.link_share)
        for share in (1, 0.5, 0.25):
            if element is None:
                break
            scores[element] += share * weight
            element = element.getparent()
    return max(scores, key=scores.__getitem__, default=None)


def find_misnamed(votes: Iterable[Stretch], share: float = _OWN_SHARE) -> frozenset[str]:
    """Return the names that say menu or comments, of parts that hold much of the article.

    ``share`` is how much of the text voted for is much.
    """
    sizes: dict[str, int] = defaultdict(int)
    total = 0
    for stretch in votes:
        total += stretch.size
        for name in {part.name for part in stretch.marked}:
            sizes[name] += stretch.size
    return frozenset(name for name, size in sizes.items() if size >= share * total)


def _look_around(stretches: Sequence[Stretch], voted: set[Stretch], own_host: str) -> _Surroundings:
    containers = Containers(stretches, own_host)
    misnamed = find_misnamed(voted)
    good = frozenset(
        containers.of(stretch)
        for stretch in voted
        if reads_like_sentence(stretch)
        and stretch.size >= LONG_SENTENCE
        and not is_in_surroundings(stretch.marked, misnamed)
        and not _is_in_caption(stretch, misnamed)
    )
    further = _find_continuations(stretches, containers, good, misnamed)
    return _Surroundings(containers, good | further, misnamed, _is_roundup(voted, containers, good))


def _is_roundup(voted: set[Stretch], containers: Containers, good: frozenset[HtmlElement]) -> bool:
    """Tell whether most of what was voted for are teasers in the part that its other text is in."""
    teasers = [stretch for stretch in voted if containers.is_in_teaser(stretch)]
    others = good - {containers.of(teaser) for teaser in teasers}
    inside = [one for one in teasers if not others.isdisjoint(containers.of(one).iterancestors())]
    return sum(one.size for one in inside) > _ROUNDUP * sum(stretch.size for stretch in voted)


def _find_continuations(
    stretches: Sequence[Stretch],
    containers: Containers,
    good: frozenset[HtmlElement],
    misnamed: frozenset[str],
) -> frozenset[HtmlElement]:
    """Return the containers, close to the good ones, in which the article goes on.

    They hold several sentences, and no headline or byline stands between: after those it would
    be another article.
    """
    allowed = {part for container in good for part in _parts_close_to(container)}
    sizes: dict[HtmlElement, list[int]] = defaultdict(list)
    is_open = False
    for stretch in stretches:
        container = containers.of(stretch)
        if container in good:
            is_open = True
        elif not is_open or is_in_surroundings(stretch.marked, misnamed):
            continue
        elif stretch.holder.tag == "h1" or any(p.mark is Mark.DETAIL for p in stretch.marked):
            is_open = containers.is_in_teaser(stretch)
        elif (
            stretch.size >= LONG_SENTENCE
            and reads_like_sentence(stretch)
            and any(part in allowed for part in container.iterancestors())
            and not containers.is_in_teaser(stretch)
        ):
            sizes[container].append(stretch.size)
    least = _CONTINUATION * sum(s.size for s in stretches if containers.of(s) in good)
    return frozenset(
        container
        for container, found in sizes.items()
        if len(found) >= _CONTINUED_SENTENCES and sum(found) >= least
    )


def _parts_close_to(container: HtmlElement) -> list[HtmlElement]:
    """Return the elements around a container in which its article may go on."""
    ancestors = islice(container.iterancestors(), _MOST_LEVELS)
    return [part for part in ancestors if part.tag not in (*WHOLE_PAGE, "form")]


def _may_head(stretch: Stretch, around: _Surroundings) -> bool:
    """Tell whether a stretch is a heading that belongs to the article if what follows does."""
    return (
        stretch.holder.tag in HEADINGS
        and stretch.size >= _SHORTEST_HEADING
        and (around.is_in_good(stretch) or around.is_above_good(stretch))
        and _objections(stretch, around) == 0
        and not is_promotion(stretch.text, 0 if around.is_roundup else stretch.link_share)
    )


def _objections(stretch: Stretch, around: _Surroundings) -> int:
    """Return the points that speak against a stretch."""
    points = 0
    marks = {part.mark for part in stretch.marked if part.name not in around.misnamed}
    points += 2 * (Mark.SURROUNDINGS in marks) + 2 * (Mark.CAPTION in marks)
    points += Mark.DETAIL in marks
    may_be_link = around.is_roundup and stretch.holder.tag in HEADINGS
    containers = around.containers
    is_fact = containers.is_in_table_of_facts(stretch)
    linked = 0 if is_fact or containers.leads_away(stretch) else stretch.link_share
    if stretch.holder.tag not in _GRID_CELLS and not may_be_link:
        points += 2 * (linked > 0.9) + (0.6 < linked <= 0.9)
    if stretch.holder.tag not in HEADINGS and is_promotion(stretch.text, linked):
        points += 3
    if not around.is_roundup and not is_fact and containers.is_in_teaser(stretch):
        points += 3
    return points


def _without_copies(chosen: Sequence[Stretch], containers: Containers) -> list[Stretch]:
    """Drop what stands in the article a second time.

    Those are quotations pulled out of its sentences, and paragraphs that another part of the
    page repeats, as for small screens; what one part repeats by itself (a chorus) stays.
    """
    text = "\n".join(one.squashed for one in chosen if not _is_in_quotation(one))
    first: dict[str, Stretch] = {}
    kept = []
    for stretch in chosen:
        if (
            stretch.size >= SHORT_SENTENCE
            and _is_in_quotation(stretch)
            and stretch.squashed in text
        ):
            continue
        earlier = first.setdefault(stretch.squashed, stretch)
        is_elsewhere = containers.of(earlier) is not containers.of(stretch)
        if stretch.size >= LONG_SENTENCE and is_elsewhere:
            continue
        kept.append(stretch)
    return kept


def _without_outliers(chosen: list[Stretch], containers: Containers) -> list[Stretch]:
    """Drop what was chosen behind the article in far parts of the page: a box, a reader's letter.

    The article is where most of the text is, and whatever is built like that or close to it.
    """
    sizes: dict[HtmlElement, int] = defaultdict(int)
    for stretch in chosen:
        sizes[containers.of(stretch)] += stretch.size
    if not sizes:
        return chosen
    main = max(sizes, key=sizes.__getitem__)
    close = {main, *_parts_close_to(main)}
    least = _OUTLIER * sum(sizes.values())
    alike = Counter(map(build_of, sizes))
    kept = list(chosen)
    while kept:
        container = containers.of(kept[-1])
        if sizes[container] >= least or alike[build_of(container)] > 1:
            break
        if container in close or any(part in close for part in container.iterancestors()):
            break
        kept.pop()
    return kept


def _is_in_quotation(stretch: Stretch) -> bool:
    return next(stretch.holder.iterancestors("blockquote", "aside"), None) is not None


def _without_end_notes(chosen: list[Stretch]) -> list[Stretch]:
    """Drop notes on the author at the end of an article, and headings with nothing below."""
    kept = list(chosen)
    for _ in range(_MOST_END_NOTES):
        if len(kept) <= 2:
            break
        last = kept[-1]
        is_heading = last.holder.tag in HEADINGS and not reads_like_sentence(last)
        if not is_heading and not is_end_note(last.text, last.link_share):
            break
        kept.pop()
    return kept

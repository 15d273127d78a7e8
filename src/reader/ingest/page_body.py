"""The article's body in a page.

trafilatura, in its fast and precise setting, says which text it takes for the article. Its vote,
the publisher's own copy of the text in JSON-LD, and what the page calls its parts decide about
each stretch of text (`page_choice`); the chosen ones become blocks from the page itself, so that
links, tables and captions stay as they stand there (`page_document`). Where that finds too
little there are four more places to look: the element with the most running text, what only a
browser without scripts shows, the publisher's copy, and the values a page's scripts draw it from.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import NamedTuple

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from reader.ingest.page_choice import (
    choose_stretches,
    densest_container,
    find_misnamed,
    is_in_surroundings,
)
from reader.ingest.page_containers import host_of, reads_like_sentence
from reader.ingest.page_copies import PublisherCopy, document_from_copy, find_embedded_text
from reader.ingest.page_document import build_document
from reader.ingest.page_stretches import Stretch, cut_page, size_of, squash
from reader.ingest.page_tree import text_within
from reader.model.document import Document

_LEAST = 250
"""Size; a shorter body is more likely a teaser or a cookie notice than an article."""

_MUCH_MORE = 2.0
"""How many times the text of another choice is larger that shows the first took only a part."""

_COPY_SHARE = 0.85
"""Of a copy: when as much of it stands in the page, the page shows all of it."""

_LEAST_COPY = 600
"""Size; a shorter copy may be the beginning of an article."""

_MOST = 0.6
"""Of the text that was voted for: a copy that has as much is one of the same article."""

_LONGER_COPY = 1.3
"""How many times a copy is longer than the page's own text when the page shows only a part."""

_CERTAIN = 30
"""Letters and digits; shorter lines can be part of a text by chance."""

_EXTRACTOR_FAILURES = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError),
    *(TypeError, ValueError, etree.LxmlError),
)
"""What code that walks a tree raises on a tree it did not expect: then our own rules decide."""

# It warns of pages that it makes nothing of, which is what the other places are for.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


class Body(NamedTuple):
    """A body, and whether it is sure to be the whole article and nothing else."""

    document: Document
    is_sure: bool


def extract_body(tree: HtmlElement, base_url: str, copy_text: str = "") -> Body:
    """Return the article in a page; ``copy_text`` is the publisher's own copy of its text."""
    copy = PublisherCopy(copy_text)
    page = cut_page(tree)
    chosen, is_sure = _choose(tree, page.stretches, copy, host_of(base_url))
    if _size(chosen) < _LEAST:
        whole = cut_page(tree, whole=True)
        further = _own_choice(whole.stretches)
        if _size(further) > _MUCH_MORE * _size(chosen):
            page, chosen, is_sure = whole, further, False
    size = _size(chosen)
    if copy.size > max(_LEAST, _LONGER_COPY * size) and _is_of_same_article(copy, chosen):
        return Body(document_from_copy(copy.text, base_url), is_sure=True)
    if size < _LEAST:
        embedded = find_embedded_text(tree)
        if size_of(embedded) > max(_LEAST, _MUCH_MORE * size):
            return Body(document_from_copy(embedded, base_url), is_sure=False)
    if not chosen:
        page = cut_page(tree, whole=True)
        chosen, is_sure = page.stretches, False
    return Body(build_document(tree, page, chosen, base_url), is_sure and size >= _LEAST)


def _choose(
    tree: HtmlElement, stretches: Sequence[Stretch], copy: PublisherCopy, own_host: str
) -> tuple[list[Stretch], bool]:
    """Return the stretches that are the article, and whether the choice is a sure one."""
    votes = _extractor_votes(tree, stretches)
    sworn = [stretch for stretch in stretches if copy.has(stretch)]
    chosen = choose_stretches(stretches, votes, sworn, own_host)
    is_shown = copy.size >= _LEAST_COPY and copy.share_shown(sworn) >= _COPY_SHARE
    if is_shown:
        if _has_the_rest(votes, sworn):
            in_copy = set(sworn)
            chosen = [stretch for stretch in chosen if stretch in in_copy or not _is_plain(stretch)]
        return chosen, True
    least = _MUCH_MORE * _size(chosen)
    if _size(list(filter(reads_like_sentence, stretches))) > least:
        own = _own_choice(stretches)
        if _size(own) > least or _is_before(own, chosen, stretches):
            return own, False
    if _size(chosen) < min(_LEAST, _size(votes) / _MUCH_MORE):
        return [vote for vote in votes if vote.link_share < 0.5], False
    return chosen, True


def _is_of_same_article(copy: PublisherCopy, chosen: Sequence[Stretch]) -> bool:
    """Tell whether a copy has most of what the page shows, if that is enough to tell."""
    shared = [stretch for stretch in chosen if copy.has(stretch)]
    return _size(chosen) < _LEAST or _size(shared) >= _MOST * _size(chosen)


def _is_before(
    own: Sequence[Stretch], chosen: Sequence[Stretch], stretches: Sequence[Stretch]
) -> bool:
    """Tell whether our own choice is another text, above the chosen one and no shorter.

    The story that a page was opened for stands above all others.
    """
    if not own or _size(own) < _size(chosen) or not set(own).isdisjoint(chosen):
        return False
    places = {stretch: place for place, stretch in enumerate(stretches)}
    return places[own[-1]] < places[chosen[0]]


def _extractor_votes(tree: HtmlElement, stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches whose text the extractor takes for the article's."""
    try:
        extracted = trafilatura.bare_extraction(
            tree,
            fast=True,
            favor_precision=True,
            include_comments=False,
            output_format="txt",  # all it means is that the tree is not made a text of
        )
    except _EXTRACTOR_FAILURES:
        return []
    if extracted is None or isinstance(extracted, dict):
        return []
    body = extracted.body
    text = squash(text_within(body))
    parts = {squash(text_within(element)) for element in body.iter("*")}
    parts |= {squash(element.tail) for element in body.iter("*") if element.tail}
    return [
        stretch
        for stretch in stretches
        if stretch.squashed in parts
        or (len(stretch.squashed) >= _CERTAIN and stretch.squashed in text)
    ]


def _has_the_rest(votes: Sequence[Stretch], sworn: Sequence[Stretch]) -> bool:
    """Tell whether a copy has most of what was voted for, up to the end.

    As all of it stands in the page, what it lacks is then no part of the article.
    """
    in_copy = set(sworn)
    shared = [vote for vote in votes if vote in in_copy]
    last_votes = votes[-max(2, len(votes) // 4) :]
    return _size(shared) >= _MOST * _size(votes) and not in_copy.isdisjoint(last_votes)


def _is_plain(stretch: Stretch) -> bool:
    """Tell whether a stretch is a paragraph; copies lack quotations, lists and tables too."""
    if stretch.holder.tag not in ("p", "div"):
        return False
    return next(stretch.holder.iterancestors("blockquote", "li", "td", "dd"), None) is None


def _own_choice(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches in the element that holds the most running text."""
    container = densest_container(stretches)
    inside = [
        stretch
        for stretch in stretches
        if container is not None
        and stretch.link_share < 0.5
        and not stretch.is_caption
        and (container is stretch.holder or container in stretch.holder.iterancestors())
    ]
    misnamed = find_misnamed(filter(reads_like_sentence, inside))
    votes = [stretch for stretch in inside if not is_in_surroundings(stretch.marked, misnamed)]
    return choose_stretches(stretches, votes)


def _size(stretches: Sequence[Stretch]) -> int:
    return sum(stretch.size for stretch in stretches)

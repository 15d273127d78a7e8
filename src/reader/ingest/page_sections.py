"""The section that an article stands in: from the path back to the front page, or its category."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from reader.ingest.json_ld import ArticleNode
from reader.ingest.page_head import PageHead
from reader.ingest.page_outlets import Site
from reader.ingest.page_scan import PageScan, tidied
from reader.ingest.page_tree import ElementFinder, text_within
from reader.text.word_lists import word_set

_DECLARED = (
    *("article:section", "og:article:section", "parsely-section", "section", "sailthru.section"),
    "articlesection",
)
_SEVERAL = re.compile(r",(?=\S)")
"""Between sections that a program has written into one value."""

_LONGEST_SECTION = 50
_MOST_CRUMBS = 8
"""Links of a path to the front page; what has more is a menu."""

_MOST_LISTS = 5

_FRONT_PAGE = word_set(
    """
    home homepage start startseite accueil inicio início frontpage zurück back main you are here
    zur to the haupt hauptseite page hem hjem etusivu strona główna artikel article beitrag
    allgemein uncategorized unkategorisiert category categories categorie kategorie kategorien
    rubrik rubrique section filed under in topics themen
    """
)
"""Words of which a crumb that names no section is made."""

_find_paths = ElementFinder("//@*[contains(., 'readcrumb')]/..", "readcrumb")
_ARROWS = frozenset(">›»→")


def find_section(
    scan: PageScan, node: ArticleNode, head: PageHead | None, headline: str, site: Site
) -> str:
    """Return the section as declared, else the last on the path from the front page, else "".

    Of several in one value, the one that is declared by itself too counts, then the first.
    """
    declared = [tidied(node.section), *scan.values(*_DECLARED)]
    for written in filter(None, declared):
        several = [part.strip() for part in _SEVERAL.split(written)]
        return next((part for part in several if part in declared), several[0])
    crumbs = _last_section(map(tidied, node.crumbs), headline, site)
    return crumbs or ("" if head is None else _section_in_page(head, headline, site))


def _last_section(crumbs: Iterable[str], headline: str, site: Site) -> str:
    """Return the last crumb that names a section: no front page, headline or site; else ""."""
    for crumb in reversed(list(crumbs)):
        if not any(map(str.isalpha, crumb)) or len(crumb) > _LONGEST_SECTION:
            continue
        if _is_front_page(crumb, site):
            continue
        is_headline = headline.casefold().startswith(crumb.casefold().rstrip(" .…"))
        if not (is_headline and 2 * len(crumb) > len(headline)):
            return crumb
    return ""


def _section_in_page(head: PageHead, headline: str, site: Site) -> str:
    """Return the section that a page's path or category names, "" for none."""
    for path in head.find(_find_paths)[:_MOST_LISTS]:
        crumbs = _texts(path.iterdescendants("a"))
        if 0 < len(crumbs) <= _MOST_CRUMBS:
            return _last_section(crumbs, headline, site)
    for path in islice(_arrowed(head.tree), _MOST_LISTS):
        crumbs = _texts(path.iterdescendants("a"))
        if len(crumbs) <= _MOST_CRUMBS and _is_front_page(crumbs[0], site):
            return _last_section(crumbs, headline, site)
    labels = [piece.text for line in head.lines for piece in line.pieces if piece.is_section][:1]
    links = (link for link in head.tree.iter("a") if "category" in link.get("rel", ""))
    labels += _texts(link for link in islice(links, _MOST_LISTS) if not head.is_of_others(link))
    return next(filter(None, (_last_section([one], headline, site) for one in labels)), "")


def _arrowed(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Give what holds links with an arrow between them: a path, whatever it is called."""
    last: HtmlElement | None = None
    for link in tree.iter("a"):
        around = link.getparent()
        if around is not None and around is not last and _is_before_arrow(link):
            last = around
            yield around


def _is_before_arrow(link: HtmlElement) -> bool:
    """Tell whether what stands right behind a link, a text or a small element, is an arrow."""
    if link.tail:
        return link.tail.strip() in _ARROWS
    behind = link.getnext()
    return behind is not None and not len(behind) and (behind.text or "").strip() in _ARROWS


def _is_front_page(crumb: str, site: Site) -> bool:
    words = crumb.casefold().replace(":", "").split()
    return all(word in _FRONT_PAGE for word in words) or site.is_called(crumb)


def _texts(links: Iterable[HtmlElement]) -> list[str]:
    return [" ".join(text_within(link).split()) for link in links]

"""Who wrote the article, by what a reader sees of it: the byline at its headline.

A wrong author is worse than none: a name counts only where it stands behind a word such as "By",
or in an element marked as the author's, and not among comments, captions and other stories.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice

from lxml.html import HtmlElement

from reader.documents.dates import is_date_line
from reader.documents.people import (
    is_name_like,
    is_organisation,
    is_outlet_name,
    is_person_like,
    is_single_name,
    split_at_by,
    split_byline,
)
from reader.ingest.json_ld import ArticleNode
from reader.ingest.page_head import HeadLine, PageHead, lines_within
from reader.ingest.page_outlets import is_same_outlet
from reader.ingest.page_scan import PageScan, tidied
from reader.ingest.page_tree import ElementFinder
from reader.text.word_lists import word_set

_DECLARED = (
    *("author", "article:author", "og:article:author", "parsely-author", "sailthru.author"),
    *("byl", "dc.creator"),
)
_WRITTEN_BY = re.compile(
    r"written by|author|verfasst von|geschrieben von|autor|écrit par|auteur|escrito por|scritto da"
    r"|geschreven door",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"\bwww\.|\.(?:com|org|net|de|at|ch|fr|uk|eu|info)\b", re.IGNORECASE)
"""In a value for an author: it is a company's."""

_MOST_NAMES = 20
_LONGEST_LINE = 200
_MOST_ELEMENTS = 40

_PICTURES = re.compile(
    r"\b(?:photo(?:s|graph|grapher|graphs)?|picture|image|illustration|graphic|video"
    r"|fotos?|bild(?:er)?|illustrationen|crédits?|credits?|imagen)\b",
    re.IGNORECASE,
)
"""In a line: it says who made the pictures."""

_LABEL = re.compile(r"(?:authors?|autor(?:in|en)?|auteurs?|autore)\s?(?::\s*|\s|$)", re.IGNORECASE)
_find_labelled = ElementFinder("/html/body/descendant::text()[contains(., 'Aut')]/..", "Aut")
_find_book_numbers = ElementFinder("/html/body/descendant::text()[contains(., 'ISBN')]/..", "ISBN")

_BUTTONS = word_set(
    """
    about abonnieren alle archive archives articles artikel bio contact copy e-mail email facebook
    folgen follow instagram kontakt last latest linkedin mail mastodon mehr more posts print profil
    profile published register rss share subscribe teilen threads twitter updated view website
    whatsapp xing youtube
    """
)
"""What stands beside authors to be pressed: "Follow Jane", "All Posts"."""

_HANDLE = re.compile(r"\s*@\w+.*$")

_NAME = re.compile(r"\b(?:author|autor(?:en|es|i|in)?|auteur|byline)s?(?:-+name)?(?=\s|$)")
"""In the class of an element: it holds no more than the names of the authors."""

_find_linked = ElementFinder(
    "//@rel[. = 'author']/.. | //@itemprop[contains(., 'author')]/..", "author"
)
_find_named = ElementFinder(
    "//@class[contains(., 'uthor') or contains(., 'yline') or contains(., 'utor')"
    " or contains(., 'uteur')]/..",
    *("uthor", "yline", "utor", "uteur"),
)


def find_byline(
    scan: PageScan, node: ArticleNode, head: PageHead | None, outlet: str
) -> tuple[str, ...]:
    """Return the people who wrote the article, from the surest place that names any.

    ``head`` is None for a page that has no tree. Organisations are none, and so is the outlet.
    """
    places: tuple[Callable[[], Iterable[str]], ...] = (
        lambda: _people_of(node),
        lambda: _authors_in_head(head.lines) if head else (),
        lambda: _declared_people(scan, node),
        lambda: _marked_author(head) if head else _marked_people(scan),
        lambda: _labelled_author(head) if head else (),
    )
    for names in places:
        people = [name for name in names() if not _is_outlets(name, outlet)]
        if people:
            return tuple(dict.fromkeys(people))[:_MOST_NAMES]
    return ()


def _is_outlets(name: str, outlet: str) -> bool:
    """Tell whether an author's name is the outlet's; people name outlets after themselves too."""
    if name.casefold() == outlet.casefold():
        return True
    return is_same_outlet(name, outlet) and not is_person_like(name)


def _people_of(node: ArticleNode) -> list[str]:
    written = map(tidied, (*node.people, *node.authors))
    return [name for text in written for name in _people_in(text)]


def _people_in(written: str) -> tuple[str, ...]:
    """Return the people that a value for an author names; outlets, agencies and links are none.

    A name that our rules do not know as one ("Madonna", names in other scripts) is believed.
    """
    if "://" in written or written.startswith("@"):
        return ()
    if is_person_like(written):
        return (written,)
    people = split_byline(written)
    if people:
        return people
    is_other = is_outlet_name(written) or is_organisation(written) or not is_name_like(written)
    return () if is_other else (written,)


def _declared_people(scan: PageScan, node: ArticleNode) -> list[str]:
    """Return the people that ``meta`` elements name.

    The plain name "author" is the webmaster's where nothing says that the page is an article.
    """
    is_article = node.headline or scan.value("og:type").lower() == "article"
    is_article = is_article or any(name.startswith("article:") for name in scan.meta)
    values = scan.values(*(_DECLARED if is_article else _DECLARED[1:]))
    for number in ("1", "2"):
        if _WRITTEN_BY.match(scan.value(f"twitter:label{number}")):
            values += scan.values(f"twitter:data{number}")
    telling = [value for value in values[:_MOST_NAMES] if not _DOMAIN.search(value)]
    return [name for value in telling for name in split_byline(value)]


def _marked_people(scan: PageScan) -> list[str]:
    return [name for text in scan.authors for name in split_byline(tidied(text))]


def _authors_in_head(lines: list[HeadLine]) -> tuple[str, ...]:
    """Return the people that the lines around a headline credit, () where they name none.

    The first line that names somebody counts, with those marked as authors right after it.
    """
    people: list[str] = []
    for line in lines:
        found = _authors_of(line) if not people or line.is_author else ()
        if people and not found:
            break
        people += found
    return tuple(dict.fromkeys(people))


def _marked_author(head: PageHead) -> tuple[str, ...]:
    """Return the only author that a page marks anywhere, such as in a box below the article.

    () where none or several are marked: nobody can say which are this article's.
    """
    named = [e for e in head.find(_find_named)[:_MOST_ELEMENTS] if _NAME.search(_class_of(e))]
    for elements in (head.find(_find_linked)[:_MOST_ELEMENTS], named):
        found: dict[str, None] = {}
        for element in elements:
            if element.tag in ("html", "body") or head.is_of_others(element):
                continue
            for line in lines_within(element)[:2]:
                found.update(dict.fromkeys(_authors_of(line)))
        if found:
            return tuple(found) if len(found) == 1 else ()
    return ()


def _is_button(name: str) -> bool:
    return any(word in _BUTTONS for word in name.lower().split())


def _labelled_author(head: PageHead) -> tuple[str, ...]:
    """Return the people in the only line "Author: …" of a page; of pages on books none."""
    lines: dict[tuple[str, ...], None] = {}
    for element in head.find(_find_labelled)[:_MOST_ELEMENTS]:
        label = _LABEL.match(text := _beginning(element))
        if label is None:
            continue
        if label.end() == len(text):  # the label alone: the name stands beside it
            text = _beginning(element.getparent())
        elif ":" not in label[0]:
            continue
        if len(text) <= _LONGEST_LINE and not head.is_of_others(element):
            lines[split_byline(text[label.end() :])] = None
    people = next(iter(lines), ())
    return people if len(lines) == 1 and people and not head.find(_find_book_numbers) else ()


def _beginning(element: HtmlElement) -> str:
    """Return the first texts in an element as one line, longer than any line of names."""
    texts = islice(map(str, element.itertext()), _MOST_ELEMENTS)
    return " ".join("".join(text[: 2 * _LONGEST_LINE] for text in texts).split())


def _class_of(element: HtmlElement) -> str:
    return str(element.get("class", "")).replace("_", "-").lower()


def _authors_of(line: HeadLine) -> tuple[str, ...]:
    """Return the people that a line credits with the text."""
    text = line.text
    if len(text) > _LONGEST_LINE or _PICTURES.search(text):
        return ()
    credited = split_at_by(text)
    is_byline = credited is not None and (not credited[0] or is_date_line(credited[0]))
    if not is_byline and not line.is_author:
        return ()
    names: list[str] = []
    for piece in line.pieces:
        if not (piece.is_author or is_byline):
            continue
        behind = split_at_by(piece.text)
        written = _HANDLE.sub("", behind[1] if behind else piece.text).strip(" ,")
        found = tuple(name for name in split_byline(written) if not _is_button(name))
        if not found and not names and is_single_name(written, may_be_small=piece.is_author):
            found = (written,)
        names += found
    if not names and credited is not None and is_byline:
        names += split_byline(credited[1])
        if not names and is_single_name(credited[1], may_be_small=bool(credited[0])):
            names.append(credited[1])
    return tuple(names)

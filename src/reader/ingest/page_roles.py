"""What the names of an element near a headline say that it holds: authors, section, others.

`page_marks` asks which parts of a page are not its text; here it is who wrote it, and where it
stands. A class "author" is none of the text, and all that is looked for beside a headline.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement

_NAMING = ("class", "id", "rel", "itemprop")
_LONGEST_NAMES = 200
"""Code points looked at of an attribute."""

_AUTHOR = re.compile(
    r"\b(?:by-?lines?|authors?|author-?(?:name|link)s?|autor(?:en|es|i|in)?|auteurs?|autore"
    r"|writers?|verfasser|vcard|hcard)\b"
)
"""In the names of an element: it holds who wrote the article."""

_SECTION = re.compile(
    r"(?:^|[\s-])(?:categor(?:y|ies|ie|ia)|kategorien?|rubri(?:k|que)|ressort|post-cat|cat-links?"
    r"|category-+(?:link|name|label)s?|section-+(?:link|name|label|title)s?)(?=\s|$)"
)
"""In the names of an element: it holds the section's name."""

_OTHERS = re.compile(
    r"\b(?:comment\w*|kommentar\w*|commentaire\w*|com+entario\w*|repl(?:y|ies)|reviewer|disqus"
    r"|photo\w*|foto\w*|images?|img|captions?|credits?|copyright|avatar"
    r"|related\w*|teasers?|recommend\w*|trending|popular|most-?(?:read|popular|viewed)|latest"
    r"|(?<![\w-])(?:side-?bar|footer)|widgets?|nav\w*|menus?|bread-?crumbs?"
    r"|tag-?(?:cloud|list)s?|newsletter\w*|promo\w*"
    r"|ads?|advert\w*|sr-only|screen-?reader\w*)\b"
)
"""In the names of an element: what it holds is not about this article, or not of its authors."""

_CHANGED = re.compile(r"(?<![\w-])(?:date-)?(?:updated|modified)(?![\w-])")
_PUBLISHED = re.compile(r"\b(?:published|entry-date|created)\b")
"""In the names of an element that holds a date; one of the first kind alone is of a change."""

_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Role(NamedTuple):
    """What the names of an element say that it holds."""

    author: bool = False
    """Who wrote the article."""
    section: bool = False
    """The name of the section."""
    others: bool = False
    """Comments, other stories, pictures, menus: nothing about this article's authors."""


NO_ROLE = Role()


def role_of(element: HtmlElement) -> Role:
    """Return what an element's class, id and marks say that it holds."""
    written = _written_names(element)
    return _role_of_names(written) if written else NO_ROLE


def names_of(element: HtmlElement) -> str:
    """Return the names of an element in small letters, their words with hyphens between."""
    return _spelt_alike(_written_names(element))


def _written_names(element: HtmlElement) -> str:
    values = [value[:_LONGEST_NAMES] for key in _NAMING if (value := element.get(key))]
    return " ".join(values)


def _spelt_alike(names: str) -> str:
    return _CAMEL_CASE.sub("-", names).replace("_", "-").lower()


@lru_cache(maxsize=2048)
def _role_of_names(written: str) -> Role:
    names = _spelt_alike(written)
    is_of_change = _CHANGED.search(names) is not None and _PUBLISHED.search(names) is None
    return Role(
        author=_AUTHOR.search(names) is not None,
        section=_SECTION.search(names) is not None,
        others=is_of_change or _OTHERS.search(names) is not None,
    )

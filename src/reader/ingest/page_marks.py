"""What the names that a page gives to its parts say about them: menu, comments, caption."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement


class Mark(IntEnum):
    """What a part of a page is by its element and names, the graver the higher."""

    NONE = 0
    DETAIL = 1
    """About the article, not of it: bylines, dates, tags."""
    CAPTION = 2
    SURROUNDINGS = 3
    """Of the page, not of the article: menus, other stories, comments, buttons, notices."""


_SURROUNDINGS = re.compile(
    r"""\b(?:
    nav(?:bar|igation|s)? | menus? | bread-?crumbs? | footer | site-?header | masthead | toolbar
    | sidebar | side-(?:bar|rail) | right-?rail | skip | screen-?reader | sr-only
    | visually-?hidden | no-?print | hide-print | pagination | pager | post-?nav\w*
    | (?:next|prev|previous)-?(?:post|article|story|up)
    | comment(?!ary)\w* | com+entario\w* | commentaire\w* | kommentar\w* | reacties | komentar\w*
    | disqus\w* | respond | replies | reactions?
    | shar(?:e|es|ing|ed) | share-?\w+ | compartir | partag\w+ | condivid\w+
    | social\w* | addthis\w* | addtoany\w* | a2a | follow-?us
    | newsletters?\w* | subscri(?:be|ber|ption|ptions)\w* | sign-?up\w* | opt-?in | mailchimp
    | mc-embed\w* | log-?in | sign-?in | regwall | pay-?wall\w* | piano | register | membership
    | donat\w+ | support-us | app-(?:download|promo) | download-app
    | cookies?(?:-?\w+)? | consent\w* | gdpr\w* | onetrust\w* | pop-?up\w* | modal
    | related\w* | relacionad\w* | verwandt\w* | gerelateerd\w* | correlat[ioe]\w*
    | recommend\w* | recirc\w* | more-(?:stories|news|from|on|articles|posts|like|top)
    | read-?(?:more|next|also) | (?:also|see)-?(?:read|like|also) | (?:you-)?may-(?:also-)?like
    | most-?(?:read|popular|viewed|shared|recent|commented) | popular | trending | latest
    | outbrain\w* | taboola\w* | revcontent | zergnet | promo\w* | teasers?
    | advert\w* | publici(?:dad|te)\w* | pubblicit\w* | werbung | anzeigen? | reklam\w*
    | ads? | adsense\w* | ad-?(?:slot|unit|container|wrapper|box|break|label)\w*
    | dfp\w* | gpt | sponsor\w*
    | author-?(?:bio|box|info|card|profile|about|details?|description)\w* | about-(?:the-)?author
    | bio | contributor-?\w*
    | tag-?(?:list|cloud|links)s? | tags | post-?tags | cat-links | topics? | keywords
    | poll | quiz | survey | rating | disclaimer
    )\b""",
    re.VERBOSE,
)

_DETAIL = re.compile(
    r"\b(?:by-?line\w*|author\w*|date-?\w*|timestamp|published\w*|updated|meta\w*|posted\w*"
    r"|kicker|eyebrow|read(?:ing)?-time|time|categor(?:y|ies))\b"
)

_CAPTION = re.compile(
    r"\b(?:(?:\w+-)*caption\w*|figcaption|(?:image|photo|picture|img)-?(?:credit|text|desc\w*|info)"
    r"|credits?|cutline|copyright)\b"
)

_NAMES = (
    (_CAPTION, Mark.CAPTION),
    (_SURROUNDINGS, Mark.SURROUNDINGS),
    (_DETAIL, Mark.DETAIL),
)
_ELEMENT_MARKS = {
    **dict.fromkeys(
        ("nav", "aside", "footer", "form", "menu", "dialog", "fieldset"), Mark.SURROUNDINGS
    ),
    "figcaption": Mark.CAPTION,
    **dict.fromkeys(("time", "address"), Mark.DETAIL),
}
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")


_POST = re.compile(r"\bhentry\b|\btype-post\b|\bpost-\d+\b")
_SUBJECTS = re.compile(r"\b(?:category|tag)-\S+")
"""WordPress writes on a post what it is about: one in "category-newsletters" is none itself."""

_LONGEST_NAMES = 500

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Named(NamedTuple):
    """A mark, and the name that gives it."""

    mark: Mark
    name: str


_UNMARKED = Named(Mark.NONE, "")


def mark_of(element: HtmlElement) -> Named:
    """Return what an element and its ``class``, ``id`` and ``role`` say it is.

    The name is the element's with the one word of these that says it. A heading's ``id`` is
    not asked: it is there for links, and made of the heading's own words.
    """
    tag = str(element.tag)
    classes, role = element.get("class", ""), element.get("role", "")
    anchor = "" if tag in _HEADINGS else element.get("id", "")
    names = f"{classes} {role} {anchor}" if classes or role or anchor else ""
    mark = _ELEMENT_MARKS.get(tag)
    if mark is not None:
        return Named(mark, f"{tag} {names}")
    found = _mark_of_names(names) if names else _UNMARKED
    return Named(found.mark, f"{tag} {found.name}") if found.mark else _UNMARKED


@lru_cache(maxsize=4096)
def _mark_of_names(names: str) -> Named:
    words = _CAMEL_CASE.sub("-", names[:_LONGEST_NAMES]).replace("_", "-").lower()
    if _POST.search(words):
        words = _SUBJECTS.sub("", words)
    for pattern, mark in _NAMES:
        if found := pattern.search(words):
            start = words.rfind(" ", 0, found.start()) + 1
            end = words.find(" ", found.end())
            return Named(mark, words[start:] if end < 0 else words[start:end])
    return _UNMARKED

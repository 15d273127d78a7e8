"""What the names that a page gives to its parts say about them: menu, comments, caption."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache


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

_SURROUNDING_ELEMENTS = frozenset(("nav", "aside", "footer", "form", "menu", "dialog", "fieldset"))
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")


def mark_of(tag: str, names: str) -> Mark:
    """Return what an element's name and its ``class``, ``id`` and ``role`` say it is."""
    if tag in _SURROUNDING_ELEMENTS:
        return Mark.SURROUNDINGS
    if tag == "figcaption":
        return Mark.CAPTION
    if tag in ("time", "address"):
        return Mark.DETAIL
    return _mark_of_names(names) if names else Mark.NONE


@lru_cache(maxsize=4096)
def _mark_of_names(names: str) -> Mark:
    words = _CAMEL_CASE.sub("-", names[:500]).replace("_", "-").lower()
    if _CAPTION.search(words):
        return Mark.CAPTION
    if _SURROUNDINGS.search(words):
        return Mark.SURROUNDINGS
    return Mark.DETAIL if _DETAIL.search(words) else Mark.NONE

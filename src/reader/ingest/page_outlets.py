"""What a page's site calls itself: the names it declares, its host, its copyright line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement

from reader.ingest.page_tree import ElementFinder, text_within

LONGEST_NAME = 60
"""Code points of an outlet's name."""

MOST_NAME_WORDS = 7

_LONGEST_NOTICE = 300
TITLE_CUT = re.compile(r"\s+(?:[|–—·•»«›‹>~:/-]|--|::)\s+|\s*[|｜»«›‹]\s*|:\s+")
"""Between the parts of a title."""

_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,12}/?", re.IGNORECASE)
_TOP_LEVEL = re.compile(r"\.(?:com?|org|net|info|news|[a-z]{2})(?:\.[a-z]{2})?$")
_find_notices = ElementFinder(
    "//*[text()[contains(., '©')]]", "©", "&copy", "&#169", "&#xa9", "&#xA9"
)


class Site(NamedTuple):
    """What is known of a page's site: names that it gives itself, and its host, "" for unknown."""

    names: tuple[str, ...]
    host: str

    def also_called(self, name: str) -> Site:
        """Return the site with one more name."""
        return self._replace(names=(*self.names, name))

    def is_called(self, part: str) -> bool:
        """Tell whether a part of a title is the site's name, or has its host in it."""
        return self.is_surely_called(part) or self._has_host(part)

    def is_surely_called(self, part: str) -> bool:
        """Tell whether a part of a title is the site's name, a form of it, its host or address."""
        if not part or len(part) > LONGEST_NAME:
            return False
        if _ADDRESS.fullmatch(part):
            return True
        return any(_is_form_of(part, name) for name in self.names) or self._is_of_host(part)

    def is_declared(self, name: str) -> bool:
        """Tell whether a name is one that the site gives itself."""
        return any(_is_equal(name, declared) for declared in self.names)

    def own_part(self, name: str) -> str:
        """Return the part of a declared name that the host has, "Quay" of "News | Quay"."""
        parts = [
            part for part in TITLE_CUT.split(name) if self._is_of_host(part) or self._has_host(part)
        ]
        return parts[0] if len(parts) == 1 else name

    def _is_of_host(self, part: str) -> bool:
        """Tell whether a name is most of the host's, "Harbour" that of harbour-fm.example."""
        name = _letters(part)
        hosts = map(_letters, self._labels())
        return len(name) > 2 and any(
            name == host or (len(name) > 4 and name in host and 2 * len(name) > len(host))
            for host in hosts
        )

    def _has_host(self, part: str) -> bool:
        """Tell whether the host's words are half of a name: "The Harbour Times" of Low Isle."""
        name = _letters(part)
        if len(part) > LONGEST_NAME or len(part.split()) > MOST_NAME_WORDS:
            return False
        for label in self._labels():
            words = [word for word in label.split("-") if len(word) > 2]
            length = len("".join(words))
            if length > 3 and 2 * length >= len(name) and all(word in name for word in words):
                return True
        return False

    def _labels(self) -> list[str]:
        return self.host.lower().removeprefix("www.").split(".")[:-1]


def agreed_name(names: Iterable[str]) -> str:
    """Return the first name that two of them are forms of, in its shorter form, else the first."""
    known = [name for name in names if name]
    for is_alike in (_is_equal, is_same_outlet):
        for place, name in enumerate(known):
            alike = [other for other in known[place + 1 :] if is_alike(name, other)]
            if alike:
                return min((name, *alike), key=lambda form: len(_core(form)))
    return known[0] if known else ""


def is_same_outlet(name: str, outlet: str) -> bool:
    """Tell whether two names are one outlet's, or one is the other with something added."""
    if not name or not outlet or len(name) > LONGEST_NAME:
        return False
    short, long = sorted((_core(name), _core(outlet)), key=len)
    return len(short) > 2 and long.startswith(short)


def owner_of_page(tree: HtmlElement, markup: str = "") -> str:
    """Return whose the last copyright line of a page says it is, "" for nobody's.

    ``markup`` is what the tree was made of, "" when it is not known.
    """
    notices = _find_notices(tree, markup)
    return owner_in_notice(" ".join(text_within(notices[-1]).split())) if notices else ""


def owner_in_notice(notice: str) -> str:
    """Return whose a copyright line with a year says the page is, "" where it does not."""
    patterns = _notice_patterns()
    if patterns.licence.search(notice):
        return ""
    for found in patterns.owner.finditer(notice[:_LONGEST_NOTICE]):
        name = patterns.not_in_a_name.sub("", found["name"]).strip(" -–")
        is_dated = found["years"] or found["after"]
        if is_dated and name[:1].isalnum() and len(name.split()) <= 5 and name.lower() != "by":
            return name
    return ""


class _NoticePatterns(NamedTuple):
    licence: re.Pattern[str]
    owner: re.Pattern[str]
    not_in_a_name: re.Pattern[str]


@cache
def _notice_patterns() -> _NoticePatterns:
    """Return the patterns for copyright lines: few pages need them, and they take long to make."""
    return _NoticePatterns(
        re.compile(r"creative\s*commons|\bcc\b|licen[cs]e|lizenz", re.IGNORECASE),
        re.compile(
            r"(?:©|\(c\)|copyright)[\s,.:©]*(?:copyright)?[\s,.:]*(?:by\s+)?(?P<years>\d{4})?"
            r"(?:\s*[-–/]\s*\d{2,4})?[\s,.:]*(?:by\s+)?"
            r"(?P<name>[^|©®•·,.:;(\d\n]{2,60}(?:\.[a-z]{2,4}\b)?)"
            r"(?:[\s,]*(?P<after>(?:19|20)\d\d))?",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:all|alle|tous|todos|tutti|any|some)\b.*"
            r"|\b(?:gmbh|ag|inc|ltd|llc|s\.?a|e\.?\s?v)\b.*$|\s+[-–]\s.*$",
            re.IGNORECASE,
        ),
    )


def _is_equal(name: str, other: str) -> bool:
    return _core(name) == _core(other)


def _is_form_of(part: str, name: str) -> bool:
    """Tell whether a part is a name, its beginning, or it with one more word behind."""
    part_core, core = _core(part), _core(name)
    if not part_core or not core:
        return False
    if part_core == core or (len(part_core) > 2 and core.startswith(part_core)):
        return True
    return (
        len(core) > 2 and part_core.startswith(core) and len(part.split()) <= len(name.split()) + 1
    )


def _letters(text: str) -> str:
    return re.sub(r"\W+|_", "", text.casefold())


@lru_cache(maxsize=512)
def _core(outlet: str) -> str:
    name = outlet.casefold().removeprefix("the ").removeprefix("www.")
    return _letters(_TOP_LEVEL.sub("", name))

"""HTML nested so deeply that a parser would stop, slow down or lose text, made shallow.

Libxml2 walks up all open elements for each end tag that fits none, so depth times tags is what
it may cost; nobody writes articles hundreds of elements deep.
"""

from __future__ import annotations

import re
from collections import Counter

from reader.documents.limits import MAX_ELEMENT_DEPTH
from reader.text.word_lists import word_set

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,40})[^<>]*>")

_NEVER_DEEP = word_set(
    """
    area base body br caption col colgroup dd dt embed head hr html img input li link meta optgroup
    option p param source tbody td tfoot th thead tr track wbr
    """
)
"""Elements that are empty, or that end where the next of their kind begins."""


def limit_depth(html: str) -> str:
    """Return the HTML without the tags of elements deeper than `MAX_ELEMENT_DEPTH`.

    Their text stays. End tags without a start tag go too. Linear in the text.
    """
    kept: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    depth = 0

    def keep_or_drop(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag[2].lower()
        if name in _NEVER_DEEP:
            return tag[0]
        if not tag[1]:
            if depth >= MAX_ELEMENT_DEPTH:
                dropped[name] += 1
                return " "
            depth += 1
            kept[name] += 1
            return tag[0]
        if dropped[name]:
            dropped[name] -= 1
            return " "
        if not kept[name]:
            return " "
        kept[name] -= 1
        depth -= 1
        return tag[0]

    return _TAG.sub(keep_or_drop, html)

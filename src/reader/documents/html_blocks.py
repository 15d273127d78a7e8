"""HTML to a `Document`.

The HTML is never kept: libxml2 reports its elements one by one, and only what a `Block` can
say is taken from them. So scripts, styles, forms, frames and every attribute but addresses,
alternative texts, list numbers and cell spans are gone by construction, and there is no tree
that could be too deep: the time grows with the length of the HTML and nothing else.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, cast

from lxml import etree

from reader.documents.addresses import web_address
from reader.documents.html_depth import limit_depth
from reader.documents.html_events import HtmlTarget, TooDeepError
from reader.documents.limits import MAX_MARKUP
from reader.model.document import Document
from reader.model.errors import UnreadableError
from reader.text.normalise import clean_characters

_CHUNK = 16_384
"""Bytes given to the parser at once: it notices only between two that the target gave up."""


def document_from_html(html: str, base_url: str = "") -> Document:
    """Return the visible content of an HTML page or fragment as blocks.

    White space is collapsed as browsers do; two line breaks in a row begin a new block; empty
    blocks are dropped. Relative addresses are completed with ``base_url``, without one they
    are dropped; links to anything but http, https and mailto become text. What exceeds
    `reader.documents.limits` is made simpler without losing words.

    Raises:
        UnreadableError: when the page or its text is too long for an article.
    """
    if len(html) > MAX_MARKUP:
        raise UnreadableError(
            f"The page is longer than {MAX_MARKUP:,} characters.",
            "Save only the article and add that.",
        )
    html = clean_characters(html)
    try:
        return _parse(html, base_url, may_be_deep=False)
    except TooDeepError:
        return _parse(limit_depth(html), base_url, may_be_deep=True)


def _parse(html: str, base_url: str, *, may_be_deep: bool) -> Document:
    target = HtmlTarget(web_address(base_url) or "", may_be_deep=may_be_deep)
    # Bytes with a fixed encoding: a "meta charset" in a text already decoded means nothing.
    # lxml calls only the methods that a target has; its stubs ask for all that there may be.
    parser = etree.HTMLParser(target=cast("Any", target), encoding="utf-8", huge_tree=True)
    markup = html.encode()
    for start in range(0, len(markup), _CHUNK):
        parser.feed(markup[start : start + _CHUNK])
    with suppress(etree.XMLSyntaxError):  # no element in it, so there are no blocks either
        parser.close()
    return target.document()

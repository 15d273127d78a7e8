"""A page as a tree, made once for all that look at it; none for a page that would hold them up."""

from __future__ import annotations

import re
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

_DEEPEST, _MOST_ELEMENTS, _MOST_ATTRIBUTES = 128, 15_000, 200
"""Beyond these the article extractor is too slow: it is quadratic in the first and the last."""

_ATTRIBUTE = r"""[\s/]*+[^\s=>"'/<]++(?>\s*+=\s*+(?>"[^"]*+"|'[^']*+'|[^\s"'>]++))?+"""
_CROWDED_TAG = re.compile(f"<[a-z](?>{_ATTRIBUTE}){{{_MOST_ATTRIBUTES + 1}}}", re.IGNORECASE)
"""A tag with too many attributes; nothing in the pattern can be tried in two ways."""

_CONTROLS = bytes(code for code in range(0x20) if chr(code) not in "\t\n\r\x0b\x0c") + b"\x7f"
"""What ends or spoils a text for the parser; all else is cleaned where blocks are made."""

_ELEMENT_CLASSES = etree.ElementDefaultClassLookup(element=HtmlElement)
"""lxml.html's own has classes for forms too, and asks Python for the class of every element."""

_is_too_deep = etree.XPath(f"boolean({'/*' * (_DEEPEST + 1)})")
_has_too_many_elements = etree.XPath(f"count(//*) > {_MOST_ELEMENTS}")


def read_tree(html: str) -> HtmlElement | None:
    """Return a page's tree without comments; None where it is not built as people build pages.

    None too where there is no element in it. Crowded tags are looked for in the text: lxml
    takes 12 s to read one with 100,000 attributes.
    """
    if _CROWDED_TAG.search(html):
        return None
    parser = etree.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        huge_tree=True,
    )
    parser.set_element_class_lookup(_ELEMENT_CLASSES)
    try:
        tree = etree.fromstring(html.encode("utf-8", "ignore").translate(None, _CONTROLS), parser)
    except etree.XMLSyntaxError:
        return None
    # Of a page that is a cut-off comment the parser makes neither a tree nor an error.
    if not isinstance(tree, HtmlElement) or _has_too_many_elements(tree) or _is_too_deep(tree):
        return None
    return tree


class ElementFinder:
    """Finds the elements of a page that an XPath expression names, in page order.

    ``signs``: one of them is in the markup of a page that has such elements. To look for them
    there takes a hundredth of the time.
    """

    def __init__(self, expression: str, *signs: str) -> None:
        self._find = etree.XPath(expression)
        self._signs = signs

    def __call__(self, tree: HtmlElement, markup: str = "") -> list[HtmlElement]:
        """Return the elements; ``markup`` is what the tree was made of, "" when it is not known."""
        if markup and self._signs and not any(sign in markup for sign in self._signs):
            return []
        return cast("list[HtmlElement]", self._find(tree))


def text_within(element: HtmlElement) -> str:
    """Return all text in an element."""
    return "".join(map(str, element.itertext()))

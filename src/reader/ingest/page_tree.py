"""A page as a tree, made once for all that look at it; none for a page that would hold them up."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

_DEEPEST, _MOST_ELEMENTS, _MOST_ATTRIBUTES = 128, 15_000, 200
"""Beyond these the article extractor is too slow: it is quadratic in the first and the last."""

_CROWDED_TAG = re.compile(
    r"""
    <[a-z](?>
        [\s/]*+ [^\s=>"'/<]++ (?>\s*+ = \s*+ (?>"[^"]*+" | '[^']*+' | [^\s"'>]++))?+
    ){%d}
    """
    % (_MOST_ATTRIBUTES + 1),
    re.VERBOSE | re.IGNORECASE,
)
"""A tag with too many attributes; nothing in the pattern can be tried in two ways."""

_is_too_deep = etree.XPath(f"boolean({'/*' * (_DEEPEST + 1)})")
_count_elements = etree.XPath("count(//*)")


def read_tree(html: str) -> HtmlElement | None:
    """Return a page's tree without comments; None where it is not built as people build pages.

    None too where there is no element in it. Crowded tags are looked for in the text: lxml
    takes 12 s to read one with 100,000 attributes.
    """
    if _CROWDED_TAG.search(html):
        return None
    parser = HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
        huge_tree=True,
    )
    try:
        tree = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if _count_elements(tree) > _MOST_ELEMENTS or _is_too_deep(tree):
        return None
    return tree if isinstance(tree, HtmlElement) else None

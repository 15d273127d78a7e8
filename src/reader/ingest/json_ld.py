"""The article in a page's JSON-LD (schema.org), however carelessly it was written.

Only the values that a `ParsedArticle` has a place for are read. Nothing in it can raise: depth,
numbers of any length and wrong types are all found in the wild, and made by people who attack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from reader.ingest.careless_json import read_values

_MOST_NODES = 5_000
_MOST_CRUMBS = 20

_ARTICLE_TYPES = {
    "newsarticle": 0,
    "reportagenewsarticle": 0,
    "analysisnewsarticle": 0,
    "opinionnewsarticle": 0,
    "backgroundnewsarticle": 0,
    "reviewnewsarticle": 0,
    "askpublicnewsarticle": 0,
    "liveblogposting": 1,
    "blogposting": 1,
    "article": 1,
    "report": 1,
    "socialmediaposting": 2,
    "techarticle": 2,
    "scholarlyarticle": 2,
    "webpage": 3,
}
"""Types that can be an article, in small letters, the likelier first."""

_NO = ("false", "no", "0", "nein", "non")


class ArticleNode(NamedTuple):
    """What JSON-LD says of the page's article, as written; "" for nothing.

    ``people`` are names of their own, ``authors`` texts that may name several, ``body`` the
    publisher's copy of the text and ``word_count`` its length, 0 for none given.
    ``unnamed_sources_policy`` is the outlet's, as an address or in words. ``site`` is what the
    site calls itself, ``crumbs`` the sections on the path from its front page to the article.
    """

    headline: str = ""
    outlet: str = ""
    people: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    section: str = ""
    published: str = ""
    modified: str = ""
    language: str = ""
    url: str = ""
    is_free: bool = True
    body: str = ""
    word_count: int = 0
    unnamed_sources_policy: str = ""
    site: str = ""
    crumbs: tuple[str, ...] = ()


def find_article_node(scripts: Sequence[str], address: str = "") -> ArticleNode:
    """Return the article in a page's JSON-LD scripts, an empty one when there is none.

    Where a page lists several (other stories), the one at ``address`` wins, one with an
    address of its own loses, then the one of the likeliest type wins, then the first.
    """
    nodes = list(_nodes([value for script in scripts[:50] for value in read_values(script)]))
    by_id = {node["@id"]: node for node in nodes if _is_definition(node)}
    policy = next((text for text in (_policy(node) for node in nodes) if text), "")
    articles = [node for node in nodes if _rank(node) is not None]
    about = ArticleNode(unnamed_sources_policy=policy, site=_site(nodes), crumbs=_crumbs(nodes))
    if not articles:
        return about
    chosen = min(articles, key=lambda node: (_strangeness(node, address), _rank(node)))
    node = _article_node(chosen, by_id, about)
    if node.body:
        return node
    return node._replace(body=_body_elsewhere(articles, node.headline))


def _site(nodes: Sequence[dict[str, Any]]) -> str:
    names = (_text(node.get("name")) for node in nodes if "website" in _types(node))
    return next(filter(None, names), "")


def _crumbs(nodes: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """Return the names in the first path to the page, in the order of the path."""
    paths = (node for node in nodes if "breadcrumblist" in _types(node))
    path = next(paths, {}).get("itemListElement")
    crumbs = [crumb for crumb in _list(path)[:_MOST_CRUMBS] if isinstance(crumb, dict)]
    crumbs.sort(key=lambda crumb: _number(crumb.get("position")))
    names = (_text(crumb.get("name")) or _text(crumb.get("item")) for crumb in crumbs)
    return tuple(name for name in names if name and "://" not in name)


def _body_elsewhere(articles: Sequence[dict[str, Any]], headline: str) -> str:
    """Return the text that another object for the same article has, "" for none."""
    bodies = (
        _body(node)
        for node in articles
        if (_text(node.get("headline")) or headline).casefold() == headline.casefold()
    )
    return max(bodies, key=len, default="")


def _nodes(values: list[Any]) -> Iterator[dict[str, Any]]:
    """Yield all objects, outer before inner, in the order of the page; no recursion."""
    waiting = list(reversed(values))
    seen = 0
    while waiting and seen < _MOST_NODES:
        value = waiting.pop()
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting.extend(reversed(list(value.values())))
        elif isinstance(value, list):
            waiting.extend(reversed(value[:_MOST_NODES]))


def _rank(node: dict[str, Any]) -> int | None:
    ranks = map(_ARTICLE_TYPES.get, _types(node))
    return min((rank for rank in ranks if rank is not None), default=None)


def _types(node: dict[str, Any]) -> list[str]:
    """Return an object's types in small letters, without the vocabulary's address."""
    types = [kind for kind in _list(node.get("@type")) if isinstance(kind, str)]
    return [kind.rsplit("/", 1)[-1].lower() for kind in types]


def _strangeness(node: dict[str, Any], address: str) -> int:
    """Return 0 for an article at the page's own address, 2 for one at another, 1 in between."""
    written = _address(node)
    if not address or not written or _rank(node) == _ARTICLE_TYPES["webpage"]:
        return 1
    return 0 if _place(written) == _place(address) else 2


def _place(address: str) -> str:
    """Return what two ways to write an address have in common: host and path."""
    place = re.split(r"[?#]", address, maxsplit=1)[0].partition("://")[2]
    return place.removeprefix("www.").rstrip("/").lower()


def _is_definition(node: dict[str, Any]) -> bool:
    return isinstance(node.get("@id"), str) and len(node) > 1


def _policy(node: dict[str, Any]) -> str:
    """Return an outlet's policy on unnamed sources: its address or its words."""
    policy = next(iter(_list(node.get("unnamedSourcesPolicy"))), "")
    if isinstance(policy, dict):
        policy = _text(policy.get("url")) or _text(policy.get("@id")) or _text(policy)
    return policy.strip() if isinstance(policy, str) else ""


def _article_node(
    node: dict[str, Any], by_id: dict[str, dict[str, Any]], about: ArticleNode
) -> ArticleNode:
    """Return what an object says of its article, with what is known ``about`` the page."""
    authors = [_resolved(author, by_id) for author in _list(node.get("author"))[:50]]
    authors += [_resolved(creator, by_id) for creator in _list(node.get("creator"))[:50]]
    publisher = _resolved(next(iter(_list(node.get("publisher"))), None), by_id)
    return about._replace(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        outlet=_text(publisher.get("name") if isinstance(publisher, dict) else publisher),
        people=tuple(
            name
            for author in authors
            if isinstance(author, dict) and not _is_organisation(author)
            for name in map(_text, _list(author.get("name")))
        ),
        authors=tuple(author for author in authors if isinstance(author, str)),
        section=_text(node.get("articleSection")),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        language=_text(node.get("inLanguage")),
        url=_address(node),
        is_free=_is_free(node),
        body=_body(node),
        word_count=_number(node.get("wordCount")),
    )


def _body(node: dict[str, Any]) -> str:
    return _text(node.get("articleBody")) or _text(node.get("text"))


def _number(value: Any) -> int:
    """Return a whole number as JSON or as text has it, 0 for none."""
    digits = str(value).strip() if isinstance(value, str | int) else ""
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 8 else 0


def _is_free(node: dict[str, Any]) -> bool:
    written = _list(node.get("isAccessibleForFree"))
    return not any(str(value).strip().lower().rpartition("/")[2] in _NO for value in written)


def _resolved(value: Any, by_id: dict[str, dict[str, Any]]) -> Any:
    """Return what a reference by "@id" stands for; the value itself when it is none."""
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _is_organisation(node: dict[str, Any]) -> bool:
    return any(kind.endswith(("organization", "corporation")) for kind in _types(node))


def _address(node: dict[str, Any]) -> str:
    page = node.get("mainEntityOfPage")
    of_page = page.get("@id") if isinstance(page, dict) else page
    candidates = (node.get("url"), of_page, node.get("@id"))
    return next((text for text in map(_text, candidates) if "://" in text), "")


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    """Return a value as text: of a list the first, of an object its name."""
    for candidate in _list(value)[:10]:
        if isinstance(candidate, dict):
            name = candidate.get("name", candidate.get("@value"))
            if isinstance(name, str):
                return name
        elif isinstance(candidate, str) and candidate.strip():
            return candidate
    return ""

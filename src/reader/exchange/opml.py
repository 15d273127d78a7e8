"""Subscription lists as other feed readers write and read them: OPML 1.0 and 2.0 (opml.org).

Folders are outlines around outlines. What a file asks to be fetched besides the feeds is not
taken over: whether full texts and images are loaded is for the person to say.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from reader.documents.addresses import web_address
from reader.documents.xml_text import decode_xml, mend_xml
from reader.model.errors import UnreadableError
from reader.model.feed import FOLDER_SEPARATOR, Feed, FeedSubscription, tidy_folder
from reader.text.normalise import clean_characters

MAX_SUBSCRIPTIONS = 10_000

_LONGEST_NAME = 200
_DEEPEST_FOLDER = 8
"""Folders inside one another; what is deeper goes into the last of them."""

_FEED_SCHEME = re.compile(r"feed:(?://)?(?=https?:)|feed:(?=//)", re.IGNORECASE)
_ADVICE = "Export the subscriptions again from the other program, as OPML."
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class SubscriptionList:
    """What an OPML file holds: feeds in its order, each address once.

    ``problems`` are sentences for the person about what could not be taken; ``left_out`` has
    every feed that was left out for its address, each as "name: what stands for its address".
    """

    subscriptions: tuple[FeedSubscription, ...]
    problems: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def subscriptions_from_opml(raw: bytes, file_name: str) -> SubscriptionList:
    """Return the subscriptions in an OPML file; nothing it names is opened or loaded.

    Raises:
        UnreadableError: when it is no OPML, or has declarations of its own (a DTD).
    """
    try:
        mended = mend_xml(decode_xml(raw), ("opml",))
    except UnreadableError as error:
        message = f"{error.message[:1].lower()}{error.message[1:]}"
        raise UnreadableError(f"{file_name} cannot be read: {message}", _ADVICE) from error
    if mended.root != "opml":
        raise UnreadableError(f"{file_name} is no list of subscriptions (OPML).", _ADVICE)
    found = _Found()
    for outline, folder in _outlines(_parse(mended.text)):
        found.take(outline, folder)
    problems = list(found.problems())
    if mended.left_open:
        problems.insert(0, f"{file_name} ends in the middle: subscriptions may be missing.")
    if not found.by_url and not problems:
        problems.append(f"There are no feeds in {file_name}.")
    left_out = tuple(f"{name}: {written or '–'}" for name, written in found.without_address)
    return SubscriptionList(tuple(found.by_url.values()), tuple(problems), left_out)


def opml_from_feeds(feeds: Iterable[Feed]) -> str:
    """Return feeds as OPML 2.0: in each folder first its folders, then its feeds, by name.

    The same feeds give the same text, whatever their order.
    """
    root = _Folder()
    for feed in feeds:
        root.at(feed.folder).feeds.append(feed)
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head>",
        "    <title>On Background subscriptions</title>",
        "  </head>",
        "  <body>",
        *root.lines("    "),
        "  </body>",
        "</opml>",
    )
    return "".join(f"{line}\n" for line in lines)


def _parse(text: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, recover=True, huge_tree=True
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        raise UnreadableError("There is nothing to read in this OPML.", _ADVICE)
    return root


def _outlines(root: etree._Element) -> Iterator[tuple[dict[str, str], str]]:
    """Give the attributes, names in small letters, of each feed's outline, and its folder."""
    waiting: list[tuple[etree._Element, str]] = [(root, "")]
    while waiting:
        element, folder = waiting.pop()
        if _is_outline(element):
            attributes = {str(name).lower(): str(value) for name, value in element.attrib.items()}
            if "xmlurl" in attributes:
                yield attributes, folder
            elif len(element) and folder.count(FOLDER_SEPARATOR) < _DEEPEST_FOLDER - 1:
                name = _name(attributes).replace(FOLDER_SEPARATOR, "-")
                folder = tidy_folder(f"{folder}{FOLDER_SEPARATOR}{name}")
        waiting.extend((child, folder) for child in reversed(element))


def _is_outline(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and element.tag.lower() == "outline"


def _name(attributes: dict[str, str]) -> str:
    return _tidy(attributes.get("text", "")) or _tidy(attributes.get("title", ""))


def _tidy(written: str) -> str:
    return " ".join(clean_characters(written).split())[:_LONGEST_NAME].strip()


@dataclass(slots=True)
class _Found:
    """The subscriptions found so far, by address; names and addresses of those left out."""

    by_url: dict[str, FeedSubscription] = field(default_factory=dict)
    without_address: list[tuple[str, str]] = field(default_factory=list)
    beyond_most: int = 0

    def take(self, attributes: dict[str, str], folder: str) -> None:
        """Add the feed of an outline."""
        written = _FEED_SCHEME.sub("", attributes["xmlurl"].strip(), count=1)
        url = web_address(written)
        shown, title = _name(attributes), _tidy(attributes.get("title", ""))
        if url is None:
            written = _tidy(written)
            self.without_address.append((shown or written or "a feed without a name", written))
        elif url not in self.by_url and len(self.by_url) >= MAX_SUBSCRIPTIONS:
            self.beyond_most += 1
        else:
            subscription = FeedSubscription(
                url,
                title=title or shown,
                name=shown if title and shown != title else "",
                site_url=web_address(attributes.get("htmlurl", "")) or "",
                folder=folder,
            )
            self.by_url.setdefault(url, subscription)

    def problems(self) -> Iterator[str]:
        """Give a sentence for each kind of feed that could not be taken."""
        if self.without_address:
            named = ", ".join(f"“{name}”" for name, _ in self.without_address[:_MOST_NAMED])
            more = len(self.without_address) - _MOST_NAMED
            others = f" and {more} more" if more > 0 else ""
            yield f"Left out, having no http or https address: {named}{others}."
        if self.beyond_most:
            yield f"Only the first {MAX_SUBSCRIPTIONS:,} feeds were taken."


@dataclass(slots=True)
class _Folder:
    """A folder on its way out: the folders in it by name, and its own feeds."""

    folders: dict[str, _Folder] = field(default_factory=dict)
    feeds: list[Feed] = field(default_factory=list)

    def at(self, path: str) -> _Folder:
        """Return the folder at a path below this one, made if missing."""
        folder = self
        for name in filter(None, tidy_folder(path).split(FOLDER_SEPARATOR)):
            folder = folder.folders.setdefault(name, _Folder())
        return folder

    def lines(self, indent: str) -> Iterator[str]:
        """Give the lines for what is in this folder."""
        for name in sorted(self.folders, key=lambda name: (name.casefold(), name)):
            yield f"{indent}<outline{_attributes(text=name, title=name)}>"
            yield from self.folders[name].lines(f"{indent}  ")
            yield f"{indent}</outline>"
        for feed in _sorted(self.feeds):
            attributes = _attributes(
                type="rss",
                text=feed.shown_title,
                title=feed.title or feed.shown_title,
                xmlUrl=feed.url,
                htmlUrl=feed.site_url,
            )
            yield f"{indent}<outline{attributes}/>"


def _sorted(feeds: Sequence[Feed]) -> list[Feed]:
    return sorted(feeds, key=lambda feed: (feed.shown_title.casefold(), feed.url))


def _attributes(**values: str) -> str:
    """Return attributes as they stand in a tag, those that are empty left out."""
    written = {name: " ".join(clean_characters(value).split()) for name, value in values.items()}
    return "".join(f' {name}="{html.escape(value)}"' for name, value in written.items() if value)

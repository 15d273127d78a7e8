"""Feeds, entries and answers for tests, made without a server."""

from __future__ import annotations

from dataclasses import replace

from tests.support.fixed import STARTED, fixed_id

from reader.model.document import Block, BlockKind, Document, Run
from reader.model.feed import Feed, FeedCheck
from reader.model.feed_entry import ParsedEntry


def feed(number: int, url: str = "", **check: object) -> Feed:
    """Return a feed; keyword arguments are those of its `FeedCheck`."""
    made = Feed(fixed_id(number), url or f"http://outlet{number}.example/feed", STARTED)
    return replace(made, by_person=True, check=replace(FeedCheck(), **check))  # type: ignore[arg-type]


def entry(key: str, text: str = "The council met.", **fields: object) -> ParsedEntry:
    """Return an entry with one paragraph; its fingerprint is that of title and text."""
    document = Document((Block(BlockKind.PARAGRAPH, (Run(text),)),))
    made = ParsedEntry(key, "", title=f"Story {key}", url=f"http://outlet.example/{key}")
    made = replace(made, document=document, **fields)  # type: ignore[arg-type]
    return replace(made, fingerprint=f"{made.title}\n{text}")

"""Feeds made to freeze a reader or to fill its memory (threat T8): each is read in a moment."""

from __future__ import annotations

import pytest
from tests.support.cpu_time import cpu_seconds
from tests.support.fixed import STARTED

from reader.ingest.feeds.parsing import parse_feed
from reader.ingest.feeds.xml_feed import MAX_ENTRIES
from reader.model.errors import UnreadableError

MOST_SECONDS = 15
"""Of processor time, on a slow and busy machine; each takes well under 2 on a quiet one."""

SIZE = 400_000
PIECES = {
    "comments left open": "<!--",
    "tags left open": "<a ",
    "quotation marks left open": '<a b="',
    "CDATA left open": "<![CDATA[",
    "stretches of CDATA": "<![CDATA[x]]>",
    "ampersands": "&",
    "references": "&amp;",
    "less-than signs": "<",
    "start tags": "<br>",
    "elements": "<b>x</b>",
    "end tags": "</b>",
    "escaped start tags": "&lt;b&gt;",
    "one word": "x",
    "spaces": " ",
    "links": "<link>http://a.example/</link>",
    "contents": "<content:encoded>x</content:encoded>",
    "sounds": '<enclosure url="x"/>',
    "quoted sources": "<source>x</source>",
}


@pytest.mark.parametrize("name", PIECES)
def test_an_entry_full_of_one_thing_is_read_in_a_moment(name: str) -> None:
    piece = PIECES[name]
    inner = f"<title>x</title><description>{piece * (SIZE // len(piece))}</description>"
    raw = f"<rss><channel><item>{inner}</item></channel></rss>".encode()
    assert cpu_seconds(lambda: parse_feed(raw, url="", now=STARTED)) < MOST_SECONDS


@pytest.mark.parametrize(
    "inner",
    [
        "".join(f"<a{n}:b/>" for n in range(25_000)),
        "".join(f'<x xmlns:a{n}="u"/>' for n in range(25_000)),
        "<a " + " ".join(f"a{n}=''" for n in range(50_000)) + "/>",
        "<item/>" * 100_000,
    ],
    ids=["prefixes", "declared prefixes", "attributes", "entries"],
)
def test_a_feed_full_of_different_things_is_read_in_a_moment(inner: str) -> None:
    raw = f"<rss><channel>{inner}</channel></rss>".encode()
    assert cpu_seconds(lambda: parse_feed(raw, url="", now=STARTED)) < MOST_SECONDS


def test_of_too_many_entries_the_first_are_read_and_that_is_told() -> None:
    items = "".join(f"<item><guid>{n}</guid></item>" for n in range(MAX_ENTRIES + 5))
    parsed = parse_feed(f"<rss><channel>{items}</channel></rss>".encode(), url="", now=STARTED)
    assert len(parsed.entries) == MAX_ENTRIES
    assert not parsed.is_whole
    assert "very long" in parsed.problems[0]


def test_a_billion_laughs_are_refused_at_once() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    raw = f'<!DOCTYPE r [<!ENTITY l0 "ha">{entities}]><rss><channel><title>&l9;</title></rss>'
    with pytest.raises(UnreadableError, match="declarations"):
        parse_feed(raw.encode(), url="", now=STARTED)

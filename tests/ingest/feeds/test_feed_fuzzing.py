"""Feeds that were changed at random: read, or refused in words that a person understands."""

from __future__ import annotations

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.feed_samples import SAMPLES
from tests.support.fixed import STARTED

from reader.exchange.opml import subscriptions_from_opml
from reader.ingest.feeds.entry_articles import article_from_entry
from reader.ingest.feeds.parsing import parse_feed
from reader.model.document_json import document_from_json, document_to_json
from reader.model.errors import ReaderError, UnreadableError

OPML = (
    b'<opml version="2.0"><body><outline text="World/Europe"><outline type="rss" text="Gazette"'
    b' xmlUrl="http://g.example/feed" htmlUrl="http://g.example/"/></outline></body></opml>'
)

_WRITTEN_PIECES = rb"""
< > & " ' / ]]> <![CDATA[ <!-- --> <? ?> <! </ <!DOCTYPErss[ <!ENTITY &a; &#x0; &#55296; &#x110000;
<item> </item> <entry> </channel> <rss> <title> <link <guid> <ttl>9e9</ttl> <link>http://[x</link>
xml:base='http://[a' xmlns:x='' xmlns='urn:x' x:y='' <a:b:c> <xml:a> type='xhtml' mode='base64'
<author><name/></author> <category/> <image> <textInput> <updated> <svg> <math> encoding='utf-7'
<pubDate>9999-12-31T23:59:59-12:00</pubDate> { } [ ] "items": 1e999 null "\ud800"
"""

PIECES = (
    *_WRITTEN_PIECES.split(),
    *(b"<!DOCTYPE rss [", b"<!ENTITY a 'b'>", b"<content type='image/png'>aa</content>"),
    *(b"<source url='x'/>", b"9" * 5_000, b"<b>" * 300, b"<\xc3\xa9>", b"\r", b"\x00", b"\x1b"),
    *(b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xef\xbf\xbe", b"\xc2\x85"),
)


@st.composite
def changed_bytes(draw: st.DrawFn, originals: tuple[bytes, ...]) -> bytes:
    """Return one of the originals with a few stretches cut, doubled, moved or put in."""
    raw = draw(st.sampled_from(originals))
    for _ in range(draw(st.integers(1, 6))):
        first, second = sorted(draw(st.tuples(*[st.integers(0, len(raw))] * 2)))
        stretch = raw[first:second]
        change = draw(st.sampled_from(("cut", "double", "put", "put", "put", "swap", "byte")))
        if change == "cut":
            raw = raw[:first] + raw[second:]
        elif change == "double":
            raw = raw[:second] + stretch[:200] * draw(st.integers(1, 3)) + raw[second:]
        elif change == "put":
            raw = raw[:first] + draw(st.sampled_from(PIECES)) + raw[first:]
        elif change == "swap":
            raw = raw[second:] + stretch + raw[:first]
        else:
            raw = raw[:first] + draw(st.binary(max_size=3)) + raw[first + 1 :]
    return raw


FEEDS = tuple(sample.raw for sample in SAMPLES.values())


@settings(max_examples=400, deadline=None)
@given(raw=changed_bytes(FEEDS), charset=st.sampled_from(("", "utf-8", "latin-1", "utf-7", "x")))
def test_a_changed_feed_is_read_or_refused(raw: bytes, charset: str) -> None:
    try:
        parsed = parse_feed(raw, url="http://g.example/feed", now=STARTED, charset=charset)
    except UnreadableError:
        return
    keys = [entry.key for entry in parsed.entries]
    assert len(set(keys)) == len(keys)
    for entry in parsed.entries:
        assert entry.key
        assert "\n" not in entry.title
        assert entry.url == "" or entry.url.startswith(("http://", "https://"))
        for text in (entry.key, entry.title, entry.raw_html, *entry.byline, *entry.categories):
            text.encode()  # no lone surrogates: they cannot be stored
        assert document_from_json(document_to_json(entry.document)) == entry.document
        with contextlib.suppress(UnreadableError):
            article_from_entry(entry, parsed.title)


@settings(max_examples=200, deadline=None)
@given(raw=changed_bytes((OPML,)))
def test_a_changed_subscription_list_is_read_or_refused(raw: bytes) -> None:
    with contextlib.suppress(ReaderError):
        for subscription in subscriptions_from_opml(raw, "feeds.opml").subscriptions:
            assert subscription.url.startswith(("http://", "https://"))
            assert not subscription.by_person

"""Bytes that came from an address to the feed in them."""

from __future__ import annotations

from datetime import datetime

from reader.documents.xml_text import decode_xml
from reader.ingest.feeds.entries import parsed_feed
from reader.ingest.feeds.json_feed import read_json_feed
from reader.ingest.feeds.xml_feed import read_xml_feed
from reader.model.errors import UnreadableError
from reader.model.feed_entry import ParsedFeed

_ADVICE = "Open the address in a browser to see what is there, or look for another feed."


def parse_feed(raw: bytes, *, url: str, now: datetime, charset: str = "") -> ParsedFeed:
    """Return the feed in ``raw``, whichever dialect it is in.

    Args:
        raw: what the server sent, unpacked; nothing else is ever loaded.
        url: where it came from, which completes relative addresses; "" when unknown.
        now: the present time, which tells which dates are doubtful.
        charset: the encoding that the server named, "" for none.

    Raises:
        UnreadableError: when it is no feed, or one that is not safe to read.
    """
    try:
        text = decode_xml(raw, charset)
        is_json = text.lstrip().startswith(("{", "["))
        return parsed_feed(read_json_feed(text) if is_json else read_xml_feed(text), url, now)
    except UnreadableError as error:
        where = f" at {url}" if url else ""
        message = f"There is no feed to read{where}: {error.message[:1].lower()}{error.message[1:]}"
        raise UnreadableError(message, _ADVICE) from error

"""Internet messages (RFC 5322, MIME): what e-mails and MHTML pages have in common.

Python's parser is used with its oldest policy and headers left as they are: its newer header
parser raises on, and takes minutes over, headers that are made for it. Nothing in a message is
ever opened or run; attachments are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32
from email.utils import collapse_rfc2231_value

from reader.documents.decoding import decode_bytes
from reader.model.errors import UnreadableError
from reader.text.normalise import clean_characters, collapse_whitespace

_MOST_MULTIPARTS = 100
"""Parts that hold parts. The parser's time grows with their depth times the length."""

_MOST_PARTS = 2_000
_LONGEST_VALUE = 4_000

_FAILURES = (
    *(MessageError, LookupError, ValueError, TypeError, AttributeError),
    *(AssertionError, RecursionError),
)
"""What the parser raises on messages that are none."""


class _AsWritten(Compat32):
    """The oldest policy, but headers come as the text that was parsed."""

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002
        """Return the header's text; its bytes beyond ASCII are lone surrogates."""
        return value


def parse_message(raw: bytes) -> Message:
    """Return the message that some bytes hold.

    Raises:
        UnreadableError: when it is built in a way that no mail program builds them.
    """
    if raw.lower().count(b"multipart/") > _MOST_MULTIPARTS:
        raise UnreadableError(
            "The message is built of too many parts inside one another.",
            "Save its text, or its page in a browser, and add that.",
        )
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    try:
        return BytesParser(policy=_AsWritten()).parsebytes(raw)
    except _FAILURES as error:
        raise UnreadableError("The message is damaged.", "Save it again and add that.") from error


def header_text(message: Message, name: str) -> str:
    """Return a header as one line of text, decoded; "" where there is none."""
    written = message.get(name)
    if written is None:
        return ""
    written = str(written)[:_LONGEST_VALUE]
    pieces: list[str] = []
    try:
        # RFC 2047; white space between two encoded words does not count, decode_header knows.
        for piece, charset in decode_header(written):
            pieces.append(piece if isinstance(piece, str) else _decoded(piece, charset or ""))
    except _FAILURES:
        pieces = [written]
    text = "".join(map(_without_surrogates, pieces))
    return collapse_whitespace(clean_characters(text)).strip()


def is_page(part: Message) -> bool:
    """Tell whether a part is HTML: the kind that every program shows, not AMP's."""
    return part.get_content_type() in ("text/html", "application/xhtml+xml")


def text_parts(message: Message) -> Iterator[Message]:
    """Give the parts that show text, in their order; attachments and messages inside are not."""
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        kind = part.get_content_type()
        if part.is_multipart():
            if kind != "message/rfc822" or part is message:
                waiting.extend(reversed(_inner_parts(part)))
        elif (
            kind.startswith("text/") or kind == "application/xhtml+xml"
        ) and part.get_content_disposition() != "attachment":
            yield part


def inner_messages(message: Message) -> Iterator[Message]:
    """Give the messages that one holds whole, as a forwarded one does."""
    for part in message.walk():
        if part is not message and part.get_content_type() == "message/rfc822":
            yield from _inner_parts(part)


def _inner_parts(part: Message) -> list[Message]:
    """Return the parts in a part; [] where it holds text."""
    if not part.is_multipart():
        return []
    return [each for each in part.get_payload() if isinstance(each, Message)]


def part_bytes(part: Message) -> bytes:
    """Return a part's content with its transfer encoding undone; b"" where that fails."""
    with suppress(*_FAILURES):
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            return content
    return b""


def part_charset(part: Message) -> str:
    """Return the encoding that a part names, "" when it names none."""
    with suppress(*_FAILURES):
        charset = part.get_param("charset")
        if charset:
            return _without_surrogates(collapse_rfc2231_value(charset))
    return ""


def _decoded(piece: bytes, charset: str) -> str:
    try:
        # Surrogates stand for the bytes of a header that was sent without encoding it.
        return decode_bytes(piece, charset).text if piece.strip() else " "
    except UnreadableError:
        return piece.decode("latin-1")


def _without_surrogates(text: str) -> str:
    """Return a text with bytes that came through as lone surrogates read as what they are."""
    if text.isascii():
        return text
    raw = text.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")

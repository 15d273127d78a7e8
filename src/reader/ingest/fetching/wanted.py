"""What is wanted of an address, and which media types can be that."""

from __future__ import annotations

from dataclasses import dataclass

from reader.ingest.fetching.errors import MediaTypeError

_KINDS = {
    "image": "a picture",
    "video": "a film",
    "audio": "a sound",
    "font": "a typeface",
    "text": "a text",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kind of content: ``noun`` for a sentence, ``accept`` as the request's header.

    ``types`` are the media types taken, or their beginnings, ``suffixes`` their ends. What
    comes without a media type is taken: its bytes must tell.
    """

    noun: str
    accept: str
    types: tuple[str, ...]
    suffixes: tuple[str, ...] = ()

    def check(self, host: str, media_type: str) -> None:
        """Return when content of this type may be what is wanted ("" for an unknown type).

        Raises:
            MediaTypeError: when it cannot be.
        """
        if not media_type or media_type.startswith(self.types):
            return
        if self.suffixes and media_type.endswith(self.suffixes):
            return
        kind = _KINDS.get(media_type.partition("/")[0], "a file")
        raise MediaTypeError(
            f"{host} sent {kind} ({media_type[:60]}), not {self.noun}.",
            f"Give the address of {self.noun}.",
        )


_UNKNOWN = ("application/octet-stream", "binary/octet-stream", "application/x-unknown")

PAGE = Wanted(
    "an article",
    "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    (
        *("text/", "application/xhtml", "application/xml", "application/pdf", "application/epub"),
        *("application/x-mimearchive", "multipart/related", "message/", *_UNKNOWN),
    ),
)

FEED = Wanted(
    "a feed",
    "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,"
    "text/xml;q=0.9,application/json;q=0.8,*/*;q=0.5",
    (
        *("text/", "application/xml", "application/rss", "application/atom", "application/rdf"),
        *("application/json", "application/feed", *_UNKNOWN),
    ),
    ("+xml", "+json"),
)

PICTURE = Wanted(
    "a picture", "image/webp,image/png,image/jpeg,image/gif,image/*;q=0.5", ("image/", *_UNKNOWN)
)

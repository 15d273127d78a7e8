"""A page on a real local server that an invented outlet edits after it was published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.support.hostile_server import Behaviour, Conversation, HostileServer

HEADLINE = "Harbour tunnel to open two years late"
PUBLISHED = (
    (
        "The harbour tunnel will open two years late, officials said on Monday, after the pumps"
        " failed for the third time this autumn."
    ),
    "The port authority said in a statement that costs had not risen and would not rise.",
    "“We will not pay a penny more for these pumps,” said Ada Ferry, the mayor of Gull Bay.",
    "The old ferry will sail twice an hour until the tunnel opens, and four times on Sundays.",
    "Three people with knowledge of the contract said that nobody had tested the pumps.",
)
EDITED_HEADLINE = "Harbour tunnel to open three years late"
EDITED = (
    (
        "The harbour tunnel may open three years late, officials said on Monday, after the pumps"
        " failed for the third time this autumn."
    ),
    "This article was corrected on Tuesday to give the right year of the opening of the tunnel.",
    "“We will not pay a single cent more for these pumps,” said Ada Ferry, the mayor of Gull Bay.",
    "The port authority said in a statement that costs had not risen and would not rise.",
    "The old ferry will sail twice an hour until the tunnel opens, and four times on Sundays.",
)


def page_of(headline: str, paragraphs: Sequence[str], *, around: str = "") -> str:
    """Return a page with an article; ``around`` is what else stands on it."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{headline}</title>"
        f"</head><body>{around}<article><h1>{headline}</h1>{body}</article></body></html>"
    )


@dataclass
class EditedPage:
    """The page at "/tunnel": what is there now, and how often it was sent whole."""

    server: HostileServer
    html: str = field(default_factory=lambda: page_of(HEADLINE, PUBLISHED))
    edition: int = 1
    sent: int = 0
    status: str = "200 OK"

    @property
    def url(self) -> str:
        return self.server.url("/tunnel")

    def edit(
        self, headline: str = EDITED_HEADLINE, paragraphs: Sequence[str] = EDITED, around: str = ""
    ) -> None:
        """Put another version there."""
        self.html = page_of(headline, paragraphs, around=around)
        self.edition += 1

    def answer(self, talk: Conversation) -> None:
        """Send the page, or that it is still the same."""
        tag = f'"edition-{self.edition}"'
        if talk.request.headers.get("if-none-match") == tag:
            talk.send(f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\nConnection: close\r\n\r\n")
            return
        self.sent += 1
        talk.answer(self.html, f"ETag: {tag}", status=self.status)


@contextmanager
def served_page() -> Iterator[EditedPage]:
    """Give a page that is being served."""
    behaviours: dict[str, Behaviour] = {}
    with HostileServer(behaviours) as server:
        page = EditedPage(server)
        behaviours["/tunnel"] = page.answer
        yield page

"""A small fetcher for tests: urllib3 with a deadline, so that no server can keep it for ever."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urljoin

import urllib3
from urllib3.exceptions import DecodeError, HTTPError, IncompleteRead, TimeoutError  # noqa: A004
from urllib3.response import BaseHTTPResponse

from reader.ingest.feeds.feed_fetching import CheckCancelled, never_cancelled
from reader.model.errors import ReaderError

_FOR_GOOD = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_HOPS = 5
_CHUNK = 65_536


class ThinFetchError(ReaderError):
    """Something could not be fetched."""


class ThinStatusError(ThinFetchError):
    """The server answered with an error."""

    def __init__(self, status: int, retry_after: str) -> None:
        super().__init__(f"The server answered {status}.", "Try again later.")
        self.status = status
        self.retry_after = int(retry_after) if retry_after else None


@dataclass(frozen=True)
class ThinAnswer:
    """What a server sent."""

    url: str
    body: bytes
    moved_to: str | None = None
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False


class ThinFetcher:
    """Fetches from local servers; ``seconds`` is all the time that one address may take."""

    def __init__(self, seconds: float = 1.0, most_bytes: int = 1_000_000) -> None:
        self._seconds = seconds
        self._most_bytes = most_bytes
        self.asked: list[tuple[str, bool]] = []
        """Each address and whether it may be local, in order."""

    def __call__(
        self,
        url: str,
        *,
        by_person: bool = False,
        etag: str = "",
        last_modified: str = "",
        check_cancelled: CheckCancelled = never_cancelled,
    ) -> ThinAnswer:
        """Return what is at an address, redirects followed."""
        self.asked.append((url, by_person))
        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        sent = {name: value for name, value in headers.items() if value}
        fetching = _Fetching(time.monotonic() + self._seconds, self._most_bytes, check_cancelled)
        moved_to: str | None = None
        for _ in range(_MOST_HOPS):
            answer, status, location = fetching.ask(url, sent)
            if answer is not None:
                return replace(answer, moved_to=moved_to)
            url = urljoin(url, location)
            if not url.startswith("http://127.0.0.1:"):
                raise ThinFetchError("The server sends a redirect to another place.")
            moved_to = url if status in _FOR_GOOD else moved_to
        raise ThinFetchError("The server sends one redirect after the other.")


@dataclass(frozen=True)
class _Fetching:
    deadline: float
    most_bytes: int
    check_cancelled: CheckCancelled

    def ask(self, url: str, headers: Mapping[str, str]) -> tuple[ThinAnswer | None, int, str]:
        """Return the answer; or None, the status and the address that a redirect leads to."""
        timeout = urllib3.Timeout(max(0.01, self.deadline - time.monotonic()))
        with urllib3.PoolManager(retries=False, timeout=timeout) as pool:
            try:
                response = self._start(pool, url, headers)
                if response.status in _REDIRECTS:
                    return None, response.status, response.headers.get("Location", "")
                return self._answer(url, response), response.status, ""
            except DecodeError as error:
                raise ThinFetchError("What came cannot be unpacked.") from error
            except IncompleteRead as error:
                raise ThinFetchError("What came is not whole.") from error
            except TimeoutError as error:
                raise ThinFetchError("The server took too much time.") from error
            except HTTPError as error:
                raise ThinFetchError("The server gave no answer that makes sense.") from error

    def _start(
        self, pool: urllib3.PoolManager, url: str, headers: Mapping[str, str]
    ) -> BaseHTTPResponse:
        self._look_at_the_time()
        return pool.urlopen("GET", url, headers=headers, redirect=False, preload_content=False)

    def _answer(self, url: str, response: BaseHTTPResponse) -> ThinAnswer:
        if response.status not in (200, 304):
            raise ThinStatusError(response.status, response.headers.get("Retry-After", ""))
        body = b""
        while chunk := response.read1(_CHUNK):  # read() would wait for all of the chunk
            self._look_at_the_time()
            body += chunk
            if len(body) > self.most_bytes:
                raise ThinFetchError("What the server sends is too large.")
        return ThinAnswer(
            url,
            body,
            charset=response.headers.get("Content-Type", "").partition("charset=")[2],
            etag=response.headers.get("ETag", ""),
            last_modified=response.headers.get("Last-Modified", ""),
            not_modified=response.status == 304,
        )

    def _look_at_the_time(self) -> None:
        self.check_cancelled()
        if time.monotonic() > self.deadline:
            raise ThinFetchError("The server took too much time.")

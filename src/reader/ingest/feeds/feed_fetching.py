"""What finding and refreshing feeds ask of whoever fetches addresses for them.

`reader.ingest.fetching.fetcher.Fetcher.fetch` with ``wanted=FEED`` is one; tests have their own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

CheckCancelled = Callable[[], None]
"""Called often while something is fetched; what it raises ends that and comes out of it."""


class FeedAnswer(Protocol):
    """What a server sent.

    ``url`` is the address that answered, after redirects. ``moved_to`` is where the server says
    the address is for good, None where it stays. ``body`` is unpacked and whole, b"" only when
    ``not_modified``. ``charset`` is the encoding in the header, ``etag`` and ``last_modified``
    are as written; "" for none.
    """

    @property
    def url(self) -> str: ...  # noqa: D102 - the class says what each is

    @property
    def moved_to(self) -> str | None: ...  # noqa: D102

    @property
    def body(self) -> bytes: ...  # noqa: D102

    @property
    def charset(self) -> str: ...  # noqa: D102

    @property
    def etag(self) -> str: ...  # noqa: D102

    @property
    def last_modified(self) -> str: ...  # noqa: D102

    @property
    def not_modified(self) -> bool: ...  # noqa: D102


@runtime_checkable
class RefusedAnswer(Protocol):
    """What an error also is when a server did answer, but not with what was asked for.

    ``status`` is the HTTP status code, ``retry_after`` the seconds after which the server wants
    to be asked again, None where it does not say.
    """

    status: int
    retry_after: int | None


class FetchFeed(Protocol):
    """Fetches one address; used from several threads at once."""

    def __call__(
        self,
        url: str,
        *,
        by_person: bool = False,
        etag: str = "",
        last_modified: str = "",
        check_cancelled: CheckCancelled = ...,
    ) -> FeedAnswer:
        """Return what is at an address, pages and feeds alike.

        Args:
            url: an http or https address.
            by_person: whether the person gave this very address; only then may it lead to this
                computer or its network.
            etag: that of what the caller has already, "" for none.
            last_modified: likewise.
            check_cancelled: what it raises ends the fetch.

        Raises:
            ReaderError: when it cannot be had, whole; also a `RefusedAnswer` where there is a
                status code.
            Exception: what ``check_cancelled`` raises.
        """
        ...


def never_cancelled() -> None:
    """Let the work go on."""

"""What can go wrong when something is fetched, by what it means for the person."""

from __future__ import annotations

from reader.model.errors import ReaderError


class FetchError(ReaderError):
    """Something could not be fetched; nothing of it is kept."""


class AddressError(FetchError):
    """The address is none that can be fetched."""


class LocalAddressError(FetchError):
    """The address leads into this computer or its network, and the person did not type it."""


class UnreachableError(FetchError):
    """The server cannot be found or reached: a wrong name, no network, or it is down."""


class RefusedConnectionError(UnreachableError):
    """The server's computer is there but takes no connections."""


class ProxyError(UnreachableError):
    """The system's proxy cannot be used, or does not let the request through."""


class InsecureError(FetchError):
    """The server cannot prove who it is (TLS)."""


class SlowError(FetchError):
    """The time was up."""


class TooLargeError(FetchError):
    """There is more than an article has."""


class BrokenTransferError(FetchError):
    """What came is not whole, or makes no sense as an answer."""


class RedirectError(FetchError):
    """The server sends on to somewhere that cannot be followed."""


class MediaTypeError(FetchError):
    """What is at the address is something else than was wanted."""


class StatusError(FetchError):
    """The server answered that it does not give what was asked for.

    ``status`` is the HTTP status code. ``retry_after`` is the number of seconds after which
    the server wants to be asked again, None when it does not say.
    """

    def __init__(
        self, message: str, advice: str = "", *, status: int, retry_after: int | None = None
    ) -> None:
        super().__init__(message, advice)
        self.status = status
        self.retry_after = retry_after


class MissingPageError(StatusError):
    """There is no such page: 404, or 410 when it is gone for good."""

    @property
    def gone(self) -> bool:
        """Whether the server says that it will not come back."""
        return self.status == 410


class ForbiddenPageError(StatusError):
    """The page is for others: 401, 402, 403, 407, 451."""


class TooManyRequestsError(StatusError):
    """The server wants to be left alone for a while: 429."""


class ServerFailureError(StatusError):
    """The server failed at its work: 500 to 599."""

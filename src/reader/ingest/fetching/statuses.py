"""What a server's status code means for the person who wanted the page."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from reader.ingest.fetching.errors import (
    ForbiddenPageError,
    MissingPageError,
    ProxyError,
    ServerFailureError,
    StatusError,
    TooManyRequestsError,
)

_LONGEST_WAIT = 30 * 24 * 60 * 60
"""Seconds; who asks for more is believed only so far."""

_SAVE = "Open it in a browser, save the page there, and add the file with its address."

_FORBIDDEN = {
    401: "wants a user name and a password for this page (401)",
    402: "wants to be paid for this page (402)",
    403: "does not let programs have this page (403)",
    451: "may not show this page for legal reasons (451)",
}


def check_status(host: str, status: int, headers: Mapping[str, str]) -> None:
    """Return when a server gave what was asked for (200).

    Raises:
        StatusError: the fitting subclass, when it gave an error or something else.
        ProxyError: when the system's proxy wants a password.
    """
    if status in (200, 203):
        return
    if status == 407:
        raise ProxyError(
            "The system's proxy wants a user name and a password (407).",
            "Add them to the proxy in the system's network settings.",
        )
    raise _status_error(host, status, headers)


def _status_error(host: str, status: int, headers: Mapping[str, str]) -> StatusError:
    retry_after = _retry_after(headers)
    if status == 404:
        return MissingPageError(
            f"There is no such page at {host} (404).", "Check the address.", status=status
        )
    if status == 410:
        return MissingPageError(
            f"{host} says that this page is gone for good (410).",
            "Look for a copy in a web archive.",
            status=status,
        )
    if status in _FORBIDDEN:
        return ForbiddenPageError(f"{host} {_FORBIDDEN[status]}.", _SAVE, status=status)
    if status == 429:
        return TooManyRequestsError(
            f"{host} has had too many requests (429).",
            f"Try again {_later(retry_after)}.",
            status=status,
            retry_after=retry_after,
        )
    if 500 <= status < 600:
        return ServerFailureError(
            f"{host} failed to give the page ({status}).",
            f"The fault is with the site: try again {_later(retry_after)}.",
            status=status,
            retry_after=retry_after,
        )
    return StatusError(
        f"{host} gave something else than the page ({status}).",
        _SAVE,
        status=status,
        retry_after=retry_after,
    )


def _later(seconds: int | None) -> str:
    if not seconds:
        return "later"
    if seconds < 120:
        return f"in {seconds} seconds"
    if seconds < 2 * 60 * 60:
        return f"in {-(-seconds // 60)} minutes"
    return f"in {-(-seconds // 3600)} hours"


def _retry_after(headers: Mapping[str, str]) -> int | None:
    """Return the seconds that ``Retry-After`` asks to wait, as a number or as a date.

    A date is measured from the server's own time in ``Date``: the clock here may be wrong.
    """
    written = headers.get("retry-after", "").strip()
    if written.isascii() and written.isdigit():
        return int(written) if len(written) < 9 and int(written) < _LONGEST_WAIT else _LONGEST_WAIT
    try:
        until = parsedate_to_datetime(written)
        wait = (until - parsedate_to_datetime(headers.get("date", ""))).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(0, int(wait)), _LONGEST_WAIT)

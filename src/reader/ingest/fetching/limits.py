"""How long a fetch may take and how much it may bring."""

from __future__ import annotations

from dataclasses import dataclass

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """The limits of one fetch, redirects included; times in seconds, sizes in bytes."""

    connect_seconds: float = 10
    """For finding a server, connecting to it and agreeing on encryption; each hop anew."""

    silence_seconds: float = 20
    """How long a server may send nothing."""

    total_seconds: float = 60
    """For everything, whatever the server does."""

    trickle_seconds: float = 30
    """After this time `trickle_rate` must have been kept: a server that sends a byte now and
    then is never silent, and would use up the whole time."""

    trickle_rate: int = 1024
    """The least number of bytes a second, on average; the slowest mobile networks do more."""

    redirects: int = 5

    head_bytes: int = 256 * 1024
    """What may come before the body: the largest real ones have some 20 KB."""

    wire_bytes: int = 10 * _MB
    """The body as it is sent; the largest of 130 real pages had 3 MB unpacked."""

    unpacked_bytes: int = 20 * _MB
    """The body once it is unpacked."""


def in_seconds(seconds: float) -> str:
    """Return a time for a sentence: "1 second", "0.3 seconds"."""
    return f"{seconds:g} second" if seconds == 1 else f"{seconds:g} seconds"


def in_megabytes(size: int) -> str:
    """Return a number of bytes for a sentence: "10 MB", "0.5 MB"."""
    return f"{size / _MB:.3g} MB"

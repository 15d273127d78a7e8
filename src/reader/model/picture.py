"""Pictures that are kept with an article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is stored: encoded anew, so that only what is seen is left of its file.

    ``media_type`` is "image/jpeg" or "image/png", ``data`` the encoded picture, ``sha256`` its
    digest (hex). ``width`` and ``height`` are in pixels.
    """

    media_type: str
    data: bytes
    width: int
    height: int
    sha256: str

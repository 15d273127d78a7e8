"""Which links can be followed out of an article, and how a site is named."""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import urlsplit

_FOLLOWED = re.compile("(?:https?|mailto):", re.IGNORECASE)
"""All others (file, javascript, data, smb …) are shown as plain text."""


class EditionLink(StrEnum):
    """Addresses of the masthead's own links, which stay in the program.

    No article can have one: they are no addresses that are followed (`is_followed`).
    """

    COMPARE = "edition:compare"
    """To the version before."""
    PRINTINGS = "edition:printings"
    """To the other articles that print the story."""


def find_edition_link(address: str) -> EditionLink | None:
    """Return which link of the masthead has an address, None for any other."""
    return next((link for link in EditionLink if link == address), None)


def is_followed(address: str) -> bool:
    """Tell whether a link may leave the article."""
    return _FOLLOWED.match(address) is not None


def site_name(address: str) -> str:
    """Return the host of a web address as people know it, "" where it is no web address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"}:
        return ""
    return (parts.hostname or "").removeprefix("www.")

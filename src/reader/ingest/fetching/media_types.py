"""The ``Content-Type`` of an answer."""

from __future__ import annotations

import re

_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?\s*([^\s;"']+)""", re.IGNORECASE)


def parse_media_type(written: str) -> tuple[str, str]:
    """Return media type and charset of a ``Content-Type``, in small letters; "" for none."""
    media_type = written.partition(";")[0].strip().lower()
    charset = _CHARSET.search(written)
    return media_type if "/" in media_type else "", charset[1].lower() if charset else ""

"""Language tags as pages and feeds write them."""

from __future__ import annotations

import re

_TAG = re.compile(
    r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_.].*)?", re.IGNORECASE
)


def language_tag(written: str) -> str:
    """Return a language as a BCP 47 tag ("en-GB", "zh-Hant-TW"), "" when it is none."""
    found = _TAG.fullmatch(written.strip()[:40])
    if found is None:
        return ""
    script, region = (found[2] or "").title(), (found[3] or "").upper()
    return "-".join(filter(None, (found[1].lower(), script, region)))

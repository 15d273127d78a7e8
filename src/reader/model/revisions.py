"""Versions of an article's text, without the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RevisionSummary:
    """One version: ``length`` in code points, ``url`` "" for what was not fetched.

    ``body_chosen`` as in `Revision`: it may differ from the one before by that alone.
    """

    id: str
    headline: str
    retrieved_at: datetime
    length: int
    url: str = ""
    body_chosen: bool = False

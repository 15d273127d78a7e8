"""What the program takes from the machine, as values that tests replace: time and ids."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the present time, with a zone."""

NewId = Callable[[], str]
"""Gives a new UUID in its usual form of 36 characters."""


def system_clock() -> datetime:
    """Return the present time in UTC, to the second (what is stored and exported)."""
    return datetime.now(UTC).replace(microsecond=0)


def random_id() -> str:
    """Return a new random UUID (version 4)."""
    return str(uuid.uuid4())

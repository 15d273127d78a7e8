"""What a signal carried."""

from __future__ import annotations

from typing import Any

from pytestqt.wait_signal import SignalBlocker


def carried(blocker: SignalBlocker) -> list[Any]:
    """Return the arguments of the signal that was waited for."""
    assert blocker.args is not None, "the signal was not emitted"
    return list(blocker.args)

"""Callbacks that may come when the widget they are for is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject

T = TypeVar("T")


def while_alive(owner: QObject, call: Callable[[T], None]) -> Callable[[T], None]:
    """Return ``call``, but doing nothing once Qt has deleted ``owner``.

    Signals end with their receiver; what a worker answers does not.
    """

    def guarded(value: T) -> None:
        if shiboken6.isValid(owner):
            call(value)

    return guarded

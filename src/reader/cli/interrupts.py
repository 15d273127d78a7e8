"""Ctrl+C that is not lost: Python drops an exception raised in a finaliser or callback."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from types import FrameType
from typing import TypeVar

T = TypeVar("T")

_asked = threading.Event()


def watch_interrupts() -> None:
    """Remember Ctrl+C besides raising it, where nothing else sees to it."""
    _asked.clear()
    in_main_thread = threading.current_thread() is threading.main_thread()
    if in_main_thread and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)


def until_interrupted(items: Iterable[T]) -> Iterator[T]:
    """Give the items.

    Raises:
        KeyboardInterrupt: between two of them, once Ctrl+C was pressed.
    """
    for item in items:
        if _asked.is_set():
            raise KeyboardInterrupt
        yield item


def _interrupt(number: int, frame: FrameType | None) -> None:
    _asked.set()
    signal.default_int_handler(number, frame)

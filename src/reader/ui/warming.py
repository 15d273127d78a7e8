"""Loading what a first change needs, between the first touch of an article and the change.

SQLModel takes about a second to import, most of it in one thread after the other asking for the
interpreter. In a thread of its own the window stays alive: Python changes threads every few
milliseconds.
"""

from __future__ import annotations

import threading
from importlib import import_module

_WRITE_PATH = (
    "reader.library.operations",
    "reader.store.writer",
    "reader.store.transactions",
)
"""The modules through which a change is written; they bring SQLModel with them."""


def warm_up() -> threading.Thread:
    """Start loading; returns the thread, which ends by itself."""
    thread = threading.Thread(target=_load, name="warming", daemon=True)
    thread.start()
    return thread


def _load() -> None:
    for name in _WRITE_PATH:
        import_module(name)

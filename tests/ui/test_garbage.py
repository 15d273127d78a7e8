"""Cyclic garbage dies in the thread of the window: Qt objects in it must not die elsewhere."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.garbage import GarbageCollector


class Knot:
    """Garbage that only the collector finds; remembers which thread it died in."""

    died_in: list[threading.Thread]

    def __init__(self, died_in: list[threading.Thread]) -> None:
        self.itself = self
        self.died_in = died_in

    def __del__(self) -> None:
        self.died_in.append(threading.current_thread())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    collector = GarbageCollector()
    collector.start()
    yield collector
    collector.stop()


def test_another_thread_collects_nothing_and_the_window_collects_all(
    collector: GarbageCollector,
) -> None:
    died_in: list[threading.Thread] = []

    def work() -> None:
        Knot(died_in)
        kept = [[number] for number in range(50_000)]  # far more than any threshold
        del kept

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert died_in == []
    kept = [[number] for number in range(50_000)]
    assert collector.collect_if_due() is not None
    assert died_in == [threading.main_thread()]
    del kept


def test_nothing_is_collected_before_it_is_due(collector: GarbageCollector) -> None:
    gc.collect()
    assert collector.collect_if_due() is None


def test_python_collects_again_when_the_window_is_closed(collector: GarbageCollector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()

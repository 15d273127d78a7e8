from __future__ import annotations

import os
import signal

import pytest

from reader.cli.interrupts import until_interrupted, watch_interrupts


class Swallowing:
    """Is pressed Ctrl+C in its finaliser, where Python only prints what is raised."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        sum(range(1000))  # the signal is handled between two steps of this


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interrupt_that_python_drops_stops_before_the_next_item() -> None:
    before = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        watch_interrupts()
        items = until_interrupted(iter(range(3)))
        assert next(items) == 0
        swallowing = Swallowing()
        del swallowing
        with pytest.raises(KeyboardInterrupt):
            next(items)
    finally:
        signal.signal(signal.SIGINT, before)
    watch_interrupts()
    assert list(until_interrupted([1, 2])) == [1, 2]

"""How long a call keeps the processor busy; what else runs on the machine does not count."""

from __future__ import annotations

import time
from collections.abc import Callable


def cpu_seconds(call: Callable[[], object]) -> float:
    """Return the processor seconds that ``call`` takes."""
    started = time.process_time()
    call()
    return time.process_time() - started

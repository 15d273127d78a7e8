"""``make bench``: what the program costs, beside floors measured in the same run.

Prints a table; the exit code says whether every figure is within its limit. Never part of the
tests: a figure depends on the machine and on what else it is doing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from tests.benchmarks.figures import Figure

Measurement = Callable[[], list[Figure]]


def main() -> int:
    """Run all measurements and print their figures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.benchmarks.extraction import (  # noqa: PLC0415
        measure_extracting_process,
        measure_extraction,
    )
    from tests.benchmarks.importing_folder import measure_importing  # noqa: PLC0415 - as below
    from tests.benchmarks.opening import measure_opening  # noqa: PLC0415 - Qt, after the above
    from tests.benchmarks.reanchoring import measure_reanchoring  # noqa: PLC0415 - loads as late
    from tests.benchmarks.start_up import measure_memory, measure_start_up  # noqa: PLC0415

    measurements: tuple[Measurement, ...] = (
        measure_start_up,
        measure_memory,
        measure_opening,
        measure_extraction,
        measure_extracting_process,
        measure_importing,
        measure_reanchoring,
    )
    figures: list[Figure] = []
    for measure in measurements:
        for figure in measure():
            print(figure, flush=True)
            figures.append(figure)
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())

"""Starting with 1,000 stored articles, beside a bare window on the same machine."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.articles import fill_library
from tests.benchmarks.figures import Figure

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 1_000
RUNS = 9
PATIENCE_SECONDS = 60
EVENTS = ("first_paint", "list_filled", "article_readable")
_POLL_SECONDS = 0.02


def measure_start_up() -> list[Figure]:
    """Return first paint and readable article as ratios to a bare window; medians of `RUNS`.

    Bare and real windows are started in turn, so that a slow spell of the machine hits both.
    Times run from the moment the process is spawned.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = folder / "library.db"
        fill_library(library, articles=ARTICLES)
        environment = _environment(folder)
        _start_app(library, folder / "warm-up", environment)
        bare, app = [], []
        for run in range(RUNS):
            bare.append(_start_bare(environment))
            app.append(_start_app(library, folder / f"trace-{run}", environment))
    floor = statistics.median(bare)
    medians = {event: statistics.median(run[event] for run in app) for event in EVENTS}
    return [
        Figure("first paint, 1,000 articles", medians["first_paint"] / floor, 1.6, "× bare"),
        Figure("list filled", medians["list_filled"] / floor, 3.0, "× bare"),
        Figure("article readable", medians["article_readable"] / floor, 3.0, "× bare"),
        Figure("(a bare window's first paint)", floor, None, "s"),
    ]


def measure_memory() -> list[Figure]:
    """Return resident memory with the seed article open, as a ratio to a bare window."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = _environment(folder)
        library = folder / "library.db"
        _start_app(library, folder / "first", environment)  # makes the library
        trace = folder / "second"
        _start_app(library, trace, environment)
        settled = next(line for line in _lines(trace) if line["event"] == "settled")
        bare = json.loads(_run_bare(environment))
    floor = bare["rss_kb"]
    return [
        Figure("memory, seed article open", settled["rss_kb"] / floor, 2.0, "× bare"),
        Figure("(a bare window's memory)", floor / 1000, None, "MB"),
    ]


def _environment(home: Path) -> dict[str, str]:
    # Without cached bytecode it would be Python's compiler that is measured.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "HOME": str(home),
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }


def _start_bare(environment: dict[str, str]) -> float:
    spawned = time.monotonic()
    painted: float = json.loads(_run_bare(environment))["first_paint"]
    return painted - spawned


def _run_bare(environment: dict[str, str]) -> str:
    return subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.bare_window"],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def _start_app(library: Path, trace: Path, environment: dict[str, str]) -> dict[str, float]:
    """Start the window, wait until all is loaded, end it; return seconds from spawn by event."""
    spawned = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "--library", str(library)],
        cwd=ROOT,
        env={**environment, "ONBACKGROUND_TRACE": str(trace)},
    )
    try:
        while not any(line["event"] == "settled" for line in _lines(trace)):
            if process.poll() is not None or time.monotonic() - spawned > PATIENCE_SECONDS:
                raise RuntimeError("the window did not settle")
            time.sleep(_POLL_SECONDS)
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)
    return {line["event"]: line["monotonic"] - spawned for line in _lines(trace)}


def _lines(trace: Path) -> list[dict[str, Any]]:
    if not trace.exists():
        return []
    return [
        json.loads(x) for x in trace.read_text("utf-8").splitlines(keepends=True) if x[-1] == "\n"
    ]

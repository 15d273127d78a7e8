"""The start: what is loaded when, without a display, and with the arguments of a system."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.app import NO_DISPLAY, display_is_missing
from reader.ui.tracing import Trace

SOURCE = Path(__file__).resolve().parents[2] / "src"
PATIENCE = 60

NOT_FOR_THE_FIRST_PAINT = {
    "alembic",
    "asyncio",
    "bs4",
    "charset_normalizer",
    "click",
    "edlib",
    "email",
    "http",
    "jinja2",
    "lxml",
    "multiprocessing",
    "nh3",
    "pydantic",
    "rapidfuzz",
    "socket",
    "sqlalchemy",
    "sqlmodel",
    "ssl",
    "trafilatura",
    "truststore",
    "urllib.request",
    "urllib3",
    "PIL",
    "PySide6.QtNetwork",
}
"""What costs too much before a person sees a window."""


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ONBACK")}
    return {**kept, "HOME": str(home), "PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """Start the program on a new library, until everything is loaded, and return its trace."""
    home = tmp_path_factory.mktemp("home")
    trace = home / "trace.jsonl"
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "--library", str(home / "library.onbackground")],
        env={**environment(home), "ONBACKGROUND_TRACE": str(trace)},
    )
    try:
        begun = time.monotonic()
        while "settled" not in (trace.read_text("utf-8") if trace.exists() else ""):
            assert process.poll() is None, "the window did not stay open"
            assert time.monotonic() - begun < PATIENCE
            time.sleep(0.05)
    finally:
        process.terminate()
        process.wait(PATIENCE)
    return [json.loads(line) for line in trace.read_text("utf-8").splitlines()]


def test_the_first_paint_waits_for_nothing_heavy(traced: list[dict[str, object]]) -> None:
    modules = traced[-1]["modules"]
    assert isinstance(modules, list)
    assert NOT_FOR_THE_FIRST_PAINT & set(modules) == set()
    loaded = {name for name in modules if name.startswith("reader.")}
    assert loaded, "the trace lists modules"
    assert not [name for name in loaded if name.startswith(("reader.store", "reader.ingest"))]
    assert not [name for name in loaded if name.startswith("reader.ui.reading")]


def test_events_come_in_the_order_in_which_a_person_waits(
    traced: list[dict[str, object]],
) -> None:
    events = [line["event"] for line in traced]
    assert events == ["first_paint", "list_filled", "article_readable", "settled"]
    seconds = [float(str(line["seconds"])) for line in traced]
    assert seconds == sorted(seconds)
    assert all(int(str(line["rss_kb"])) > 0 for line in traced) or sys.platform != "linux"


@pytest.mark.parametrize(
    ("names", "platform", "missing"),
    [
        ({}, "linux", True),
        ({"DISPLAY": ""}, "linux", True),
        ({"DISPLAY": ":0"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "darwin", False),
        ({}, "win32", False),
    ],
)
def test_a_display_is_needed_where_qt_needs_one(
    names: dict[str, str], platform: str, *, missing: bool
) -> None:
    assert display_is_missing(names, platform) is missing


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_one_sentence_says_how_to_get_one(tmp_path: Path) -> None:
    names = environment(tmp_path)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        names.pop(name, None)
    result = subprocess.run(
        [sys.executable, "-m", "reader"], env=names, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stderr.strip() == NO_DISPLAY
    assert "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_trace_costs_nothing(tmp_path: Path) -> None:
    trace = Trace(None, started=0)
    trace.write("first_paint")
    assert not trace.is_on
    on = Trace(tmp_path / "trace", started=time.monotonic())
    on.write("first_paint")
    assert json.loads((tmp_path / "trace").read_text("utf-8"))["event"] == "first_paint"

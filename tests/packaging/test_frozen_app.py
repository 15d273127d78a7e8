"""The frozen app, used as a person would: open a window, then add, annotate, export.

Needs the bundle (``make package``) and a virtual screen (xvfb-run); ``make test-package``.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.support.feed_server import FeedServer
from tests.support.golden import GOLDEN_FOLDER, SEED_ANNOTATIONS, comparable
from tests.support.incoming import one_of_each

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "dist" / "onbackground-app"
BINARY = BUNDLE / ("onbackground.exe" if sys.platform == "win32" else "onbackground")
SEED = ROOT / "seeds" / "articles" / "us-warned-kremlin.txt"
MAX_BUNDLE_MEGABYTES = 185
PATIENCE_SECONDS = 60

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def binary() -> Path:
    assert BINARY.exists(), "make the bundle first: make package"
    return BINARY


@pytest.fixture
def environment(own_home: Path) -> dict[str, str]:
    """What a fresh account has: no Python, no checkout on any path, an empty home."""
    kept = {name: os.environ[name] for name in ("DISPLAY", "XAUTHORITY") if name in os.environ}
    return {"HOME": str(own_home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **kept}


def call(binary: Path, environment: dict[str, str], *arguments: str) -> str:
    result = subprocess.run(
        [binary, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_window_opens_a_new_library_and_shows_the_sample(
    binary: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    xvfb = shutil.which("xvfb-run")
    assert xvfb, "install xvfb"
    library, trace = tmp_path / "new" / "library.db", tmp_path / "trace.jsonl"
    process = subprocess.Popen(
        [xvfb, "-a", "-s", "-screen 0 1280x800x24", binary, "--library", library],
        env={**environment, "ONBACKGROUND_TRACE": str(trace)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        events = wait_for_event(process, trace, "article_readable")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        _, errors = process.communicate(timeout=PATIENCE_SECONDS)
    assert "first_paint" in events
    assert b"Traceback" not in errors
    listed = json.loads(call(binary, environment, "--library", str(library), "--json", "list"))
    assert "Crocus City Hall" in listed[0]["title"]


def wait_for_event(process: subprocess.Popen[bytes], trace: Path, wanted: str) -> list[str]:
    """Return the names of the events traced so far once ``wanted`` is among them."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        lines = trace.read_text("utf-8").splitlines() if trace.exists() else []
        events = [json.loads(line)["event"] for line in lines if line.endswith("}")]
        if wanted in events:
            return events
        time.sleep(0.05)  # another process is waited for: there is no signal to wait on
    raise AssertionError(f"the window never reported {wanted}")


def test_add_annotate_export_gives_the_golden_markdown(
    binary: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    def frozen(*arguments: str) -> str:
        return call(binary, environment, "--library", str(tmp_path / "library.db"), *arguments)

    [added] = json.loads(frozen("--empty", "--json", "add", str(SEED)))
    assert added["status"] == "added"
    for options in SEED_ANNOTATIONS:
        frozen("annotate", added["article"], *options)
    markdown = frozen("export", "--article", added["article"], "--format", "markdown")
    golden = (GOLDEN_FOLDER / "seed-annotated.md").read_text("utf-8")
    assert comparable(markdown) == comparable(golden)
    assert "sound" in frozen("check")


def test_every_format_feeds_and_templates_work_though_they_are_loaded_late(
    binary: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    def frozen(*arguments: str) -> str:
        return call(binary, environment, "--library", str(tmp_path / "library.db"), *arguments)

    for name, content in one_of_each().items():
        (tmp_path / name).write_bytes(content)
        [added] = json.loads(frozen("--empty", "--json", "add", str(tmp_path / name)))
        assert added["status"] in ("added", "duplicate"), added
    with FeedServer() as server:
        address = server.url("/feed/1")
        assert "Harbour Gazette 1" in frozen("feeds", "add", address)
        frozen("feeds", "refresh")
    template = tmp_path / "titles.md.j2"
    template.write_text("* {{ article.title }}\n", encoding="utf-8")
    titles = frozen("export", "--all", "--template", str(template))
    assert "* Story 1 of outlet 1" in titles
    assert "tunnel" in titles


def test_bundle_is_not_larger_than_stated(binary: Path) -> None:
    size = sum(p.stat().st_size for p in BUNDLE.rglob("*") if p.is_file() and not p.is_symlink())
    assert size / 1_000_000 <= MAX_BUNDLE_MEGABYTES


def test_bundle_holds_no_gtk_no_qml_and_no_svg_images(binary: Path) -> None:
    names = {path.name for path in BUNDLE.rglob("*")}
    unwanted = ("libgtk", "libQt6Qml", "libQt6Quick", "libqsvg.so", "libqgtk3")
    assert [name for name in names if name.startswith(unwanted)] == []

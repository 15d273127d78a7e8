"""The command line as a process of its own: start-up, streams, signals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.support.command_line import run
from tests.support.newspages.content_systems import wordpress
from tests.support.newspages.story import make_story
from tests.support.processes import python_environment, run_python, run_reader

NOT_WITHOUT_NEED = ("PySide6", "shiboken6", "trafilatura", "bs4", "lxml", "sqlmodel", "sqlalchemy")


def modules_after(*commands: list[str]) -> set[str]:
    """The top-level modules that are there after these commands have run in one process."""
    script = (
        "import json, sys; from reader.__main__ import main\n"
        "for arguments in json.loads(sys.argv[1]): assert main(arguments) == 0, arguments\n"
        "print(' '.join({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = run_python("-c", script, json.dumps(commands))
    assert done.returncode == 0, done.stderr
    return set(done.stderr.decode().split("\n")[-2].split())


def test_no_command_imports_qt(article_id: str, tmp_path: Path) -> None:
    file = tmp_path / "new.txt"
    file.write_text("Ferry to sail\n\nThe ferry will sail again, its owners said on Monday.\n")
    modules = modules_after(
        ["add", str(file)],
        ["list"],
        ["show", article_id],
        ["annotate", article_id, "--quote", "Three officials"],
        ["annotations"],
        ["export", "--all"],
        ["tags", "export", str(tmp_path / "codebook.json")],
        ["tags"],
        ["check"],
        ["backup"],
    )
    assert "sqlmodel" in modules  # they did their work
    assert not {"PySide6", "shiboken6"} & modules


def test_reading_commands_import_nothing_heavy(article_id: str) -> None:
    modules = modules_after(
        ["--help"], ["list"], ["list", "--json"], ["show", article_id], ["annotations"], ["tags"]
    )
    assert not set(NOT_WITHOUT_NEED) & modules


def test_extracting_a_page_imports_what_pages_need_and_no_more(tmp_path: Path) -> None:
    page = tmp_path / "ferry.html"
    page.write_text(wordpress(make_story(1), "p"), encoding="utf-8")
    script = (
        "import sys; from reader.__main__ import main\n"
        "assert main(['extract', '--json', sys.argv[1]]) == 0\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    modules = set(run_python("-c", script, str(page)).stderr.decode().split())
    assert "reader.ingest.pages" in modules  # it did its work
    assert (
        not {
            *(
                "PySide6",
                "sqlmodel",
                "sqlite3",
                "pypdf",
                "feedparser",
                "markdown_it",
                "platformdirs",
            ),
            *("reader.library.library", "reader.store", "reader.model.annotation"),
            *("reader.ingest.epub", "reader.ingest.newsletters", "reader.ingest.pdf"),
            *("reader.ingest.mhtml", "reader.ingest.plain_texts", "reader.ingest.zipped"),
            "reader.ingest.markdown_texts",
        }
        & modules
    )


def test_starting_the_program_imports_neither_click_nor_the_library() -> None:
    done = run_python("-c", "import sys, reader.__main__; print(*sys.modules)")
    assert not {b"click", b"reader.store", b"reader.library"} & set(done.stdout.split())


def test_json_is_utf_8_whatever_the_terminal_speaks(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text(
        "Caf\u00e9 \U0001f4f0 to close\n\nThe caf\u00e9 on the quay will close, we hear.\n"
    )
    environment = {**python_environment(), "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "reader", "add", str(file), "--empty", "--json"],
        capture_output=True,
        env=environment,
        check=True,
    )
    assert json.loads(done.stdout.decode("utf-8"))[0]["title"] == "Caf\u00e9 \U0001f4f0 to close"
    listed = subprocess.run(
        [sys.executable, "-m", "reader", "list"], capture_output=True, env=environment, check=True
    )
    assert "Caf\u00e9".encode() in listed.stdout


def test_a_reader_that_goes_away_is_no_crash(library: Path) -> None:
    run("list", "--json")
    shell = f"{sys.executable} -m reader list --json | true"
    done = subprocess.run(
        ["bash", "-c", shell], capture_output=True, env=python_environment(), check=False
    )
    assert done.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")
def test_ctrl_c_ends_with_one_line_and_a_sound_library(library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(5000):
        (folder / f"{number:04}.txt").write_text(f"Title {number}\n\nInvented body {number}.\n")
    adding = subprocess.Popen(
        [sys.executable, "-m", "reader", "add", str(folder), "--empty"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=python_environment(),
    )
    deadline = time.monotonic() + 30
    while not library.exists() or len(run("list").stdout.splitlines()) < 5:
        assert time.monotonic() < deadline
        assert adding.poll() is None
    adding.send_signal(signal.SIGINT)
    _, errors = adding.communicate(timeout=30)
    assert adding.returncode == 130
    assert errors.decode().splitlines() == [
        "onbackground: Stopped. Everything that was saved before is safe."
    ]
    assert run("check").code == 0
    assert 5 <= len(run("list").stdout.splitlines()) < 5000


def test_the_module_runs_as_a_program(library: Path) -> None:
    done = run_reader("--version")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"On Background" in done.stdout
    assert run_reader("frobnicate").returncode == 2


@pytest.mark.skipif(os.name != "posix", reason="arguments are bytes only there")
def test_arguments_that_are_no_utf_8_are_taken_without_what_cannot_be_stored(
    article_id: str,
) -> None:
    program = [os.fsencode(sys.executable), b"-m", b"reader"]
    for arguments in (
        [
            b"annotate",
            article_id.encode(),
            b"--quote",
            b"Three\xe9 officials",
            b"--note",
            b"x\xffy",
        ],
        [b"annotations", b"--query", b"x\xffy"],
        [b"list", b"--query", b"\xff"],
    ):
        done = subprocess.run(
            program + arguments, capture_output=True, env=python_environment(), check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout

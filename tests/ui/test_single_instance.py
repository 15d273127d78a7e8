"""One window a library, also after a crash, and for whoever sends what."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from reader.ui.single_instance import SingleInstance

HOLD = """
import sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reader.ui.single_instance import SingleInstance
application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[2]), Path(sys.argv[3]))
print(instance.claim(), flush=True)
sys.stdin.read()
"""
SOURCE = Path(__file__).resolve().parents[2] / "src"
HAND_OVER = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reader.ui.single_instance import SingleInstance
application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[2]), Path(sys.argv[3]))
print(instance.claim(), instance.hand_over(["/a file.txt", "onbackground://annotation/1"]))
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.onbackground"


def test_two_libraries_do_not_disturb_each_other(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path / "a", tmp_path / "locks")
    second = SingleInstance(tmp_path / "b", tmp_path / "locks")
    assert first.claim()
    assert second.claim()
    first.release()
    second.release()


def test_a_later_start_hands_over_what_it_was_asked_for(
    qtbot: QtBot, library: Path, tmp_path: Path
) -> None:
    instance = SingleInstance(library, tmp_path / "locks")
    assert instance.claim()
    asked: list[list[str]] = []
    instance.listen(asked.append)
    arguments = [
        sys.executable,
        "-c",
        HAND_OVER,
        str(SOURCE),
        str(library),
        str(tmp_path / "locks"),
    ]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as later:
        qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
        qtbot.waitUntil(lambda: later.poll() is not None, timeout=20_000)
        assert later.stdout is not None
        assert later.stdout.read().split() == ["False", "True"]
    assert asked == [["/a file.txt", "onbackground://annotation/1"]]
    instance.release()


def test_the_lock_of_a_killed_window_is_free(library: Path, tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", HOLD, str(SOURCE), str(library), str(tmp_path / "locks")]
    with subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline().strip() == "True"
        second = SingleInstance(library, tmp_path / "locks")
        assert not second.claim()
        first.kill()
        first.wait()
    assert second.claim()
    second.release()


@pytest.mark.parametrize(
    "message", [b"not json\n", b'{"a": 1}\n', b"[1, 2]\n", b"[" * 9000 + b"\n"]
)
def test_nonsense_asks_for_nothing(
    qtbot: QtBot, library: Path, tmp_path: Path, message: bytes
) -> None:
    instance = SingleInstance(library, tmp_path / "locks")
    assert instance.claim()
    asked: list[list[str]] = []
    instance.listen(asked.append)
    socket = QLocalSocket()
    socket.connectToServer(instance.socket_name)
    assert socket.waitForConnected(5000)
    socket.write(message)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [[]]
    socket.disconnectFromServer()
    instance.release()


def test_nobody_to_hand_over_to(qtbot: QtBot, library: Path, tmp_path: Path) -> None:
    assert not SingleInstance(library, tmp_path / "locks").hand_over([])

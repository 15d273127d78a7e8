from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.support.processes import python_environment, run_python

from reader.exchange.writing import write_atomically
from reader.model.errors import OutputError

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_atomically(path, "é\n\U0001f4f0\r\n")
    assert path.read_bytes() == "é\n\U0001f4f0\r\n".encode()
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


@posix
def test_a_new_file_gets_its_permissions_from_the_umask_and_an_old_one_keeps_its_own(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.md"
    before = os.umask(0o027)
    try:
        write_atomically(path, "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    write_atomically(path, "again")
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


@posix
def test_a_symbolic_link_is_never_followed(tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("keep")
    link = tmp_path / "a.md"
    link.symlink_to(target)
    with pytest.raises(OutputError, match="symbolic link"):
        write_atomically(link, "new")
    assert target.read_text() == "keep"
    assert link.is_symlink()


@posix
def test_a_device_or_pipe_is_left_alone(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OutputError, match="ordinary file"):
        write_atomically(pipe, "new")


def test_a_folder_and_a_missing_folder_are_explained(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it is a folder") as folder:
        write_atomically(tmp_path, "new")
    assert folder.value.advice
    with pytest.raises(OutputError, match="does not exist"):
        write_atomically(tmp_path / "no" / "a.md", "new")
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="is not a folder"):
        write_atomically(tmp_path / "file" / "a.md", "new")
    with pytest.raises(OutputError, match="too long"):
        write_atomically(tmp_path / ("a" * 300), "new")


@posix
@pytest.mark.skipif(os.geteuid() != 0, reason="becomes another user")
def test_no_permission_is_explained_and_nothing_is_left_behind(tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    (tmp_path / "a.md").write_text("old")
    os.seteuid(65534)
    try:
        with pytest.raises(OutputError, match="no permission"):
            write_atomically(tmp_path / "a.md", "new")
    finally:
        os.seteuid(0)
    assert (tmp_path / "a.md").read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


@posix
def test_a_full_disk_is_explained_and_the_old_text_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    # A limit on file sizes stops the write half way, as a full disk does.
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from reader.exchange.writing import write_atomically\n"
        "from reader.model.errors import OutputError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write_atomically(Path(sys.argv[1]), 'x' * 5000)\n"
        "except OutputError as error: sys.exit(f'OutputError: {error}')\n"
    )
    done = run_python("-c", script, str(path))
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"OutputError: {path} was not written: ")
    assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


@posix
def test_killing_the_program_leaves_the_old_text_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    texts = {"a" * 500_000, "b" * 500_000}
    path.write_text("a" * 500_000)
    script = (
        "import sys; from pathlib import Path\n"
        "from reader.exchange.writing import write_atomically\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    for letter in 'ba': write_atomically(Path(sys.argv[1]), letter * 500_000)\n"
    )
    for round_number in range(6):
        writer = subprocess.Popen(
            [sys.executable, "-c", script, str(path)],
            stdout=subprocess.PIPE,
            env=python_environment(),
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        deadline = time.monotonic() + 0.005 * (1 + 2 * round_number)
        while time.monotonic() < deadline:
            assert path.read_text() in texts
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert path.read_text() in texts

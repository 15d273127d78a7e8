"""The program run as a process of its own, as a person or another program runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import reader

_SOURCES = Path(reader.__file__).resolve().parent.parent


def python_environment() -> dict[str, str]:
    """The environment in which a new Python finds this copy of the program."""
    return {**os.environ, "PYTHONPATH": str(_SOURCES)}


def run_python(
    *arguments: str, stdin: bytes = b"", timeout: float = 60
) -> subprocess.CompletedProcess[bytes]:
    """Run this Python with the arguments and return what it wrote."""
    return subprocess.run(
        [sys.executable, *arguments],
        input=stdin,
        capture_output=True,
        env=python_environment(),
        timeout=timeout,
        check=False,
    )


def run_reader(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the program with the arguments and return what it wrote."""
    return run_python("-m", "reader", *arguments, stdin=stdin)

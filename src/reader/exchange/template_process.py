"""A person's own template, run in a process of its own: it may compute for ever or fill memory.

The sandbox keeps a template from the program's objects, files and network, but not from the
processor and the memory. So it runs in a child process with 2 seconds of processor time for each
article and 256 MB, and the parent ends it when no answer comes.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Self

from reader.exchange.template_choice import ExportTemplate
from reader.model.errors import OutputError

RENDER_COMMAND = "render-template"
"""The program's hidden command that the child process runs."""

DEADLINE_SECONDS = 20.0
"""After which the parent gives up: the limits are on work, and a busy machine may be slow."""

_GRACE_SECONDS = 5.0
"""In which a process that has closed its end is expected to be over."""

_SOURCE_FOLDER = Path(__file__).resolve().parents[2]


class TemplateProcess:
    """Renders one person's template, article by article; a context manager."""

    def __init__(self, template: ExportTemplate, deadline: float = DEADLINE_SECONDS) -> None:
        self._template = template
        self._deadline = deadline
        self._process: subprocess.Popen[bytes] | None = None
        self._late = False

    def __enter__(self) -> Self:
        """Return the same; the process starts with the first rendering."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self._end()

    def render(self, variables: Mapping[str, object]) -> str:
        """Return what the template makes of the variables.

        Raises:
            OutputError: when the template is wrong, or goes beyond the limits.
        """
        request = {"template": self._template.source, "variables": variables}
        line = self._answer(json.dumps(request).encode("ascii") + b"\n")
        try:
            answer = json.loads(line)
        except ValueError:
            answer = {"error": self._why_it_ended()}
        if "text" not in answer:
            raise OutputError(
                f"The template {self._template.name} cannot be used: {answer['error']}.",
                "Correct it; the manual lists what templates can use.",
            )
        return str(answer["text"])

    def _answer(self, request: bytes) -> bytes:
        """Return the line that the process answers, b"" when it has ended."""
        process = self._process
        if process is None or process.poll() is not None:
            process = self._process = _started()
        timer = Timer(self._deadline, self._give_up)
        timer.start()
        try:
            assert process.stdin is not None  # noqa: S101 - both are pipes
            assert process.stdout is not None  # noqa: S101
            process.stdin.write(request)
            process.stdin.flush()
            return process.stdout.readline()
        except OSError:
            return b""  # it ended while it was asked
        finally:
            timer.cancel()

    def _why_it_ended(self) -> str:
        process = self._process
        if process is not None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(_GRACE_SECONDS)
        code = self._end()
        if self._late:
            return f"it gives no answer in {self._deadline:g} seconds"
        if code == -getattr(signal, "SIGPROF", 0):
            return "it works for more than 2 seconds"
        return "it needs more than 256 MB, or cannot be run"

    def _give_up(self) -> None:
        self._late = True
        if self._process is not None:
            self._process.kill()

    def _end(self) -> int:
        """End the process and return its exit code, 0 when there was none."""
        process, self._process = self._process, None
        if process is None:
            return 0
        process.kill()
        with suppress(OSError):
            process.communicate()  # closes the pipes
        return process.returncode


def _started() -> subprocess.Popen[bytes]:
    frozen = getattr(sys, "frozen", False)
    program = [sys.executable] if frozen else [sys.executable, "-P", "-m", "reader"]
    environment = dict(os.environ)
    if not frozen:
        environment["PYTHONPATH"] = str(_SOURCE_FOLDER)
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    return subprocess.Popen(  # noqa: S603 - this program itself, with fixed arguments
        [*program, RENDER_COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=flags,
    )

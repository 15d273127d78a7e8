"""The process in which a person's own template runs: reads requests, answers each with a line.

A request is a line of JSON, ``{"template": source, "variables": {…}}``; the answer is
``{"text": "…"}`` or ``{"error": "…"}``. The template's source stays the same for one process.
The limits are those of the operating system: on POSIX systems memory is capped for the process
and each template's processor time for itself (`resource.setrlimit`, the profiling timer); on
others only the deadline of the parent holds.
"""

from __future__ import annotations

import json
import sys
import traceback
from contextlib import suppress
from typing import BinaryIO

from jinja2 import Template, TemplateError, TemplateSyntaxError

from reader.exchange.templates import MAX_EXPORT_LENGTH, compile_template, render
from reader.model.errors import OutputError

MAX_SECONDS = 2.0
"""Processor time of one rendering."""

MAX_MEMORY_BYTES = 256 * 1024 * 1024
"""Address space of the process, the interpreter included."""

_MISTAKES = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What goes wrong in templates: nothing else is the template's fault."""

_TEMPLATE_FILE = "<template>"
"""What Jinja calls a template without a file in tracebacks."""


def answer_requests(requests: BinaryIO, answers: BinaryIO) -> None:
    """Render what is asked for until there are no more requests."""
    _limit_memory()
    compiled: dict[str, Template] = {}
    while line := requests.readline():
        answer = json.dumps(_answer(line, compiled)).encode("ascii")
        answers.write(answer + b"\n")
        answers.flush()


def _answer(line: bytes, compiled: dict[str, Template]) -> dict[str, str]:
    request = json.loads(line)
    source = request["template"]
    _limit_time(MAX_SECONDS)
    try:
        if source not in compiled:
            compiled[source] = compile_template(source)
        return {"text": render(compiled[source], request["variables"])}
    except MemoryError:
        return {"error": f"it needs more than {MAX_MEMORY_BYTES // 1024 // 1024} MB"}
    except RecursionError:
        return {"error": "it calls itself without end"}
    except TemplateSyntaxError as error:
        return {"error": f"line {error.lineno}: {error.message or 'it is no template'}"}
    except OutputError:
        return {"error": f"it makes more than {MAX_EXPORT_LENGTH} characters"}
    except _MISTAKES as error:
        return {"error": _explained(error)}
    finally:
        _limit_time(0)


def _explained(error: Exception) -> str:
    """Return a template's mistake with the line where it is, as far as that can be told."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == _TEMPLATE_FILE]
    message = str(error).rstrip(".") or type(error).__name__
    return f"line {lines[-1]}: {message}" if lines else message


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - POSIX only

    limits = {resource.RLIMIT_AS: MAX_MEMORY_BYTES, resource.RLIMIT_CORE: 0}
    limits[resource.RLIMIT_FSIZE] = 0  # it has pipes, and nothing to write files for
    for limit, value in limits.items():
        # macOS refuses some of them; the deadline still holds.
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))


def _limit_time(seconds: float) -> None:
    """Let the process end when it has worked for so long; 0 takes the limit back."""
    if sys.platform == "win32":
        return
    import signal  # noqa: PLC0415 - the timer is POSIX only

    signal.setitimer(signal.ITIMER_PROF, seconds)

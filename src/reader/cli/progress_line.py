"""How far long work is, on one line of the terminal that is written again and again."""

from __future__ import annotations

import sys

import click

from reader.cli.output import one_line
from reader.library.progress import Progress, ProgressReport

_TEXT_LENGTH = 60


def terminal_progress() -> Progress | None:
    """Return progress that is shown to the person, None where nobody looks."""
    return Progress(_show) if sys.stderr.isatty() else None


def _show(report: ProgressReport) -> None:
    if report.total > 1:
        text = one_line(report.text, _TEXT_LENGTH)
        end = "\n" if report.done == report.total else ""
        click.echo(f"\r\x1b[K{report.done} of {report.total}  {text}{end}", nl=False, err=True)

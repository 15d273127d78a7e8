"""``render-template``: not for people. The process in which a person's own template runs."""

from __future__ import annotations

import sys

import click


@click.command("render-template", hidden=True)
def render_template_command() -> None:
    """Answer requests to render a template on standard input, with limits."""
    from reader.exchange.template_worker import answer_requests  # noqa: PLC0415 - not for --help

    answer_requests(sys.stdin.buffer, sys.stdout.buffer)

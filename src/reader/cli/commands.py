"""The command line's entrance: finds the command, runs it, turns errors into exit codes.

Exit codes: 0 done · 1 it could not be done · 2 wrong usage · 3 partly done · 130 stopped by Ctrl+C.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence

import click

from reader import __version__
from reader.cli import COMMANDS, HIDDEN_COMMANDS
from reader.cli.interrupts import watch_interrupts
from reader.cli.output import tell
from reader.cli.settings import common_options
from reader.model.errors import ReaderError, UsageError

DONE, FAILED, WRONG_USAGE, PARTLY_DONE, STOPPED = 0, 1, 2, 3, 130

_PROGRAM = "onbackground"


class _LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        module_name = COMMANDS.get(cmd_name) or HIDDEN_COMMANDS.get(cmd_name)
        if module_name is None:
            return None
        module = importlib.import_module(f"reader.cli.{module_name}")
        command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        assert isinstance(command, click.Command)  # noqa: S101 - the table above is wrong otherwise
        return command


@click.group(
    cls=_LazyGroup,
    invoke_without_command=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command, or with articles' files, the window opens.",
)
@common_options
@click.version_option(__version__, prog_name="On Background")
def commands() -> None:
    """Read stored news articles, see whom each claim rests on, annotate, export."""


def run_command_line(arguments: Sequence[str]) -> int:
    """Run one command with the arguments after the program's name; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old terminal must not end a command
    watch_interrupts()
    # Python looks through everything there is for cycles when it ends: an eighth of a short run.
    atexit.register(gc.freeze)
    try:
        # Not commands.main(): it would write an empty line of its own on Ctrl+C.
        with commands.make_context(_PROGRAM, list(arguments)) as context:
            code = commands.invoke(context)
    except click.exceptions.Exit as finished:
        return finished.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ReaderError as error:
        tell(f"{_PROGRAM}: {error}")
        return WRONG_USAGE if isinstance(error, UsageError) else FAILED
    except (KeyboardInterrupt, click.Abort):
        tell(f"{_PROGRAM}: Stopped. Everything that was saved before is safe.")
        return STOPPED
    except BrokenPipeError:
        # Who read the output has gone; nothing may be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return code if isinstance(code, int) else DONE

"""Where the program starts: a command for the command line, or else the window.

Kept free of heavy imports: the window's first paint waits for this module.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.cli import COMMANDS, HIDDEN_COMMANDS

_ADDRESS = re.compile(r"onbackground://annotation/[0-9A-Za-z-]{1,64}/?")
"""What a link in an export asks the program to show; nothing else is taken from such a link."""

_LIBRARY_OPTION = "--library"


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """What the window is asked to open.

    ``library`` is None for the usual place. ``empty`` leaves the sample articles out of a new
    library. ``address`` is the annotation to show, "" for none.
    """

    library: Path | None
    files: tuple[Path, ...]
    empty: bool
    address: str


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the arguments after its name, and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    request = window_request(arguments)
    if request is None:
        from reader.cli.commands import run_command_line  # noqa: PLC0415 - the window needs no click

        return run_command_line(arguments)
    from reader.app import run  # noqa: PLC0415 - the command line imports no Qt

    return run(
        library=request.library,
        files=request.files,
        empty=request.empty,
        address=request.address,
    )


def window_request(arguments: Sequence[str]) -> WindowRequest | None:
    """Return what the arguments ask of the window, None when they are for the command line.

    ``onbackground [--library FILE] [--empty] [FILE … | onbackground://annotation/ID]`` is for
    the window; a file named like a command is given as ``./list`` or after ``--``.
    """
    library = os.environ.get("ONBACKGROUND_LIBRARY", "")
    empty = False
    rest = list(arguments)
    while rest and rest[0].startswith("-") and rest[0] != "--":
        option, equals, value = rest.pop(0).partition("=")
        if option == "--empty" and not equals:
            empty = True
        elif option == _LIBRARY_OPTION and (equals or rest):
            library = value if equals else rest.pop(0)
        else:
            return None  # --help, --version, --json, or a mistake that the command line explains
    only_files = rest[:1] == ["--"]
    words = rest[1:] if only_files else rest
    if not only_files and words and not _is_for_window(words):
        return None
    addresses = [] if only_files else [word for word in words if _ADDRESS.fullmatch(word)]
    return WindowRequest(
        library=Path(library).expanduser() if library else None,
        files=tuple(Path(word) for word in words if word not in addresses),
        empty=empty,
        address=addresses[-1] if addresses else "",
    )


def _is_for_window(words: Sequence[str]) -> bool:
    """Return true when the words are files that exist or addresses, and no command."""
    if words[0] in COMMANDS or words[0] in HIDDEN_COMMANDS:
        return False
    return all(_ADDRESS.fullmatch(word) or Path(word).exists() for word in words)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # the process that reads files is this program again
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())

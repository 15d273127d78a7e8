"""The command line run inside the test's own process, with its streams caught."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from click.testing import CliRunner

from reader.__main__ import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command gave: its exit code and what it wrote."""

    code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        """Standard output as the one JSON document that it must be."""
        return json.loads(self.stdout)


def run(*arguments: object, stdin: bytes | str = b"") -> Ran:
    """Run the program with these arguments."""
    with CliRunner().isolation(input=stdin) as (out, err, _):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as exit_:
            code = exit_.code if isinstance(exit_.code, int) else 1
        return Ran(code, out.getvalue().decode("utf-8"), err.getvalue().decode("utf-8"))

"""``check`` and ``backup``: is the library sound, and a copy of it."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.output import counted, print_json, print_line, tell
from reader.cli.settings import Settings, common_options, pass_settings
from reader.model.errors import DamagedLibraryError, NotALibraryError


@click.command("check", short_help="Check that the library is sound.")
@common_options
@pass_settings
def check_command(settings: Settings) -> int:
    """Check that everything in the library is as it was saved.

    Ends with 1 when something is wrong. With --json: one report object.
    """
    try:
        with settings.open_library() as library:
            path = library.path
            report = library.check()
    except (DamagedLibraryError, NotALibraryError) as error:
        if not settings.json:
            raise
        at_fault = {"kind": "structure", "what": error.message, "advice": error.advice}
        print_json({"ok": False, "articles": 0, "annotations": 0, "problems": [at_fault]})
        return 1
    if settings.json:
        print_json(
            {
                "ok": report.ok,
                "library": str(path),
                "articles": report.articles,
                "annotations": report.annotations,
                "problems": [
                    {"kind": problem.kind.value, "what": problem.what, "advice": problem.advice}
                    for problem in report.problems
                ],
                "remarks": list(report.remarks),
            }
        )
    else:
        state = "is sound" if report.ok else "is not sound"
        articles = counted(report.articles, "article")
        annotations = counted(report.annotations, "annotation")
        print_line(f"The library {state}: {articles}, {annotations}.")
        for remark in report.remarks:
            tell(remark)
        for problem in report.problems:
            tell(f"{problem.what} {problem.advice}")
    return 0 if report.ok else 1


@click.command("backup", short_help="Write a verified copy of the library.")
@click.argument("path", required=False)
@click.option("--overwrite", is_flag=True, help="Replace a file that is there already.")
@common_options
@pass_settings
def backup_command(settings: Settings, path: str | None, overwrite: bool) -> None:
    """Write a verified copy of the library to PATH, a file or folder.

    Without PATH: into the folder "backups" beside the library. With --json: its path and size.
    """
    target = Path(path).expanduser() if path else None
    with settings.open_library() as library:
        copy = library.backup(target, replace=overwrite)
    if settings.json:
        print_json({"path": str(copy), "bytes": copy.stat().st_size})
    else:
        print_line(str(copy))

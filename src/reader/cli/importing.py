"""``import``: reading lists and annotations of other programs into the library."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.output import SHORT_ID, one_line, print_json_list, print_line, tell
from reader.cli.progress_line import terminal_progress
from reader.cli.settings import Settings, common_options, pass_settings
from reader.model.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from reader.library.entry_import import EntryOutcome
    from reader.library.library import Library
    from reader.model.reading_list import ReadingList

_NOT_DONE = ("failed", "needs-fetching")
_REPORTS = (".csv", ".json")
_FORMAT_IDS = (
    *("pocket", "instapaper", "omnivore", "wallabag", "karakeep", "readwise"),
    *("bookmarks", "hypothesis"),
)


@click.command("import", short_help="Bring in a reading list from another program.")
@click.argument("file")
@click.option(
    "--format",
    "format_id",
    type=click.Choice(_FORMAT_IDS),
    help="What FILE has to be; without it the program finds out.",
)
@click.option("--fetch", is_flag=True, help="Fetch the pages that FILE has no text of.")
@click.option("--no-tags", is_flag=True, help="Leave the tags behind.")
@click.option("--report", metavar="PATH", help="Write the result list there, as .csv or .json.")
@click.option("--no-analysis", is_flag=True, help="Do not look for sources.")
@common_options
@pass_settings
def import_command(
    settings: Settings,
    file: str,
    format_id: str | None,
    fetch: bool,
    no_tags: bool,
    report: str | None,
    no_analysis: bool,
) -> int:
    """Bring in FILE: an export of a reading list, of bookmarks, or of annotations.

    Entries whose text is in FILE become articles, with their tags, dates and highlights; for
    articles that are there already tags, notes and highlights are added. Entries that are only
    an address are fetched with --fetch, and listed without ("needs-fetching"). Highlights find
    their place by their words; those that do not are kept without one.

    With --json: one array with an object for each entry, {input, status, article, title, reason,
    placed, unplaced}; status is "added", "updated", "duplicate", "needs-fetching" or "failed".
    Ends with 3 when some were not brought in, with 1 when none was.
    """
    report_path = _report_path(report)
    reading_list = _read(file, format_id or "")
    with settings.open_library() as library:
        outcomes = _import(library, reading_list, fetch=fetch, keep_tags=not no_tags)
        if not no_analysis:
            for outcome in outcomes:
                if outcome.status.value == "added" and outcome.article_id:
                    library.reviews.analyse(outcome.article_id)
    if report_path is not None:
        _write_report(report_path, outcomes)
    if settings.json:
        print_json_list(map(_value, outcomes))
    else:
        _tell_outcomes(outcomes, reading_list.service)
    not_done = sum(outcome.status.value in _NOT_DONE for outcome in outcomes)
    if not not_done:
        return 0
    return 1 if not_done == len(outcomes) else 3


def _report_path(report: str | None) -> Path | None:
    """Return where the result list goes, checked before anything is done."""
    if report is None:
        return None
    path = Path(report).expanduser()
    if path.suffix.lower() not in _REPORTS:
        raise UsageError(f"{report} is no name for a result list.", "End it in .csv or .json.")
    if path.exists():
        raise UsageError(f"{report} is there already.", "Choose another name.")
    return path


def _read(file: str, format_id: str) -> ReadingList:
    from reader.exchange.reading_lists.export_file import (  # noqa: PLC0415 - not for --help
        MAX_EXPORT_BYTES,
    )
    from reader.exchange.reading_lists.recognising import read_reading_list  # noqa: PLC0415

    path = Path(file).expanduser()
    try:
        if file == "-":
            raw = sys.stdin.buffer.read(MAX_EXPORT_BYTES + 1)
        else:
            with path.open("rb") as opened:
                raw = opened.read(MAX_EXPORT_BYTES + 1)
    except OSError as error:
        raise UnreadableError(
            f"{file} cannot be read: {error.strerror}.", "Check the name and the permissions."
        ) from error
    try:
        return read_reading_list(raw, format_id)
    except UnreadableError as error:
        raise UnreadableError(f"{file}: {error.message}", error.advice) from error


def _import(
    library: Library, reading_list: ReadingList, *, fetch: bool, keep_tags: bool
) -> tuple[EntryOutcome, ...]:
    from reader.ingest.fetching.fetcher import Fetcher  # noqa: PLC0415 - as above
    from reader.library.reading_list_import import import_reading_list  # noqa: PLC0415

    return import_reading_list(
        library,
        reading_list,
        fetch=Fetcher().fetch if fetch else None,
        keep_tags=keep_tags,
        progress=terminal_progress(),
    ).outcomes


def _write_report(path: Path, outcomes: tuple[EntryOutcome, ...]) -> None:
    from reader.exchange.writing import write_atomically  # noqa: PLC0415 - as above
    from reader.library.import_report import outcomes_to_csv, outcomes_to_json  # noqa: PLC0415

    as_csv = path.suffix.lower() == ".csv"
    write_atomically(path, outcomes_to_csv(outcomes) if as_csv else outcomes_to_json(outcomes))


def _value(outcome: EntryOutcome) -> dict[str, Any]:
    from reader.library.import_report import outcome_value  # noqa: PLC0415 - as above

    unplaced = [{"quote": each.highlight.quote, "reason": each.reason} for each in outcome.unplaced]
    return outcome_value(outcome) | {"placed": outcome.placed, "unplaced": unplaced}


def _tell_outcomes(outcomes: tuple[EntryOutcome, ...], service: str) -> None:
    for outcome in outcomes:
        if outcome.status.value not in _NOT_DONE:
            short = (outcome.article_id or "")[:SHORT_ID]
            print_line(f"{outcome.status.value}  {short}  {one_line(outcome.title)}")
        if outcome.reason:
            tell(f"{outcome.input}: {outcome.reason}")
    tell(f"{service}: {'1 entry' if len(outcomes) == 1 else f'{len(outcomes)} entries'}.")

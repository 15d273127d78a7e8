"""``add``: articles into the library."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.interrupts import until_interrupted
from reader.cli.output import SHORT_ID, one_line, print_json_list, print_line, tell
from reader.cli.progress_line import terminal_progress
from reader.cli.settings import Settings, common_options, pass_settings
from reader.ingest.fetching.errors import FetchError
from reader.model.errors import NotFoundError, ReaderError, UnreadableError, UsageError
from reader.text.normalise import clean_characters

if TYPE_CHECKING:
    from reader.library.importing import ImportOutcome
    from reader.library.library import Library

_STANDARD_INPUT = "-"
_STANDARD_INPUT_NAME = "standard input"
_WEB_SCHEMES = ("http://", "https://")
_ADDRESS_LENGTH = 200

_INPUT_ERRORS = (FetchError, UnreadableError, NotFoundError, UsageError)
"""What is wrong with one input; errors of the library concern all of them and end the command."""


@click.command("add", short_help="Bring articles into the library.")
@click.argument("inputs", metavar="PATH|URL|-...", nargs=-1, required=True)
@click.option("--recursive", "-r", is_flag=True, help="Look into folders inside folders too.")
@click.option(
    "--url",
    type=clean_characters,
    default="",
    metavar="URL",
    help="The address the one article came from.",
)
@click.option("--no-analysis", is_flag=True, help="Do not look for sources.")
@common_options
@pass_settings
def add_command(
    settings: Settings, inputs: tuple[str, ...], recursive: bool, url: str, no_analysis: bool
) -> int:
    """Bring articles in: files, folders of them, web addresses, or standard input (-).

    Files are web pages (HTML, MHTML), plain text, Markdown, e-mails, EPUBs, PDFs, and ZIP
    archives of these. Of a folder the articles right in it are taken; with --recursive those
    in its folders too. A web address is fetched, and nothing else of the page: no pictures,
    scripts or trackers.

    With --json: one array with an object for each article, {input, status, article, title,
    reason}; status is "added", "duplicate" (it is there already) or "failed". Ends with 3 when
    some failed, with 1 when all did. What was added is analysed at once, unless --no-analysis
    says not to: the window then does it, or `analyze --all`.
    """
    if url and (len(inputs) > 1 or any(Path(given).is_dir() for given in inputs)):
        raise click.UsageError("--url is the address of one article: add that one alone.")
    if url and not url.startswith(_WEB_SCHEMES):
        raise click.UsageError("--url takes an address that begins with http:// or https://.")
    with settings.open_library() as library:
        outcomes = list(until_interrupted(_outcomes(library, inputs, recursive=recursive, url=url)))
        if not no_analysis:
            _analyse(library, outcomes)
    if settings.json:
        print_json_list(map(_value, outcomes))
    for outcome in outcomes:
        _report(outcome, quiet=settings.json)
    failed = sum(outcome.status.value == "failed" for outcome in outcomes)
    if not failed:
        return 0
    return 1 if failed == len(outcomes) else 3


def _analyse(library: Library, outcomes: Sequence[ImportOutcome]) -> None:
    added = [each.article_id for each in outcomes if each.status.value == "added"]
    for article_id in until_interrupted(filter(None, added)):
        library.reviews.analyse(article_id)


def _outcomes(
    library: Library, inputs: Sequence[str], *, recursive: bool, url: str
) -> Iterator[ImportOutcome]:
    # Parsing brings in the HTML libraries, which --help and wrong usage need not wait for.
    from reader.library.importing import import_files  # noqa: PLC0415

    for given in inputs:
        if given.lower().startswith(_WEB_SCHEMES):
            yield _import_address(library, given, url)
            continue
        if given == _STANDARD_INPUT or url:
            yield from _import_one(library, given, url)
            continue
        progress = terminal_progress()
        try:
            paths = _paths(Path(given), recursive=recursive)
        except _INPUT_ERRORS as error:
            yield _failed(given, error)
        else:
            yield from import_files(library, paths, recursive=recursive, progress=progress)


def _paths(path: Path, *, recursive: bool) -> list[Path]:
    """Return the path itself, or the articles right in the folder that it is.

    Raises:
        ReaderError: when the folder cannot be opened or has no articles of its own.
    """
    from reader.ingest.files import list_article_files  # noqa: PLC0415 - as above

    if recursive or not path.is_dir():
        return [path]
    files = [file for file in list_article_files(path, recursive=True) if file.parent == path]
    if not files:
        raise UnreadableError(
            f"There are no articles right in the folder {path}.",
            "Say --recursive to look into the folders inside it.",
        )
    return files


def _import_one(library: Library, given: str, url: str) -> Iterator[ImportOutcome]:
    """Bring in what is no plain path: standard input, or a file with its address."""
    from reader.library.importing import import_contents  # noqa: PLC0415 - as above

    try:
        raw, name = _read(given)
    except _INPUT_ERRORS as error:
        yield _failed(given, error)
        return
    for outcome in import_contents(library, raw, name, url=url):
        yield replace(outcome, input=f"{given}{outcome.input.removeprefix(name)}")


def _import_address(library: Library, given: str, url: str) -> ImportOutcome:
    from reader.library.web_import import import_address  # noqa: PLC0415 - as above

    if sys.stderr.isatty():
        tell(f"Fetching {one_line(given, _ADDRESS_LENGTH)} …")
    try:
        return import_address(library, given, url=url)
    except _INPUT_ERRORS as error:
        return _failed(given, error)


def _failed(given: str, error: ReaderError) -> ImportOutcome:
    from reader.library.importing import ImportOutcome, ImportStatus  # noqa: PLC0415 - as above

    return ImportOutcome(given, ImportStatus.FAILED, reason=str(error))


def _read(given: str) -> tuple[bytes, str]:
    """Return the bytes of standard input or a file, and what to call the article.

    Raises:
        ReaderError: when they cannot be had.
    """
    from reader.ingest.files import read_article_file  # noqa: PLC0415 - as above
    from reader.ingest.formats import MAX_ARCHIVE_BYTES  # noqa: PLC0415

    if given != _STANDARD_INPUT:
        file = read_article_file(Path(given))
        return file.raw, file.name
    return sys.stdin.buffer.read(MAX_ARCHIVE_BYTES + 1), _STANDARD_INPUT_NAME


def _value(outcome: ImportOutcome) -> dict[str, Any]:
    return {
        "input": outcome.input,
        "status": outcome.status.value,
        "article": outcome.article_id,
        "title": outcome.title,
        "reason": outcome.reason,
    }


def _report(outcome: ImportOutcome, *, quiet: bool) -> None:
    """Tell a person about one input; with ``quiet`` only what they should look at."""
    if outcome.reason:
        name = Path(outcome.input).name
        tell(outcome.reason if name in outcome.reason else f"{outcome.input}: {outcome.reason}")
    if outcome.status.value == "failed":
        return
    if not quiet:
        short = (outcome.article_id or "")[:SHORT_ID]
        print_line(f"{outcome.status.value}  {short}  {one_line(outcome.title)}")

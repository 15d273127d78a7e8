"""``analyze``: whom a text rests on. Raw text needs no library, and none is opened for it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from reader.cli.output import one_line, print_json, print_line, print_text, tell
from reader.cli.settings import Settings, common_options, pass_settings
from reader.model.errors import UnreadableError
from reader.model.selectors import Part
from reader.model.sourcing import Analysis, Suggestion
from reader.text.normalise import clean_characters

_STANDARD_INPUT = "-"
_QUOTE_LENGTH = 70


@dataclass(frozen=True, slots=True)
class _Text:
    """What is analysed: a canonical text, and a headline where it is known as one."""

    text: str
    headline: str = ""
    outlet: str = ""

    def analysed(self) -> Analysis:
        from reader.sourcing.analysis import analyze  # noqa: PLC0415 - --help answers without its lexicons

        return analyze(self.text, headline=self.headline, outlet=self.outlet)

    def quoted(self, suggestion: Suggestion) -> str:
        text = self.headline if suggestion.part is Part.HEADLINE else self.text
        return one_line(suggestion.range.of(text), _QUOTE_LENGTH)


@click.command("analyze", short_help="Show whom an article's claims rest on.")
@click.argument("path", metavar="PATH|-", required=False)
@click.option(
    "--article", type=clean_characters, metavar="ARTICLE", help="An article of the library."
)
@click.option("--all", "every", is_flag=True, help="All articles that wait for an analysis.")
@click.option(
    "--jsonl",
    is_flag=True,
    help='Read lines of JSON, {"id", "text"}, and answer each with a line.',
)
@common_options
@pass_settings
def analyze_command(
    settings: Settings, path: str | None, article: str | None, every: bool, jsonl: bool
) -> int | None:
    """Show whom the claims of a text rest on: a file, standard input (-), or an article.

    A plain text is taken as it is, headline and all, and offsets count in exactly that text. Of
    a saved page the article is taken; what is found in its headline has the part "headline".

    With --json: {suggestions, attributions, profile}. With --jsonl each line of the input
    gives a line {id, suggestions, attributions}; a line that is none ends the work with 3.

    --all analyses what is in the library and has not been analysed by this version of the
    detector, and keeps what it finds; with --json: {analysed, articles}.
    """
    if [path is not None, article is not None, every].count(True) != 1:
        raise click.UsageError("Name a file, - for standard input, --article, or --all.")
    if every:
        _analyse_all(settings)
        return None
    if jsonl:
        if path is None:
            raise click.UsageError("--jsonl reads a file or standard input.")
        return _answer_lines(_read(path))
    text = _stored(settings, article) if article is not None else _given(path or _STANDARD_INPUT)
    analysis = text.analysed()
    if settings.json:
        from reader.sourcing.values import analysis_to_values  # noqa: PLC0415 - as above

        print_json(analysis_to_values(analysis))
    else:
        _describe(text, analysis)
    return None


def _analyse_all(settings: Settings) -> None:
    """Analyse whatever waits for it, newest first; what is done is kept when it is stopped."""
    with settings.open_library() as library:
        total, done = library.reviews.count_unanalysed(), 0
        while waiting := library.reviews.list_unanalysed():
            for article_id in waiting:
                library.reviews.analyse(article_id)
                done += 1
                if sys.stderr.isatty():
                    click.echo(f"\r{done} of {total}", nl=done == total, err=True)
        articles = library.counts().articles
    if settings.json:
        print_json({"analysed": done, "articles": articles})
    else:
        print_line(f"{done} of {articles} articles analysed.")


def _read(path: str) -> bytes:
    if path == _STANDARD_INPUT:
        return sys.stdin.buffer.read()
    from reader.ingest.files import read_article_file  # noqa: PLC0415 - as above

    return read_article_file(Path(path).expanduser()).raw


def _given(path: str) -> _Text:
    from reader.ingest.parsing import parse_article, raw_media_type  # noqa: PLC0415 - as above

    raw, name = _read(path), "" if path == _STANDARD_INPUT else Path(path).name
    if name and raw_media_type(raw, name) != "text/plain":
        parsed = parse_article(raw, name=name)
        return _Text(parsed.document.text, parsed.headline, parsed.outlet)
    return _Text(_decoded(raw))


def _decoded(raw: bytes) -> str:
    from reader.documents.decoding import decode_bytes  # noqa: PLC0415 - as above

    try:
        return decode_bytes(raw).text
    except UnreadableError:
        if raw.strip():
            raise
        return raw.decode("ascii", "replace")  # white space: an answer, not an error


def _stored(settings: Settings, prefix: str) -> _Text:
    with settings.open_library() as library:
        article_id = library.resolve_article(prefix)
        if not library.read_only:
            library.reviews.analyse(article_id)
        opened = library.get_article(article_id)
    revision = opened.revision
    return _Text(revision.document.text, revision.headline, opened.article.outlet)


def _answer_lines(raw: bytes) -> int:
    """Answer each line; return the exit code."""
    from reader.sourcing.values import analysis_to_values  # noqa: PLC0415 - as above

    failures = 0
    for number, record in _records(raw):
        if record is None:
            failures += 1
            tell(f'Line {number} is no JSON object with a "text".')
            continue
        values = analysis_to_values(_Text(record["text"]).analysed())
        answer = {"id": record.get("id"), **values}
        del answer["profile"]
        # Line ends of every kind are escaped by JSON; U+2028 is none to those who read lines.
        print_text(json.dumps(answer, ensure_ascii=True) + "\n")
    return 3 if failures else 0


def _records(raw: bytes) -> Iterator[tuple[int, dict[str, Any] | None]]:
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        usable = isinstance(record, dict) and isinstance(record.get("text"), str)
        yield number, record if usable else None


def _describe(text: _Text, analysis: Analysis) -> None:
    if analysis.not_analysed:
        print_line(f"{analysis.not_analysed[:1].upper()}{analysis.not_analysed[1:]}.")
        return
    profile = analysis.profile
    counts = {
        "named": profile.named,
        "institution": profile.institution,
        "document": profile.document,
        "unnamed": profile.unnamed,
        "second-hand": profile.second_hand,
        "hearsay": profile.hearsay,
        "no source": profile.unattributed,
    }
    shown = ", ".join(f"{name} {count}" for name, count in counts.items() if count)
    print_line(f"Sentences with a claim: {profile.claim_sentences} ({shown or 'none'})")
    for suggestion in analysis.suggestions:
        place = f"{suggestion.range.start}–{suggestion.range.end}"
        where = f"headline {place}" if suggestion.part is Part.HEADLINE else place
        print_line(f"{where}  {suggestion.tag_id}  “{text.quoted(suggestion)}”")
        print_line(f"    {suggestion.reason} ({suggestion.confidence.value})")

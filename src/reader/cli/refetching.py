"""``refetch``: a newer version of an article, with its annotations carried over."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.output import SHORT_ID, counted, one_line, print_json, print_line, tell
from reader.cli.settings import Settings, common_options, pass_settings
from reader.model.annotation import Annotation
from reader.model.article import OpenArticle
from reader.model.selectors import AnchorStatus, Part
from reader.text.normalise import clean_characters

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.operations.revise_article import CarriedAnnotation, ReviseArticle
    from reader.library.refetching import NewerVersion

_STANDARD_INPUT = "-"
_STORED = "stored"
_QUOTE_LENGTH = 120


@click.command("refetch", short_help="Take in a newer version of an article.")
@click.argument("article", type=clean_characters)
@click.option(
    "--from",
    "place",
    type=clean_characters,
    metavar="FILE|-|stored",
    help="A file, standard input, or the page as it was stored, instead of the web.",
)
@common_options
@pass_settings
def refetch_command(settings: Settings, article: str, place: str | None) -> None:
    """Look whether ARTICLE has changed, and take the newer version.

    It is looked for at the address that the article came from. With --from FILE the newer
    version is in a file, with --from - on standard input; --from stored reads the stored page
    again, in case today's extraction makes more of it (a file of that name: ./stored).

    Where the words differ there is a new version; the earlier ones stay (show --revisions).
    Annotations are carried over, and each says how it stands: exact; moved; changed (other
    words stand there now); orphaned (not found for certain; it keeps its place in the earlier
    version). None is dropped.

    With --json: {revision, annotations: [{id, status, start, end, exact}]}, the offsets in the
    part of that revision that the annotation is about, with the words that stand there. Of
    orphaned ones start and end are null, and exact has the words it was made on.
    """
    with settings.open_library() as library:
        before = library.get_article(library.resolve_article(article))
        operation = _operation(library, before, place)
        if operation is not None:
            library.run(operation)
            library.reviews.analyse(before.article.id)
        after = library.get_article(before.article.id)
    if settings.json:
        print_json(_value(after))
    elif operation is None:
        print_line(f"unchanged  {before.article.id[:SHORT_ID]}  {one_line(before.article.title)}")
    else:
        for line in _report(after, operation):
            print_line(line)


def _operation(library: Library, opened: OpenArticle, place: str | None) -> ReviseArticle | None:
    from reader.library.refetching import revise  # noqa: PLC0415 - not for --help

    newer = _newer(library, opened, place)
    return revise(opened, newer) if newer is not None else None


def _newer(library: Library, opened: OpenArticle, place: str | None) -> NewerVersion | None:
    """Return the version that was asked for, None where the server has no newer one."""
    from reader.library.refetching import (  # noqa: PLC0415 - as above
        address_of,
        fetch_newer,
        read_newer,
        read_stored,
    )

    if place is None:
        address = address_of(opened)
        if sys.stderr.isatty():
            tell(f"Fetching {one_line(address, _QUOTE_LENGTH)} …")
        return fetch_newer(opened, library.get_raw)
    if place == _STORED:
        return read_stored(library, opened)
    if place == _STANDARD_INPUT:
        from reader.ingest.formats import MAX_TEXT_BYTES  # noqa: PLC0415 - as above

        raw = sys.stdin.buffer.read(MAX_TEXT_BYTES + 1)
        return read_newer(opened, library.get_raw, raw, "standard input")
    from reader.ingest.files import read_article_file  # noqa: PLC0415 - as above

    file = read_article_file(Path(place))
    return read_newer(opened, library.get_raw, file.raw, file.name)


def _value(opened: OpenArticle) -> dict[str, Any]:
    return {
        "revision": opened.revision.id,
        "annotations": [_standing_value(each, opened) for each in opened.annotations],
    }


def _standing_value(annotation: Annotation, opened: OpenArticle) -> dict[str, Any]:
    stands = annotation.status is not AnchorStatus.ORPHANED
    place = annotation.target.range
    return {
        "id": annotation.id,
        "status": annotation.status.value,
        "start": place.start if stands else None,
        "end": place.end if stands else None,
        "exact": _words_now(annotation, opened) if stands else annotation.target.quote.exact,
    }


def _words_now(annotation: Annotation, opened: OpenArticle) -> str:
    target, revision = annotation.target, opened.revision
    in_headline = target.part is Part.HEADLINE
    return target.range.of(revision.headline if in_headline else revision.document.text)


def _report(opened: OpenArticle, operation: ReviseArticle) -> Iterator[str]:
    """Give what a person wants to know: the counts, and what deserves a look."""
    revised = opened.article
    yield f"revised  {revised.id[:SHORT_ID]}  {one_line(revised.title)}"
    if opened.revision.incomplete:
        yield one_line(opened.revision.incomplete)
    annotations = [each.after for each in operation.carried]
    if annotations:
        yield f"{counted(len(annotations), 'annotation')}: {_counts(annotations)}"
    for each in operation.carried:
        yield from _look_at(each, opened)


def _counts(annotations: Iterable[Annotation]) -> str:
    counts = Counter(annotation.status for annotation in annotations)
    return ", ".join(f"{counts[status]} {status.value}" for status in AnchorStatus)


def _look_at(carried: CarriedAnnotation, opened: OpenArticle) -> Iterator[str]:
    annotation = carried.after
    was = f"“{one_line(annotation.target.quote.exact, _QUOTE_LENGTH)}”"
    name = annotation.id[:SHORT_ID]
    if annotation.status is AnchorStatus.CHANGED:
        yield f"changed   {name}  was: {was}"
        now = f"“{one_line(_words_now(annotation, opened), _QUOTE_LENGTH)}”"
        yield f"{' ' * len(name)}            now: {now}"
    elif annotation.status is AnchorStatus.ORPHANED:
        yield f"orphaned  {name}  was: {was}"

"""Articles' annotations out of the library: as Markdown text, into a file, into a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.exchange.filenames import article_file_name
from reader.exchange.markdown import MarkdownOptions, render_markdown
from reader.exchange.merging import join_exports
from reader.exchange.saving import SaveOutcome, export_path, find_exports, save_export
from reader.library.library import Library
from reader.library.progress import Progress
from reader.model.article import OpenArticle
from reader.model.errors import OutputError, UsageError


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file of an export and what became of it."""

    path: Path
    outcome: SaveOutcome


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """What was exported: how many articles and annotations, into which files.

    ``failures`` are the reasons why files of a folder were not written, a sentence each.
    """

    articles: int
    annotations: int
    files: tuple[ExportedFile, ...]
    failures: tuple[str, ...] = ()


def render_articles(
    library: Library,
    article_ids: Iterable[str],
    options: MarkdownOptions | None = None,
    progress: Progress | None = None,
) -> str:
    """Return the articles' annotations as one Markdown text, in the order given.

    Raises:
        NotFoundError: when the library lacks an article.
        UsageError: when no article is given.
        CancelledError: when cancelled between articles.
    """
    return join_exports([text for _, text in _rendered(library, article_ids, options, progress)])


def export_to_file(
    library: Library,
    article_ids: Iterable[str],
    path: Path,
    *,
    options: MarkdownOptions | None = None,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> ExportSummary:
    """Write the articles' annotations into one file; what a person wrote in it stays.

    Raises:
        OutputError: when the file cannot be written, or this program did not write what is
            there (unless ``overwrite``); it is untouched.
        NotFoundError, UsageError, CancelledError: as `render_articles`.
    """
    rendered = list(_rendered(library, article_ids, options, progress))
    text = join_exports([text for _, text in rendered])
    outcome = save_export(path, text, overwrite=overwrite)
    annotations = sum(len(opened.annotations) for opened, _ in rendered)
    return ExportSummary(len(rendered), annotations, (ExportedFile(path, outcome),))


def export_to_folder(
    library: Library,
    article_ids: Iterable[str],
    folder: Path,
    *,
    options: MarkdownOptions | None = None,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> ExportSummary:
    """Write each article's annotations into a file of its own; the folder is made if missing.

    An article that was exported there before goes into the same file, whatever that is called
    now. A file that cannot be written does not keep the others from being written; cancelling
    keeps the files that are written.

    Raises:
        OutputError: when the folder cannot be made or read.
        NotFoundError, UsageError, CancelledError: as `render_articles`.
    """
    _make_folder(folder)
    existing = find_exports(folder)
    taken: set[str] = set()
    files: list[ExportedFile] = []
    failures: list[str] = []
    annotations = 0
    for opened, text in _rendered(library, article_ids, options, progress):
        article = opened.article
        name = article_file_name(article.title, article.outlet, article.published)
        path = export_path(folder, name, article.id, existing, taken)
        try:
            files.append(ExportedFile(path, save_export(path, text, overwrite=overwrite)))
        except OutputError as error:
            failures.append(str(error))
        else:
            annotations += len(opened.annotations)
    return ExportSummary(len(files), annotations, tuple(files), tuple(failures))


def _rendered(
    library: Library,
    article_ids: Iterable[str],
    options: MarkdownOptions | None,
    progress: Progress | None,
) -> Iterator[tuple[OpenArticle, str]]:
    """Give each article with its Markdown, one at a time: the texts of all may be large."""
    progress = progress or Progress()
    wanted = list(dict.fromkeys(article_ids))
    if not wanted:
        raise UsageError("There are no articles to export.", "Choose some, or another selection.")
    codebook = library.get_codebook()
    for number, article_id in enumerate(wanted):
        progress.raise_if_cancelled()
        opened = library.get_article(article_id)
        progress.report(number, len(wanted), opened.article.title)
        yield opened, render_markdown(opened, codebook, options)
    progress.report(len(wanted), len(wanted))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"The folder {folder} could not be made: {error.strerror}.", "Choose another folder."
        ) from error

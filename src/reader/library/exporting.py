"""Articles' annotations out of the library: as Markdown text, into a file, into a folder.

``parts_of`` gives the optional parts of an article's export: its sources, its profile, the
answers to checklists. Where it is not given, templates that show sources get what the window
shows (see `reader.library.export_parts`), each source marked as confirmed or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reader.exchange.export_parts import ExportParts
from reader.exchange.filenames import article_file_name
from reader.exchange.markdown import MarkdownOptions, render_markdown
from reader.exchange.merging import join_exports
from reader.exchange.saving import SaveOutcome, export_path, find_exports, save_export
from reader.exchange.template_rendering import open_renderer
from reader.library.export_parts import stored_parts
from reader.library.library import Library
from reader.library.progress import Progress
from reader.model.article import OpenArticle
from reader.model.errors import OutputError, UsageError

PartsOf = Callable[[OpenArticle], ExportParts]
"""Gives the optional parts of one article's export."""


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
    *,
    parts_of: PartsOf | None = None,
) -> str:
    """Return the articles' annotations as one Markdown text, in the order given.

    Raises:
        NotFoundError: when the library lacks an article.
        UsageError: when no article is given.
        CancelledError: when cancelled between articles.
    """
    rendered = _rendered(library, article_ids, options, progress, parts_of)
    return join_exports([text for _, text in rendered])


def export_to_file(
    library: Library,
    article_ids: Iterable[str],
    path: Path,
    *,
    options: MarkdownOptions | None = None,
    overwrite: bool = False,
    progress: Progress | None = None,
    parts_of: PartsOf | None = None,
) -> ExportSummary:
    """Write the articles' annotations into one file; what a person wrote in it stays.

    Raises:
        OutputError: when the file cannot be written, or this program did not write what is
            there (unless ``overwrite``), or the template is wrong; it is untouched.
        NotFoundError, UsageError, CancelledError: as `render_articles`.
    """
    template = (options or MarkdownOptions()).template
    rendered = list(_rendered(library, article_ids, options, progress, parts_of))
    text = join_exports([text for _, text in rendered])
    outcome = save_export(path, text, overwrite=overwrite, template=template.name)
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
    parts_of: PartsOf | None = None,
) -> ExportSummary:
    """Write each article's annotations into a file of its own; the folder is made if missing.

    An article that was exported there before goes into the same file, whatever that is called
    now. A file that cannot be written does not keep the others from being written; cancelling
    keeps the files that are written.

    Raises:
        OutputError: when the folder cannot be made or read.
        NotFoundError, UsageError, CancelledError: as `render_articles`.
    """
    template = (options or MarkdownOptions()).template
    suffix = f" – {template.label}.md" if template.label else ".md"
    _make_folder(folder)
    existing = find_exports(folder, template.name)
    taken: set[str] = set()
    files: list[ExportedFile] = []
    failures: list[str] = []
    annotations = 0
    for opened, text in _rendered(library, article_ids, options, progress, parts_of):
        article = opened.article
        name = article_file_name(article.title, article.outlet, article.published, suffix)
        path = export_path(folder, name, article.id, existing, taken)
        try:
            outcome = save_export(path, text, overwrite=overwrite, template=template.name)
            files.append(ExportedFile(path, outcome))
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
    parts_of: PartsOf | None,
) -> Iterator[tuple[OpenArticle, str]]:
    """Give each article with its Markdown, one at a time: the texts of all may be large."""
    progress = progress or Progress()
    wanted = list(dict.fromkeys(article_ids))
    if not wanted:
        raise UsageError("There are no articles to export.", "Choose some, or another selection.")
    options = options or MarkdownOptions()
    codebook = library.get_codebook()
    if parts_of is None:
        parts_of = partial(stored_parts, library) if options.template.needs_parts else _answers
    with open_renderer(options.template) as renderer:
        for number, article_id in enumerate(wanted):
            progress.raise_if_cancelled()
            opened = library.get_article(article_id)
            progress.report(number, len(wanted), opened.article.title)
            parts = parts_of(opened)
            yield opened, render_markdown(opened, codebook, options, parts, renderer)
    progress.report(len(wanted), len(wanted))


def _answers(opened: OpenArticle) -> ExportParts:
    return ExportParts(answers={one.id: one.answers for one in opened.annotations if one.answers})


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"The folder {folder} could not be made: {error.strerror}.", "Choose another folder."
        ) from error

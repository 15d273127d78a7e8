"""What is to be exported and where to, and the jobs that do it in the library's thread.

The exporters are imported in those jobs: they take a moment, and most starts export nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.model.errors import UsageError
from reader.model.queries import ArticleQuery
from reader.ui.articles.selection import ArticleSelection

if TYPE_CHECKING:
    from reader.exchange.markdown import MarkdownOptions
    from reader.library.exporting import ExportSummary
    from reader.library.library import Library
    from reader.library.progress import Progress

PREVIEWED = 20
"""Articles that a preview shows; of more, the first."""


class ExportWhat(StrEnum):
    """Which articles; the values are remembered."""

    ARTICLE = "article"
    SELECTED = "selected"
    SHOWN = "shown"
    ALL = "all"


class ExportWhere(StrEnum):
    """Into what; the values are remembered."""

    FILE = "file"
    FOLDER = "folder"


_Choice = TypeVar("_Choice", ExportWhat, ExportWhere)


@dataclass(frozen=True, slots=True)
class ExportScope:
    """What the choices mean at the moment: the open article, the selected ones, the filter."""

    article_id: str | None = None
    selected: ArticleSelection = field(default_factory=ArticleSelection)
    shown: ArticleQuery = field(default_factory=ArticleQuery)

    def list_ids(self, library: Library, what: ExportWhat) -> list[str]:
        """Return the ids of the articles, in the order of the list."""
        match what:
            case ExportWhat.ARTICLE:
                return [self.article_id] if self.article_id else []
            case ExportWhat.SELECTED:
                return self.selected.list_ids(library)
            case ExportWhat.SHOWN:
                return library.list_article_ids(self.shown)
            case ExportWhat.ALL:
                return library.list_article_ids(ArticleQuery())


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """One export. ``path`` is the file or the folder, "" before one was chosen."""

    what: ExportWhat = ExportWhat.ARTICLE
    where: ExportWhere = ExportWhere.FILE
    notes: bool = True
    path: str = ""
    template: str = "default"
    """The name of a template, or the path of a person's own."""

    @classmethod
    def from_choices(cls, choices: Mapping[str, str]) -> ExportRequest:
        """Return the request that `as_choices` described; defaults for what makes no sense."""
        return cls(
            what=_member(choices.get("what", ""), ExportWhat.ARTICLE),
            where=_member(choices.get("where", ""), ExportWhere.FILE),
            notes=choices.get("notes") != "no",
            path=choices.get("path", ""),
            template=choices.get("template") or "default",
        )

    def as_choices(self) -> dict[str, str]:
        """Return the request as the preferences keep it."""
        return {
            "what": self.what.value,
            "where": self.where.value,
            "notes": "yes" if self.notes else "no",
            "path": self.path,
            "template": self.template,
        }

    def options(self) -> MarkdownOptions:
        """Return what the exporter is to do.

        Raises:
            UsageError: when there is no such template.
            UnreadableError: when a person's own template cannot be read.
        """
        from reader.exchange.markdown import MarkdownOptions  # noqa: PLC0415 - see the module
        from reader.exchange.template_choice import find_template  # noqa: PLC0415 - see above

        template = find_template(self.template)
        return MarkdownOptions(notes=self.notes, template=template)


@dataclass(frozen=True, slots=True)
class ExportCounts:
    """How many articles each choice means; ``title`` is the open article's."""

    by_what: dict[ExportWhat, int]
    title: str = ""
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """The beginning of an export: its text, and how many articles it is of, of how many."""

    text: str
    shown: int
    total: int


def count_choices(library: Library, scope: ExportScope) -> ExportCounts:
    """Count what each choice means now."""
    from reader.exchange.filenames import article_file_name  # noqa: PLC0415 - see the module

    counts = {what: len(scope.list_ids(library, what)) for what in ExportWhat}
    if scope.article_id is None:
        return ExportCounts(counts)
    article = library.get_article(scope.article_id).article
    name = article_file_name(article.title, article.outlet, article.published)
    return ExportCounts(counts, article.title, name)


def preview_export(library: Library, request: ExportRequest, scope: ExportScope) -> ExportPreview:
    """Return what an export begins with, made by the exporter itself."""
    from reader.library.exporting import render_articles  # noqa: PLC0415 - see the module

    ids = scope.list_ids(library, request.what)
    if not ids:
        return ExportPreview("", 0, 0)
    text = render_articles(library, ids[:PREVIEWED], request.options())
    return ExportPreview(text, min(len(ids), PREVIEWED), len(ids))


def render_export(
    library: Library, request: ExportRequest, scope: ExportScope, progress: Progress | None = None
) -> str:
    """Return the whole export as one text, for the clipboard.

    Raises:
        UsageError: when there are no articles to export.
        CancelledError: when cancelled between articles.
    """
    from reader.library.exporting import render_articles  # noqa: PLC0415 - see the module

    ids = scope.list_ids(library, request.what)
    return render_articles(library, ids, request.options(), progress)


def run_export(
    library: Library,
    request: ExportRequest,
    scope: ExportScope,
    progress: Progress | None = None,
    *,
    overwrite: bool = False,
) -> ExportSummary:
    """Write the export to the request's path.

    Raises:
        UsageError: when there are no articles to export, or no path.
        OutputError: when a file cannot be written; see `reader.library.exporting`.
        CancelledError: when cancelled between articles.
    """
    from reader.library import exporting  # noqa: PLC0415 - see the module

    if not request.path:
        raise UsageError("It has not been said where to export to.", "Choose a file or folder.")
    to_folder = request.where is ExportWhere.FOLDER
    export = exporting.export_to_folder if to_folder else exporting.export_to_file
    return export(
        library,
        scope.list_ids(library, request.what),
        Path(request.path),
        options=request.options(),
        overwrite=overwrite,
        progress=progress,
    )


def repeat_export(
    library: Library, request: ExportRequest, scope: ExportScope, progress: Progress | None = None
) -> ExportSummary:
    """Export again as last time, without a question.

    One article at a time goes beside the file that was written last: into its own file where
    it has one there, whatever that is called, else into a new one.

    Raises:
        UsageError, OutputError, CancelledError: as `run_export`.
    """
    if request.what is ExportWhat.ARTICLE and request.where is ExportWhere.FILE and request.path:
        folder = str(Path(request.path).parent)
        request = replace(request, where=ExportWhere.FOLDER, path=folder)
    return run_export(library, request, scope, progress)


def replaces_other_text(path: Path, article_ids: list[str]) -> bool:
    """Tell whether writing would replace what is no export of these articles: ask first.

    An export of one of the articles is brought up to date instead, and what the person wrote
    into it stays.
    """
    from reader.exchange.merging import (  # noqa: PLC0415 - see the module
        exported_article_ids,
        is_own_export,
    )

    try:
        text = path.read_bytes().decode("utf-8") if path.is_file() else None
    except (OSError, UnicodeDecodeError):
        return True
    if text is None:
        return False
    held = exported_article_ids(text)
    return not is_own_export(text) or (bool(held) and set(held).isdisjoint(article_ids))


def _member(value: str, default: _Choice) -> _Choice:
    kind = type(default)
    return kind(value) if value in set(kind) else default

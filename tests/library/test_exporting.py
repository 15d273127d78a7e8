"""Exports: which articles and files, what is kept, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.libraries import add_article, annotate

from reader.exchange.export_parts import ExportParts
from reader.exchange.markdown import MarkdownOptions
from reader.exchange.saving import SaveOutcome
from reader.exchange.template_choice import find_template
from reader.library.exporting import export_to_file, export_to_folder, render_articles
from reader.library.library import Library
from reader.library.operations import EditNote
from reader.library.progress import CancelledError, Progress, ProgressReport
from reader.model.errors import NotFoundError, OutputError, UsageError
from reader.model.queries import ArticleQuery


@pytest.fixture
def two(library: Library) -> list[str]:
    """Return the ids of two articles with three annotations between them."""
    ids = [add_article(library, "First: a headline"), add_article(library, "Second headline")]
    annotate(library, ids[0], "officials said", ("hedge",), "Which officials?")
    annotate(library, ids[0], "the pumps")
    annotate(library, ids[1], "The port authority", ("institution",))
    return ids


def test_articles_are_rendered_in_the_order_given(library: Library, two: list[str]) -> None:
    text = render_articles(library, two)
    assert text.index("First: a headline") < text.index("Second headline")
    assert "> officials said" in text
    assert "Which officials?" in text
    again = render_articles(library, [two[1], two[0], two[1]])
    assert again.index("Second headline") < again.index("First: a headline")
    assert again.count("# Second headline") == 1


def test_options_reach_the_markdown(library: Library, two: list[str]) -> None:
    assert "Which officials?" not in render_articles(library, two, MarkdownOptions(notes=False))


def test_one_file_holds_all_articles(library: Library, two: list[str], tmp_path: Path) -> None:
    path = tmp_path / "all.md"
    summary = export_to_file(library, two, path)
    assert (summary.articles, summary.annotations) == (2, 3)
    assert [(file.path, file.outcome) for file in summary.files] == [(path, SaveOutcome.CREATED)]
    assert path.read_text(encoding="utf-8") == render_articles(library, two)
    (again,) = export_to_file(library, two, path).files
    assert again.outcome is SaveOutcome.UNCHANGED


def test_a_file_of_somebody_elses_is_only_overwritten_when_told_to(
    library: Library, two: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "mine.md"
    path.write_text("My own words\n", encoding="utf-8")
    with pytest.raises(OutputError, match="did not write it"):
        export_to_file(library, two, path)
    assert path.read_text(encoding="utf-8") == "My own words\n"
    (file,) = export_to_file(library, two, path, overwrite=True).files
    assert file.outcome is SaveOutcome.OVERWRITTEN


def test_a_folder_gets_a_file_for_each_article(
    library: Library, two: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "vault" / "news"
    summary = export_to_folder(library, library.list_article_ids(ArticleQuery()), folder)
    assert (summary.articles, summary.annotations, summary.failures) == (2, 3, ())
    names = sorted(path.name for path in folder.iterdir())
    assert names == [
        "2024-04-03 Harbour Gazette – First a headline.md",
        "2024-04-03 Harbour Gazette – Second headline.md",
    ]
    before = {path: path.read_bytes() for path in folder.iterdir()}
    again = export_to_folder(library, two, folder)
    assert {file.outcome for file in again.files} == {SaveOutcome.UNCHANGED}
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_articles_of_one_name_get_files_of_their_own(library: Library, tmp_path: Path) -> None:
    ids = [add_article(library, "Same headline") for _ in range(3)]
    folder = tmp_path / "vault"
    first = export_to_folder(library, ids, folder)
    assert len({file.path for file in first.files}) == 3
    second = export_to_folder(library, ids[::-1], folder)
    assert [file.path for file in second.files] == [file.path for file in first.files[::-1]]


def test_exporting_again_keeps_what_the_person_wrote_and_the_name_they_gave(
    library: Library, two: list[str], tmp_path: Path
) -> None:
    (file,) = export_to_folder(library, two[:1], tmp_path).files
    renamed = file.path.rename(tmp_path / "My name for it.md")
    renamed.write_text(renamed.read_text(encoding="utf-8") + "\nMy thoughts.\n", encoding="utf-8")
    (annotation, _) = library.get_article(two[0]).annotations
    library.run(EditNote(annotation.id, "A new note"))
    (again,) = export_to_folder(library, two[:1], tmp_path).files
    assert (again.path, again.outcome) == (renamed, SaveOutcome.UPDATED)
    text = renamed.read_text(encoding="utf-8")
    assert "A new note" in text
    assert "My thoughts." in text


def test_a_file_that_cannot_be_written_does_not_keep_the_others_from_it(
    library: Library, two: list[str], tmp_path: Path
) -> None:
    taken = tmp_path / "2024-04-03 Harbour Gazette – First a headline.md"
    taken.write_text("My own words\n", encoding="utf-8")
    summary = export_to_folder(library, two, tmp_path)
    assert (summary.articles, summary.annotations) == (1, 1)
    assert len(summary.failures) == 1
    assert taken.name in summary.failures[0]
    assert taken.read_text(encoding="utf-8") == "My own words\n"


def test_a_folder_that_cannot_be_made_is_explained(
    library: Library, two: list[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="could not be made"):
        export_to_folder(library, two, tmp_path / "file" / "folder")


def test_nothing_to_export_is_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no articles to export"):
        export_to_file(library, [], tmp_path / "all.md")
    with pytest.raises(NotFoundError):
        export_to_file(library, ["gone"], tmp_path / "all.md")
    assert not (tmp_path / "all.md").exists()


def test_progress_tells_the_title_and_cancelling_keeps_written_files(
    library: Library, two: list[str], tmp_path: Path
) -> None:
    reports: list[ProgressReport] = []

    def listen(report: ProgressReport) -> None:
        reports.append(report)
        progress.cancel()

    progress = Progress(listen)
    with pytest.raises(CancelledError):
        export_to_folder(library, two, tmp_path / "vault", progress=progress)
    assert reports == [ProgressReport(0, 2, "First: a headline")]
    assert len(list((tmp_path / "vault").iterdir())) == 1


# --- templates -----------------------------------------------------------------------------


def test_a_memo_shows_sources_that_nobody_has_looked_at_as_not_reviewed(
    library: Library, two: list[str]
) -> None:
    options = MarkdownOptions(template=find_template("fact-check-memo"))
    text = render_articles(library, two, options)
    assert text.count("# Fact-check memo: ") == 2
    assert "· not reviewed" in text
    assert "claim ← " in text


def test_parts_that_are_given_are_those_that_are_shown(library: Library, two: list[str]) -> None:
    options = MarkdownOptions(template=find_template("fact-check-memo"))
    text = render_articles(library, two[:1], options, parts_of=lambda _opened: ExportParts())
    assert "No ledger of sources was made." in text
    assert "No sourcing profile was made." in text


def test_a_folder_holds_the_exports_of_several_templates_beside_each_other(
    library: Library, two: list[str], tmp_path: Path
) -> None:
    for name in ("default", "fact-check-memo", "letter-to-outlet"):
        options = MarkdownOptions(template=find_template(name))
        export_to_folder(library, two, tmp_path, options=options)
    names = sorted(path.name.partition("Second ")[2] for path in tmp_path.glob("*Second*.md"))
    assert names == ["headline – fact-check memo.md", "headline – letter.md", "headline.md"]
    annotate(library, two[1], "the pumps", ("institution",))
    options = MarkdownOptions(template=find_template("fact-check-memo"))
    again = export_to_folder(library, two, tmp_path, options=options)
    assert [file.outcome for file in again.files] == [SaveOutcome.UNCHANGED, SaveOutcome.UPDATED]


def test_a_persons_own_template_renders_every_article(
    library: Library, two: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "list.md.j2"
    path.write_text("- {{ article.title | line }}: {{ annotations | length }}\n")
    options = MarkdownOptions(template=find_template(str(path)))
    text = render_articles(library, two, options)
    assert text == "- First: a headline: 2\n\n- Second headline: 1\n"


def test_a_wrong_template_writes_nothing(library: Library, two: list[str], tmp_path: Path) -> None:
    path = tmp_path / "wrong.j2"
    path.write_text("{{ nothing }}")
    options = MarkdownOptions(template=find_template(str(path)))
    with pytest.raises(OutputError, match="'nothing' is undefined"):
        export_to_file(library, two, tmp_path / "out.md", options=options)
    assert not (tmp_path / "out.md").exists()

"""The export dialog over a real library and real files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot
from tests.support.window_library import PATIENCE, add_article, opened_client, perform

from reader.library.exporting import ExportSummary
from reader.library.library import Library
from reader.library.operations import EditNote
from reader.library.progress import Progress
from reader.model.queries import ArticleQuery
from reader.ui.articles.selection import ArticleSelection
from reader.ui.client import LibraryClient
from reader.ui.export_dialog import ExportDialog
from reader.ui.export_request import (
    ExportRequest,
    ExportScope,
    ExportWhat,
    ExportWhere,
    repeat_export,
)
from reader.ui.theme import load_theme


@pytest.fixture
def client(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryClient]:
    with opened_client(qtbot, tmp_path / "library") as made:
        for number in range(1, 4):
            add_article(qtbot, made, number, tag_ids=("unnamed-source",))
        yield made


SELECTED = ArticleSelection(("article-1", "article-2"))
SCOPE = ExportScope("article-1", SELECTED, ArticleQuery(words="plan 3"))


def opened(
    qtbot: QtBot, client: LibraryClient, choices: dict[str, str], scope: ExportScope = SCOPE
) -> ExportDialog:
    dialog = ExportDialog(client, scope, choices, load_theme("light"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.show()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    qtbot.waitUntil(lambda: bool(dialog._counts.by_what), timeout=PATIENCE)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, client: LibraryClient) -> ExportDialog:
    made = opened(qtbot, client, {})
    qtbot.waitUntil(lambda: bool(made.preview_text()), timeout=PATIENCE)
    return made


def save(qtbot: QtBot, dialog: ExportDialog, path: Path) -> None:
    with qtbot.waitSignal(dialog.exported, timeout=PATIENCE):
        dialog.save_to(path)


def test_preview_is_what_is_written(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    save(qtbot, dialog, path)
    assert path.read_text(encoding="utf-8") == dialog.preview_text()
    assert dialog.result_text() == f"1 article, 1 annotation → \u2068{path}\u2069"


def test_preview_follows_the_choices(qtbot: QtBot, dialog: ExportDialog) -> None:
    assert "Note on 1." in dialog.preview_text()
    dialog._choices.notes.setChecked(False)
    qtbot.waitUntil(lambda: "Note on 1." not in dialog.preview_text(), timeout=PATIENCE)
    dialog._choices.button(ExportWhat.ALL).click()
    qtbot.waitUntil(lambda: "Harbour plan 3" in dialog.preview_text(), timeout=PATIENCE)


def test_preview_follows_the_library(
    qtbot: QtBot, dialog: ExportDialog, client: LibraryClient
) -> None:
    annotation_id = "00000001-0000-4000-8000-000000000000"
    perform(qtbot, client, EditNote(annotation_id, "Changed meanwhile."))
    qtbot.waitUntil(lambda: "Changed meanwhile." in dialog.preview_text(), timeout=PATIENCE)


def test_choices_say_how_many_articles_they_mean(dialog: ExportDialog) -> None:
    texts = [dialog._choices.button(what).text() for what in ExportWhat]
    assert [text.replace("&", "") for text in texts] == [
        "This article",
        "Selected articles (2)",
        "Articles shown in the list (1)",
        "All articles (3)",
    ]


def test_choice_of_nothing_cannot_be_made(qtbot: QtBot, client: LibraryClient) -> None:
    dialog = opened(qtbot, client, {"what": "article"}, ExportScope())
    assert not dialog._choices.button(ExportWhat.ARTICLE).isEnabled()
    assert dialog.request().what is ExportWhat.SHOWN


def test_copy_puts_the_whole_export_on_the_clipboard(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog._copy.click()
    qtbot.waitUntil(lambda: "Copied" in dialog.result_text(), timeout=PATIENCE)
    assert QApplication.clipboard().text() == dialog.preview_text()


def test_folder_gets_a_file_for_each_article(
    qtbot: QtBot, client: LibraryClient, tmp_path: Path
) -> None:
    dialog = opened(qtbot, client, {"what": "all", "where": "folder"})
    folder = tmp_path / "vault"
    save(qtbot, dialog, folder)
    names = sorted(path.name for path in folder.iterdir())
    assert names == [f"2026-03-14 Gull Bay Courier – Harbour plan {n}.md" for n in (1, 2, 3)]
    assert dialog.result_text().startswith("3 articles, 3 annotations → ")


def test_foreign_file_is_overwritten_only_after_a_question(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    path = tmp_path / "mine.md"
    path.write_text("My own words.", encoding="utf-8")
    dialog.save_to(path)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)), timeout=PATIENCE)
    (question,) = dialog.findChildren(QMessageBox)
    assert question.textFormat() is Qt.TextFormat.PlainText
    assert path.read_text(encoding="utf-8") == "My own words."
    button = next(each for each in question.buttons() if each.text() == "Overwrite")
    with qtbot.waitSignal(dialog.exported, timeout=PATIENCE):
        button.click()
    assert path.read_text(encoding="utf-8") == dialog.preview_text()


def test_own_file_is_brought_up_to_date_and_keeps_what_was_written(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    path = tmp_path / "out.md"
    save(qtbot, dialog, path)
    path.write_text(path.read_text(encoding="utf-8") + "\nMy own end.\n", encoding="utf-8")
    save(qtbot, dialog, path)
    assert path.read_text(encoding="utf-8").endswith("\nMy own end.\n")
    assert dialog.findChildren(QMessageBox) == []


def test_file_that_cannot_be_written_is_explained(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.save_to(tmp_path / "missing" / "out.md")
    qtbot.waitUntil(lambda: "does not exist" in dialog.result_text(), timeout=PATIENCE)
    assert dialog._save.isEnabled()


def test_save_suggests_the_articles_own_name(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog._save.click()
    asked = dialog.findChild(QFileDialog)
    assert asked is not None
    assert asked.testOption(QFileDialog.Option.DontConfirmOverwrite)
    (name,) = asked.selectedFiles()
    assert Path(name).name == "2026-03-14 Gull Bay Courier – Harbour plan 1.md"
    asked.reject()


def test_choices_are_remembered(
    qtbot: QtBot, client: LibraryClient, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog._choices.button(ExportWhat.SELECTED).click()
    dialog._choices.notes.setChecked(False)
    save(qtbot, dialog, tmp_path / "out.md")
    again = opened(qtbot, client, dialog.choices())
    assert again.request() == ExportRequest(
        ExportWhat.SELECTED, ExportWhere.FILE, notes=False, path=str(tmp_path / "out.md")
    )


def test_nonsense_among_the_remembered_choices_does_no_harm() -> None:
    request = ExportRequest.from_choices({"what": "moon", "where": "", "notes": "perhaps"})
    assert request == ExportRequest()


def test_export_again_goes_to_the_same_place(
    qtbot: QtBot, client: LibraryClient, dialog: ExportDialog, tmp_path: Path
) -> None:
    path = tmp_path / "renamed by me.md"
    save(qtbot, dialog, path)
    request = dialog.request()
    for article_id in ("article-1", "article-2"):
        with qtbot.waitSignal(client.work_ended, timeout=PATIENCE):
            client.run_long(_repeat(request, article_id), "Exporting", lambda _summary: None)
    names = sorted(each.name for each in tmp_path.glob("*.md"))
    assert names == ["2026-03-14 Gull Bay Courier – Harbour plan 2.md", "renamed by me.md"]


def _repeat(
    request: ExportRequest, article_id: str
) -> Callable[[Library, Progress], ExportSummary]:
    return lambda library, progress: repeat_export(
        library, request, ExportScope(article_id), progress
    )


def test_dialog_closed_while_the_preview_is_made_harms_nothing(
    qtbot: QtBot, client: LibraryClient
) -> None:
    dialog = ExportDialog(client, SCOPE, {}, load_theme("dark"))
    dialog.show()
    dialog.close()
    answered: list[int] = []
    client.fetch(lambda library: len(library.list_article_ids(ArticleQuery())), answered.append)
    qtbot.waitUntil(lambda: answered == [3], timeout=PATIENCE)


def test_every_label_is_plain_text(dialog: ExportDialog) -> None:
    assert {label.textFormat() for label in dialog.findChildren(QLabel)} == {
        Qt.TextFormat.PlainText
    }


def test_a_form_is_chosen_and_seen_in_the_preview(
    qtbot: QtBot, client: LibraryClient, tmp_path: Path
) -> None:
    dialog = opened(qtbot, client, {})
    dialog._choices.choose_template("fact-check-memo")
    qtbot.waitUntil(lambda: 'template: "fact-check-memo"' in dialog.preview_text())
    assert "unanswered: " in dialog.preview_text(), "questions that nobody has answered"
    with qtbot.waitSignal(dialog.exported, timeout=PATIENCE):
        dialog.save_to(tmp_path / "memo.md")
    assert 'template: "fact-check-memo"' in (tmp_path / "memo.md").read_text(encoding="utf-8")
    assert dialog.choices()["template"] == "fact-check-memo"
    again = opened(qtbot, client, dialog.choices())
    assert again._choices.request("").template == "fact-check-memo", "it is there the next time"


def test_an_own_template_is_chosen_from_a_file(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "list.md.j2"
    own.write_text("Mine: {{ article.title | line }}\n", encoding="utf-8")
    answers = iter([("", ""), (str(own), "")])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: next(answers))
    before = dialog._choices.request("").template
    dialog._choices.choose_template("?")
    assert dialog._choices.request("").template == before, "nothing was chosen"
    dialog._choices.choose_template("?")
    assert dialog._choices.request("").template == str(own)
    qtbot.waitUntil(lambda: dialog.preview_text().startswith("Mine: Harbour plan 1"))

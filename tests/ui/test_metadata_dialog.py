"""The dialog that corrects an article's metadata."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.support.window_library import (
    PATIENCE,
    add_article,
    library_of,
    opened_client,
    perform,
)

from reader.library.operations import EditMetadata, Metadata
from reader.model.article import Article
from reader.model.parsed_article import PublicationDate
from reader.ui.client import LibraryClient
from reader.ui.metadata_dialog import MetadataDialog
from reader.ui.theme import load_theme


@pytest.fixture
def client(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryClient]:
    with opened_client(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def dialog(qtbot: QtBot, client: LibraryClient) -> MetadataDialog:
    add_article(qtbot, client, 1)
    made = MetadataDialog(client, stored(client), load_theme("light"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    return made


def stored(client: LibraryClient) -> Article:
    library = library_of(client)
    try:
        return library.get_article("article-1").article
    finally:
        library.close()


def field(dialog: MetadataDialog, name: str) -> QLineEdit:
    (found,) = (each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)
    return found


def type_date(qtbot: QtBot, dialog: MetadataDialog, written: str, said: str) -> None:
    field(dialog, "Date").setText(written)
    field(dialog, "Date").editingFinished.emit()
    qtbot.waitUntil(lambda: said in dialog.date_note(), timeout=PATIENCE)


def save(qtbot: QtBot, dialog: MetadataDialog) -> None:
    (button,) = (
        each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == "Save"
    )
    button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible() or bool(dialog.problem_text()), timeout=PATIENCE)


def test_what_is_typed_is_kept(qtbot: QtBot, client: LibraryClient, dialog: MetadataDialog) -> None:
    field(dialog, "Title").setText("The harbour plan")
    field(dialog, "Outlet").setText("The Quay")
    field(dialog, "Date").setText("3 May 2024")
    field(dialog, "Language").setText("en_gb")
    field(dialog, "Address").setText("https://quay.example/plan")
    authors = dialog.findChild(QPlainTextEdit)
    assert authors is not None
    authors.setPlainText("Ines Tallow\nTom Quill\n")
    save(qtbot, dialog)
    article = stored(client)
    assert dialog.problem_text() == ""
    assert (article.title, article.outlet) == ("The harbour plan", "The Quay")
    assert article.published == PublicationDate("3 May 2024", "2024-05-03")
    assert (article.language, article.url) == ("en-GB", "https://quay.example/plan")
    assert article.byline == ("Ines Tallow", "Tom Quill")
    client.undo()
    qtbot.waitUntil(lambda: stored(client).title == "Harbour plan 1", timeout=PATIENCE)


def test_a_date_is_explained_while_it_is_typed(qtbot: QtBot, dialog: MetadataDialog) -> None:
    assert "2026" in dialog.date_note()
    type_date(qtbot, dialog, "03/05/2024", "two days")
    type_date(qtbot, dialog, "soon", "Not understood")


@pytest.mark.parametrize(
    ("name", "typed", "problem"),
    [
        ("Address", "not an address", "no web address"),
        ("Language", "the Queen's", "no language"),
        ("Title", "  ", "needs a title"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    qtbot: QtBot,
    client: LibraryClient,
    dialog: MetadataDialog,
    name: str,
    typed: str,
    problem: str,
) -> None:
    before = stored(client)
    field(dialog, name).setText(typed)
    save(qtbot, dialog)
    assert dialog.isVisible()
    assert problem in dialog.problem_text()
    assert stored(client) == before


def test_what_was_changed_meanwhile_is_not_overwritten(
    qtbot: QtBot, client: LibraryClient, dialog: MetadataDialog
) -> None:
    perform(qtbot, client, EditMetadata("article-1", Metadata("Changed elsewhere")))
    field(dialog, "Title").setText("The harbour plan")
    save(qtbot, dialog)
    assert "changed elsewhere" in dialog.problem_text()
    assert stored(client).title == "Changed elsewhere"


def test_every_field_and_button_has_a_name(dialog: MetadataDialog) -> None:
    for kind in (QLineEdit, QPlainTextEdit):
        assert all(each.accessibleName() for each in dialog.findChildren(kind))
    assert all(each.text() for each in dialog.findChildren(QAbstractButton))

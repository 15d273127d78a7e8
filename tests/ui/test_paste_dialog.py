"""The dialog that makes an article of copied text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from tests.support.signals import carried
from tests.support.window_library import (
    PATIENCE,
    article_ids,
    library_of,
    opened_client,
    perform,
)

from reader.library.operations import AddArticles, NewArticle
from reader.model.document import BlockKind
from reader.model.errors import UnreadableError, UsageError
from reader.ui.client import LibraryClient
from reader.ui.paste_dialog import PasteDialog
from reader.ui.pasted_article import (
    ArticleFields,
    article_from_fields,
    read_pasted_html,
    read_pasted_text,
)
from reader.ui.theme import load_theme

HTML = (
    "<html><body><!--StartFragment--><h1>Harbour plan dropped</h1>"
    "<p>Two officials said so in <b>June</b>.\u00a0No more was said.</p>"
    "<ul><li>One quay</li><li>Two ferries</li></ul>"
    "<script>alert(1)</script><img src='file:///dev/zero'><!--EndFragment--></body></html>"
)


@pytest.fixture
def client(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryClient]:
    with opened_client(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def dialog(qtbot: QtBot, client: LibraryClient) -> PasteDialog:
    made = PasteDialog(client, load_theme("light"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def paste(dialog: PasteDialog, *, text: str = "", html: str = "") -> None:
    carried = QMimeData()
    if text:
        carried.setText(text)
    if html:
        carried.setHtml(html)
    dialog._text.insertFromMimeData(carried)


def test_pasted_html_becomes_blocks_and_a_title(
    qtbot: QtBot, dialog: PasteDialog, client: LibraryClient
) -> None:
    paste(dialog, html=HTML, text="flat")
    qtbot.waitUntil(lambda: dialog._title.text() == "Harbour plan dropped", timeout=PATIENCE)
    assert "• One quay" in dialog._text.toPlainText()
    QTest.keyClicks(dialog._outlet, "Gull Bay Courier")
    with qtbot.waitSignal(dialog.added, timeout=PATIENCE) as added:
        dialog._add.click()
    library = library_of(client)
    try:
        opened = library.get_article(carried(added)[0])
    finally:
        library.close()
    kinds = [block.kind for block in opened.revision.document.blocks[:3]]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM]
    assert "\u00a0No more" in opened.revision.document.text
    assert (opened.article.title, opened.article.outlet) == (
        "Harbour plan dropped",
        "Gull Bay Courier",
    )
    assert not dialog.isVisible()


def test_plain_text_can_be_pasted_changed_and_added(
    qtbot: QtBot, dialog: PasteDialog, client: LibraryClient
) -> None:
    paste(dialog, text="Nobody told us, said the ferry office.\n\nThe council did not reply.")
    qtbot.waitUntil(lambda: bool(dialog._text.toPlainText()), timeout=PATIENCE)
    dialog._title.setText("Ferries stop")
    dialog._text.moveCursor(dialog._text.textCursor().MoveOperation.End)
    QTest.keyClicks(dialog._text, " Not once.")
    with qtbot.waitSignal(dialog.added, timeout=PATIENCE) as added:
        dialog._add.click()
    library = library_of(client)
    try:
        opened = library.get_article(carried(added)[0])
    finally:
        library.close()
    assert opened.revision.headline == "Ferries stop"
    assert opened.revision.document.text.endswith("The council did not reply. Not once.")


def test_date_is_explained_and_kept(qtbot: QtBot, dialog: PasteDialog) -> None:
    QTest.keyClicks(dialog._date, "3 April 2026")
    dialog._date.editingFinished.emit()
    qtbot.waitUntil(lambda: "Understood as" in dialog._date_note.text(), timeout=PATIENCE)
    dialog._date.setText("03/04/2026")
    dialog._date.editingFinished.emit()
    qtbot.waitUntil(lambda: "two days" in dialog._date_note.text(), timeout=PATIENCE)


def test_nothing_to_add_is_said_in_words(qtbot: QtBot, dialog: PasteDialog) -> None:
    dialog._add.click()
    qtbot.waitUntil(lambda: bool(dialog.problem_text()), timeout=PATIENCE)
    assert dialog.problem_text() == "There is no text yet. Paste the article's text."
    assert dialog._add.isEnabled()


def test_article_that_is_there_already_is_offered_instead(
    qtbot: QtBot, dialog: PasteDialog, client: LibraryClient
) -> None:
    parsed = article_from_fields(ArticleFields("Twice", text="The same words, twice."), None)
    perform(qtbot, client, AddArticles([NewArticle("article-1", parsed)]))
    dialog._title.setText("Twice")
    dialog._text.setPlainText("The same words, twice.")
    dialog._add.click()
    qtbot.waitUntil(dialog._open_present.isVisible, timeout=PATIENCE)
    assert "“\u2068Twice\u2069”" in dialog.problem_text()
    with qtbot.waitSignal(dialog.present_article_requested) as asked:
        dialog._open_present.click()
    assert asked.args == ["article-1"]
    assert article_ids(client) == ["article-1"]


def test_adding_can_be_undone(qtbot: QtBot, dialog: PasteDialog, client: LibraryClient) -> None:
    dialog._text.setPlainText("Some words.")
    with qtbot.waitSignal(dialog.added, timeout=PATIENCE):
        dialog._add.click()
    with qtbot.waitSignal(client.saved, timeout=PATIENCE):
        client.undo()
    assert article_ids(client) == []


def test_address_that_is_none_is_refused() -> None:
    fields = ArticleFields(text="Words.", address="javascript:alert(1)")
    with pytest.raises(UsageError, match="no web address"):
        article_from_fields(fields, None)


def test_text_without_title_gets_its_first_words() -> None:
    parsed = article_from_fields(ArticleFields(text="Nobody knew. Then they did."), None)
    assert parsed.headline == "Nobody knew."
    assert parsed.document.text == "Nobody knew. Then they did."


def test_unchanged_text_keeps_its_blocks_and_changed_text_does_not() -> None:
    pasted = read_pasted_html(HTML)
    kept = article_from_fields(ArticleFields("T", text=pasted.shown), pasted)
    assert kept.document == pasted.parsed.document
    changed = article_from_fields(ArticleFields("T", text=pasted.shown + " More."), pasted)
    assert {block.kind for block in changed.document.blocks} == {BlockKind.PARAGRAPH}


def test_html_without_words_is_refused() -> None:
    with pytest.raises(UnreadableError):
        read_pasted_html("<script>1</script><p> </p>")


def test_endless_word_is_broken_only_where_it_is_shown() -> None:
    pasted = read_pasted_text("A title\n\n" + "x" * 30_000 + " and more words follow here.")
    assert max(map(len, pasted.shown.split())) <= 2_000
    assert "x" * 30_000 in pasted.parsed.document.text


def test_every_field_has_a_name_and_labels_are_plain(dialog: PasteDialog) -> None:
    fields = [*dialog.findChildren(QLineEdit), dialog._text]
    assert all(field.accessibleName() for field in fields)
    notes = [label for label in dialog.findChildren(QLabel) if label.buddy() is None]
    assert {label.textFormat() for label in notes} == {Qt.TextFormat.PlainText}

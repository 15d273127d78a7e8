"""The codebook dialog over a real library."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMessageBox, QPlainTextEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.support.annotated_articles import sample_codebook
from tests.support.window_library import PATIENCE, add_article, opened_client

from reader.model.codebook import Codebook, Tag
from reader.ui.client import LibraryClient
from reader.ui.tags.editor import CodebookDialog
from reader.ui.tags.form import TagForm
from reader.ui.tags.slot_picker import SlotPicker
from reader.ui.tags.tree_model import TAG_MIME, TagTreeModel
from reader.ui.theme import load_theme


@pytest.fixture
def client(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryClient]:
    with opened_client(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def dialog(qtbot: QtBot, client: LibraryClient) -> CodebookDialog:
    made = CodebookDialog(client, load_theme("light"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    qtbot.waitUntil(lambda: len(made._codebook) > 0, timeout=PATIENCE)
    return made


def until(qtbot: QtBot, dialog: CodebookDialog, fact: Callable[[Codebook], object]) -> None:
    """Wait until the codebook that the dialog shows is as it should be."""
    qtbot.waitUntil(lambda: bool(fact(dialog._codebook)), timeout=PATIENCE)


def tag_of(codebook: Codebook, tag_id: str) -> Tag:
    tag = codebook.find(tag_id)
    assert tag is not None
    return tag


def field(dialog: CodebookDialog, name: str) -> QLineEdit:
    return next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)


def box(dialog: CodebookDialog, name: str) -> QComboBox:
    return next(each for each in dialog.findChildren(QComboBox) if each.accessibleName() == name)


def test_new_tag_is_chosen_and_ready_to_be_named(qtbot: QtBot, dialog: CodebookDialog) -> None:
    dialog._add.click()
    until(qtbot, dialog, lambda codebook: codebook.find_by_name("New tag"))
    name = field(dialog, "Name")
    assert name.hasFocus()
    assert name.selectedText() == "New tag"
    QTest.keyClicks(name, "Wire copy")
    QTest.keyClick(name, Qt.Key.Key_Tab)
    until(qtbot, dialog, lambda codebook: codebook.find_by_name("Wire copy"))
    current = dialog.current_tag()
    assert current is not None
    assert current.name == "Wire copy"


def test_renaming_is_one_step_to_undo(
    qtbot: QtBot, dialog: CodebookDialog, client: LibraryClient
) -> None:
    dialog.choose("passive-hearsay")
    field(dialog, "Name").setText("Rumour")
    field(dialog, "Name").editingFinished.emit()
    until(qtbot, dialog, lambda codebook: tag_of(codebook, "passive-hearsay").name == "Rumour")
    dialog._undo.click()
    until(qtbot, dialog, lambda codebook: tag_of(codebook, "passive-hearsay").name == "Hearsay")
    qtbot.waitUntil(lambda: field(dialog, "Name").text() == "Hearsay", timeout=PATIENCE)


def test_key_is_taken_from_another_tag_and_said_so(qtbot: QtBot, dialog: CodebookDialog) -> None:
    dialog.choose("passive-hearsay")
    owner = dialog._codebook.find_by_shortcut(1)
    assert owner is not None
    key = box(dialog, "Key")
    key.setCurrentIndex(key.findData(1))
    said: list[str] = []
    dialog._form._key.activated.connect(lambda: said.append(dialog._form._key_note.text()))
    key.activated.emit(key.currentIndex())
    assert said == [f"Key 1 is taken from “{owner.name}”."]
    until(qtbot, dialog, lambda codebook: tag_of(codebook, "passive-hearsay").shortcut == 1)
    assert tag_of(dialog._codebook, owner.id).shortcut is None


def test_colour_definition_and_checklist_are_saved(qtbot: QtBot, dialog: CodebookDialog) -> None:
    dialog.choose("passive-hearsay")
    slots = dialog.findChild(SlotPicker)
    assert slots is not None
    slots._group.button(6).click()
    until(qtbot, dialog, lambda codebook: tag_of(codebook, "passive-hearsay").slot == 6)
    definition, checklist = dialog.findChildren(QPlainTextEdit)
    definition.setPlainText("Told by somebody who was told.")
    checklist.setPlainText("Who told them?\n\n  When?  ")
    dialog._form.flush()
    until(
        qtbot,
        dialog,
        lambda codebook: (
            tag_of(codebook, "passive-hearsay").checklist == ("Who told them?", "When?")
        ),
    )
    assert (
        tag_of(dialog._codebook, "passive-hearsay").definition == "Told by somebody who was told."
    )


def test_what_is_typed_is_saved_when_another_tag_is_chosen(
    qtbot: QtBot, dialog: CodebookDialog
) -> None:
    dialog.choose("passive-hearsay")
    dialog.findChildren(QPlainTextEdit)[0].setPlainText("New words")
    dialog.choose("document")
    until(
        qtbot,
        dialog,
        lambda codebook: tag_of(codebook, "passive-hearsay").definition == "New words",
    )
    assert tag_of(dialog._codebook, "document").definition != "New words"


def test_move_down_changes_the_order(qtbot: QtBot, dialog: CodebookDialog) -> None:
    first, second = dialog._codebook.tags[:2]
    dialog.choose(first.id)
    dialog._down.click()
    until(qtbot, dialog, lambda codebook: [t.id for t in codebook][:2] == [second.id, first.id])
    current = dialog.current_tag()
    assert current is not None
    assert current.id == first.id


def test_drop_on_a_tag_puts_it_below(qtbot: QtBot, dialog: CodebookDialog) -> None:
    carried = QMimeData()
    carried.setData(TAG_MIME, b"passive-hearsay")
    model = dialog._tags
    assert not model.dropMimeData(
        carried, Qt.DropAction.MoveAction, -1, -1, model.index_of("second-hand")
    )
    until(
        qtbot,
        dialog,
        lambda codebook: tag_of(codebook, "passive-hearsay").parent_id == "second-hand",
    )
    assert model.index_of("passive-hearsay").parent() == model.index_of("second-hand")


def test_drop_between_tags_moves_it_there(qtbot: QtBot, dialog: CodebookDialog) -> None:
    ids = [tag.id for tag in dialog._codebook]
    carried = QMimeData()
    carried.setData(TAG_MIME, ids[4].encode())
    dialog._tags.dropMimeData(carried, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    moved = [ids[0], ids[4], *ids[1:4], *ids[5:]]
    until(qtbot, dialog, lambda codebook: [tag.id for tag in codebook] == moved)


def test_merging_moves_the_passages(
    qtbot: QtBot, dialog: CodebookDialog, client: LibraryClient
) -> None:
    add_article(qtbot, client, 1, tag_ids=("passive-hearsay",))
    qtbot.waitUntil(lambda: dialog._uses.get("passive-hearsay") == 1, timeout=PATIENCE)
    dialog.choose("passive-hearsay")
    dialog._fill_merge_menu()
    action = next(a for a in dialog._merge_menu.actions() if a.text() == "Document")
    action.trigger()
    qtbot.waitUntil(lambda: dialog._uses.get("document") == 1, timeout=PATIENCE)
    assert dialog._codebook.find("passive-hearsay") is None
    current = dialog.current_tag()
    assert current is not None
    assert current.id == "document"


def test_unused_tag_is_deleted_without_a_question(qtbot: QtBot, dialog: CodebookDialog) -> None:
    dialog.choose("passive-hearsay")
    dialog._delete.click()
    until(qtbot, dialog, lambda codebook: codebook.find("passive-hearsay") is None)
    assert dialog.findChildren(QMessageBox) == []


def test_used_tag_is_deleted_only_after_a_question(
    qtbot: QtBot, dialog: CodebookDialog, client: LibraryClient
) -> None:
    add_article(qtbot, client, 1, tag_ids=("passive-hearsay",))
    qtbot.waitUntil(lambda: dialog._uses.get("passive-hearsay") == 1, timeout=PATIENCE)
    dialog.choose("passive-hearsay")
    dialog._delete.click()
    (question,) = dialog.findChildren(QMessageBox)
    assert question.textFormat() is Qt.TextFormat.PlainText
    assert "one passage" in question.informativeText()
    assert dialog._codebook.find("passive-hearsay") is not None
    next(button for button in question.buttons() if button.text() == "Delete").click()
    until(qtbot, dialog, lambda codebook: codebook.find("passive-hearsay") is None)


def test_archived_tag_can_be_shown_and_restored(qtbot: QtBot, dialog: CodebookDialog) -> None:
    dialog.choose("passive-hearsay")
    dialog._archive.click()
    until(qtbot, dialog, lambda codebook: tag_of(codebook, "passive-hearsay").archived)
    assert not dialog._tags.index_of("passive-hearsay").isValid()
    dialog._archived.setChecked(True)
    dialog.choose("passive-hearsay")
    assert dialog._archive.text() == "&Restore"
    dialog._archive.click()
    until(qtbot, dialog, lambda codebook: not tag_of(codebook, "passive-hearsay").archived)


def test_name_that_is_taken_is_refused_in_words_and_put_back(
    qtbot: QtBot, dialog: CodebookDialog
) -> None:
    dialog.choose("passive-hearsay")
    name = field(dialog, "Name")
    name.setText("document")
    name.editingFinished.emit()
    qtbot.waitUntil(dialog._problem.isVisible, timeout=PATIENCE)
    assert "There is a tag “Document”" in dialog._problem.text()
    qtbot.waitUntil(lambda: name.text() == "Hearsay", timeout=PATIENCE)


def test_exported_codebook_can_be_imported_again(
    qtbot: QtBot, dialog: CodebookDialog, tmp_path: Path
) -> None:
    path = tmp_path / "codebook.json"
    with qtbot.waitSignal(dialog._files.written, timeout=PATIENCE):
        dialog._files.write(path, dialog._codebook)
    values = json.loads(path.read_text(encoding="utf-8"))
    values["tags"].append({"name": "Wire copy"})
    path.write_text(json.dumps(values), encoding="utf-8")
    dialog._files.read(path)
    until(qtbot, dialog, lambda codebook: codebook.find_by_name("Wire copy"))


def test_file_that_is_no_codebook_is_refused_in_words(
    qtbot: QtBot, dialog: CodebookDialog, tmp_path: Path
) -> None:
    path = tmp_path / "broken.json"
    path.write_text("not json", encoding="utf-8")
    dialog._files.read(path)
    qtbot.waitUntil(dialog._problem.isVisible, timeout=PATIENCE)
    assert "no codebook" in dialog._problem.text()


def test_a_newsrooms_questions_are_added_once_and_taken_back_as_one_step(
    qtbot: QtBot, dialog: CodebookDialog
) -> None:
    question = "Was more than one source sought?"

    def asks(codebook: Codebook) -> bool:
        return question in tag_of(codebook, "unnamed-source").checklist

    assert not asks(dialog._codebook)
    own = tag_of(dialog._codebook, "unnamed-source").checklist
    first = dialog._questions_menu.actions()[0]
    assert first.text().startswith("AP")
    assert first.toolTip()
    first.trigger()
    until(qtbot, dialog, asks)
    assert tag_of(dialog._codebook, "unnamed-source").checklist[: len(own)] == own
    again = dialog._questions_menu.actions()[0]
    assert again.isChecked()
    assert not again.isEnabled()
    dialog._undo.click()
    until(qtbot, dialog, lambda codebook: not asks(codebook))
    assert dialog._questions_menu.actions()[0].isEnabled()


def test_closing_saves_what_is_typed(
    qtbot: QtBot, dialog: CodebookDialog, client: LibraryClient
) -> None:
    dialog.choose("passive-hearsay")
    dialog.findChildren(QPlainTextEdit)[0].setPlainText("Last words")
    with qtbot.waitSignal(client.changed, timeout=PATIENCE):
        dialog.close()
    until(
        qtbot,
        dialog,
        lambda codebook: tag_of(codebook, "passive-hearsay").definition == "Last words",
    )


def test_every_label_is_plain_and_every_field_named(dialog: CodebookDialog) -> None:
    ours = [label for label in dialog.findChildren(QLabel) if label.buddy() is None]
    assert {label.textFormat() for label in ours if label.text()} <= {Qt.TextFormat.PlainText}
    for kind in (QLineEdit, QComboBox, QPlainTextEdit):
        names = [each.accessibleName() for each in dialog.findChildren(kind) if each.isVisible()]
        assert names
        assert all(names)


def test_tree_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TagTreeModel()
    child = Tag("child", "Child", parent_id="document")
    codebook = Codebook((*sample_codebook().tags, child))
    model.set_codebook(codebook, {"child": 3}, archived=True)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_codebook(codebook, {}, archived=False)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert model.index_of("child").parent() == model.index_of("document")


def test_tag_below_a_hidden_archived_one_stands_at_the_top() -> None:
    model = TagTreeModel()
    child = Tag("child", "Child", parent_id="old-tag")
    model.set_codebook(Codebook((*sample_codebook().tags, child)), {}, archived=False)
    index = model.index_of("child")
    assert index.isValid()
    assert not index.parent().isValid()


def test_form_keeps_typing_when_another_field_was_saved(qtbot: QtBot) -> None:
    form = TagForm(load_theme("light"))
    qtbot.addWidget(form)
    codebook = sample_codebook()
    form.show_tag(codebook.tags[0], codebook, 0)
    saved: list[Tag] = []
    form.tag_edited.connect(saved.append)
    form._slots._group.button(5).click()
    form._definition.setPlainText("being typed")
    form.show_tag(saved[0], codebook, 0)
    assert form._definition.toPlainText() == "being typed"
    assert form._slots.slot() == 5
    form.flush()
    assert (saved[-1].definition, saved[-1].slot) == ("being typed", 5)

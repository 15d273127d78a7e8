"""What can be chosen before an import; only what would make a difference is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from reader.ui.flow_layout import FlowLayout

if TYPE_CHECKING:
    from reader.library.piece_import import ImportOptions


class OptionsRow(QWidget):
    """Check boxes: tags, folders as tags, highlights, fetching."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tags = _box(
            self.tr("Keep ta&gs and bookmark folders"),
            self.tr("Each article gets the tags and folders that it has in the reading list"),
            checked=True,
        )
        self.folders = _box(
            self.tr("Folders become &tags"),
            self.tr("Each article gets a tag with the name of the folder that its file is in"),
        )
        self.marks = _box(
            self.tr("Place &highlights and notes"),
            self.tr("Highlights find their passage by their words; others are kept without one"),
            checked=True,
        )
        self.fetch = _box(
            self.tr("Fetch &missing texts now"),
            self.tr("Otherwise they are left out, and can be imported again later"),
        )
        layout = FlowLayout(self, gap=16, row_gap=8)
        for box in self._boxes:
            layout.addWidget(box)
        self.show_only(tags=False, folders=False, marks=False, fetch=False)

    def show_only(self, *, tags: bool, folders: bool, marks: bool, fetch: bool) -> None:
        """Show the boxes that make a difference."""
        for box, shown in zip(self._boxes, (tags, folders, marks, fetch), strict=True):
            box.setVisible(shown)
        self.setVisible(tags or folders or marks or fetch)

    def options(self) -> ImportOptions:
        """Return what is chosen."""
        from reader.library.piece_import import ImportOptions  # noqa: PLC0415 - loaded by then

        return ImportOptions(
            keep_tags=self.tags.isChecked(),
            folder_tags=self.folders.isChecked(),
            keep_marks=self.marks.isChecked(),
            fetch_now=self.fetch.isChecked(),
        )

    @property
    def _boxes(self) -> tuple[QCheckBox, ...]:
        return (self.tags, self.folders, self.marks, self.fetch)


def _box(words: str, tip: str, *, checked: bool = False) -> QCheckBox:
    box = QCheckBox(words)
    box.setToolTip(tip)
    box.setAccessibleDescription(tip)
    box.setChecked(checked)
    return box

"""The blocks of a page as a list: each is in the article or left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from reader.model.document import BlockKind
from reader.ui.articles.row_words import one_line

if TYPE_CHECKING:
    from reader.ingest.page_pieces import PagePieces, Piece

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
_LONGEST = 600
"""Code points of a block that are shown: three lines of the widest list have fewer."""
_MOST_SAID = 200


@dataclass(frozen=True, slots=True)
class BlockRow:
    """What the list shows of a block; ``kind`` is "" for a paragraph."""

    text: str
    kind: str
    is_heading: bool
    chosen: bool


class BlockModel(QAbstractListModel):
    """Rows of blocks, with a history of what was chosen.

    Signals:
        choice_changed: other blocks are chosen than before.
    """

    choice_changed = Signal()

    def __init__(self, pieces: PagePieces, headline: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pieces = pieces
        self._headline = " ".join(headline.split())
        self._chosen = pieces.chosen_now
        self._texts = [self._text(piece) for piece in pieces.pieces]
        self._kinds = [self._kind(piece) for piece in pieces.pieces]
        self._before: list[frozenset[int]] = []
        self._after: list[frozenset[int]] = []

    @property
    def chosen(self) -> frozenset[int]:
        """The numbers of the chosen blocks."""
        return self._chosen

    def choose(self, rows: Iterable[int], *, on: bool) -> None:
        """Take rows in, or leave them out."""
        self.set_chosen(self._chosen | set(rows) if on else self._chosen - set(rows))

    def set_chosen(self, chosen: frozenset[int]) -> None:
        """Choose these rows and no others; `undo` takes it back."""
        if chosen == self._chosen:
            return
        self._before.append(self._chosen)
        self._after.clear()
        self._show(chosen)

    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            self._after.append(self._chosen)
            self._show(self._before.pop())

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._after:
            self._before.append(self._chosen)
            self._show(self._after.pop())

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many blocks there are."""
        return 0 if parent is not None and parent.isValid() else len(self._texts)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that rows can be selected and ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what Qt or the delegate asks for."""
        row = index.row()
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._texts[row]
            case Qt.ItemDataRole.CheckStateRole:
                ticked = row in self._chosen
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                said = self._texts[row][:_MOST_SAID]
                kind = self._kinds[row]
                return f"{kind}: {said}" if kind else said
            case _ if role == ROW_ROLE:
                heading = self.pieces.pieces[row].block.kind is BlockKind.HEADING
                return BlockRow(self._texts[row], self._kinds[row], heading, row in self._chosen)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take the tick of a row that was clicked."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.choose([index.row()], on=value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value))
        return True

    def _show(self, chosen: frozenset[int]) -> None:
        changed = self._chosen ^ chosen
        self._chosen = chosen
        top, bottom = self.index(min(changed)), self.index(max(changed))
        self.dataChanged.emit(top, bottom, [Qt.ItemDataRole.CheckStateRole])
        self.choice_changed.emit()

    def _text(self, piece: Piece) -> str:
        block = piece.block
        text = one_line(block.text, _LONGEST)
        if not text and block.image is not None:
            text = one_line(block.image.alt, _LONGEST) or self.tr("Picture without a caption")
        elif not text:
            text = self.tr("Line")
        return f"{block.marker} {text}" if block.marker else text

    def _kind(self, piece: Piece) -> str:
        block = piece.block
        words = {
            BlockKind.HEADING: self.tr("Heading"),
            BlockKind.LIST_ITEM: self.tr("List"),
            BlockKind.QUOTATION: self.tr("Quotation"),
            BlockKind.TABLE_CELL: self.tr("Table"),
            BlockKind.FIGURE: self.tr("Picture"),
            BlockKind.PREFORMATTED: self.tr("Set text"),
            BlockKind.RULE: self.tr("Rule"),
        }
        kind = words.get(block.kind, "")
        if block.kind is BlockKind.HEADING and " ".join(block.text.split()) == self._headline:
            kind = self.tr("Headline")
        if not piece.is_shown:
            hidden = self.tr("Not shown in the page")
            kind = f"{kind} · {hidden}" if kind else hidden
        return kind

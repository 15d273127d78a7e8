"""Checking the text of a row before it is imported: which blocks of its page are the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.ui.alive import while_alive
from reader.ui.imports.batch import ImportBatch
from reader.ui.imports.rows import ImportRows
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from reader.library.fixing import FixableArticle, Fixes
    from reader.library.import_preview import PreviewedPiece
    from reader.ui.fixing.dialog import FixDialog


class PieceChecking(QObject):
    """Opens the dialog for a row, and shows in the row what was made of it.

    Signals:
        explained: a sentence on why a row cannot be checked.
    """

    explained = Signal(str)

    def __init__(self, batch: ImportBatch, rows: ImportRows, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._batch = batch
        self._rows = rows
        self._window = window
        self.theme = theme
        self.dialog: FixDialog | None = None

    def check(self, row: int) -> None:
        """Read the page of a row and open the dialog, or say why there is nothing to check."""
        reason = self._rows.why_no_check(row)
        if self._batch.is_busy:
            reason = self.tr("wait until everything has been looked at")
        if reason:
            said = self.tr("The text cannot be checked: %1").replace("%1", reason)
            self.explained.emit(said)
            return
        piece = self._rows.pieces[row]
        self._batch.read_fixable(
            piece, while_alive(self, lambda fixable: self._open(row, piece, fixable))
        )

    def _open(self, row: int, piece: PreviewedPiece, fixable: FixableArticle) -> None:
        from reader.ui.fixing.dialog import FixDialog  # noqa: PLC0415 - made at first use

        dialog = FixDialog(
            self._batch.client,
            fixable,
            self.tr("Check Text"),
            self.tr("&Keep for Import"),
            self.theme,
            self._window,
        )
        dialog.fixes_requested.connect(lambda fixes: self._fix(row, piece, fixable, fixes, dialog))
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.open()

    def _fix(
        self,
        row: int,
        piece: PreviewedPiece,
        fixable: FixableArticle,
        fixes: Fixes,
        dialog: FixDialog,
    ) -> None:
        def fixed(made: PreviewedPiece) -> None:
            self._rows.replace_piece(row, made)
            dialog.accept()

        self._batch.fix(
            piece, fixable, fixes, while_alive(dialog, fixed), while_alive(dialog, dialog.fail)
        )

    def apply_theme(self, theme: Theme) -> None:
        """Show the dialog in a theme."""
        self.theme = theme
        if self.dialog is not None:
            self.dialog.apply_theme(theme)

    def _forget(self) -> None:
        self.dialog = None

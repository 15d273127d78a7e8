"""The dialog that puts an article right, beside the page that it was taken from.

The module is imported when the dialog is opened for the first time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.library.operations import Metadata
from reader.model.errors import ReaderError
from reader.ui.alive import while_alive
from reader.ui.announcing import announce
from reader.ui.client import LibraryClient
from reader.ui.fixing.block_list import BlockList
from reader.ui.fixing.block_model import BlockModel
from reader.ui.metadata_form import Field, MetadataForm
from reader.ui.original_view import OriginalView
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from reader.library.fixing import FixableArticle

_SIZE = QSize(1040, 720)
_FIELDS = (Field.TITLE, Field.AUTHORS, Field.OUTLET, Field.DATE)
_AUTHOR_LINES = 2
_NARROWEST = 360


class FixDialog(QDialog):
    """Title, authors, outlet and date; all blocks of the page, those of the article ticked.

    Signals:
        fixes_requested: the `Fixes` that are to be made. Whoever takes them calls `accept` when
            they are, or `fail`.
    """

    fixes_requested = Signal(object)

    def __init__(
        self,
        client: LibraryClient,
        fixable: FixableArticle,
        title: str,
        saving: str,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._fixable = fixable
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = MetadataForm(client, fixable.metadata, _FIELDS, author_lines=_AUTHOR_LINES)
        self.blocks = BlockModel(fixable.pieces, fixable.parsed.headline, self)
        self.list = BlockList(self.blocks, theme)
        self.original = OriginalView()
        self.original.show_document(fixable.original.document)
        self._make_controls(saving)
        self._lay_out()
        self._connect()
        self.apply_theme(theme)
        self._show_choice()
        self.resize(_SIZE)
        self.list.setFocus()
        self.list.go_to_article()

    def count_text(self) -> str:
        """Return how many words are said to be chosen."""
        return self._count.text()

    def problem_text(self) -> str:
        """Return the problem that is shown, "" for none."""
        return self._problem.text()

    def apply_theme(self, theme: Theme) -> None:
        """Show the dialog in a theme."""
        self.form.apply_theme(theme)
        self.list.apply_theme(theme)
        self.original.apply_theme(theme)
        for label in (self._count, self._hint, self._about):
            theme.colour_words(label, "text_muted")
        theme.colour_words(self._doubt, "warning")
        theme.colour_words(self._problem, "danger")

    def fail(self, error: BaseException) -> None:
        """Say why nothing was saved."""
        self._save.setEnabled(True)
        if isinstance(error, ReaderError):
            self._say_problem(str(error))
        else:
            self._client.report(error)

    # Building

    def _make_controls(self, saving: str) -> None:
        self._count, self._hint, self._about, self._problem = (_plain_label() for _ in range(4))
        self._doubt = _plain_label()
        self.whole = QCheckBox(self.tr("This is the &whole article"))
        self._show_doubt()
        self._hint.setText(
            self.tr(
                "Ticked blocks are the article's text. Space takes the selected ones in or leaves"
                " them out; their menu has more. No word is ever changed."
            )
        )
        self.left_out = QCheckBox(self.tr("Show &left-out blocks"))
        self.left_out.setChecked(True)
        self.beside = QCheckBox(self.tr("Show ori&ginal"))
        self.beside.setChecked(True)
        self.reset = QPushButton(self.tr("&Reset"))
        self.reset.setToolTip(self.tr("Choose the blocks that the program takes for the article"))
        self._save = QPushButton(saving)
        self._save.setDefault(True)
        self._cancel = QPushButton(self.tr("Cancel"))
        original = self._fixable.original
        size = QLocale().formattedDataSize(original.size)
        about = (self.tr("As it was stored"), original.media_type, size)
        self._about.setText(" · ".join(filter(None, about)))

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self._count, 1)
        for widget in (self.left_out, self.reset):
            bar.addWidget(widget)
        left = _column(self.form, bar, self.list, self._doubt, self.whole, self._hint)
        right = _column(self._about, self.original)
        self._right = right
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        for pane in (left, right):
            pane.setMinimumWidth(_NARROWEST)
            self._splitter.addWidget(pane)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(13)
        self._splitter.setSizes([_SIZE.width() * 11 // 20, _SIZE.width() * 9 // 20])
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.beside)
        buttons.addWidget(self._problem, 1)
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._splitter, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.blocks.choice_changed.connect(self._show_choice)
        self.blocks.choice_changed.connect(self._suppose_whole)
        self.list.title_requested.connect(self.form.set_title)
        self.list.selectionModel().currentChanged.connect(self._follow)
        self.left_out.toggled.connect(lambda on: self.list.show_left_out(shown=on))
        self.beside.toggled.connect(self._right.setVisible)
        self.reset.clicked.connect(lambda: self.blocks.set_chosen(self._fixable.pieces.by_program))
        self._save.clicked.connect(self._check_and_save)
        self._cancel.clicked.connect(self.reject)

    # What is shown

    def _show_choice(self) -> None:
        pieces, chosen = self._fixable.pieces, self.blocks.chosen
        everything = pieces.words_of(frozenset(range(len(pieces.pieces))))
        number = QLocale().toString
        said = self.tr("%1 words of %2").replace("%1", number(pieces.words_of(chosen)))
        self._count.setText(said.replace("%2", number(everything)))
        self.reset.setEnabled(chosen != pieces.by_program)

    def _show_doubt(self) -> None:
        """Say what is doubtful about the text, and let the person settle it."""
        fixable = self._fixable
        doubt = fixable.parsed.incomplete or fixable.program.incomplete
        self._doubt.setText(doubt)
        for widget in (self._doubt, self.whole):
            widget.setVisible(bool(doubt))
        self.whole.setChecked(not fixable.parsed.incomplete)

    def _suppose_whole(self) -> None:
        """Take it that whoever chooses blocks chooses all of the article; they see it, below."""
        self.whole.setChecked(self.blocks.chosen != self._fixable.pieces.by_program)

    def _follow(self, current: QModelIndex) -> None:
        """Mark the current block in the original."""
        pieces, row = self._fixable.pieces.pieces, current.row()
        blocks = self._fixable.original.document.blocks
        place = sum(piece.is_shown for piece in pieces[: max(row, 0)])
        is_there = row >= 0 and pieces[row].is_shown and place < len(blocks)
        if is_there and blocks[place].text.split() == pieces[row].block.text.split():
            self.original.mark_block(place)
        else:
            self.original.mark_block(None)

    # Saving

    def _check_and_save(self) -> None:
        typed = self.form.typed()
        self._say_problem("")
        self._save.setEnabled(False)
        self._client.fetch(
            lambda _library: typed.understood(),
            while_alive(self, self._ask),
            while_alive(self, self.fail),
        )

    def _ask(self, metadata: Metadata) -> None:
        from reader.library.fixing import Fixes  # noqa: PLC0415 - loaded by now

        self.fixes_requested.emit(Fixes(metadata, self.blocks.chosen, self.whole.isChecked()))

    def _say_problem(self, problem: str) -> None:
        self._problem.setText(problem)
        if problem:
            announce(self, problem, urgent=True)


def _column(*parts: QWidget | QHBoxLayout) -> QWidget:
    """Return a pane with things one below the other."""
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part, isinstance(part, BlockList | OriginalView))
        else:
            column.addLayout(part)
    return pane


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label

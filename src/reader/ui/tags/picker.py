"""The tag picker: type a few letters, choose by Enter, or make a new tag."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from reader.model.codebook import Codebook, Tag
from reader.ui.announcing import announce
from reader.ui.dropped_files import let_files_through
from reader.ui.fonts import scaled_font
from reader.ui.outlines import outlined_palette
from reader.ui.tags.picker_delegate import CHECK_WIDTH, PickerDelegate
from reader.ui.tags.picker_model import NEW_NAME_ROLE, TAG_ROLE, PickerModel
from reader.ui.theme import Theme

_WIDTH = 340
_ROWS_HEIGHT = 320
"""The most that the list of tags takes, in pixels; the rest scrolls."""
_CANCELLING = (Qt.Key.Key_Escape,)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TagPicker(QFrame):
    """A popup to choose tags.

    Typing searches (a digit finds the tag with that key), Up and Down go through the tags,
    Enter takes the marked one and closes, Space (with nothing typed, or after an arrow key)
    and Ctrl+Space choose several before Enter, Esc leaves everything as it was. A click takes
    a tag and closes; a click on the left of it, or with Ctrl, chooses one more.

    Signals:
        tags_chosen: the tags that are chosen now, in the order of choosing.
        tag_creation_requested: the name of a tag to be made; `chosen_ids` are the others.
        closed: the picker is gone, whatever was chosen.
    """

    tags_chosen = Signal(tuple)
    tag_creation_requested = Signal(str)
    closed = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        codebook: Codebook,
        chosen_ids: tuple[str, ...],
        theme: Theme,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Choose tags"))
        self.setFixedWidth(_WIDTH)
        self._tags = PickerModel(codebook, chosen_ids, self)
        self._by_hand = False
        """Whether tags were chosen one by one: Enter then adds nothing to them."""
        self._went_by_arrow = False
        self._delegate = PickerDelegate(theme, self)
        self._build()
        self._theme(theme)
        self._tags.modelReset.connect(self._mark_first)
        self._search.textChanged.connect(self._look_up)
        self._look_up("")

    def popup_at(self, place: QPoint) -> None:
        """Open with the upper left corner at ``place`` of the screen, or as near as fits."""
        size = self.sizeHint().expandedTo(QSize(_WIDTH, 0))
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        bounds: QRect = screen.availableGeometry()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place = place - QPoint(size.width(), 0)
        x = max(bounds.left(), min(place.x(), bounds.right() - size.width()))
        y = max(bounds.top(), min(place.y(), bounds.bottom() - size.height()))
        self.move(x, y)
        self.show()
        self._search.setFocus(Qt.FocusReason.PopupFocusReason)

    def chosen_ids(self) -> tuple[str, ...]:
        """Return the tags that are chosen now."""
        return self._tags.chosen_ids

    @property
    def search_field(self) -> QLineEdit:
        """The field that has the focus."""
        return self._search

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the list while the search field has the focus, and clicks on rows."""
        if watched is self._search and event.type() is QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._take_key(event)
        if watched is self._list.viewport() and event.type() is QEvent.Type.MouseButtonRelease:
            return isinstance(event, QMouseEvent) and self._take_click(event)
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that the picker is gone."""
        super().hideEvent(event)
        self.closed.emit()

    # -- inside

    def _build(self) -> None:
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Find or create a tag"))
        self._search.setAccessibleName(self.tr("Find or create a tag"))
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(200)
        let_files_through(self._search)
        self._search.installEventFilter(self)
        self._list = QListView(self)
        self._list.setModel(self._tags)
        self._list.setItemDelegate(self._delegate)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setAccessibleName(self.tr("Tags"))
        self._list.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._list.viewport().installEventFilter(self)
        self._nothing = _small_label(
            self.tr("There are no tags yet. Type a name to make one."), self
        )
        self._hint = _small_label(
            self.tr("Enter to choose · Space for several · Esc to close"), self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(8, 8, 8, 8)
        top.addWidget(self._search)
        column.addLayout(top)
        column.addWidget(self._list)
        column.addWidget(self._nothing)
        column.addWidget(self._hint)

    def _theme(self, theme: Theme) -> None:
        palette = QPalette(theme.palette)
        palette.setColor(QPalette.ColorRole.Window, theme.colour("surface"))
        self.setPalette(palette)
        self._search.setPalette(outlined_palette(theme))
        muted = QPalette(palette)
        muted.setColor(QPalette.ColorRole.WindowText, theme.colour("text_muted"))
        self._hint.setPalette(muted)
        self._nothing.setPalette(muted)
        self.setObjectName("tagPicker")
        self.setStyleSheet(
            f"#tagPicker {{ background: {theme.colour('surface').name()};"
            f" border: 1px solid {theme.colour('border').name()}; }}"
        )

    def _look_up(self, query: str) -> None:
        self._by_hand = self._by_hand and not query
        self._went_by_arrow = False
        self._tags.search(query)
        rows = self._tags.rowCount()
        self._list.setVisible(rows > 0)
        self._nothing.setVisible(rows == 0)
        height = sum(self._list.sizeHintForRow(row) for row in range(min(rows, 40)))
        self._list.setFixedHeight(max(1, min(height, _ROWS_HEIGHT)))
        self.adjustSize()

    def _mark_first(self) -> None:
        if self._tags.rowCount():
            self._list.setCurrentIndex(self._tags.index(0))

    def _take_key(self, event: QKeyEvent) -> bool:
        """Act on a key; return false for those that belong to the search field."""
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTER:
            self._accept()
        elif key == Qt.Key.Key_Space and (
            not self._search.text()
            or self._went_by_arrow
            or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._toggle(self._list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def _take_click(self, event: QMouseEvent) -> bool:
        place = event.position().toPoint()
        index = self._list.indexAt(place)
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return False
        self._list.setCurrentIndex(index)
        row = self._list.visualRect(index)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        leading = row.right() - place.x() if rtl else place.x() - row.left()
        several = leading < CHECK_WIDTH or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if several and index.data(TAG_ROLE) is not None:
            self._toggle(index)
        else:
            self._by_hand = False
            self._accept()
        return True

    def _go(self, step: int) -> None:
        rows = self._tags.rowCount()
        if rows:
            self._went_by_arrow = True
            self._by_hand = False
            row = (self._list.currentIndex().row() + step) % rows
            self._list.setCurrentIndex(self._tags.index(row))
            self._say_current()

    def _say_current(self) -> None:
        spoken = self._list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        announce(self._search, str(spoken or ""))

    def _toggle(self, index: QModelIndex) -> None:
        tag: Tag | None = index.data(TAG_ROLE)
        if tag is not None:
            self._tags.toggle(tag.id)
            self._by_hand = True
            self._say_current()

    def _accept(self) -> None:
        """Close with what is chosen, and the marked tag unless tags were chosen one by one."""
        index = self._list.currentIndex()
        name: str = index.data(NEW_NAME_ROLE) or ""
        tag: Tag | None = index.data(TAG_ROLE)
        if tag is not None and not self._by_hand and tag.id not in self._tags.chosen_ids:
            self._tags.toggle(tag.id)
        chosen = self._tags.chosen_ids
        self.close()
        if name:
            self.tag_creation_requested.emit(name)
        elif chosen or tag is not None:
            self.tags_chosen.emit(chosen)


def _small_label(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(scaled_font(label.font(), 0.9))
    label.setContentsMargins(12, 6, 12, 8)
    label.setWordWrap(True)
    return label

"""The settings: few, and each takes effect while the dialog is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialog_buttons import without_icons
from reader.ui.preferences import SYSTEM_THEME, Preferences
from reader.ui.settings_limits import (
    LARGEST_TEXT,
    NARROWEST_COLUMN,
    SMALLEST_TEXT,
    WIDEST_COLUMN,
)
from reader.ui.theme import THEME_NAMES, Theme, load_theme


class SettingsDialog(QDialog):
    """Edits `Preferences` in place and says so after each change."""

    changed = Signal()

    def __init__(self, preferences: Preferences, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self._preferences = preferences
        self._showing = False
        self.theme_box = self._make_theme_box()
        self.text_size = self._make_number(SMALLEST_TEXT, LARGEST_TEXT, self.tr(" px"))
        self.column_width = self._make_number(
            NARROWEST_COLUMN, WIDEST_COLUMN, self.tr(" characters")
        )
        self.popup = QCheckBox(self.tr("Show tags and actions beside a selection"), self)
        self.snap = QCheckBox(self.tr("Let selections end at whole words"), self)
        self.single_keys = QCheckBox(self.tr("Use single-key shortcuts"), self)
        self._lay_out(theme)
        self.show_values()
        self._connect()

    def show_values(self) -> None:
        """Show what the preferences hold."""
        values = self._preferences
        self._showing = True
        self.theme_box.setCurrentIndex(max(self.theme_box.findData(values.theme), 0))
        self.text_size.setValue(values.text_size)
        self.column_width.setValue(values.column_characters)
        self.popup.setChecked(values.selection_popup)
        self.snap.setChecked(values.snap_to_words)
        self.single_keys.setChecked(values.single_keys)
        self._showing = False

    def reset(self) -> None:
        """Take the settings of a first start."""
        usual = Preferences()
        for name in _EDITED:
            setattr(self._preferences, name, getattr(usual, name))
        self.show_values()
        self.changed.emit()

    def _take_values(self) -> None:
        if self._showing:
            return
        values = self._preferences
        values.theme = str(self.theme_box.currentData())
        values.text_size = self.text_size.value()
        values.column_characters = self.column_width.value()
        values.selection_popup = self.popup.isChecked()
        values.snap_to_words = self.snap.isChecked()
        values.single_keys = self.single_keys.isChecked()
        self.changed.emit()

    def _connect(self) -> None:
        self.theme_box.currentIndexChanged.connect(self._take_values)
        for number in (self.text_size, self.column_width):
            number.valueChanged.connect(self._take_values)
        for box in (self.popup, self.snap, self.single_keys):
            box.toggled.connect(self._take_values)

    def _make_theme_box(self) -> QComboBox:
        box = QComboBox(self)
        box.addItem(self.tr("As the system"), SYSTEM_THEME)
        for name in THEME_NAMES:
            box.addItem(load_theme(name).label, name)
        return box

    def _make_number(self, smallest: int, largest: int, suffix: str) -> QSpinBox:
        number = QSpinBox(self)
        number.setRange(smallest, largest)
        number.setSuffix(suffix)
        return number

    def _lay_out(self, theme: Theme) -> None:
        reading = _form()
        reading.addRow(self.tr("&Theme"), self.theme_box)
        reading.addRow(self.tr("Text &size"), self.text_size)
        reading.addRow(self.tr("&Line length"), self.column_width)
        annotating = QVBoxLayout()
        annotating.setSpacing(8)
        for box in (self.popup, self.snap, self.single_keys):
            annotating.addWidget(box)
        hint = QLabel(
            self.tr("Letters, digits and marks on their own, such as 1 to 9, H, N and ].")
        )
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setIndent(24)
        palette = hint.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour("text_muted"))
        hint.setPalette(palette)
        annotating.addWidget(hint)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Close | QDialogButtonBox.StandardButton.RestoreDefaults,
            self,
        )
        buttons.rejected.connect(self.reject)
        without_icons(buttons)
        restore = buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        restore.clicked.connect(self.reset)
        restore.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(_heading(self.tr("Reading")))
        layout.addLayout(reading)
        layout.addSpacing(12)
        layout.addWidget(_heading(self.tr("Annotating")))
        layout.addLayout(annotating)
        layout.addStretch(1)
        layout.addSpacing(12)
        layout.addWidget(buttons)
        self.setMinimumWidth(440)


_EDITED = (
    "theme",
    "text_size",
    "column_characters",
    "selection_popup",
    "snap_to_words",
    "single_keys",
)
"""The fields of `Preferences` that this dialog edits."""


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(12)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
    return form


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label

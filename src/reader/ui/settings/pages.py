"""The pages of the settings that only show and take values: a tab each."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader.ui.preferences import SYSTEM_THEME, Preferences
from reader.ui.settings_limits import (
    LARGEST_TEXT,
    NARROWEST_COLUMN,
    SMALLEST_TEXT,
    WIDEST_COLUMN,
)
from reader.ui.theme import THEME_NAMES, Theme, load_theme

_MARGIN = 16


class SettingsPage(QWidget):
    """Shows and takes some fields of `Preferences`."""

    fields: ClassVar[tuple[str, ...]] = ()
    """The fields that "Restore Defaults" puts back."""

    changed = Signal()
    """A person has set something."""

    def show_values(self, preferences: Preferences) -> None:
        """Show what the preferences hold."""

    def take_values(self, preferences: Preferences) -> None:
        """Write what is shown into the preferences."""


class ReadingPage(SettingsPage):
    """How articles look."""

    fields = ("theme", "text_size", "column_characters")

    def __init__(self) -> None:
        super().__init__()
        self.theme_box = QComboBox()
        self.theme_box.addItem(self.tr("As the system"), SYSTEM_THEME)
        for name in THEME_NAMES:
            self.theme_box.addItem(load_theme(name).label, name)
        self.text_size = _number(SMALLEST_TEXT, LARGEST_TEXT, self.tr(" px"))
        self.column_width = _number(NARROWEST_COLUMN, WIDEST_COLUMN, self.tr(" characters"))
        form = QFormLayout(self)
        form.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self.tr("&Theme"), self.theme_box)
        form.addRow(self.tr("Text &size"), self.text_size)
        form.addRow(self.tr("&Line length"), self.column_width)
        self.theme_box.currentIndexChanged.connect(self.changed)
        self.text_size.valueChanged.connect(self.changed)
        self.column_width.valueChanged.connect(self.changed)

    def show_values(self, preferences: Preferences) -> None:
        """Show what the preferences hold."""
        self.theme_box.setCurrentIndex(max(self.theme_box.findData(preferences.theme), 0))
        self.text_size.setValue(preferences.text_size)
        self.column_width.setValue(preferences.column_characters)

    def take_values(self, preferences: Preferences) -> None:
        """Write what is shown into the preferences."""
        preferences.theme = str(self.theme_box.currentData())
        preferences.text_size = self.text_size.value()
        preferences.column_characters = self.column_width.value()


class BoxesPage(SettingsPage):
    """Boxes to tick, each for a field of `Preferences`, and words about them."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(8)

    def add_box(self, field: str, words: str) -> QCheckBox:
        """Add a box for a field."""
        box = QCheckBox(words)
        box.toggled.connect(self.changed)
        self._boxes[field] = box
        self._column.addWidget(box)
        return box

    def add_words(self, words: str, theme: Theme, *, indent: int = 0) -> QLabel:
        """Add a sentence, muted."""
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setContentsMargins(indent, 0, 0, 0)
        theme.colour_words(label, "text_muted")
        self._column.addWidget(label)
        return label

    def end(self) -> None:
        """Leave the rest of the page free."""
        self._column.addStretch(1)

    def show_values(self, preferences: Preferences) -> None:
        """Show what the preferences hold."""
        for field, box in self._boxes.items():
            box.setChecked(getattr(preferences, field))

    def take_values(self, preferences: Preferences) -> None:
        """Write what is shown into the preferences."""
        for field, box in self._boxes.items():
            setattr(preferences, field, box.isChecked())


class AnnotatingPage(BoxesPage):
    """Selecting and keys."""

    fields = ("selection_popup", "snap_to_words", "single_keys")

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.popup = self.add_box(
            "selection_popup", self.tr("Show tags and actions &beside a selection")
        )
        self.snap = self.add_box("snap_to_words", self.tr("Let selections end at whole &words"))
        self.single_keys = self.add_box("single_keys", self.tr("Use single-&key shortcuts"))
        hint = self.tr("Letters, digits and marks on their own, such as 1 to 9, H, N and ].")
        self.add_words(hint, theme, indent=24)
        self.end()


class FetchingPage(BoxesPage):
    """What is fetched without being asked for each time."""

    fields = ("refresh_feeds", "load_images")

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.refresh = self.add_box("refresh_feeds", self.tr("&Refresh feeds on a schedule"))
        self.add_words(
            self.tr("Every hour; less often where a feed says so, or cannot be reached."),
            theme,
            indent=24,
        )
        self.images = self.add_box("load_images", self.tr("Always load the &images of articles"))
        self.add_words(
            self.tr(
                "An image tells its server when it is read, and from where. While this is off, "
                "Article ▸ Load Images loads those of one article."
            ),
            theme,
            indent=24,
        )
        self.end()


class PrivacyPage(BoxesPage):
    """What leaves the computer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.sentence = self.add_words(
            self.tr("Nothing leaves this computer except the pages, feeds and images you ask for."),
            theme,
        )
        theme.colour_words(self.sentence, "text")
        self.end()


def _number(smallest: int, largest: int, suffix: str) -> QSpinBox:
    number = QSpinBox()
    number.setRange(smallest, largest)
    number.setSuffix(suffix)
    return number

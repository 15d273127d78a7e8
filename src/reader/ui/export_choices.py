"""The choices of the export dialog: which articles, into what, with what."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader.exchange.template_choice import DEFAULT_TEMPLATE, OWN_TEMPLATES
from reader.ui.export_request import ExportCounts, ExportRequest, ExportWhat, ExportWhere
from reader.ui.theme import Theme

_ASK = "?"
"""Stands in the list of templates for a file that is yet to be chosen."""


class ExportChoices(QWidget):
    """Radio buttons and boxes that make an `ExportRequest`.

    Signals:
        changed: something else is chosen.
    """

    changed = Signal()

    def __init__(self, request: ExportRequest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = {
            ExportWhat.ARTICLE: self.tr("&This article"),
            ExportWhat.SELECTED: self.tr("&Selected articles"),
            ExportWhat.SHOWN: self.tr("Articles shown in the &list"),
            ExportWhat.ALL: self.tr("&All articles"),
        }
        self._what = {what: QRadioButton(words) for what, words in self._words.items()}
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setIndent(24)
        self._where = {
            ExportWhere.FILE: QRadioButton(self.tr("One &file")),
            ExportWhere.FOLDER: QRadioButton(self.tr("A f&older, one file for each article")),
        }
        self._notes = QCheckBox(self.tr("My &notes"))
        self._template = QComboBox()
        self._about = QLabel()
        self._fill_templates(request.template)
        self._lay_out()
        self._what[request.what].setChecked(True)
        self._where[request.where].setChecked(True)
        self._notes.setChecked(request.notes)
        for group in self.findChildren(QButtonGroup):
            group.buttonToggled.connect(self.changed)
        self._notes.toggled.connect(self.changed)
        self._template.activated.connect(self._choose_template)

    def request(self, path: str) -> ExportRequest:
        """Return what is chosen, with the path it goes to."""
        return ExportRequest(
            what=next(what for what, button in self._what.items() if button.isChecked()),
            where=next(where for where, button in self._where.items() if button.isChecked()),
            notes=self._notes.isChecked(),
            path=path,
            template=str(self._template.currentData()),
        )

    def choose_template(self, name: str) -> None:
        """Choose a template by its name, as a click in the list does."""
        self._choose_template(self._template.findData(name))

    def button(self, choice: ExportWhat | ExportWhere) -> QRadioButton:
        """Return the button of a choice."""
        if isinstance(choice, ExportWhat):
            return self._what[choice]
        return self._where[choice]

    @property
    def notes(self) -> QCheckBox:
        """The box for notes."""
        return self._notes

    def show_counts(self, counts: ExportCounts) -> None:
        """Say how many articles each choice means; choices of none cannot be made."""
        for what, button in self._what.items():
            count = counts.by_what.get(what, 0)
            button.setEnabled(count > 0)
            if what is not ExportWhat.ARTICLE:
                button.setText(f"{self._words[what]} ({count})")
        # Isolated, so that a title in another direction does not disturb what is around it.
        title = f"\u2068{counts.title}\u2069" if counts.title else self.tr("No article is open.")
        self._title.setText(title)
        if not any(button.isChecked() and button.isEnabled() for button in self._what.values()):
            possible = (button for button in self._what.values() if button.isEnabled())
            next(possible, self._what[ExportWhat.ALL]).setChecked(True)

    def apply_theme(self, theme: Theme) -> None:
        """Show the choices in another theme."""
        palette = self._title.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour("text_muted"))
        self._title.setPalette(palette)
        self._about.setPalette(palette)

    def _fill_templates(self, chosen: str) -> None:
        for template in OWN_TEMPLATES:
            name = template.label or self.tr("annotations")
            self._template.addItem(f"{name[:1].upper()}{name[1:]}", template.name)
        known = self._template.findData(chosen or DEFAULT_TEMPLATE.name)
        if known < 0:
            self._template.addItem(Path(chosen).name, chosen)
            known = self._template.count() - 1
        self._template.addItem(self.tr("Own template…"), _ASK)
        self._template.setCurrentIndex(known)
        self._template.setAccessibleName(self.tr("Form of the export"))
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self._before = known
        self._explain_template()

    def _choose_template(self, place: int) -> None:
        if self._template.itemData(place) == _ASK:
            name, _ = QFileDialog.getOpenFileName(
                self, self.tr("Own Template"), "", self.tr("Templates (*.j2 *.jinja *.md *.txt)")
            )
            if name:
                self._template.insertItem(place, Path(name).name, name)
            else:
                place = self._before
        self._template.setCurrentIndex(place)
        self._before = place
        self._explain_template()
        self.changed.emit()

    def _explain_template(self) -> None:
        chosen = self._template.currentData()
        about = {template.name: template.about for template in OWN_TEMPLATES}
        self._about.setText(about.get(chosen, str(chosen)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        what = list(self._what.values())
        column.addWidget(_group(self.tr("What"), [what[0], self._title, *what[1:]], self))
        column.addWidget(_group(self.tr("Form"), [self._template, self._about], self))
        column.addWidget(_group(self.tr("Where"), list(self._where.values()), self))
        column.addWidget(_group(self.tr("With"), [self._notes], self))
        column.addStretch(1)


def _group(title: str, members: list[QWidget], parent: QWidget) -> QGroupBox:
    """Return a titled box with the members; its radio buttons exclude one another."""
    box = QGroupBox(title)
    column = QVBoxLayout(box)
    column.setContentsMargins(12, 8, 12, 12)
    column.setSpacing(8)
    exclusive = QButtonGroup(parent)
    for member in members:
        column.addWidget(member)
        if isinstance(member, QRadioButton):
            exclusive.addButton(member)
    return box

"""Help ▸ How Good Is This?: what was measured of the sourcing analysis, and where it fails."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.model.resources import resource_path
from reader.ui.dialog_buttons import without_icons

_SIZE = QSize(560, 580)
_FILE = "resources/help/how-good.toml"


@dataclass(frozen=True, slots=True)
class MeasuredFigure:
    """A result of the measurement and what it is: "94 in 100"."""

    result: str
    value: str


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was measured: on what, when, with which figures, and where the rules fail."""

    what: str
    measured: str
    figures: tuple[MeasuredFigure, ...]
    elsewhere: str
    fails: tuple[str, ...]
    means: str


def load_measurement() -> Measurement:
    """Return what the program's own file says of its measurement.

    Raises:
        FileNotFoundError: when this copy of the program lacks the file.
    """
    with resource_path(_FILE).open("rb") as file:
        read = tomllib.load(file)
    return Measurement(
        what=read["what"],
        measured=read["measured"],
        figures=tuple(MeasuredFigure(each["result"], each["value"]) for each in read["figures"]),
        elsewhere=read["elsewhere"],
        fails=tuple(read["fails"]["cases"]),
        means=read["means"],
    )


class HowGoodDialog(QDialog):
    """Says in plain text how far the suggestions can be relied on."""

    def __init__(self, measurement: Measurement, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("How Good Is This?"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(_label(measurement.what))
        column.addLayout(_figures(measurement.figures))
        measured = self.tr("Measured in %1.").replace("%1", measurement.measured)
        column.addWidget(_label(f"{measurement.elsewhere} {measured}"))
        column.addWidget(_label(self.tr("Where it fails"), bold=True))
        for case in measurement.fails:
            column.addWidget(_label(f"• {case}"))
        column.addSpacing(8)
        column.addWidget(_label(measurement.means))
        column.addStretch(1)
        self._lay_out(content)

    def words(self) -> str:
        """Return everything that the dialog says."""
        return "\n".join(label.text() for label in self.findChildren(QLabel))

    def _lay_out(self, content: QWidget) -> None:
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        scroll.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        without_icons(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.addWidget(scroll, 1)
        outer.addWidget(buttons)
        self.resize(_SIZE)


def _figures(figures: tuple[MeasuredFigure, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 4, 0, 4)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, figure in enumerate(figures):
        value = _label(figure.value, bold=True)
        value.setWordWrap(False)
        grid.addWidget(value, row, 0)
        grid.addWidget(_label(figure.result), row, 1)
    return grid


def _label(words: str, *, bold: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label

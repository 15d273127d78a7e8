"""Outlines of fields, boxes and buttons that can be seen in every theme.

Qt's Fusion style draws an outline in the window's colour made darker: on a dark window it is
lost, and a field that has the focus gets the colour of selected text made darker, which is as
faint. Fusion asks the widget's own palette, so these kinds of widgets are given one whose
colours come out as the theme's after it has made them darker. A test looks at the pixels.
A style of our own would do the same in more code, and be asked by every widget for every stroke.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from reader.ui.theme import Theme

_OUTLINE_DARKER = 1.4
_FOCUS_DARKER = 1.25
"""How much darker Fusion draws the outline than the window, and that of the focus than the
selection (Qt 6, qfusionstyle_p_p.h)."""


class _Outline(NamedTuple):
    """The tokens of a widget's outline and of its focus; "" leaves the latter to the style."""

    token: str
    focus: str = "focus"


_OUTLINES = {
    "QLineEdit": _Outline("border"),
    "QAbstractSpinBox": _Outline("border"),
    "QComboBox": _Outline("border"),
    "QPushButton": _Outline("border"),
    "QPlainTextEdit": _Outline("border", ""),
    "QTextEdit": _Outline("border", ""),
    "QAbstractItemView": _Outline("border", ""),
    "QScrollBar": _Outline("border", ""),
    # So thin and round that half of the colour is lost to smoothing.
    "QCheckBox": _Outline("text_muted"),
    "QRadioButton": _Outline("text_muted"),
}
"""By the class of widget, as Qt names it; it counts for the classes that inherit it as well."""


def apply_palettes(theme: Theme) -> None:
    """Have the whole program drawn in a theme."""
    QApplication.setPalette(theme.palette)
    for class_name in _OUTLINES:
        palette = outlined_palette(theme, class_name)
        # PySide takes a str for the name, and refuses the bytes that its stubs ask for.
        QApplication.setPalette(palette, class_name)  # type: ignore[arg-type]


def outlined_palette(theme: Theme, class_name: str = "QLineEdit") -> QPalette:
    """Return the palette of one kind of widget.

    Only for one inside a widget that has a palette of its own: all others have it already.
    """
    outline = _OUTLINES[class_name]
    palette = theme.make_palette()
    role, disabled = QPalette.ColorRole, QPalette.ColorGroup.Disabled
    palette.setColor(role.Window, _lighter(theme.colour(outline.token), _OUTLINE_DARKER))
    palette.setColor(disabled, role.Window, _lighter(theme.colour("separator"), _OUTLINE_DARKER))
    if outline.focus:
        palette.setColor(role.Highlight, _lighter(theme.colour(outline.focus), _FOCUS_DARKER))
        palette.setColor(role.HighlightedText, theme.colour("accent_text"))
    return palette


def box_palette(theme: Theme) -> QPalette:
    """Return the palette of lists with boxes in their rows: Fusion draws those like the frame."""
    palette = theme.make_palette()
    line = outlined_palette(theme, "QCheckBox").color(QPalette.ColorRole.Window)
    palette.setColor(QPalette.ColorRole.Window, line)
    return palette


def _lighter(colour: QColor, factor: float) -> QColor:
    """Return the colour from which Qt's ``darker`` makes the given one, as far as there is one."""
    hue = max(colour.hsvHue(), 0)  # -1 for grey
    return QColor.fromHsv(hue, colour.hsvSaturation(), min(round(colour.value() * factor), 255))

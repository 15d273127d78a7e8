"""Themes: ten or so base colours, tokens that refer to them, and the highlight styles.

A theme is a TOML file below ``resources/themes``. Widgets ask for tokens by meaning
("text_muted"), never for a colour, so that every theme reaches every corner. The highlight
tints and lines follow Okabe and Ito's colour-blind safe palette (2008); a test computes the
contrast of every text on every surface and tint.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from reader.model.codebook import STYLE_SLOTS
from reader.model.resources import resource_path

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

THEME_NAMES = ("light", "dark", "sepia")
"""The themes that come with the program, in the order in which Ctrl+D goes through them."""


class LinePattern(StrEnum):
    """How a highlight's underline is drawn; each slot differs in it, so colour is never alone."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DASH_DOT = "dash-dot"
    WAVY = "wavy"
    DASH_DOT_DOT = "dash-dot-dot"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class HighlightStyle:
    """How a highlight looks: the tint behind the words, the line under them, its pattern."""

    tint: QColor
    line: QColor
    pattern: LinePattern


@dataclass(frozen=True)
class Theme:
    """One look of the whole window.

    ``name`` is the file's stem, ``label`` what people see. ``tokens`` are colours by meaning,
    ``highlights`` the styles of slots 1, 2, 3 …
    """

    name: str
    label: str
    dark: bool
    tokens: dict[str, QColor]
    highlights: tuple[HighlightStyle, ...]

    def colour(self, token: str) -> QColor:
        """Return the colour that a token stands for, as one of the caller's own.

        Whoever makes a veil of it must not make the theme transparent.

        Raises:
            KeyError: when there is no such token: a misspelling in the program.
        """
        return QColor(self.tokens[token])

    def highlight(self, slot: int) -> HighlightStyle:
        """Return the style of a slot; a slot beyond the last wraps around."""
        return self.highlights[(slot - 1) % len(self.highlights)]

    def colour_words(self, label: QWidget, token: str) -> None:
        """Show the words of a label in one of the theme's colours, such as "text_muted"."""
        palette = label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self.colour(token))
        label.setPalette(palette)

    @cached_property
    def palette(self) -> QPalette:
        """The theme as a Qt palette for the Fusion style; not to be changed."""
        return self.make_palette()

    def make_palette(self) -> QPalette:
        """Return the theme as a new palette, to be changed.

        Made anew and not copied: for the first copy PySide loads all of the `Qt` namespace,
        tens of milliseconds that the first paint would have to wait for.
        """
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.colour(token))
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text_disabled"))
        return palette


def load_theme(name: str) -> Theme:
    """Return one of `THEME_NAMES`.

    Raises:
        FileNotFoundError: when there is no theme of that name.
    """
    return read_theme(resource_path(f"resources/themes/{name}.toml"))


def read_theme(path: Path) -> Theme:
    """Return the theme that a TOML file describes.

    Raises:
        ValueError: when a token or slot is missing or refers to an unknown colour.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    base: dict[str, str] = table["base"]
    tokens = {token: _resolve(value, base, path) for token, value in table["tokens"].items()}
    highlights = tuple(
        HighlightStyle(
            tint=_resolve(style["tint"], base, path),
            line=_resolve(style["line"], base, path),
            pattern=LinePattern(style["pattern"]),
        )
        for style in table["highlights"]
    )
    missing = {token for token in _ROLES.values() if token not in tokens}
    if missing or len(highlights) != STYLE_SLOTS:
        raise ValueError(f"{path.name} lacks {sorted(missing) or 'a highlight style'}")
    return Theme(
        name=path.stem,
        label=table["label"],
        dark=table["dark"],
        tokens=tokens,
        highlights=highlights,
    )


def _resolve(value: str, base: dict[str, str], path: Path) -> QColor:
    colour = QColor(base.get(value, value))
    if not colour.isValid():
        raise ValueError(f"{path.name}: {value!r} is no colour")
    return colour


_TEXT_ROLES = (
    QPalette.ColorRole.Text,
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.ButtonText,
)

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.Button: "button",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "tooltip_text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection_text",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "separator",
    QPalette.ColorRole.Dark: "border",
    QPalette.ColorRole.Shadow: "border",
}

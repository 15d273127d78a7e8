"""Every theme must be readable: WCAG 2.2, 1.4.3 (text 4.5:1) and 1.4.11 (edges 3:1)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette

from reader.model.resources import resource_path
from reader.ui.theme import THEME_NAMES, LinePattern, load_theme, read_theme

SURFACES = ("window", "surface", "page", "hover", "button")
TEXTS = ("text", "text_muted", "link", "danger", "success", "warning")


def luminance(colour: QColor) -> float:
    channels = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    )
    red, green, blue = channels
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21, abs=0.01)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_text_is_readable_on_every_surface(name: str) -> None:
    theme = load_theme(name)
    poor = {
        (text, surface): round(ratio, 2)
        for text in TEXTS
        for surface in SURFACES
        if (ratio := contrast(theme.colour(text), theme.colour(surface))) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("selection_text", "selection"),
        ("accent_text", "accent"),
        ("tooltip_text", "tooltip"),
        ("text", "warning_surface"),
        ("warning", "warning_surface"),
    ],
)
def test_text_is_readable_on_its_own_surface(name: str, text: str, surface: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.colour(text), theme.colour(surface)) >= 4.5


@pytest.mark.parametrize("name", THEME_NAMES)
def test_text_is_readable_on_every_tint_and_lines_stand_out(name: str) -> None:
    theme = load_theme(name)
    for style in theme.highlights:
        assert contrast(theme.colour("text"), style.tint) >= 4.5
        assert contrast(style.line, theme.colour("page")) >= 3


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("token", ["border", "focus", "cursor_bar", "suggestion", "accent"])
def test_edges_stand_out_from_every_surface(name: str, token: str) -> None:
    theme = load_theme(name)
    assert all(contrast(theme.colour(token), theme.colour(s)) >= 3 for s in SURFACES)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_no_two_slots_look_alike_without_colour(name: str) -> None:
    styles = load_theme(name).highlights
    assert len({(style.tint.name(), style.pattern) for style in styles}) == len(styles)
    assert {style.pattern for style in styles[:7]} == set(LinePattern)


def test_all_themes_have_the_same_tokens() -> None:
    tokens = [set(load_theme(name).tokens) for name in THEME_NAMES]
    assert all(each == tokens[0] for each in tokens)


def test_palette_takes_its_colours_from_the_tokens() -> None:
    theme = load_theme("sepia")
    assert theme.palette.color(QPalette.ColorRole.Base) == theme.colour("surface")
    assert theme.palette.color(QPalette.ColorRole.Highlight) == theme.colour("selection")


def test_a_colour_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    text = resource_path("resources/themes/light.toml").read_text(encoding="utf-8")
    broken.write_text(
        text.replace('window = "linen"', 'window = "no-such-colour"'), encoding="utf-8"
    )
    with pytest.raises(ValueError, match="no-such-colour"):
        read_theme(broken)


def test_a_veil_made_of_a_colour_leaves_the_theme_as_it_is() -> None:
    theme = load_theme("light")
    veil = theme.colour("page")
    veil.setAlphaF(0.45)
    assert theme.colour("page").alpha() == 255
    assert theme.make_palette().base().color().alpha() == 255

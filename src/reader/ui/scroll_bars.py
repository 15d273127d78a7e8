"""Quiet scroll bars: a rounded handle on the ground of the pane, no arrows, no frame."""

from __future__ import annotations

from reader.ui.theme import Theme

WIDTH = 12
"""Pixels; the handle is 6 wide, so that it can be hit and does not shout."""


def scroll_bar_style(theme: Theme) -> str:
    """Return the style sheet of one scroll bar in a theme."""
    return _STYLE.format(
        width=WIDTH, handle=theme.colour("border").name(), over=theme.colour("text_muted").name()
    )


_STYLE = """
QScrollBar {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ width: {width}px; }}
QScrollBar:horizontal {{ height: {width}px; }}
QScrollBar::handle {{ background: {handle}; border-radius: 3px; }}
QScrollBar::handle:hover {{ background: {over}; }}
QScrollBar::handle:vertical {{ min-height: 32px; margin: 3px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; margin: 3px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""

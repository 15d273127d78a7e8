"""Paste Article, loaded when it is used."""

from __future__ import annotations

from reader.ui.commands.parts import WindowParts
from reader.ui.paste_dialog import PasteDialog


def open_paste_dialog(parts: WindowParts) -> PasteDialog:
    """Open the dialog; the article it adds is opened."""
    dialog = PasteDialog(parts.client, parts.window.theme, parts.window)
    dialog.added.connect(parts.current.open)
    dialog.present_article_requested.connect(parts.current.open)
    dialog.open()
    return dialog

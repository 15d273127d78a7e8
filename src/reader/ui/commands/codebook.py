"""The tag editor, loaded when it is opened."""

from __future__ import annotations

from PySide6.QtCore import Qt

from reader.ui.commands.parts import WindowParts
from reader.ui.tags.editor import CodebookDialog


def open_codebook(parts: WindowParts) -> CodebookDialog:
    """Open the editor of the tags."""
    dialog = CodebookDialog(parts.client, parts.window.theme, parts.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog

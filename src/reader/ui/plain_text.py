"""The text of Qt's text documents, without what Qt makes of it."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument


def text_of(document: QTextDocument) -> str:
    r"""Return the text with "\n" between blocks and every space as it was typed or set.

    Qt's own toPlainText turns no-break spaces into plain ones.
    """
    block = document.firstBlock()
    lines: list[str] = []
    while block.isValid():
        lines.append(block.text())
        block = block.next()
    return "\n".join(lines)

"""Text as it is, without what Qt makes of it: out of text documents, and in tooltips."""

from __future__ import annotations

from html import escape

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


def plain_tip(text: str) -> str:
    """Return a tooltip that shows the text as it is: what looks like HTML in it is escaped."""
    return f"<p>{escape(text)}</p>" if text else ""

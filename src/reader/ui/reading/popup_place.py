"""Where the selection popup stands: near the selected words, never on them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize

_DISTANCE = 6
"""Pixels between the popup and the line it belongs to."""


def popup_place(first: QRect, last: QRect, size: QSize, room: QRect) -> QPoint:
    """Return the popup's top left corner, in the coordinates of ``room``.

    ``first`` and ``last`` are the selection's first and last line. The popup stands above the
    first; without room there, below the last; where the selection leaves room at neither end,
    at the edge that is farther from the last line, at which the selecting stopped.
    """
    wanted = first.center().x() - size.width() // 2
    x = max(room.left(), min(wanted, room.right() + 1 - size.width()))
    above = first.top() - _DISTANCE - size.height()
    below = last.bottom() + 1 + _DISTANCE
    if above >= room.top() and first.top() <= room.bottom():
        return QPoint(x, above)
    if below + size.height() <= room.bottom() + 1 and last.bottom() >= room.top():
        return QPoint(x, below)
    at_top = last.center().y() > room.center().y()
    return QPoint(x, room.top() if at_top else room.bottom() + 1 - size.height())

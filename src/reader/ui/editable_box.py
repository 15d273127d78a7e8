"""Names for boxes in which one can type: the field inside is a widget without a name."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox


def name_editable(box: QComboBox, name: str) -> None:
    """Give an editable box, and the field in it, a name for screen readers."""
    box.setAccessibleName(name)
    field = box.lineEdit()
    if field is not None:
        field.setAccessibleName(name)

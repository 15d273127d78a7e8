"""The menu that adds a newsroom's questions to the checklists of tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from reader.exchange.codebook_presets import CodebookPreset, tags_with_preset
from reader.model.codebook import Codebook


class QuestionsMenu(QMenu):
    """One line a preset; those whose questions are all in the codebook are checked.

    Signals:
        tags_changed: the tags that a preset changes, to be saved.
    """

    tags_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self._presets: tuple[CodebookPreset, ...] = ()

    def offer(self, presets: Sequence[CodebookPreset], codebook: Codebook) -> None:
        """Show what can be added to a codebook."""
        self._presets = tuple(presets)
        self.clear()
        for preset in self._presets:
            changed = tags_with_preset(codebook, preset)
            # An ampersand in a name would underline the letter after it.
            action = self.addAction(preset.name.replace("&", "&&"))
            action.setToolTip(preset.about)
            action.setStatusTip(preset.about)
            if not changed:
                action.setCheckable(True)
                action.setChecked(True)
                action.setEnabled(False)
            action.triggered.connect(
                lambda _checked=False, tags=changed: self.tags_changed.emit(tags)
            )

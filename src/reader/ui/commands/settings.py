"""The settings, loaded when they are opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.library.changes import ChangeSet
from reader.library.operations import ForgetRejection
from reader.model.review import RememberedRejection, RuleCount
from reader.sourcing.rules import RuleDescription, list_rules
from reader.ui.alive import while_alive
from reader.ui.commands.parts import WindowParts
from reader.ui.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from reader.library.library import Library

_Reviewed = tuple[Sequence[RuleDescription], list[RuleCount], list[RememberedRejection]]


def open_settings(parts: WindowParts) -> SettingsDialog:
    """Open the settings; what is changed there shows at once."""
    window = parts.window
    dialog = SettingsDialog(window.preferences, window.theme, window)
    dialog.changed.connect(window.apply_preferences)
    _ReviewFigures(parts, dialog)
    dialog.open()
    return dialog


class _ReviewFigures(QObject):
    """Keeps the page of the suggestions true to the library, as long as the settings are open."""

    def __init__(self, parts: WindowParts, dialog: SettingsDialog) -> None:
        super().__init__(dialog)
        self._parts = parts
        self._dialog = dialog
        dialog.suggestions.forget_requested.connect(self._forget)
        parts.client.changed.connect(self._take_in)
        self._read()

    def _read(self) -> None:
        self._parts.client.fetch(_read, while_alive(self, self._show), latest="settings")

    def _show(self, answer: _Reviewed) -> None:
        rules, counts, rejections = answer
        codebook = self._parts.overview.codebook
        self._dialog.suggestions.show_review(rules, counts, rejections, codebook)

    def _take_in(self, changes: ChangeSet) -> None:
        if changes.reviewed or changes.rejections_changed:
            self._read()

    def _forget(self, rejection_id: str) -> None:
        self._parts.client.perform(ForgetRejection(rejection_id))


def _read(library: Library) -> _Reviewed:
    # The rules are read from the lexicon in the library's thread, if they have not been yet.
    return list_rules(), library.reviews.count_by_rule(), library.reviews.list_rejections()

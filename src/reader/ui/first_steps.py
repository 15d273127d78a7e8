"""Watches a new user take the first steps and ticks them off in the strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from reader.library.changes import ChangeSet
from reader.model.annotation import Annotation
from reader.ui.commands.parts import WindowParts
from reader.ui.icons import Icons

if TYPE_CHECKING:
    from reader.ui.coach import CoachStrip


class FirstSteps(QObject):
    """Makes the strip when it is wanted, and takes it away when it has done its work."""

    def __init__(self, parts: WindowParts, place: QVBoxLayout) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._place = place
        self._changed: frozenset[str] = frozenset()
        self.strip: CoachStrip | None = None

    def start(self) -> None:
        """Show the strip with nothing ticked."""
        if self.strip is None:
            self.strip = self._make_strip()
        self.strip.start()

    def apply_theme(self) -> None:
        """Show the strip in the window's theme."""
        if self.strip is not None:
            theme = self._parts.window.theme
            self.strip.apply_theme(theme, Icons(theme))

    def exported(self) -> None:
        """An export was written."""
        from reader.ui.coach import FirstStep  # noqa: PLC0415 - few windows have the strip

        if self.strip is not None:
            self.strip.take(FirstStep.EXPORT)

    def _make_strip(self) -> CoachStrip:
        from reader.ui.coach import CoachStrip  # noqa: PLC0415 - as above

        window = self._parts.window
        strip = CoachStrip(window)
        strip.apply_theme(window.theme, Icons(self._parts.window.theme))
        strip.skipped.connect(self._end)
        strip.finished.connect(self._finish)
        self._place.insertWidget(0, strip)
        self._parts.reading.passage_changed.connect(self._see_selection)
        self._parts.client.changed.connect(self._see_change)
        self._parts.current.refreshed.connect(self._see_annotations)
        self._parts.furniture.reviewing.state_changed.connect(self._see_review)
        return strip

    def _see_selection(self) -> None:
        from reader.ui.coach import FirstStep  # noqa: PLC0415 - as above

        if self.strip is not None and self._parts.reading.has_selection():
            self.strip.take(FirstStep.SELECT)

    def _see_change(self, changes: ChangeSet) -> None:
        self._changed = changes.annotations

    def _see_annotations(self) -> None:
        from reader.ui.coach import FirstStep  # noqa: PLC0415 - as above

        shown = self._parts.current.article
        if self.strip is None or shown is None:
            return
        fresh: list[Annotation] = [a for a in shown.annotations if a.id in self._changed]
        if any(annotation.tag_ids for annotation in fresh):
            self.strip.take(FirstStep.SELECT)
            self.strip.take(FirstStep.TAG)

    def _see_review(self) -> None:
        from reader.ui.coach import FirstStep  # noqa: PLC0415 - as above

        if self.strip is not None and self._parts.furniture.reviewing.is_on:
            self.strip.take(FirstStep.REVIEW)

    def _finish(self) -> None:
        self._parts.toaster.say(self.tr("That is all there is to it. The samples can be deleted."))
        self._end()

    def _end(self) -> None:
        if self.strip is not None:
            self.strip.hide()
        self._parts.preferences.first_steps_done = True

"""Fix Text: which blocks of its page are an article's text, with its title, authors and date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.library.changes import ChangeSet
from reader.model.article import OpenArticle
from reader.model.errors import UsageError
from reader.ui.actions import Handler
from reader.ui.alive import while_alive
from reader.ui.commands.parts import WindowParts
from reader.ui.revisions.words import carried_counted
from reader.ui.theme import Theme
from reader.ui.web_work import Web

if TYPE_CHECKING:
    from reader.library.fixing import FixableArticle, Fixes, FixingSteps
    from reader.ui.fixing.dialog import FixDialog


class FixCommands(QObject):
    """Opens the dialog for the open article; pages are parsed outside the library's thread."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._dialog: FixDialog | None = None

    def apply_theme(self, theme: Theme) -> None:
        """Show the dialog in a theme."""
        if self._dialog is not None:
            self._dialog.apply_theme(theme)

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action does."""
        return {"fix-text": self.fix_text}

    def fix_text(self) -> None:
        """Read the page that the open article came from, and open the dialog."""
        opened = self._parts.current.article
        if opened is None:
            return
        revision_id = opened.revision.id

        def job(web: Web) -> FixableArticle:
            from reader.library.fixing import fixable_stored  # noqa: PLC0415 - loads the parsers

            raw, raw_type = web.ask(lambda library: library.get_raw(revision_id))
            return fixable_stored(opened, raw, raw_type)

        self._parts.web.run(
            self.tr("Reading page"), job, lambda fixable: self._open(opened, fixable)
        )

    def _open(self, opened: OpenArticle, fixable: FixableArticle) -> None:
        from reader.ui.fixing.dialog import FixDialog  # noqa: PLC0415 - made at first use

        parts = self._parts
        dialog = FixDialog(
            parts.client,
            fixable,
            self.tr("Fix Text"),
            self.tr("&Save"),
            parts.window.theme,
            parts.window,
        )
        dialog.fixes_requested.connect(lambda fixes: self._fix(opened, fixable, fixes, dialog))
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None

    def _fix(
        self, opened: OpenArticle, fixable: FixableArticle, fixes: Fixes, dialog: FixDialog
    ) -> None:
        article_id, revision_id = opened.article.id, opened.revision.id

        def job(web: Web) -> FixingSteps | None:
            from reader.library.fixing import fix_stored  # noqa: PLC0415 - as above

            present = web.ask(lambda library: library.get_article(article_id))
            if present.revision.id != revision_id:
                raise UsageError(
                    "The article has got another version in the meantime.",
                    "Close this window and choose Fix Text again.",
                )
            raw, raw_type = web.ask(lambda library: library.get_raw(revision_id))
            return fix_stored(opened, raw, raw_type, fixable, fixes)

        self._parts.web.run(
            self.tr("Fixing text"),
            job,
            while_alive(dialog, lambda steps: self._perform(steps, dialog)),
            while_alive(dialog, dialog.fail),
        )

    def _perform(self, steps: FixingSteps | None, dialog: FixDialog) -> None:
        if steps is None:
            dialog.accept()
            return
        revision = steps.revision

        def done(_changes: ChangeSet) -> None:
            said = [self.tr("Text fixed") if revision is not None else self.tr("Metadata saved")]
            said += carried_counted(revision.carried) if revision is not None else []
            self._parts.toaster.say_done(" · ".join(said), steps.operation)
            while_alive(dialog, lambda _none: dialog.accept())(None)

        self._parts.client.perform(steps.operation, done, failed=while_alive(dialog, dialog.fail))

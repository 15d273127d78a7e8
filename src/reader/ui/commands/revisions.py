"""Versions of the open article: looked for, compared; annotations that an edit touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from reader.library.changes import ChangeSet
from reader.model.annotation import Annotation
from reader.model.article import OpenArticle
from reader.model.queries import ArticleQuery
from reader.model.revisions import RevisionSummary
from reader.model.selectors import AnchorStatus, Passage
from reader.ui.actions import Handler
from reader.ui.alive import while_alive
from reader.ui.annotations.standing import StandingAction
from reader.ui.commands.parts import WindowParts
from reader.ui.reading.links import EditionLink
from reader.ui.revisions.words import carried_counted, changes_counted
from reader.ui.theme import Theme
from reader.ui.toaster import ToastChoice
from reader.ui.web_work import Web, was_cancelled

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.operation import Operation
    from reader.library.operations.revise_article import ReviseArticle
    from reader.ui.revisions.compare_dialog import CompareDialog


@dataclass(frozen=True, slots=True)
class _Looked:
    """What came of looking for changes: None where there are none, and how many there are."""

    operation: ReviseArticle | None = None
    changes: int = 0


class RevisionCommands(QObject):
    """Looks for newer versions, shows what changed, and settles what an edit left open."""

    state_changed = Signal()
    """What `facts` says has changed."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._left_behind = ""
        """The changed or lost annotation that was chosen last: what a selection is for."""
        self._dialog: CompareDialog | None = None
        current = parts.current
        current.opened.connect(self._article_opened)
        current.refreshed.connect(self._count_printings)
        current.closed.connect(self._forget)
        parts.annotations.annotation_activated.connect(self._remember)
        parts.annotations.standing_requested.connect(self._act)
        parts.reading.edition_link_activated.connect(self._follow)
        if current.article is not None:
            self._count_printings(current.article)

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action does."""
        return {
            "refetch": self.look_for_changes,
            "compare-versions": self.compare,
            "show-story": self.show_story,
            StandingAction.TAKE_NEW_WORDS: lambda: self._act_on_current(
                StandingAction.TAKE_NEW_WORDS
            ),
            StandingAction.DETACH: lambda: self._act_on_current(StandingAction.DETACH),
            StandingAction.SHOW_MADE_ON: lambda: self._act_on_current(StandingAction.SHOW_MADE_ON),
            StandingAction.REATTACH: lambda: self._attach(self._left_behind),
        }

    def facts(self) -> set[str]:
        """Return what the actions need to know: see the action table."""
        facts = set()
        opened = self._parts.current.article
        if opened is not None and opened.versions > 1:
            facts.add("versions")
        if opened is not None and opened.printings:
            facts.add("story")
        annotation = self._find(self._current_id())
        if annotation is not None and annotation.status is AnchorStatus.CHANGED:
            facts.add("changed-words")
        if annotation is not None and _is_left_behind(annotation):
            facts.add("left-behind")
        chosen = self._find(self._left_behind)
        if chosen is not None and _is_left_behind(chosen) and self._parts.reading.has_selection():
            facts.add("attachable")
        return facts

    def apply_theme(self, theme: Theme) -> None:
        """Show versions that are being compared in a theme."""
        if self._dialog is not None:
            self._dialog.apply_theme(theme)

    # Looking for changes

    def look_for_changes(self) -> None:
        """Fetch the article again; where its words differ, there is another version."""
        opened = self._parts.current.article
        if opened is None:
            return

        def look(web: Web) -> _Looked:
            from reader.library.refetching import (  # noqa: PLC0415 - in the thread of the web
                count_changes,
                fetch_newer,
                revise,
            )

            def get_raw(revision_id: str) -> tuple[bytes, str]:
                return web.ask(lambda library: library.get_raw(revision_id))

            newer = fetch_newer(opened, get_raw, progress=web.progress)
            operation = revise(opened, newer) if newer is not None else None
            changes = count_changes(opened, newer) if newer and operation else 0
            return _Looked(operation, changes)

        article_id = opened.article.id
        self._parts.web.run(
            self.tr("Checking for changes"),
            look,
            lambda looked: self._take(article_id, looked),
            self._not_looked,
        )

    def _take(self, article_id: str, looked: _Looked) -> None:
        operation = looked.operation
        if operation is None:
            self._parts.toaster.say(self.tr("Nothing has changed"))
            return

        def done(_changes: ChangeSet) -> None:
            compare = ToastChoice(self.tr("Compare"), lambda: self._open_dialog(article_id))
            self._parts.toaster.say_done(self._said(looked, operation), operation, compare)

        self._parts.client.perform(operation, done)

    def _not_looked(self, error: BaseException) -> None:
        if was_cancelled(error):
            self._parts.toaster.say(self.tr("Stopped: the article is as it was"))
        else:
            self._parts.client.report(error)

    def _said(self, looked: _Looked, operation: ReviseArticle) -> str:
        """Return "3 changes · 2 annotations moved": what a person has to know."""
        return " · ".join([changes_counted(looked.changes), *carried_counted(operation.carried)])

    # Comparing

    def compare(self) -> None:
        """Show the newest version beside the one before."""
        article_id = self._parts.current.id
        if article_id is not None:
            self._open_dialog(article_id)

    def _open_dialog(self, article_id: str) -> None:
        def show(versions: list[RevisionSummary]) -> None:
            if len(versions) <= 1:  # taken back meanwhile
                return
            dialog = self._make_dialog(versions)
            dialog.choose(versions[-2].id, versions[-1].id)
            dialog.show()
            dialog.raise_()

        self._parts.client.fetch(
            lambda library: library.revisions.list_revisions(article_id), show, latest="versions"
        )

    def _make_dialog(self, versions: list[RevisionSummary]) -> CompareDialog:
        from reader.ui.revisions.compare_dialog import (  # noqa: PLC0415 - at first use
            CompareDialog,
        )

        if self._dialog is not None:
            self._dialog.close()
        dialog = CompareDialog(versions, self._parts.window.theme, self._parts.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        client = self._parts.client

        def ask(old_id: str, new_id: str) -> None:
            client.fetch(
                lambda library: library.revisions.compare(old_id, new_id),
                while_alive(dialog, dialog.show_comparison),
                latest="comparison",
            )

        dialog.versions_requested.connect(ask)
        dialog.finished.connect(self._dialog_closed)
        self._dialog = dialog
        return dialog

    def _dialog_closed(self) -> None:
        self._dialog = None

    def _follow(self, link: EditionLink) -> None:
        """Do what the menu does, for a link of the masthead."""
        if link is EditionLink.COMPARE:
            self.compare()
        else:
            self.show_story()

    # Other printings

    def show_story(self) -> None:
        """List the articles that print the same story."""
        article = self._parts.current.article
        story_id = article.article.story_id if article is not None else None
        if story_id is not None:
            query = ArticleQuery(story_id=story_id)
            self._parts.shelves.leave_for(query)
            self._parts.article_list.show_shelf(query, self.tr("Printings of one story"))

    # Annotations

    def _act_on_current(self, action: StandingAction) -> None:
        annotation_id = self._current_id()
        if annotation_id is not None:
            self._act(annotation_id, action)

    def _act(self, annotation_id: str, action: StandingAction) -> None:
        match action:
            case StandingAction.TAKE_NEW_WORDS:
                self._take_new_words(annotation_id)
            case StandingAction.DETACH:
                self._detach(annotation_id)
            case StandingAction.SHOW_MADE_ON:
                self._show_made_on(annotation_id)
            case StandingAction.REATTACH:
                self._attach(annotation_id)

    def _take_new_words(self, annotation_id: str) -> None:
        from reader.library.operations.reattach import TakeNewWords  # noqa: PLC0415 - at first use

        self._perform(TakeNewWords([annotation_id]), self.tr("New words taken"))

    def _detach(self, annotation_id: str) -> None:
        from reader.library.operations.reattach import Detach  # noqa: PLC0415 - at first use

        self._perform(Detach([annotation_id]), self.tr("Annotation detached"))

    def _attach(self, annotation_id: str) -> None:
        from reader.library.operations.reattach import Reattach  # noqa: PLC0415 - at first use

        reading = self._parts.reading
        passage = reading.current_passage() if reading.has_selection() else None
        if passage is None:
            self._left_behind = annotation_id
            self._parts.toaster.say(
                self.tr("Select words in the article, then choose Attach to Selection again.")
            )
            self.state_changed.emit()
            return
        self._perform(Reattach([annotation_id], passage), self.tr("Annotation attached"))

    def _show_made_on(self, annotation_id: str) -> None:
        annotation = self._find(annotation_id)
        if annotation is None:
            return

        def find(library: Library) -> tuple[list[RevisionSummary], Passage, str] | None:
            made_on = library.revisions.find_made_on(annotation)
            versions = library.revisions.list_revisions(annotation.article_id)
            return (versions, made_on.passage, made_on.revision_id) if made_on else None

        def show(found: tuple[list[RevisionSummary], Passage, str] | None) -> None:
            if found is None:
                said = self.tr("No version in the library has these words")
                self._parts.toaster.say(said)
                return
            versions, passage, revision_id = found
            dialog = self._make_dialog(versions)
            dialog.choose(revision_id, versions[-1].id, passage)
            dialog.show()
            dialog.raise_()

        self._parts.client.fetch(find, show, latest="versions")

    def _perform(self, operation: Operation, said: str) -> None:
        def done(changes: ChangeSet) -> None:
            if changes:
                self._parts.toaster.say_done(said, operation)

        self._parts.client.perform(operation, done)

    def _remember(self, annotation_id: str) -> None:
        annotation = self._find(annotation_id)
        if annotation is not None and _is_left_behind(annotation):
            self._left_behind = annotation_id

    def _find(self, annotation_id: str | None) -> Annotation | None:
        article = self._parts.current.article
        annotations = article.annotations if article is not None else ()
        return next((each for each in annotations if each.id == annotation_id), None)

    def _current_id(self) -> str | None:
        parts = self._parts
        return parts.annotations.current_annotation_id() or parts.reading.current_annotation_id()

    # What is known of the open article

    def _article_opened(self, opened: OpenArticle) -> None:
        self._left_behind = ""
        self._count_printings(opened)

    def _count_printings(self, opened: OpenArticle | None) -> None:
        others = len(opened.printings) if opened is not None else 0
        text = self.tr("O&ther Printings of This Story")
        self._parts.registry.set_text("show-story", f"{text} ({others})" if others else text)
        self.state_changed.emit()

    def _forget(self) -> None:
        self._left_behind = ""
        self._count_printings(None)


def _is_left_behind(annotation: Annotation) -> bool:
    return annotation.status in (AnchorStatus.CHANGED, AnchorStatus.ORPHANED)

"""The Review menu: going through the program's suggestions, one key a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox

from reader.library.changes import ChangeSet
from reader.model.review import RejectionScope, StoredSuggestion, SuggestionState
from reader.model.sourcing import Confidence
from reader.ui.actions import Handler
from reader.ui.commands.parts import WindowParts
from reader.ui.review.walk import ReviewWalk
from reader.ui.review.words import left_out_words
from reader.ui.side_pane import SideTab
from reader.ui.workspace import Pane

if TYPE_CHECKING:
    from reader.library.operation import Operation

_DIGITS = range(1, 10)


class ReviewCommands(QObject):
    """Asks about the suggestions one after the other, and carries out what is answered.

    A decision is shown at once and the next suggestion asked about, while the library writes:
    whoever presses A twice means two suggestions.
    """

    state_changed = Signal()
    """Whether a review is on, or what can be answered, has changed."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._walk = ReviewWalk(())
        self._article_id: str | None = None
        self._pending: dict[str, SuggestionState] = {}
        self._edited: str | None = None
        self.is_on = False
        parts.review.changed.connect(self._take_in)
        parts.suggestions.suggestion_chosen.connect(self._go_to)
        parts.suggestions.explanation_requested.connect(self._explain)
        parts.reading.suggestions.activated.connect(self._open_at)
        parts.annotations.leave_requested.connect(self._return_from_note)
        parts.side.tab_chosen.connect(lambda _tab: self._show())
        self._take_in()

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action of the menu does."""
        digits = {f"review-tag-{digit}": self._accept_with_digit(digit) for digit in _DIGITS}
        return digits | {
            "review": self.start,
            "review-accept": self.accept,
            "review-reject": self.reject,
            "review-reject-outlet": lambda: self.reject(RejectionScope.OUTLET),
            "review-reject-everywhere": lambda: self.reject(RejectionScope.EVERYWHERE),
            "review-skip": self.skip,
            "review-edit": self.edit,
            "review-take-passage": self.take_passage,
            "review-note": self.accept_with_note,
            "review-undo": self._parts.client.undo,
            "review-next": lambda: self._go(1),
            "review-previous": lambda: self._go(-1),
            "review-accept-strong": self.accept_strong,
            "review-finish": self.finish,
            "review-leave": self.leave,
        }

    def facts(self) -> set[str]:
        """Return what the actions need to know: see the action table."""
        facts = set()
        if self._parts.review.open:
            facts.add("suggestions")
        if self._current() is not None:
            facts.add("suggestion")
        if self._edited is not None:
            facts.add("editing-suggestion")
        return facts

    # The mode

    def start(self) -> None:
        """Begin, or go on with, the review of the open article."""
        self._edited = None
        self._parts.workspace.set_shown(Pane.ANNOTATIONS, shown=True)
        self._parts.side.show_tab(SideTab.SUGGESTIONS)
        if self._current() is None or not self.is_on:
            self._walk = ReviewWalk(self._suggestions())
        self.is_on = not self._walk.is_finished
        self._parts.suggestions.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def leave(self) -> None:
        """End the review: the page is bright again, and the keys are the article's."""
        self.is_on = False
        self._edited = None
        self._parts.reading.suggestions.stop_asking()
        self._parts.reading.setFocus(Qt.FocusReason.OtherFocusReason)
        self.state_changed.emit()

    # Decisions

    def accept(self) -> None:
        """Make an annotation of the current suggestion."""
        self._accept()

    def accept_with_note(self) -> None:
        """Make an annotation of the current suggestion and write a note on it."""
        annotation_id = self._accept()
        if annotation_id is not None:
            self._parts.side.show_tab(SideTab.ANNOTATIONS)
            self._parts.annotations.edit_note(annotation_id)

    def reject(self, scope: RejectionScope = RejectionScope.PASSAGE) -> None:
        """Say that the current suggestion does not fit."""
        from reader.library.operations import RejectSuggestions  # noqa: PLC0415 - not at the start

        stored = self._current()
        if stored is not None:
            operation = RejectSuggestions([stored.id], scope)
            self._decide(stored, SuggestionState.REJECTED, operation, self._rejected(scope))

    def skip(self) -> None:
        """Leave the current suggestion for the end."""
        self._walk.skip()
        self._show()

    def edit(self) -> None:
        """Select the suggested words in the article, to be accepted in another extent."""
        stored = self._current()
        if stored is None:
            return
        self._edited = stored.id
        self._parts.reading.suggestions.select_words(stored)
        self._parts.reading.setFocus(Qt.FocusReason.OtherFocusReason)
        self._parts.toaster.say(self.tr("Select the right words, then press Enter"))
        self.state_changed.emit()

    def take_passage(self) -> None:
        """Accept the edited suggestion with the words that are selected now."""
        stored = self._parts.review.find(self._edited)
        passage = self._parts.reading.current_passage()
        if stored is None or passage is None:
            return
        from reader.library.operations import AcceptSuggestions  # noqa: PLC0415 - as above

        self._edited = None
        operation = AcceptSuggestions({stored.id: self._new_id()}, passage=passage)
        self._decide(stored, SuggestionState.ACCEPTED, operation, self.tr("Accepted"))
        self._parts.suggestions.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept_strong(self) -> None:
        """Accept all strong suggestions as one step, once the person has agreed."""
        strong = self._strong()
        if not strong or not self._agreed(len(strong)):
            return
        from reader.library.operations import AcceptSuggestions  # noqa: PLC0415 - as above

        operation = AcceptSuggestions({stored.id: self._new_id() for stored in strong})
        for stored in strong:
            self._pending[stored.id] = SuggestionState.ACCEPTED
        said = self.tr("%1 suggestions accepted").replace("%1", str(len(strong)))
        self._perform(operation, [stored.id for stored in strong], said)
        self._walk.take_in(self._suggestions())
        self._show()

    def finish(self) -> None:
        """Count the article as reviewed, whatever was skipped."""
        from reader.library.operations import FinishReview  # noqa: PLC0415 - as above

        if self._article_id is not None:
            self._perform(FinishReview(self._article_id), [], self.tr("Review finished"))
            self.leave()

    def _accept(self, tag_id: str | None = None) -> str | None:
        """Accept the current suggestion; return the annotation's id, None without one."""
        from reader.library.operations import AcceptSuggestions  # noqa: PLC0415 - as above

        stored = self._current()
        if stored is None:
            return None
        annotation_id = self._new_id()
        name = self._tag_name(tag_id or stored.suggestion.tag_id)
        self._decide(
            stored,
            SuggestionState.ACCEPTED,
            AcceptSuggestions({stored.id: annotation_id}, tag_id=tag_id),
            self.tr("Tagged ‘%1’").replace("%1", name),
        )
        return annotation_id

    def _accept_with_digit(self, digit: int) -> Handler:
        def accept() -> None:
            tag = self._parts.overview.codebook.find_by_shortcut(digit)
            if tag is not None:
                self._accept(tag.id)

        return accept

    def _decide(
        self, stored: StoredSuggestion, state: SuggestionState, operation: Operation, said: str
    ) -> None:
        self._pending[stored.id] = state
        self._perform(operation, [stored.id], said)
        self._walk.take_in(self._suggestions())
        self._show()

    def _perform(self, operation: Operation, suggestion_ids: list[str], said: str) -> None:
        def forget() -> None:
            for each in suggestion_ids:
                self._pending.pop(each, None)

        def done(changes: ChangeSet) -> None:
            forget()
            if changes:
                self._parts.toaster.say_done(said, operation)

        def failed(_error: BaseException) -> None:
            forget()
            self._take_in()

        self._parts.client.perform(operation, done, failed=failed)

    def _agreed(self, count: int) -> bool:
        question = QMessageBox(self._parts.window)
        question.setIcon(QMessageBox.Icon.Question)
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setWindowTitle(self.tr("Accept all strong suggestions"))
        question.setText(self.tr("Accept %1 suggestions?").replace("%1", str(count)))
        question.setInformativeText(self.tr("They become annotations. One Undo takes all back."))
        accept = question.addButton(self.tr("Accept"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.setDefaultButton(accept)
        question.exec()
        return question.clickedButton() is accept

    # What is shown

    def _take_in(self) -> None:
        """Show the review as it is now; another article's ends this one's."""
        review = self._parts.review
        article_id = review.found.review.article_id if review.found is not None else None
        if article_id != self._article_id or review.found is None:
            self._article_id = article_id
            self._pending.clear()
            self._edited = None
            self._walk = ReviewWalk(self._suggestions())
            if self.is_on:
                self.is_on = False
                self._parts.reading.suggestions.stop_asking()
        else:
            self._walk.take_in(self._suggestions())
        self._show()

    def _show(self) -> None:
        suggestions = self._suggestions()
        waiting = [each for each in suggestions if each.is_open]
        pane = self._parts.suggestions
        self._parts.side.set_count(SideTab.SUGGESTIONS, len(waiting))
        self._parts.reading.suggestions.show(waiting)
        self._parts.overview.set_waiting(len(waiting))
        if not suggestions:
            found, left_out = self._parts.review.found, self._parts.review.left_out
            finish = bool(found is not None and left_out and not found.review.reviewed_at)
            pane.show_message(*self._why_there_are_none(), finish=finish)
        else:
            pane.show_suggestions(suggestions, self._parts.overview.codebook)
            pane.offer_strong(len(self._strong()))
            self._show_current()
        self.state_changed.emit()

    def _show_current(self) -> None:
        stored = self._current()
        marks = self._parts.reading.suggestions
        if stored is None:
            self._parts.suggestions.show_end(self._walk.tally(), self._parts.review.left_out)
            self.is_on = False
            marks.stop_asking()
            return
        self._parts.suggestions.ask_about(stored, self._walk.place)
        if self.is_on and self._edited is None:
            marks.ask_about(stored)
        elif self._parts.side.tab is SideTab.SUGGESTIONS:
            marks.mark_current(stored.id)
        else:
            marks.mark_current(None)

    def _why_there_are_none(self) -> tuple[str, str]:
        found = self._parts.review.found
        if self._parts.current.article is None:
            return self.tr("No article open"), self.tr("Choose one in the list.")
        if found is None:
            return self.tr("Looking for sources…"), ""
        analysis = found.review.analysis
        if analysis is not None and analysis.not_analysed:
            reason = analysis.not_analysed
            return self.tr("Not analysed"), f"{reason[:1].upper()}{reason[1:]}."
        if self._parts.review.left_out:
            return self.tr("No suggestions"), left_out_words(self._parts.review.left_out)
        return (
            self.tr("No suggestions"),
            self.tr("The program found nothing to ask about in this article."),
        )

    def _go(self, step: int) -> None:
        self._walk.go(step)
        self._show_current()
        self.state_changed.emit()

    def _go_to(self, suggestion_id: str) -> None:
        self._walk.go_to(suggestion_id)
        self._show_current()
        if not self.is_on:
            self._parts.reading.suggestions.set_current(suggestion_id)
        self.state_changed.emit()

    def _open_at(self, suggestion_id: str) -> None:
        """Show a suggestion that was clicked in the article; its keys work at once."""
        self._parts.workspace.set_shown(Pane.ANNOTATIONS, shown=True)
        self._parts.side.show_tab(SideTab.SUGGESTIONS)
        self._go_to(suggestion_id)
        self._parts.suggestions.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain(self, tag_id: str) -> None:
        from reader.ui.review.guidance_dialog import GuidanceDialog  # noqa: PLC0415 - rarely used

        tag, stored = self._parts.overview.codebook.find(tag_id), self._current()
        if tag is not None:
            grade = stored.suggestion.grade if stored is not None else None
            dialog = GuidanceDialog(tag, grade, self._parts.window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _return_from_note(self) -> None:
        if self.is_on:
            self._parts.side.show_tab(SideTab.SUGGESTIONS)
            self._parts.suggestions.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show()

    # What is known

    def _suggestions(self) -> tuple[StoredSuggestion, ...]:
        """Return the suggestions with the decisions that are still being written."""
        return tuple(
            replace(each, state=self._pending[each.id]) if each.id in self._pending else each
            for each in self._parts.review.shown_suggestions
        )

    def _current(self) -> StoredSuggestion | None:
        current = self._walk.current_id
        return next((each for each in self._suggestions() if each.id == current), None)

    def _strong(self) -> list[StoredSuggestion]:
        return [
            each
            for each in self._suggestions()
            if each.is_open and each.suggestion.confidence is Confidence.STRONG
        ]

    def _new_id(self) -> str:
        return self._parts.client.new_id()

    def _tag_name(self, tag_id: str) -> str:
        tag = self._parts.overview.codebook.find(tag_id)
        return tag.name if tag is not None else tag_id

    def _rejected(self, scope: RejectionScope) -> str:
        return {
            RejectionScope.PASSAGE: self.tr("Rejected"),
            RejectionScope.OUTLET: self.tr("Rejected in all articles of this outlet"),
            RejectionScope.EVERYWHERE: self.tr("Rejected in all articles"),
        }[scope]

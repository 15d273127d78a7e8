"""The order in which suggestions are gone through: no Qt, so that it can be tested by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.review import StoredSuggestion, SuggestionState


@dataclass(frozen=True, slots=True)
class ReviewTally:
    """What has been decided since the review was started."""

    accepted: int
    rejected: int
    skipped: int
    open: int


class ReviewWalk:
    """Goes through open suggestions in text order; those that were skipped come back at the end.

    The walk only remembers; what is open is told to it anew after each change.
    """

    def __init__(self, suggestions: Sequence[StoredSuggestion]) -> None:
        self._known = {each.id: each for each in suggestions}
        self._order = [each.id for each in suggestions if each.is_open]
        self._concerned = set(self._order)
        self._skipped: list[str] = []
        self._left: set[str] = set()
        self.current_id: str | None = self._order[0] if self._order else None

    def take_in(self, suggestions: Sequence[StoredSuggestion]) -> None:
        """Take the suggestions as they are now: go on when the current one was decided about.

        One that is open again (its decision was taken back) becomes current.
        """
        before, self._known = self._known, {each.id: each for each in suggestions}
        reopened = [
            each.id
            for each in suggestions
            if each.is_open and each.id in before and not before[each.id].is_open
        ]
        self._concerned |= {each.id for each in suggestions if each.is_open}
        self._order = [each.id for each in suggestions if each.id in self._concerned]
        self._skipped = [
            each for each in self._skipped if self._is_open(each) and each not in reopened
        ]
        self._left &= set(self._skipped)
        if reopened:
            self.current_id = reopened[0]
        elif not self._is_open(self.current_id):
            self.current_id = self._following(self.current_id)

    def skip(self) -> None:
        """Leave the current one for the end; one that comes back there is left for good."""
        skipped = self.current_id
        if skipped is None:
            return
        if skipped in self._skipped:
            self._left.add(skipped)
        else:
            self._skipped.append(skipped)
        self.current_id = self._following(skipped)

    def go(self, step: int) -> None:
        """Go to the next open one in the text (1) or the one before (-1), round the ends."""
        waiting = [each for each in self._order if self._is_open(each)]
        if not waiting:
            return
        if self.current_id not in waiting:
            self.current_id = waiting[0 if step > 0 else -1]
            return
        self.current_id = waiting[(waiting.index(self.current_id) + step) % len(waiting)]

    def go_to(self, suggestion_id: str) -> None:
        """Make one current, whether it is open or not."""
        if suggestion_id in self._known:
            self.current_id = suggestion_id

    @property
    def is_finished(self) -> bool:
        """Whether everything has been decided about or skipped."""
        return self.current_id is None

    @property
    def place(self) -> tuple[int, int]:
        """The number of the current suggestion among those of this review, and how many."""
        total = len(self._order)
        if self.current_id not in self._order:
            return total, total
        return self._order.index(self.current_id) + 1, total

    def tally(self) -> ReviewTally:
        """Return what has become of the suggestions of this review."""
        states = [self._known[each].state for each in self._order]
        return ReviewTally(
            accepted=states.count(SuggestionState.ACCEPTED),
            rejected=states.count(SuggestionState.REJECTED),
            skipped=len(self._skipped),
            open=states.count(SuggestionState.OPEN),
        )

    def _is_open(self, suggestion_id: str | None) -> bool:
        known = self._known.get(suggestion_id or "")
        return known is not None and known.is_open

    def _following(self, suggestion_id: str | None) -> str | None:
        """Return what comes after one: later in the text, from its start, then what was skipped."""
        waiting = [
            each for each in self._order if self._is_open(each) and each not in self._skipped
        ]
        if waiting:
            here = self._order.index(suggestion_id) if suggestion_id in self._order else -1
            later = [each for each in waiting if self._order.index(each) > here]
            return (later or waiting)[0]
        returning = (each for each in self._skipped if each not in self._left)
        return next(returning, None)

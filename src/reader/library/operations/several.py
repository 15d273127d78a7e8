"""Several operations as one step to undo."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from reader.library.changes import ChangeSet
from reader.library.operation import Operation, Session


class Several:
    """Operations that belong together: done in order, taken back in reverse, all or none."""

    def __init__(self, label: str, operations: Iterable[Operation]) -> None:
        self._label = label
        self._operations = tuple(operations)
        self._done: ChangeSet | None = None

    @classmethod
    def already_done(cls, label: str, operations: Iterable[Operation], changes: ChangeSet) -> Self:
        """Return the operation for what an import has done one by one.

        It makes that one step to undo: the first `apply` finds it done and only says so.
        """
        several = cls(label, operations)
        several._done = changes
        return several

    @property
    def label(self) -> str:
        """What was done, as in a menu."""
        return self._label

    def apply(self, session: Session) -> ChangeSet:
        """Do all of it; see `Operation`."""
        if self._done is not None:
            changes, self._done = self._done, None
            return changes
        changes = ChangeSet()
        for operation in self._operations:
            changes |= operation.apply(session)
        return changes

    def revert(self, session: Session) -> ChangeSet:
        """Take all of it back; see `Operation`."""
        self._done = None
        changes = ChangeSet()
        for operation in reversed(self._operations):
            changes |= operation.revert(session)
        return changes

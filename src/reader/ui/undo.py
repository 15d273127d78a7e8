"""The one place where operations meet Qt's undo stack.

Operations run in the library's thread and may fail there; a `QUndoStack` moves at once and
knows no failure. So its commands do nothing themselves: `UndoHistory` first has the worker
carry a step out, and moves the stack when that is committed. The stack always tells what is
in the library.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from reader.library.changes import ChangeSet
from reader.model.errors import LibraryError

if TYPE_CHECKING:
    # For names only: the library's operations are no part of what a first paint loads.
    from reader.library.library import Library
    from reader.library.operation import Operation

UNDO_LIMIT = 500
"""Steps kept; an operation holds what it needs to be taken back, so not without end."""

Done = Callable[[ChangeSet], object]
Failed = Callable[[BaseException], None]
LibraryJob = Callable[["Library"], ChangeSet]


class RunInLibrary(Protocol):
    """Runs a job in the library's thread; calls back in the thread of the window."""

    def __call__(self, job: LibraryJob, done: Done, failed: Failed) -> None:
        """Run ``job``; exactly one of ``done`` and ``failed`` follows."""


class OperationCommand(QUndoCommand):
    """A step of the history: one operation, or edits of one note that follow each other."""

    def __init__(self, operation: Operation) -> None:
        super().__init__(operation.label)
        self.operations: list[Operation] = [operation]

    def absorb(self, operation: Operation) -> bool:
        """Take the next operation into this step, if both write the same note."""
        note = _edited_note(self.operations[-1])
        if note is None or note != _edited_note(operation):
            return False
        self.operations.append(operation)
        return True

    def apply(self, library: Library) -> ChangeSet:
        """Do the whole step again."""
        changes = ChangeSet()
        for operation in self.operations:
            changes |= library.run(operation)
        return changes

    def revert(self, library: Library) -> ChangeSet:
        """Take the whole step back, the last operation first."""
        changes = ChangeSet()
        for operation in reversed(self.operations):
            changes |= library.revert(operation)
        return changes


def _edited_note(operation: Operation) -> str | None:
    """Return the annotation whose note the operation writes; None for other operations."""
    from reader.library.operations.edit_note import EditNote  # noqa: PLC0415 - loaded by now

    return operation.annotation_id if isinstance(operation, EditNote) else None


@dataclass(slots=True)
class _Step:
    """Something asked for that waits for its turn; no operation means a move in the history."""

    operation: Operation | None
    done: Done | None = None
    failed: Failed | None = None
    recorded: bool = True
    forwards: bool = False


class UndoHistory(QObject):
    """Carries out operations, undo and redo one after the other, in the order asked for."""

    changed = Signal(object)
    """A `ChangeSet` that has been committed."""
    step_failed = Signal(object)
    """The exception that a step ended with; library and history are as before the step."""
    busy_changed = Signal(bool)
    """True while something is being saved, false when all of it has been."""

    def __init__(self, run: RunInLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(UNDO_LIMIT)
        self._run = run
        self._waiting: deque[_Step] = deque()
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether anything that was asked for is not committed yet."""
        return self._busy

    def perform(
        self,
        operation: Operation,
        done: Done | None = None,
        *,
        failed: Failed | None = None,
        recorded: bool = True,
    ) -> None:
        """Carry an operation out.

        Args:
            operation: what to do.
            done: called with what changed, after `changed` was emitted.
            failed: called with the exception, before `step_failed` is emitted.
            recorded: whether it is a step that Undo takes back.
        """
        self._add(_Step(operation, done, failed, recorded=recorded))

    def undo(self) -> None:
        """Take the last step back."""
        self._add(_Step(None))

    def redo(self) -> None:
        """Make the step that was taken back last again."""
        self._add(_Step(None, forwards=True))

    def is_last(self, operation: Operation) -> bool:
        """Say whether Undo would take exactly this operation back."""
        command = self._command(self.stack.index() - 1)
        return command is not None and operation in command.operations

    def hand_over_rest(self) -> None:
        """Hand over every operation that still waits: the window is about to go."""
        waiting, self._waiting = self._waiting, deque()
        for step in waiting:
            if step.operation is not None:
                self._start_operation(step, step.operation)

    def silence(self) -> None:
        """Emit nothing any more: the window that listened is gone, the stack goes next."""
        self.stack.blockSignals(True)  # noqa: FBT003 - Qt's signature

    def forget(self) -> None:
        """Drop the history: another library is opened, and nobody answers for the one before."""
        self.stack.clear()
        self._waiting.clear()
        if self._busy:
            self._busy = False
            self.busy_changed.emit(False)  # noqa: FBT003 - a signal's argument

    def _add(self, step: _Step) -> None:
        self._waiting.append(step)
        if not self._busy:
            self._busy = True
            self.busy_changed.emit(True)  # noqa: FBT003 - a signal's argument
            self._next()

    def _next(self) -> None:
        while self._waiting:
            step = self._waiting.popleft()
            if step.operation is not None:
                self._start_operation(step, step.operation)
                return
            command = self._command(self.stack.index() - (0 if step.forwards else 1))
            if command is not None:
                self._start_move(command, forwards=step.forwards)
                return
        self._busy = False
        self.busy_changed.emit(False)  # noqa: FBT003 - a signal's argument

    def _command(self, index: int) -> OperationCommand | None:
        if not 0 <= index < self.stack.count():
            return None
        command = self.stack.command(index)
        return command if isinstance(command, OperationCommand) else None

    def _start_operation(self, step: _Step, operation: Operation) -> None:
        def done(changes: ChangeSet) -> None:
            if changes and step.recorded:
                self._record(operation)
            self._finish(changes)
            if step.done is not None:
                step.done(changes)

        def failed(error: BaseException) -> None:
            if step.failed is not None:
                step.failed(error)
            self._fail(error)

        self._run(lambda library: library.run(operation), done, failed)

    def _record(self, operation: Operation) -> None:
        last = self._command(self.stack.index() - 1)
        at_the_end = self.stack.index() == self.stack.count()
        if not (at_the_end and last is not None and last.absorb(operation)):
            self.stack.push(OperationCommand(operation))

    def _start_move(self, command: OperationCommand, *, forwards: bool) -> None:
        def move() -> None:
            if forwards:
                self.stack.redo()
            else:
                self.stack.undo()

        def done(changes: ChangeSet) -> None:
            move()
            self._finish(changes)

        def failed(error: BaseException) -> None:
            if not isinstance(error, LibraryError):
                # What it was about is gone or no longer as it was: it would fail for ever.
                # A full disk or a busy library is another matter: the step can be tried again.
                command.setObsolete(True)
                move()
            self._fail(error)

        self._run(command.apply if forwards else command.revert, done, failed)

    def _finish(self, changes: ChangeSet) -> None:
        if changes:
            self.changed.emit(changes)
        self._next()

    def _fail(self, error: BaseException) -> None:
        self.step_failed.emit(error)
        self._next()

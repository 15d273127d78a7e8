"""The undo stack tells what is in the library, whatever fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot
from tests.support.window_library import add_article, library_of, opened_client, perform

from reader.library.changes import ChangeSet
from reader.library.library import Library
from reader.library.operations import Annotate, EditNote, MarkRead, Operation, RemoveAnnotations
from reader.model.errors import BusyLibraryError, NotFoundError, UsageError
from reader.model.ranges import TextRange
from reader.model.selectors import Part, Passage
from reader.ui.client import LibraryClient
from reader.ui.undo import Done, Failed, UndoHistory

PASSAGE = Passage(Part.BODY, TextRange(0, 20))


class _List:
    """A library in memory: operations add numbers to it."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.failure: Exception | None = None

    def run(self, operation: _Add) -> ChangeSet:
        self._may_fail()
        self.numbers.append(operation.number)
        return ChangeSet(annotations=frozenset({str(operation.number)}))

    def revert(self, operation: _Add) -> ChangeSet:
        self._may_fail()
        assert self.numbers.pop() == operation.number
        return ChangeSet(annotations=frozenset({str(operation.number)}))

    def _may_fail(self) -> None:
        failure, self.failure = self.failure, None
        if failure is not None:
            raise failure


class _Add:
    def __init__(self, number: int) -> None:
        self.number = number
        self.label = f"Add {number}"


class _LaterRunner:
    """Runs jobs when told to, like a worker that is slow."""

    def __init__(self, library: _List) -> None:
        self.library = library
        self.waiting: list[Callable[[], None]] = []

    def __call__(self, job: Callable[[Library], ChangeSet], done: Done, failed: Failed) -> None:
        def run() -> None:
            try:
                changes = job(self.library)  # type: ignore[arg-type]
            except Exception as error:  # noqa: BLE001 - handed over as the worker does
                failed(error)
            else:
                done(changes)

        self.waiting.append(run)

    def work(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


@pytest.fixture
def runner() -> _LaterRunner:
    return _LaterRunner(_List())


def operation(number: int) -> Operation:
    return _Add(number)  # type: ignore[return-value]


def test_steps_wait_for_the_worker_and_keep_their_order(qtbot: QtBot, runner: _LaterRunner) -> None:
    history = UndoHistory(runner)
    history.perform(operation(1))
    history.perform(operation(2))
    history.undo()
    history.undo()
    history.redo()
    assert history.stack.count() == 0
    runner.work()
    assert runner.library.numbers == [1]
    assert history.stack.index() == 1
    assert history.stack.undoText() == "Add 1"
    assert history.stack.redoText() == "Add 2"


def test_a_failed_operation_is_no_step(qtbot: QtBot, runner: _LaterRunner) -> None:
    history = UndoHistory(runner)
    failures: list[BaseException] = []
    history.step_failed.connect(failures.append)
    runner.library.failure = NotFoundError("gone")
    told: list[BaseException] = []
    history.perform(operation(1), failed=told.append)
    runner.work()
    assert history.stack.count() == 0
    assert failures == told
    assert [str(each) for each in failures] == ["gone"]


def test_a_busy_library_leaves_the_step_to_be_tried_again(
    qtbot: QtBot, runner: _LaterRunner
) -> None:
    history = UndoHistory(runner)
    history.perform(operation(1))
    runner.work()
    runner.library.failure = BusyLibraryError("busy")
    history.undo()
    runner.work()
    assert (history.stack.index(), runner.library.numbers) == (1, [1])
    history.undo()
    runner.work()
    assert (history.stack.index(), runner.library.numbers) == (0, [])


def test_a_step_that_can_never_be_taken_back_is_dropped(qtbot: QtBot, runner: _LaterRunner) -> None:
    history = UndoHistory(runner)
    for number in (1, 2):
        history.perform(operation(number))
    runner.work()
    runner.library.failure = UsageError("changed elsewhere")
    history.undo()
    runner.work()
    assert history.stack.undoText() == "Add 1"
    assert not history.stack.canRedo()
    runner.library.numbers.remove(2)
    history.undo()
    runner.work()
    assert runner.library.numbers == []


def test_is_last_says_whether_undo_would_take_it_back(qtbot: QtBot, runner: _LaterRunner) -> None:
    history = UndoHistory(runner)
    first, second = operation(1), operation(2)
    history.perform(first)
    runner.work()
    assert history.is_last(first)
    history.perform(second)
    runner.work()
    assert not history.is_last(first)
    history.undo()
    runner.work()
    assert history.is_last(first)


def test_busy_is_told_once_for_a_row_of_steps(qtbot: QtBot, runner: _LaterRunner) -> None:
    history = UndoHistory(runner)
    told: list[bool] = []
    history.busy_changed.connect(told.append)
    for number in range(3):
        history.perform(operation(number))
    runner.work()
    assert told == [True, False]


def test_what_waits_is_handed_over_at_the_end(qtbot: QtBot, runner: _LaterRunner) -> None:
    history = UndoHistory(runner)
    for number in range(3):
        history.perform(operation(number))
    history.hand_over_rest()
    runner.work()
    assert runner.library.numbers == [0, 1, 2]


@settings(max_examples=80)
@given(st.lists(st.tuples(st.sampled_from(["do", "undo", "redo"]), st.booleans()), max_size=25))
def test_history_and_library_agree_after_any_steps(steps: list[tuple[str, bool]]) -> None:
    library = _List()
    runner = _LaterRunner(library)
    history = UndoHistory(runner)
    for number, (step, fails) in enumerate(steps):
        library.failure = BusyLibraryError("busy") if fails else None
        if step == "do":
            history.perform(operation(number))
        elif step == "undo":
            history.undo()
        else:
            history.redo()
        runner.work()
        done = [history.stack.text(place) for place in range(history.stack.index())]
        assert done == [f"Add {each}" for each in library.numbers]


@pytest.fixture
def client(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryClient]:
    with opened_client(qtbot, tmp_path) as client:
        yield client


def test_edits_of_one_note_in_a_row_are_one_step(qtbot: QtBot, client: LibraryClient) -> None:
    article_id = add_article(qtbot, client, 1)
    perform(qtbot, client, Annotate("00000000-0000-4000-8000-000000000001", article_id, PASSAGE))
    annotation_id = "00000000-0000-4000-8000-000000000001"
    for note in ("W", "Who", "Who says so?"):
        perform(qtbot, client, EditNote(annotation_id, note))
    assert client.undo_stack.count() == 3
    with qtbot.waitSignal(client.saved):
        client.undo()
    library = library_of(client)
    assert library.get_annotation(annotation_id).note == ""
    library.close()
    with qtbot.waitSignal(client.saved):
        client.redo()
    library = library_of(client)
    assert library.get_annotation(annotation_id).note == "Who says so?"
    library.close()


def test_reading_state_is_no_step(qtbot: QtBot, client: LibraryClient) -> None:
    article_id = add_article(qtbot, client, 1)
    steps = client.undo_stack.count()
    with qtbot.waitSignal(client.saved):
        client.perform(MarkRead([article_id], True), recorded=False)  # noqa: FBT003 - contract
    assert client.undo_stack.count() == steps


def test_an_operation_on_what_is_gone_says_so_once(qtbot: QtBot, client: LibraryClient) -> None:
    failures: list[Exception] = []
    client.failed.connect(failures.append)
    with qtbot.waitSignal(client.not_saved):
        client.perform(RemoveAnnotations(["00000000-0000-4000-8000-00000000dead"]))
    assert len(failures) == 1
    assert isinstance(failures[0], NotFoundError)
    assert client.undo_stack.count() == 0

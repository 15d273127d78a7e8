"""Files and text coming in: added, duplicate, failed; cancelled, broken off, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.imported import import_bytes, import_text
from tests.support.incoming import one_of_each
from tests.support.libraries import annotate, state_of
from tests.support.zips import write_zip

from reader.library.importing import (
    PASTED,
    FinishedImport,
    ImportOutcome,
    ImportStatus,
    import_files,
    run_import,
)
from reader.library.library import Library
from reader.library.operations import EditNote, Star
from reader.library.progress import Progress, ProgressReport
from reader.model.errors import UnreadableError

ADDED, DUPLICATE, FAILED = ImportStatus.ADDED, ImportStatus.DUPLICATE, ImportStatus.FAILED


def _text(headline: str) -> str:
    return (
        f"{headline}\n\n"
        f"The council said on Monday that {headline.lower()} would be looked into again.\n\n"
        "Two people who were in the room said that nobody had asked for it.\n"
    )


def _write(folder: Path, name: str, headline: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_text(headline), encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Return three text files in a folder of their own."""
    folder = tmp_path / "in"
    return [
        _write(folder, "a.txt", "Ferry Timetable Changes"),
        _write(folder, "b.txt", "Market Hall Roof"),
        _write(folder, "c.txt", "School Bridge Lights"),
    ]


def test_files_are_added_in_the_order_given(library: Library, files: list[Path]) -> None:
    outcomes = import_files(library, files)
    assert [outcome.status for outcome in outcomes] == [ADDED] * 3
    assert [outcome.input for outcome in outcomes] == [str(path) for path in files]
    assert [outcome.title for outcome in outcomes] == [
        "Ferry Timetable Changes",
        "Market Hall Roof",
        "School Bridge Lights",
    ]
    first = outcomes[0].article_id
    assert first is not None
    opened = library.get_article(first)
    assert opened.article.origin == "a.txt"
    assert library.get_raw(opened.revision.id) == (files[0].read_bytes(), "text/plain")


def test_a_folder_gives_all_its_files_when_asked(library: Library, files: list[Path]) -> None:
    folder = files[0].parent
    _write(folder / "below", "d.txt", "Harbour Dredging Begins")
    (refused,) = import_files(library, [folder])
    assert (refused.input, refused.status) == (str(folder), FAILED)
    assert "is a folder" in refused.reason
    import_files(library, files)
    outcomes = import_files(library, [folder], recursive=True)
    assert sorted(outcome.status for outcome in outcomes) == [ADDED, *[DUPLICATE] * 3]


def test_what_is_there_already_is_named(library: Library, files: list[Path]) -> None:
    (first,) = import_files(library, files[:1])
    assert first.article_id is not None
    copy = files[0].with_name("copy.txt")
    copy.write_bytes(files[0].read_bytes())
    assert import_files(library, [copy, files[0]]) == [
        ImportOutcome(str(copy), DUPLICATE, first.article_id, first.title),
        ImportOutcome(str(files[0]), DUPLICATE, first.article_id, first.title),
    ]
    assert library.counts().articles == 1


def test_the_same_address_is_a_duplicate_too(library: Library) -> None:
    words = "The council said on Monday that the roof would be looked into again, at last."
    page = "<html><title>{0}</title><body><article><h1>{0}</h1>{1}</article></body></html>"
    body = f"<p>{words}</p>" * 6
    url = "https://gazette.example/roof"
    first = import_bytes(library, page.format("The roof", body).encode(), "a.html", url=url)
    again = import_bytes(library, page.format("The roof leaks", body).encode(), "b.html", url=url)
    assert (first.status, again.status) == (ADDED, DUPLICATE)
    assert again.article_id == first.article_id


def test_what_cannot_be_read_is_an_outcome_and_the_rest_goes_on(
    library: Library, files: list[Path]
) -> None:
    empty = files[0].with_name("empty.txt")
    empty.write_bytes(b"")
    binary = files[0].with_name("binary.txt")
    binary.write_bytes(bytes(range(256)) * 40)
    missing = files[0].with_name("missing.txt")
    outcomes = import_files(library, [empty, missing, files[0], binary, files[1]])
    assert [outcome.status for outcome in outcomes] == [FAILED, FAILED, ADDED, FAILED, ADDED]
    for outcome in (outcomes[0], outcomes[1], outcomes[3]):
        assert outcome.article_id is None
        assert len(outcome.reason) > 20
        assert outcome.reason.endswith(".")
    assert library.counts().articles == 2


def test_cancelling_keeps_what_has_been_added(library: Library, files: list[Path]) -> None:
    reports: list[ProgressReport] = []

    def listen(report: ProgressReport) -> None:
        reports.append(report)
        if report.text == "b.txt":
            progress.cancel()

    progress = Progress(listen)
    finished = run_import(library, files, progress=progress)
    assert finished.cancelled
    assert finished.count(ADDED) == library.counts().articles == 2
    assert reports == [
        ProgressReport(0, 3, "a.txt"),
        ProgressReport(1, 3, "b.txt"),
        ProgressReport(2, 3),
    ]


def test_an_import_is_one_step_to_undo_and_redo(library: Library, files: list[Path]) -> None:
    import_files(library, files[:1])
    before = state_of(library)
    finished = run_import(library, files)
    assert (finished.count(ADDED), finished.count(DUPLICATE), finished.cancelled) == (2, 1, False)
    operation = finished.operation
    assert operation is not None
    assert operation.label == "Add 2 articles"
    after = state_of(library)
    assert len(library.run(operation).articles_added) == 2
    assert state_of(library) == after
    library.revert(operation)
    assert state_of(library) == before
    library.run(operation)
    assert state_of(library) == after


def test_an_import_of_nothing_new_is_no_step(library: Library, files: list[Path]) -> None:
    import_files(library, files)
    assert run_import(library, files).operation is None
    assert run_import(library, []) == FinishedImport((), None)


def test_a_full_disk_ends_the_import_and_leaves_nothing_half_done(
    library: Library, files: list[Path]
) -> None:
    big = _write(files[0].parent, "big.txt", "Long Report " + "on everything, " * 20_000)
    pages = library._store._connection.execute("PRAGMA page_count").fetchone()[0]
    library._store._connection.execute(f"PRAGMA max_page_count = {pages + 12}")
    finished = run_import(library, [files[0], big, files[1]])
    assert [outcome.status for outcome in finished.outcomes] == [ADDED, FAILED, FAILED]
    assert "is full" in finished.outcomes[1].reason
    assert finished.outcomes[2].reason == finished.outcomes[1].reason
    assert library.counts().articles == 1
    assert finished.operation is not None
    assert library.check().ok


def test_pasted_text_is_an_article_without_raw_bytes(library: Library) -> None:
    outcome = import_text(library, _text("Ferry Timetable Changes"))
    assert (outcome.status, outcome.title) == (ADDED, "Ferry Timetable Changes")
    assert outcome.article_id is not None
    opened = library.get_article(outcome.article_id)
    assert opened.article.origin == PASTED
    assert library.get_raw(opened.revision.id)[0] == b""
    assert import_text(library, _text("Ferry Timetable Changes")).status is DUPLICATE
    made = annotate(library, outcome.article_id, "Two people")
    library.run(EditNote(made.id, "Who?"))
    library.run(Star([outcome.article_id], starred=True))


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00"])
def test_no_text_is_refused(library: Library, text: str) -> None:
    with pytest.raises(UnreadableError):
        import_text(library, text)
    assert library.counts().articles == 0


def test_each_article_in_an_archive_is_an_outcome_of_its_own(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "news.zip"
    raw = write_zip(
        {
            "roof.txt": _text("Market Hall Roof").encode(),
            "empty.txt": b"",
            "inner.zip": write_zip({"a/ferry.txt": _text("Ferry Timetable Changes").encode()}),
        }
    )
    path.write_bytes(raw)
    finished = run_import(library, [path])
    assert [(each.input, each.status) for each in finished.outcomes] == [
        (f"{path}/roof.txt", ADDED),
        (f"{path}/empty.txt", FAILED),
        (f"{path}/inner.zip/a/ferry.txt", ADDED),
    ]
    assert "empty" in finished.outcomes[1].reason
    last = finished.outcomes[2].article_id
    assert last is not None
    opened = library.get_article(last)
    assert opened.article.origin == "news.zip/inner.zip/a/ferry.txt"
    kept = _text("Ferry Timetable Changes").encode()
    assert library.get_raw(opened.revision.id) == (kept, "text/plain")
    assert finished.operation is not None
    assert finished.operation.label == "Add 2 articles"


def test_every_kind_of_file_is_taken_from_a_folder(library: Library, tmp_path: Path) -> None:
    for number, (name, raw) in enumerate(one_of_each().items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / name).write_bytes(raw)
    outcomes = import_files(library, [tmp_path], recursive=True)
    assert len(outcomes) == len(one_of_each())
    assert {outcome.status for outcome in outcomes} <= {ADDED, DUPLICATE}
    assert {outcome.title for outcome in outcomes} == {"Harbour tunnel to open two years late"}


def test_cancelling_inside_an_archive_keeps_what_has_been_added(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(write_zip({f"{n}.txt": _text(f"Market Hall {n}").encode() for n in "abc"}))
    progress = Progress(lambda report: progress.cancel() if report.text == "news.zip" else None)
    finished = run_import(library, [path], progress=progress)
    assert finished.cancelled
    assert [each.status for each in finished.outcomes] == [ADDED]
    assert library.counts().articles == 1


def test_an_archive_that_breaks_off_keeps_what_came_before(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "bomb.zip"
    bomb = write_zip({f"{n}.txt": bytes(900_000) for n in range(240)})
    path.write_bytes(write_zip({"roof.txt": _text("Market Hall Roof").encode(), "b.zip": bomb}))
    outcomes = import_files(library, [path])
    assert outcomes[0].status is ADDED
    assert outcomes[-1].input == str(path)
    assert outcomes[-1].status is FAILED
    assert "more than 200 MB" in outcomes[-1].reason

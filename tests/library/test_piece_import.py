"""Anything that is dropped: read, previewed, then brought in piece by piece as one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.exported_lists import exported_list
from tests.support.imported import import_bytes
from tests.support.incoming import PAGE as PAGE_TEXT
from tests.support.incoming import TITLE
from tests.support.libraries import state_of

from reader.exchange.reading_lists.preview import PreviewStatus
from reader.ingest.fetching.fetched import Fetched
from reader.library.changes import ChangeSet
from reader.library.entry_import import EntryOutcome, EntryStatus, FinishedListImport
from reader.library.import_listing import list_incoming
from reader.library.import_pieces import Incoming
from reader.library.import_preview import PieceShelf, Preview, PreviewedPiece
from reader.library.import_reading import read_incoming
from reader.library.library import Library
from reader.library.piece_import import ImportOptions, PieceImport
from reader.library.progress import CancelledError, Progress
from reader.model.errors import DiskFullError
from reader.model.queries import AnnotationQuery, ArticleQuery

PAGE = PAGE_TEXT.encode()

READY, DUPLICATE = PreviewStatus.READY, PreviewStatus.DUPLICATE
REPEATED, PROBLEM = PreviewStatus.REPEATED, PreviewStatus.PROBLEM
NEEDS_FETCHING = PreviewStatus.NEEDS_FETCHING


@pytest.fixture
def shelf() -> Iterator[PieceShelf]:
    kept = PieceShelf()
    yield kept
    kept.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, one of them below, a copy, and a file that is none."""
    top = tmp_path / "Saved"
    (top / "Harbour").mkdir(parents=True)
    (top / "a.txt").write_text("Ferry late\n\nThe ferry was late, two officials said.\n", "utf-8")
    (top / "b.txt").write_text("Ferry late\n\nThe ferry was late, two officials said.\n", "utf-8")
    (top / "Harbour" / "tunnel.html").write_bytes(PAGE)
    (top / "z.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    return top


def previewed(library: Library, shelf: PieceShelf, *given: Incoming) -> list[PreviewedPiece]:
    listed = list(list_incoming(given))
    looking = Preview(library, shelf).look(listed, lambda each, _: read_incoming(each), Progress())
    return list(looking)


def bring_in(
    library: Library,
    shelf: PieceShelf,
    pieces: list[PreviewedPiece],
    options: ImportOptions | None = None,
) -> FinishedListImport:
    importing = PieceImport(library, shelf, options or ImportOptions(), None)
    return importing.run(pieces, Progress(), lambda *_: None)


def test_a_folder_is_shown_before_anything_is_stored(
    library: Library, shelf: PieceShelf, folder: Path
) -> None:
    pieces = previewed(library, shelf, Incoming(folder))
    shown = {Path(each.piece.input).name: each.status for each in pieces}
    assert shown == {"a.txt": READY, "b.txt": REPEATED, "tunnel.html": READY, "z.pdf": PROBLEM}
    tunnel = next(each.piece for each in pieces if each.piece.input.endswith("tunnel.html"))
    assert tunnel.title == TITLE
    assert library.counts().articles == 0


def test_what_was_previewed_is_brought_in_as_one_step_to_undo(
    library: Library, shelf: PieceShelf, folder: Path
) -> None:
    before = state_of(library)
    finished = bring_in(library, shelf, previewed(library, shelf, Incoming(folder)))
    counts = [finished.count(each) for each in EntryStatus]
    assert counts == [2, 0, 1, 0, 1, 0]
    assert finished.operation is not None
    assert finished.operation.label == "Import of 2 articles"
    assert len(library.run(finished.operation).articles_added) == 2
    after = state_of(library)
    library.revert(finished.operation)
    assert state_of(library) == before
    library.run(finished.operation)
    assert state_of(library) == after


def test_what_is_left_out_is_no_article_but_in_the_report(
    library: Library, shelf: PieceShelf, folder: Path
) -> None:
    pieces = previewed(library, shelf, Incoming(folder))
    place = next(n for n, each in enumerate(pieces) if each.piece.title == TITLE)
    finished = PieceImport(library, shelf, ImportOptions(folder_tags=True), None).run(
        pieces, Progress(), lambda *_: None, {place}
    )
    outcome = finished.outcomes[place]
    assert (outcome.status, outcome.title) == (EntryStatus.LEFT_OUT, TITLE)
    assert outcome.input.endswith("tunnel.html")
    assert len(finished.outcomes) == len(pieces)
    assert library.counts().articles == 1
    assert library.get_codebook().find_by_name("Harbour") is None


def test_a_second_import_of_the_same_folder_skips_what_is_in(
    library: Library, shelf: PieceShelf, folder: Path
) -> None:
    bring_in(library, shelf, previewed(library, shelf, Incoming(folder)))
    pieces = previewed(library, shelf, Incoming(folder))
    assert [each.status for each in pieces].count(DUPLICATE) == 2
    finished = bring_in(library, shelf, pieces)
    assert finished.count(EntryStatus.ADDED) == 0
    assert finished.operation is None
    assert library.counts().articles == 2


def test_folders_become_tags_only_when_asked(
    library: Library, shelf: PieceShelf, folder: Path
) -> None:
    pieces = previewed(library, shelf, Incoming(folder))
    bring_in(library, shelf, pieces)
    assert library.get_codebook().find_by_name("Harbour") is None
    finished = bring_in(library, shelf, pieces, ImportOptions(folder_tags=True))
    assert finished.count(EntryStatus.UPDATED) == 2
    harbour = library.get_codebook().find_by_name("Harbour")
    saved = library.get_codebook().find_by_name("Saved")
    assert harbour is not None
    assert saved is not None
    assert (harbour.parent_id, saved.parent_id) == (saved.id, None)
    (annotation,) = library.list_annotations(AnnotationQuery(tag_id=harbour.id))
    assert library.get_article(annotation.article_id).article.title == TITLE


def test_cancelling_keeps_what_is_done(library: Library, shelf: PieceShelf, folder: Path) -> None:
    progress = Progress()

    def told(_number: int, _outcome: EntryOutcome, changes: ChangeSet) -> None:
        if changes.articles_added:
            progress.cancel()

    pieces = previewed(library, shelf, Incoming(folder))
    finished = PieceImport(library, shelf, ImportOptions(), None).run(pieces, progress, told)
    assert finished.cancelled
    assert finished.count(EntryStatus.ADDED) == 1
    assert finished.operation is not None
    assert library.counts().articles == 1


def test_a_cancelled_preview_stops_before_the_next_file(
    library: Library, shelf: PieceShelf, folder: Path
) -> None:
    progress = Progress()
    looking = Preview(library, shelf).look(
        list(list_incoming([Incoming(folder)])), lambda each, _: read_incoming(each), progress
    )
    next(looking)
    progress.cancel()
    with pytest.raises(CancelledError):
        next(looking)


def test_an_address_is_fetched_when_the_person_gave_it(library: Library, shelf: PieceShelf) -> None:
    asked: list[tuple[str, bool]] = []

    def fetch(url: str, *, by_person: bool = False, **_options: object) -> Fetched:
        asked.append((url, by_person))
        return Fetched(url, url, 200, PAGE, "text/html")

    (piece,) = previewed(library, shelf, Incoming(address="https://gazette.example/tunnel"))
    assert piece.status is NEEDS_FETCHING
    importing = PieceImport(library, shelf, ImportOptions(), fetch)
    finished = importing.run([piece], Progress(), lambda *_: None)
    assert finished.count(EntryStatus.ADDED) == 1
    assert asked == [("https://gazette.example/tunnel", True)]


def test_what_a_reading_list_has_no_text_of_is_left_for_later(
    library: Library, shelf: PieceShelf, tmp_path: Path
) -> None:
    export = tmp_path / "list.csv"
    export.write_bytes(exported_list("pocket"))
    pieces = previewed(library, shelf, Incoming(export))
    assert NEEDS_FETCHING in {each.status for each in pieces}

    def fetch(url: str, **_options: object) -> Fetched:
        raise AssertionError(url)

    importing = PieceImport(library, shelf, ImportOptions(), fetch)
    finished = importing.run(pieces, Progress(), lambda *_: None)
    assert finished.count(EntryStatus.NEEDS_FETCHING) > 0
    assert library.counts().articles == 0


def test_no_address_is_a_problem_with_its_reason(library: Library, shelf: PieceShelf) -> None:
    (piece,) = previewed(library, shelf, Incoming(address="javascript:alert(1)"))
    assert piece.status is PROBLEM
    assert "no web address" in piece.piece.problem


def test_copied_html_is_an_article(library: Library, shelf: PieceShelf) -> None:
    pieces = previewed(library, shelf, Incoming(copied=PAGE, name="copied.html"))
    assert [each.status for each in pieces] == [READY]
    finished = bring_in(library, shelf, pieces)
    (outcome,) = finished.outcomes
    assert (outcome.status, outcome.title) == (EntryStatus.ADDED, TITLE)


def test_what_is_in_the_library_is_found_by_its_text(library: Library, shelf: PieceShelf) -> None:
    import_bytes(library, PAGE, "tunnel.html")
    (piece,) = previewed(library, shelf, Incoming(copied=PAGE, name="copied.html"))
    assert piece.status is DUPLICATE


def test_the_rest_is_not_tried_when_the_disk_is_full(
    library: Library, shelf: PieceShelf, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = previewed(library, shelf, Incoming(folder))

    def full(_operation: object) -> ChangeSet:
        raise DiskFullError("The disk is full.", "Make room.")

    monkeypatch.setattr(library, "run", full)
    finished = bring_in(library, shelf, pieces)
    failed = [each for each in finished.outcomes if each.status is EntryStatus.FAILED]
    assert len(failed) == len(pieces)
    assert "disk is full" in failed[1].reason
    assert library.list_article_ids(ArticleQuery()) == []


def test_a_copy_gives_its_tags_to_the_article_that_came_first(
    library: Library, shelf: PieceShelf, folder: Path
) -> None:
    (folder / "b.txt").rename(folder / "Harbour" / "b.txt")
    pieces = previewed(library, shelf, Incoming(folder))
    finished = bring_in(library, shelf, pieces, ImportOptions(folder_tags=True))
    assert finished.count(EntryStatus.UPDATED) == 1
    ferry = next(each.article_id for each in finished.outcomes if each.title == "Ferry late")
    assert ferry is not None
    tags = {tag for each in library.get_article(ferry).annotations for tag in each.tag_ids}
    names = {tag.name for tag in library.get_codebook() if tag.id in tags}
    assert names == {"Saved", "Harbour"}

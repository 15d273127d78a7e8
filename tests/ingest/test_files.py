from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.zips import write_zip

from reader.ingest.files import MAX_FILE_BYTES, list_article_files, read_article_file
from reader.model.errors import NotFoundError, ReaderError, UnreadableError, UsageError

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.html", "sub/c.HTM", "sub/deeper/d.md", "sub/e.xhtml", "sub/f.text"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")
    for name in (".hidden.txt", ".git/x.txt", "notes.docx", "image.png", "no_ending"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text", encoding="utf-8")
    return tmp_path


@pytest.fixture
def as_nobody() -> Iterator[None]:
    """Give up the rights of root, to whom no file is closed."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


def _assert_helpful(error: ReaderError, name: str) -> None:
    assert name in error.message
    assert error.message.endswith(".")
    assert error.advice


def test_a_folder_gives_its_articles_in_name_order_without_hidden_files(folder: Path) -> None:
    files = list_article_files(folder, recursive=True)
    assert [path.relative_to(folder).as_posix() for path in files] == [
        *("a.html", "b.txt", "sub/c.HTM", "sub/e.xhtml", "sub/f.text", "sub/deeper/d.md"),
    ]


def test_what_browsers_put_beside_a_page_is_passed_over(folder: Path) -> None:
    for name in ("a_files/ad.html", "sub/c_files/x/ad.html", "other_files/g.html"):
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_text("text", encoding="utf-8")
    files = [
        path.relative_to(folder).as_posix() for path in list_article_files(folder, recursive=True)
    ]
    assert "other_files/g.html" in files
    assert not any("ad.html" in name for name in files)


def test_an_archive_may_be_larger_than_a_text(tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(write_zip({"a.bin": bytes(MAX_FILE_BYTES + 1)}, packed=False))
    assert read_article_file(path).raw_type == "application/zip"


def test_a_file_named_by_itself_is_taken_whatever_its_ending(folder: Path) -> None:
    assert list_article_files(folder / "no_ending", recursive=False) == [folder / "no_ending"]


def test_a_folder_without_recursive_is_a_usage_error(folder: Path) -> None:
    with pytest.raises(UsageError) as caught:
        list_article_files(folder, recursive=False)
    _assert_helpful(caught.value, folder.name)
    assert "--recursive" in caught.value.advice


@pytest.mark.parametrize("recursive", [True, False])
def test_a_missing_file_is_named(tmp_path: Path, *, recursive: bool) -> None:
    with pytest.raises(NotFoundError) as caught:
        list_article_files(tmp_path / "missing.txt", recursive=recursive)
    _assert_helpful(caught.value, "missing.txt")
    with pytest.raises(NotFoundError):
        read_article_file(tmp_path / "missing.txt")


def test_a_folder_without_articles_says_what_articles_are(tmp_path: Path) -> None:
    (tmp_path / "image.png").write_bytes(b"x")
    with pytest.raises(UnreadableError) as caught:
        list_article_files(tmp_path, recursive=True)
    assert ".html" in caught.value.advice


@posix_only
def test_links_in_a_circle_do_not_hang(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    files = list_article_files(folder, recursive=True)
    assert len(files) == 7
    with pytest.raises(UnreadableError) as caught:
        read_article_file(folder / "self.txt")
    _assert_helpful(caught.value, "self.txt")


@posix_only
def test_a_file_that_may_not_be_read_is_named(folder: Path, as_nobody: None) -> None:
    if os.geteuid() != 65534:
        (folder / "b.txt").chmod(0)
    with pytest.raises(UnreadableError) as caught:
        read_article_file(folder / "b.txt")
    _assert_helpful(caught.value, "b.txt")


@posix_only
def test_a_folder_that_may_not_be_opened_is_named(folder: Path, as_nobody: None) -> None:
    if os.geteuid() != 65534:
        folder.chmod(0)
    try:
        with pytest.raises(UnreadableError) as caught:
            list_article_files(folder, recursive=True)
        _assert_helpful(caught.value, folder.name)
    finally:
        if os.geteuid() != 65534:
            folder.chmod(0o700)


@posix_only
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableError, match="no ordinary file"):
        read_article_file(tmp_path / "pipe.txt")


def test_a_folder_is_not_read_as_a_file(folder: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        read_article_file(folder / "sub")


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"x" * MAX_FILE_BYTES)
    assert len(read_article_file(path).raw) == MAX_FILE_BYTES
    with path.open("ab") as file:
        file.write(b"x")
    with pytest.raises(UnreadableError, match="larger than 10 MB") as caught:
        read_article_file(path)
    _assert_helpful(caught.value, "big.txt")


@pytest.mark.parametrize("name", ["a\x00b.txt", "x" * 5_000])
def test_impossible_names_are_errors_a_person_understands(tmp_path: Path, name: str) -> None:
    for attempt in (read_article_file, lambda path: list_article_files(path, recursive=True)):
        with pytest.raises(ReaderError) as caught:
            attempt(tmp_path / name)
        assert caught.value.advice


def test_a_file_comes_with_its_bytes_type_and_name(folder: Path) -> None:
    file = read_article_file(folder / "a.html")
    assert (file.raw, file.raw_type, file.name) == (b"text", "text/html", "a.html")


@pytest.mark.skipif(os.name != "posix", reason="other systems' file names are always text")
def test_a_name_that_is_no_text_becomes_one(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("An invented text about a café.", encoding="utf-8")
    assert read_article_file(path).name == "caf\N{REPLACEMENT CHARACTER}.txt"

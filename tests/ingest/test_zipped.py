"""Archives of articles, and archives made to do harm (threat T12)."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.incoming import PAGE, TEXT, TITLE, one_of_each
from tests.support.zips import write_link, write_zip

from reader.ingest.formats import read_articles
from reader.ingest.found import Found, FoundArticle, IncomingFile, LeftOut
from reader.model.errors import UnreadableError


def _found(raw: bytes) -> list[Found]:
    return list(read_articles(IncomingFile(raw, "news.zip")))


def _names(raw: bytes) -> list[str]:
    return [each.inside for each in _found(raw)]


def test_each_file_is_read_as_if_it_had_been_added_by_itself() -> None:
    files = one_of_each()
    found = _found(write_zip(files))
    assert all(isinstance(each, FoundArticle) for each in found)
    assert [each.inside.split("/")[0] for each in found] == list(files)
    assert {each.parsed.headline for each in found if isinstance(each, FoundArticle)} == {TITLE}


def test_what_is_no_article_is_passed_over() -> None:
    raw = write_zip(
        {
            "a.html": PAGE.encode(),
            "a_files/ad.html": b"<p>Buy a boat",
            "a_files/style.css": b"p {}",
            "other_files/b.html": PAGE.encode(),
            "photo.jpg": b"\xff\xd8\xff",
            "README": b"text",
            ".hidden.txt": b"text",
            "__MACOSX/._a.html": b"\x00",
            ".git/a.html": PAGE.encode(),
        }
    )
    assert _names(raw) == ["a.html", "other_files/b.html"]


def test_a_file_that_cannot_be_read_is_listed_and_the_rest_goes_on() -> None:
    found = _found(write_zip({"a.txt": b"", "b.txt": TEXT.encode(), "c.pdf": b"%PDF-1.4 damaged"}))
    assert [type(each) for each in found] == [LeftOut, FoundArticle, LeftOut]
    assert isinstance(found[0], LeftOut)
    assert "empty" in found[0].reason


def test_names_that_point_out_of_the_archive_are_listed_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = _found(write_zip({"../../never-written.txt": TEXT.encode(), "good.txt": TEXT.encode()}))
    assert [each.inside for each in found] == ["../../never-written.txt", "good.txt"]
    assert isinstance(found[0], LeftOut)
    assert "points out" in found[0].reason
    assert list(tmp_path.rglob("*")) == []
    assert not (tmp_path.parent.parent / "never-written.txt").exists()


def test_a_link_is_not_followed() -> None:
    (found,) = _found(write_link("passwd.txt", "/etc/passwd"))
    assert isinstance(found, LeftOut)
    assert "link" in found.reason


def test_archives_are_read_two_deep_and_no_deeper() -> None:
    raw = write_zip({"a.txt": TEXT.encode()})
    names = []
    for depth in range(4):
        found = _found(raw)
        names.append([(each.inside, type(each)) for each in found])
        raw = write_zip({f"{depth}.zip": raw})
    assert names[0] == [("a.txt", FoundArticle)]
    assert names[1] == [("0.zip/a.txt", FoundArticle)]
    assert names[2] == [("1.zip/0.zip/a.txt", FoundArticle)]
    assert names[3] == [("2.zip/1.zip/0.zip", LeftOut)]


def test_a_bomb_is_defused_and_what_stands_beside_it_read() -> None:
    found = _found(write_zip({"bomb.html": b" " * 60_000_000, "good.txt": TEXT.encode()}))
    assert [type(each) for each in found] == [LeftOut, FoundArticle]


def test_bombs_in_bombs_stop_at_what_may_be_unpacked_in_all() -> None:
    """The shape of 42.zip: each layer holds the next sixteen times."""
    layer = write_zip({f"{n}.txt": bytes(900_000) for n in range(16)})
    layer = write_zip({f"{n}.zip": layer for n in range(16)})
    raw = write_zip({f"{n}.zip": layer for n in range(16)})
    found: list[Found] = []
    with pytest.raises(UnreadableError, match=r"more than 200 MB|more than 10,000"):
        found.extend(read_articles(IncomingFile(raw, "42.zip")))
    assert not any(isinstance(each, FoundArticle) for each in found)


def test_an_office_document_is_told_from_an_archive_of_articles() -> None:
    raw = write_zip({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    with pytest.raises(UnreadableError, match="office document"):
        _found(raw)


def test_an_archive_without_articles_says_so() -> None:
    for raw in (write_zip({}), write_zip({"a.jpg": b"x"})):
        with pytest.raises(UnreadableError, match="no articles"):
            _found(raw)


def test_names_are_shown_without_what_turns_them_round() -> None:
    assert _names(write_zip({"tun\u202elmth\u200b.html": PAGE.encode()})) == ["tunlmth.html"]

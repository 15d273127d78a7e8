from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.command_line import run
from tests.support.hostile_answers import BEHAVIOURS
from tests.support.hostile_server import HostileServer
from tests.support.incoming import TITLE, one_of_each
from tests.support.zips import write_zip

TEXT = "A short headline\n\nAn invented body for the article number {}, long enough to be one.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "deeper").mkdir(parents=True)
    (folder / "one.txt").write_text(TEXT.format(1))
    (folder / "two.txt").write_text(TEXT.format(2))
    (folder / "deeper" / "three.txt").write_text(TEXT.format(3))
    return folder


def test_a_file_is_added_and_then_known(library: Path, article_file: Path) -> None:
    first = run("add", article_file, "--empty", "--json")
    assert (first.code, first.stderr) == (0, "")
    (added,) = first.json
    assert added["input"] == str(article_file)
    assert (added["status"], added["title"]) == ("added", "Harbour to close, officials say")
    assert set(added) == {"input", "status", "article", "title", "reason"}
    (again,) = run("add", article_file, "--json").json
    assert (again["status"], again["article"]) == ("duplicate", added["article"])
    assert len(run("list", "--json").json) == 1


def test_a_new_library_has_the_samples_unless_it_is_to_be_empty(tmp_path: Path) -> None:
    full, empty = tmp_path / "full", tmp_path / "empty"
    assert len(run("list", "--json", "--library", full).json) > 0
    assert all(article["sample"] for article in run("list", "--json", "--library", full).json)
    assert run("--library", empty, "--empty", "list", "--json").json == []
    assert run("list", "--json", "--library", empty).json == []  # emptied, not missing


def test_standard_input_is_read_as_bytes(library: Path) -> None:
    raw = "\ufeffCafé news\n\nThe café on the quay will close, its owner said on Monday.\n"
    ran = run("add", "-", "--empty", "--json", stdin=raw.encode("utf-16-le"))
    assert ran.code == 0, ran.stderr
    (added,) = ran.json
    assert (added["input"], added["title"]) == ("-", "Café news")


def test_the_address_of_a_page_can_be_given(library: Path, article_file: Path) -> None:
    url = "https://courier.test/harbour"
    (added,) = run("add", article_file, "--empty", "--json", "--url", url).json
    assert added["status"] == "added"
    shown = run("show", added["article"], "--json").json
    assert shown["canonical_url"] == url
    assert shown["origin"] == article_file.name


def test_folders_are_looked_through_as_deep_as_asked(library: Path, folder: Path) -> None:
    flat = run("add", folder, "--empty", "--json")
    assert [Path(one["input"]).name for one in flat.json] == ["one.txt", "two.txt"]
    deep = run("add", folder, "--recursive", "--json")
    assert sorted(one["status"] for one in deep.json) == ["added", "duplicate", "duplicate"]


def test_an_archive_from_standard_input_gives_all_its_articles(library: Path) -> None:
    raw = write_zip({f"{n}.txt": TEXT.format(n).encode() for n in (1, 2)} | {"3.txt": b""})
    ran = run("add", "-", "--empty", "--json", stdin=raw)
    assert ran.code == 3
    assert [(one["input"], one["status"]) for one in ran.json] == [
        ("-/1.txt", "added"),
        ("-/2.txt", "added"),
        ("-/3.txt", "failed"),
    ]


@pytest.mark.parametrize("name", one_of_each())
def test_a_file_of_each_format_is_added(library: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(one_of_each()[name])
    (added,) = run("add", path, "--empty", "--json").json
    assert (added["status"], added["title"]) == ("added", TITLE)


def test_what_fails_is_listed_and_the_rest_is_added(library: Path, folder: Path) -> None:
    empty = folder / "empty.txt"
    empty.write_bytes(b"")
    missing = folder / "missing.txt"
    ran = run("add", folder / "one.txt", empty, missing, "--empty", "--json")
    assert ran.code == 3
    assert [one["status"] for one in ran.json] == ["added", "failed", "failed"]
    assert all(one["reason"] for one in ran.json[1:])
    assert [one["article"] for one in ran.json[1:]] == [None, None]
    lines = ran.stderr.splitlines()
    assert len(lines) == 2
    assert "empty.txt" in lines[0]


@pytest.mark.parametrize(
    "raw", [b"", b"\x00\x01\x02\xff" * 200, b"   \n\n "], ids=["empty", "binary", "blank"]
)
def test_what_is_no_article_is_refused_with_a_reason(library: Path, raw: bytes) -> None:
    ran = run("add", "-", "--empty", "--json", stdin=raw)
    assert ran.code == 1
    assert ran.json[0]["status"] == "failed"
    assert ran.json[0]["reason"].endswith(".")
    assert run("list", "--json").json == []


def test_a_web_address_is_fetched_and_then_known(library: Path) -> None:
    with HostileServer(BEHAVIOURS) as server:
        url = server.url("/moved?utm_source=mail")
        ran = run("add", url, "--empty", "--json")
        assert (ran.code, ran.stderr) == (0, "")
        (added,) = ran.json
        assert set(added) == {"input", "status", "article", "title", "reason"}
        assert (added["input"], added["status"]) == (url, "added")
        assert added["title"] == "Ferry sails twice a day"
        shown = run("show", added["article"], "--json").json
        assert shown["canonical_url"] == server.url("/page")
        (again,) = run("add", server.url("/page"), "--json").json
        assert (again["status"], again["article"]) == ("duplicate", added["article"])


def test_addresses_and_files_are_added_side_by_side(library: Path, article_file: Path) -> None:
    with HostileServer(BEHAVIOURS) as server:
        page, gone = server.url("/page"), server.url("/status-410")
        ran = run("add", page, gone, article_file, "--empty", "--json")
    assert ran.code == 3
    assert [one["input"] for one in ran.json] == [page, gone, str(article_file)]
    assert [one["status"] for one in ran.json] == ["added", "failed", "added"]
    assert "gone for good (410)" in ran.json[1]["reason"]
    assert len(ran.stderr.splitlines()) == 1


def test_an_address_that_cannot_be_fetched_is_told_in_one_line(library: Path) -> None:
    with HostileServer({}) as server:
        url = server.url("/page")
    ran = run("add", url, "--empty")
    assert ran.code == 1
    assert ran.stdout == ""
    assert ran.stderr == (
        f"{url}: 127.0.0.1 takes no connections. The site may be down: try again later.\n"
    )


def test_a_fetched_copy_can_be_given_the_address_of_the_original(library: Path) -> None:
    url = "https://courier.test/ferry"
    with HostileServer(BEHAVIOURS) as server:
        (added,) = run("add", server.url("/page"), "--empty", "--json", "--url", url).json
    assert run("show", added["article"], "--json").json["canonical_url"] == url


@pytest.mark.parametrize(
    "arguments",
    [["a", "b", "--url", "https://a.test"], [".", "--url", "https://a.test"], ["a", "--url", "x"]],
)
def test_an_address_that_cannot_be_meant_is_wrong_usage(
    library: Path, arguments: list[str]
) -> None:
    assert run("add", *arguments).code == 2


def test_people_get_a_line_for_each_article(library: Path, article_file: Path) -> None:
    ran = run("add", article_file, "--empty", "--no-analysis")
    assert ran.code == 0
    assert ran.stdout.startswith("added  ")
    assert ran.stdout.endswith("  Harbour to close, officials say\n")

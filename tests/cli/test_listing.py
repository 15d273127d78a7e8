from __future__ import annotations

from pathlib import Path

from tests.support.command_line import run


def test_articles_are_one_array_of_objects(article_id: str) -> None:
    (article,) = run("list", "--json").json
    assert article == {
        "id": article_id,
        "title": "Harbour to close, officials say",
        "byline": [],
        "outlet": "",
        "section": "",
        "published_at": None,
        "published_written": "",
        "published_ambiguous": False,
        "language": article["language"],
        "canonical_url": "",
        "added_at": article["added_at"],
        "origin": "harbour.txt",
        "sample": False,
        "read": False,
        "starred": False,
        "annotations": 0,
    }
    assert article["added_at"].endswith("Z")


def test_a_query_narrows_the_list(article_id: str) -> None:
    assert len(run("list", "--query", "officials HARBOUR", "--json").json) == 1
    assert run("list", "--query", "ferry", "--json").json == []
    assert run("list", "--query", "ferry").stdout == ""


def test_a_long_list_has_every_article_once(library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(230):  # more than a page of the list
        (folder / f"{number}.txt").write_text(f"Title {number}\n\nInvented body of {number}.\n")
    assert run("add", folder, "--empty").code == 0
    articles = run("list", "--json").json
    assert len({article["id"] for article in articles}) == len(articles) == 230
    assert len(run("list").stdout.splitlines()) == 230


def test_an_article_is_shown_by_the_beginning_of_its_id(article_id: str) -> None:
    ran = run("show", article_id[:6])
    assert ran.code == 0
    assert ran.stdout.startswith("Harbour to close, officials say\n\nThree officials said")


def test_the_canonical_text_is_printed_as_it_is(article_id: str) -> None:
    shown = run("show", article_id, "--json").json
    assert run("show", article_id, "--text").stdout == shown["text"] + "\n"
    blocks = ["".join(run["text"] for run in block["runs"]) for block in shown["blocks"]]
    assert "\n".join(blocks) == shown["text"]
    assert shown["headline"] == "Harbour to close, officials say"
    assert shown["normalisation"] >= 1
    assert len(shown["revision"]["text_sha256"]) == 64


def test_the_html_is_clean_and_has_the_words(article_id: str) -> None:
    html = run("show", article_id, "--html").stdout
    assert "<p>Three officials said the harbour would close in May." in html
    assert "<script" not in html


def test_one_form_at_a_time(article_id: str) -> None:
    assert run("show", article_id, "--json", "--text").code == 2


def test_an_article_that_is_not_there_is_said_to_be_missing(article_id: str) -> None:
    ran = run("show", "ffffffff-none", "--json")
    assert (ran.code, ran.stdout) == (1, "")
    assert len(ran.stderr.splitlines()) == 1


def test_the_library_can_be_named_before_or_after_the_command(
    article_id: str, library: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.onbackground"
    assert run("--library", other, "list", "--empty", "--json").json == []
    assert run("list", "--library", other, "--json").json == []
    assert run("--library", library, "--json", "list", "--library", other).json == []
    assert len(run("--json", "list").json) == 1  # the environment's again


def test_a_file_that_is_no_library_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("these are my notes, not a library\n" * 100)
    ran = run("list", "--library", path)
    assert (ran.code, ran.stdout) == (1, "")
    assert len(ran.stderr.splitlines()) == 1
    assert path.read_text().startswith("these are my notes")


def test_lines_for_people_hold_one_article_each_whatever_its_title(library: Path) -> None:
    text = "Title \u202eturned round\n\nInvented body that is long enough for an article.\n"
    assert run("add", "-", "--empty", stdin=text).code == 0
    (line,) = run("list").stdout.splitlines()
    assert "\u2068Title \u202eturned round\u2069" in line

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.command_line import Ran, run
from tests.support.edited_page import EDITED, HEADLINE, PUBLISHED, EditedPage, page_of, served_page

QUOTES = (
    "The harbour tunnel",
    "costs had not risen",
    "We will not pay a penny more for these pumps",
    "nobody had tested the pumps",
)


def _added(page: EditedPage) -> str:
    ran = run("add", page.url, "--empty", "--json")
    assert ran.code == 0, ran.stderr
    return str(ran.json[0]["article"])


def _annotated(article: str) -> list[str]:
    ids = []
    for quote in QUOTES:
        ran = run("annotate", article, "--quote", quote, "--json")
        assert ran.code == 0, ran.stderr
        ids.append(str(ran.json["id"]))
    return ids


def _statuses(ran: Ran) -> dict[str, str]:
    return {each["id"]: each["status"] for each in ran.json["annotations"]}


def test_an_edited_page_becomes_another_version_with_every_annotation(library: Path) -> None:
    with served_page() as page:
        article = _added(page)
        ids = _annotated(article)
        page.edit()
        ran = run("refetch", article, "--json")
    assert (ran.code, ran.stderr) == (0, "")
    assert set(ran.json) == {"revision", "annotations"}
    shown = run("show", article, "--json").json
    assert ran.json["revision"] == shown["revision"]["id"]
    assert shown["headline"] == "Harbour tunnel to open three years late"
    statuses = [_statuses(ran)[each] for each in ids]
    assert statuses == ["exact", "moved", "changed", "orphaned"]
    for each in ran.json["annotations"]:
        assert set(each) == {"id", "status", "start", "end", "exact"}
        if each["status"] == "orphaned":
            assert (each["start"], each["end"], each["exact"]) == (None, None, QUOTES[3])
        else:
            assert shown["text"][each["start"] : each["end"]] == each["exact"]
    versions = run("show", article, "--revisions", "--json").json
    assert [each["headline"] for each in versions] == [HEADLINE, shown["headline"]]
    assert [each["url"][-7:] for each in versions] == ["/tunnel", "/tunnel"]
    assert run("check", "--json").code == 0


def test_a_person_reads_how_annotations_fared_and_what_deserves_a_look(library: Path) -> None:
    with served_page() as page:
        article = _added(page)
        _annotated(article)
        page.edit()
        lines = run("refetch", article).stdout.splitlines()
    assert lines[0].startswith(f"revised  {article[:8]}  Harbour tunnel to open three years late")
    assert lines[1] == "4 annotations: 1 exact, 1 moved, 1 changed, 1 orphaned"
    assert "was: “We will not pay a penny more for these pumps”" in lines[2]
    assert "now: “We will not pay a single cent more for these pumps”" in lines[3]
    assert lines[4].startswith("orphaned")
    assert lines[4].endswith(f"was: “{QUOTES[3]}”")
    assert len(run("show", article, "--revisions").stdout.splitlines()) == 2


def test_a_page_that_has_not_changed_is_not_even_sent_again(library: Path) -> None:
    with served_page() as page:
        article = _added(page)
        ran = run("refetch", article)
        assert ran.stdout == f"unchanged  {article[:8]}  {HEADLINE}\n"
        assert page.sent == 1
    assert len(run("show", article, "--revisions", "--json").json) == 1


@pytest.mark.parametrize(
    ("paragraphs", "around"),
    [
        (PUBLISHED, "<nav><a href='/'>Home</a></nav><aside>Buy our new umbrella today</aside>"),
        ((*PUBLISHED, "Advertisement"), ""),
        ([each.replace("“", '"').replace("”", '"') for each in PUBLISHED], ""),
    ],
)
def test_what_stands_around_the_words_is_no_change(
    library: Path, paragraphs: tuple[str, ...], around: str
) -> None:
    with served_page() as page:
        article = _added(page)
        page.edit(HEADLINE, paragraphs, around)
        assert run("refetch", article).stdout.startswith("unchanged")
        assert page.sent == 2
    assert len(run("show", article, "--revisions", "--json").json) == 1


def test_a_newer_version_is_taken_from_a_file_or_standard_input(
    library: Path, tmp_path: Path
) -> None:
    file = tmp_path / "newer.html"
    file.write_text(page_of(HEADLINE, EDITED), encoding="utf-8")
    with served_page() as page:
        article = _added(page)
    first = run("refetch", article, "--from", file, "--json")
    assert first.code == 0, first.stderr
    assert EDITED[1] in run("show", article, "--text").stdout
    second = run("refetch", article, "--from", "-", stdin=page_of(HEADLINE, PUBLISHED).encode())
    assert second.stdout.startswith("revised")
    assert len(run("show", article, "--revisions", "--json").json) == 3


def test_the_stored_page_is_read_again(library: Path) -> None:
    with served_page() as page:
        article = _added(page)
    assert run("refetch", article, "--from", "stored").stdout.startswith("unchanged")


@pytest.mark.parametrize(
    ("status", "said"), [("404 Not Found", "404"), ("500 Oh dear", "500"), ("410 Gone", "410")]
)
def test_what_cannot_be_fetched_changes_nothing(library: Path, status: str, said: str) -> None:
    with served_page() as page:
        article = _added(page)
        page.status = status
        page.edit()
        ran = run("refetch", article, "--json")
    assert ran.code == 1
    assert ran.stdout == ""
    assert said in ran.stderr
    assert len(run("show", article, "--revisions", "--json").json) == 1


def test_another_page_in_the_place_of_the_article_is_no_newer_version(library: Path) -> None:
    others = [
        f"Bakers in the old town sold loaf number {number} before nine, and then shut their doors"
        " for a week of holidays by the sea."
        for number in range(6)
    ]
    with served_page() as page:
        article = _added(page)
        page.edit("Bakers shut for a week", others)
        ran = run("refetch", article)
    assert ran.code == 1
    assert "Nothing of the article is at its address any more" in ran.stderr


def test_an_article_without_an_address_says_so(library: Path, article_id: str) -> None:
    ran = run("refetch", article_id)
    assert ran.code == 2
    assert "has no web address to look at" in ran.stderr
    assert run("refetch", article_id, "--from", "stored").stdout.startswith("unchanged")


def test_an_address_that_only_a_file_names_leads_into_no_local_network(
    library: Path, tmp_path: Path
) -> None:
    file = tmp_path / "saved.html"
    with served_page() as page:
        html = page.html.replace("<head>", f"<head><link rel='canonical' href='{page.url}'>")
        file.write_text(html, encoding="utf-8")
        article = str(run("add", file, "--empty", "--json").json[0]["article"])
        ran = run("refetch", article)
        assert page.sent == 0
    assert ran.code in (1, 2)
    assert ran.stderr

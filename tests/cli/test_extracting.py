from __future__ import annotations

from pathlib import Path

import nh3
import pytest
from tests.support.command_line import run
from tests.support.hostile_server import Conversation, HostileServer
from tests.support.newspages.content_systems import wordpress
from tests.support.newspages.story import Kind, make_story, with_figures

KEYS = [
    *("title", "byline", "outlet", "section", "published_at", "language", "canonical_url"),
    *("text", "blocks", "html"),
]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A saved page with an invented article and captions."""
    path = tmp_path / "ferry.html"
    path.write_text(wordpress(with_figures(make_story(1)), "p"), encoding="utf-8")
    return path


def test_a_page_gives_the_object_of_the_format(page: Path) -> None:
    story = with_figures(make_story(1))
    ran = run("extract", page, "--json", "--url", "https://harbour.example/2023/ferry?utm_source=x")
    assert (ran.code, ran.stderr) == (0, "")
    value = ran.json
    assert list(value) == KEYS
    assert value["title"] == story.headline
    assert value["byline"] == [story.author]
    assert value["outlet"] == "Harbour Times"
    assert value["published_at"] == "2023-05-04T09:30:00+01:00"
    assert value["language"] == "en"
    assert value["canonical_url"] == "https://harbour.example/2023/ferry"
    assert value["text"] == story.body


def test_captions_stand_in_the_blocks_and_the_html_and_not_in_the_text(page: Path) -> None:
    story = with_figures(make_story(1))
    captions = [part.lines[0] for part in story.parts if part.kind is Kind.FIGURE]
    value = run("extract", page, "--json").json
    figures = [block for block in value["blocks"] if block["kind"] == "figure"]
    assert ["".join(run["text"] for run in figure["runs"]) for figure in figures] == captions
    assert value["html"].count("<figcaption>") == len(captions)
    assert not any(caption in value["text"] for caption in captions)
    texts = ["".join(run["text"] for run in block["runs"]) for block in value["blocks"]]
    assert value["text"] == "\n".join(text for text in texts if text not in captions)


def test_the_html_is_safe_whatever_the_page_held() -> None:
    hostile = (
        "<article><p onclick=alert(1)>The board <script>alert(1)</script>said "
        "<a href='javascript:alert(1)'>so</a> on <img src=x onerror=x>Monday, twice &lt;b&gt;."
        "<p style='x:expression(1)'><a href='https://a.example/\"onmouseover=x'>A link</a> to "
        "keep, as the harbour board said in May.<iframe src='file:///etc/passwd'></iframe>"
        "<figure><img src='data:image/svg+xml,<svg onload=x>'><figcaption>Caption"
    )
    html = run("extract", "-", "--json", stdin=hostile).json["html"]
    assert "alert" not in html.replace("&lt;", "<").split("said")[0]
    for part in ("<script", "javascript:", "onclick", "onerror", "<iframe", "expression", "data:"):
        assert part not in html
    assert nh3.clean(html, link_rel=None) == html


def test_a_text_is_extracted_like_a_page() -> None:
    value = run(
        "extract", "-", "--json", stdin="Ferry stops\n\nIt will not sail for a week.\n"
    ).json
    assert (value["title"], value["text"]) == ("Ferry stops", "It will not sail for a week.")
    assert value["published_at"] is None


def test_a_person_reads_title_facts_and_text(page: Path) -> None:
    story = make_story(1)
    lines = run("extract", page).stdout.splitlines()
    assert lines[:3] == [story.headline, story.author, "Harbour Times · 2023-05-04 · en"]
    assert story.parts[0].lines[0] in lines


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG image"),
        (b"\x00\x01\x02" * 100, "binary"),
        (b"<html><body><script>x</script></body></html>", "no text"),
        (b"<!", "no text"),
    ],
)
def test_what_is_no_article_is_refused_in_a_sentence(
    tmp_path: Path, raw: bytes, reason: str
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(raw)
    ran = run("extract", path, "--json")
    assert (ran.code, ran.stdout) == (1, "")
    assert reason in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    ran = run("extract", tmp_path / "missing.html")
    assert (ran.code, ran.stdout) == (1, "")
    assert "missing.html" in ran.stderr


def test_an_address_is_fetched_and_nothing_else_of_the_page() -> None:
    story = with_figures(make_story(1))

    def answer(conversation: Conversation) -> None:
        conversation.answer(wordpress(story, "p"))

    with HostileServer({"/ferry": answer}) as server:
        address = server.url("/ferry")
        value = run("extract", address, "--json").json
        assert server.targets == ["/ferry"]
    assert (value["title"], value["text"]) == (story.headline, story.body)
    assert value["canonical_url"] == address


def test_an_address_that_does_not_answer_is_said_so() -> None:
    with HostileServer({}) as server:
        address = server.url("/ferry")
    ran = run("extract", address, "--json")
    assert (ran.code, ran.stdout) == (1, "")
    assert len(ran.stderr.splitlines()) == 1


def test_an_address_that_is_none_is_wrong_usage(page: Path) -> None:
    assert run("extract", page, "--url", "harbour.example").code == 2


def test_no_library_is_made(page: Path, library: Path) -> None:
    assert run("extract", page).code == 0
    assert not library.parent.exists()

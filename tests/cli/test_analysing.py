from __future__ import annotations

import json
from pathlib import Path

from tests.support.command_line import run

from reader.library.library import Library

TEXT = (
    "The harbour will close.\r\n\r\n“It is over,” two officials familiar with the plan said. 🚢\n"
)
GERMAN = (
    "Die Beamten sagten, der Hafen werde im Mai geschlossen. Niemand in der Stadt weiß, warum das "
    "so ist, und die Leute haben schon oft danach gefragt. Der Bürgermeister will sich erst nach "
    "der Sitzung am Montag dazu äußern, wie er der Zeitung mitteilte."
)
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Harbour to close, officials say</title></head>
<body><article><h1>Harbour to close, officials say</h1>
<p>The port of an invented town will close in May, and nobody in the town has been told why that
is so, although many have asked about it again and again since the winter.</p>
<p>“It is over,” two officials familiar with the plan said on Monday in the town hall.</p>
</article></body></html>"""


def test_raw_text_is_taken_as_it_is_and_needs_no_library(library: Path) -> None:
    ran = run("analyze", "-", "--json", stdin=TEXT.encode())
    assert ran.code == 0, ran.stderr
    [attribution] = ran.json["attributions"]
    start, end = attribution["source"]
    assert TEXT[start:end] == "two officials familiar with the plan"
    assert (attribution["kind"], attribution["grade"]) == ("unnamed-group", 3)
    [suggestion] = [s for s in ran.json["suggestions"] if s["tag"] == "unnamed-source"]
    assert TEXT[suggestion["start"] : suggestion["end"]].startswith("two officials")
    assert ran.json["profile"]["unnamed"] == 1
    assert not library.exists()


def test_a_file_and_standard_input_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "harbour.txt"
    path.write_bytes(TEXT.encode())
    assert run("analyze", path, "--json").json == run("analyze", "-", "--json", stdin=TEXT).json


def test_of_a_saved_page_the_article_is_taken_and_its_headline_apart(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    ran = run("analyze", path, "--json")
    parts = {a.get("part", "body") for a in ran.json["attributions"]}
    assert parts == {"headline", "body"}


def test_an_article_of_the_library_is_analysed(article_id: str) -> None:
    ran = run("analyze", "--article", article_id[:6])
    assert ran.code == 0, ran.stderr
    assert "“Three officials said”" in ran.stdout
    assert "unnamed-source" in ran.stdout


def test_each_line_of_json_gets_a_line_in_the_same_order() -> None:
    lines = [json.dumps({"id": n, "text": "Line.\u2028Aides said no."}) for n in (7, 3)]
    ran = run("analyze", "-", "--jsonl", stdin="\n".join(lines))
    answers = [json.loads(line) for line in ran.stdout.split("\n") if line]
    assert [answer["id"] for answer in answers] == [7, 3]
    assert [set(answer) >= {"suggestions", "attributions"} for answer in answers] == [True, True]
    assert all(answer["attributions"][0]["source"] == [6, 11] for answer in answers)


def test_a_line_that_is_no_record_is_named_and_the_others_are_answered() -> None:
    ran = run("analyze", "-", "--jsonl", stdin='nonsense\n{"id": 1, "text": "Aides said no."}\n')
    assert ran.code == 3
    assert json.loads(ran.stdout)["id"] == 1
    assert "Line 1" in ran.stderr


def test_what_cannot_be_analysed_is_answered_with_the_reason() -> None:
    for text in ("", " \n", GERMAN):
        ran = run("analyze", "-", "--json", stdin=text)
        assert ran.code == 0, ran.stderr
        assert ran.json["suggestions"] == []
        assert ran.json["not_analysed"].startswith("not analysed because")
    assert run("analyze", "-", stdin="").stdout.startswith("Not analysed because")


def test_nothing_or_two_things_to_analyse_is_wrong_usage(tmp_path: Path) -> None:
    assert run("analyze").code == 2
    assert run("analyze", "-", "--article", "x").code == 2
    assert run("analyze", "--article", "x", "--jsonl").code == 2
    assert run("analyze", tmp_path / "missing.txt").code == 1


def test_what_is_added_is_analysed_unless_that_is_not_wanted(tmp_path: Path, library: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Headline {name}\n\n{TEXT}", encoding="utf-8")
    run("add", tmp_path / "one.txt", "--empty")
    assert run("analyze", "--all", "--json").json == {"analysed": 0, "articles": 1}
    run("add", tmp_path / "two.txt", "--no-analysis")
    assert run("analyze", "--all", "--json").json == {"analysed": 1, "articles": 2}
    assert run("analyze", "--all").stdout == "0 of 2 articles analysed.\n"
    opened = Library.open(library)
    assert opened.counts().to_review == 2
    opened.close()


def test_one_thing_is_analysed_at_a_time() -> None:
    ran = run("analyze", "-", "--all", stdin=TEXT)
    assert ran.code == 2
    assert "--all" in ran.stderr

from __future__ import annotations

import pytest
from tests.support.command_line import run


def test_words_are_annotated_with_tags_and_a_note(article_id: str) -> None:
    ran = run(
        "annotate", article_id, "--quote", "Three officials", "--tag", "unnamed-source",
        "--tag", "Second-hand report", "--note", "Who?", "--json",
    )  # fmt: skip
    assert (ran.code, ran.stderr) == (0, "")
    annotation = ran.json
    text = run("show", article_id, "--json").json["text"]
    assert text[annotation["start"] : annotation["end"]] == annotation["exact"] == "Three officials"
    assert annotation["article"] == article_id
    assert annotation["tags"] == ["unnamed-source", "second-hand"]
    assert (annotation["note"], annotation["part"]) == ("Who?", "body")
    assert (annotation["status"], annotation["motivation"]) == ("exact", "questioning")
    assert annotation["selectors"] == [
        {
            "type": "TextQuoteSelector",
            "exact": "Three officials",
            "prefix": "",
            "suffix": text[15:47],
        },
        {"type": "TextPositionSelector", "start": 0, "end": 15},
    ]
    assert run("annotations", "--json").json == [annotation]
    assert run("list", "--json").json[0]["annotations"] == 1


def test_code_points_are_annotated_as_given(article_id: str) -> None:
    annotation = run("annotate", article_id, "--start", 5, "--end", 17, "--json").json
    assert (annotation["start"], annotation["end"]) == (5, 17)
    assert (annotation["tags"], annotation["motivation"]) == ([], "highlighting")


def test_offsets_count_code_points_not_bytes_or_utf_16(library: object) -> None:
    text = "Headline here\n\nA \U0001f4f0 \U0001f4f0 paper and caf\u00e9 e\u0301 said so again.\n"
    (added,) = run("add", "-", "--empty", "--json", stdin=text).json
    annotation = run("annotate", added["article"], "--quote", "paper", "--json").json
    assert (annotation["start"], annotation["end"]) == (6, 11)
    by_offset = run("annotate", added["article"], "--start", 2, "--end", 3, "--json").json
    assert by_offset["exact"] == "\U0001f4f0"


def test_words_of_the_headline_are_annotated_there(article_id: str) -> None:
    annotation = run("annotate", article_id, "--quote", "officials say", "--json").json
    assert (annotation["part"], annotation["start"]) == ("headline", 18)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--quote", "the harbour"], 2, "--prefix"),
        (["--quote", "ferry"], 1, "not in the article"),
        (["--quote", ""], 2, "empty"),
        (["--start", "3", "--end", "3"], 2, "no passage"),
        (["--start", "3", "--end", "99999"], 2, "code points"),
        (["--quote", "May", "--tag", "unamed source"], 1, "Did you mean unnamed-source"),
        (["--quote", "May", "--tag", "zzzzzz"], 1, "The command tags lists them"),
    ],
)
def test_what_cannot_be_annotated_is_explained_in_one_line(
    article_id: str, arguments: list[str], code: int, words: str
) -> None:
    ran = run("annotate", article_id, *arguments, "--json")
    assert (ran.code, ran.stdout) == (code, "")
    assert words in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert run("annotations", "--json").json == []


def test_ambiguous_words_are_found_by_what_stands_beside_them(article_id: str) -> None:
    annotation = run(
        "annotate", article_id, "--quote", "the harbour", "--prefix", "said ", "--json"
    ).json
    assert annotation["start"] == len("Three officials said ")


def test_annotations_are_chosen_by_article_tag_and_words(article_id: str) -> None:
    run("annotate", article_id, "--quote", "the mayor's office", "--tag", "institution")
    run("annotate", article_id, "--quote", "Three officials", "--note", "Ask *them*")
    assert len(run("annotations", "--article", article_id[:8], "--json").json) == 2
    (one,) = run("annotations", "--tag", "Institution", "--json").json
    assert one["exact"] == "the mayor's office"
    (two,) = run("annotations", "--query", "ask", "--json").json
    assert two["note"] == "Ask *them*"
    assert run("annotations", "--tag", "nothing-such").code == 1


def test_people_get_a_line_for_each_annotation_in_text_order(article_id: str) -> None:
    run("annotate", article_id, "--quote", "the mayor's office", "--tag", "institution")
    run("annotate", article_id, "--quote", "Three officials", "--note", "line\nbreak")
    first, second = run("annotations").stdout.splitlines()
    assert first.endswith("  “Three officials”  line break")
    assert second.endswith("  Institution  “the mayor's office”")

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.support.command_line import run
from tests.support.exported_lists import exported_list


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Return an export of wallabag with one text, under a name that says nothing."""
    path = tmp_path / "download"
    path.write_bytes(exported_list("wallabag"))
    return path


def test_an_export_is_recognised_and_each_entry_told(library: Path, export: Path) -> None:
    ran = run("import", export, "--empty", "--json")
    assert ran.code == 3
    added, needs, failed = ran.json
    assert set(added) == {
        *("input", "status", "article", "title", "reason", "placed", "unplaced"),
    }
    assert (added["status"], added["placed"], added["unplaced"]) == ("added", 1, [])
    assert (needs["status"], needs["article"]) == ("needs-fetching", None)
    assert failed["status"] == "failed"
    (article,) = run("list", "--json").json
    assert (article["read"], article["starred"]) == (True, True)
    (mark,) = [each for each in run("annotations", "--json").json if each["part"] == "body"]
    assert mark["exact"] == "Three people with knowledge of the contract"


def test_people_get_a_line_for_each_article_and_why_others_are_missing(
    library: Path, export: Path
) -> None:
    ran = run("import", export, "--empty", "--no-tags", "--no-analysis")
    assert ran.stdout.startswith("added  ")
    assert ran.stdout.endswith("Harbour tunnel to open two years late\n")
    assert "has to be fetched" in ran.stderr
    assert ran.stderr.endswith("wallabag: 3 entries.\n")
    assert run("annotations", "--tag", "unnamed-source", "--json").json == []


def test_the_same_export_again_changes_nothing(library: Path, export: Path) -> None:
    run("import", export, "--empty")
    again = run("import", export, "--json")
    assert [each["status"] for each in again.json] == ["duplicate", "needs-fetching", "failed"]


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_the_result_list_can_be_kept(
    library: Path, export: Path, tmp_path: Path, ending: str
) -> None:
    report = tmp_path / f"report{ending}"
    run("import", export, "--empty", "--report", report)
    text = report.read_text(encoding="utf-8")
    statuses = (
        [row["status"] for row in csv.DictReader(text.splitlines())]
        if ending == ".csv"
        else [value["status"] for value in json.loads(text)]
    )
    assert statuses == ["added", "needs-fetching", "failed"]
    assert run("import", export, "--report", report).code == 2


def test_a_report_with_another_ending_is_wrong_usage(library: Path, export: Path) -> None:
    assert run("import", export, "--empty", "--report", "report.txt").code == 2


def test_the_format_can_be_named_and_has_to_be_the_files(library: Path, export: Path) -> None:
    assert run("import", export, "--empty", "--format", "wallabag").code == 3
    wrong = run("import", export, "--format", "pocket")
    assert wrong.code == 1
    assert "an export of wallabag" in wrong.stderr
    assert run("import", export, "--format", "delicious").code == 2


def test_only_addresses_end_with_an_error(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "part_000000.csv"
    path.write_bytes(exported_list("pocket table"))
    assert run("import", path, "--empty").code == 1


def test_a_list_cannot_make_the_program_ask_the_persons_own_network(
    library: Path, tmp_path: Path
) -> None:
    path = tmp_path / "part_000000.csv"
    path.write_text(
        "title,url,time_added,tags,status\nRouter,http://127.0.0.1:9/setup,1712047800,,unread\n"
    )
    ran = run("import", path, "--empty", "--fetch", "--json")
    assert ran.code == 1
    (outcome,) = ran.json
    assert (outcome["status"], outcome["article"]) == ("failed", None)
    assert "127.0.0.1" in outcome["reason"]


def test_an_export_comes_from_standard_input_too(library: Path) -> None:
    ran = run("import", "-", "--empty", "--json", stdin=exported_list("omnivore"))
    assert [each["status"] for each in ran.json] == ["added", "needs-fetching"]


@pytest.mark.parametrize("raw", [b"", b"An article.", b"{}"])
def test_what_is_no_export_is_refused_with_what_is(
    library: Path, tmp_path: Path, raw: bytes
) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(raw)
    ran = run("import", path, "--empty")
    assert ran.code == 1
    assert "article.txt" in ran.stderr
    assert "Pocket" in ran.stderr


def test_a_missing_file_is_named(library: Path, tmp_path: Path) -> None:
    ran = run("import", tmp_path / "missing.json", "--empty")
    assert ran.code == 1
    assert "missing.json" in ran.stderr


def test_add_does_not_take_an_export_for_an_article(library: Path, export: Path) -> None:
    (outcome,) = run("add", export, "--empty", "--json").json
    assert outcome["status"] == "failed"
    assert "import it" in outcome["reason"]

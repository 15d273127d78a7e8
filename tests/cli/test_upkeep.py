from __future__ import annotations

from pathlib import Path

from tests.support.command_line import run


def test_a_sound_library_is_reported_as_sound(article_id: str, library: Path) -> None:
    run("annotate", article_id, "--quote", "Three officials")
    ran = run("check", "--json")
    assert ran.code == 0
    report = ran.json
    assert (report["ok"], report["articles"], report["annotations"]) == (True, 1, 1)
    assert report["problems"] == []
    assert run("check").stdout == "The library is sound: 1 article, 1 annotation.\n"


def test_a_damaged_library_is_reported_and_ends_with_1(article_id: str, library: Path) -> None:
    raw = library.read_bytes()
    place = raw.index(b"Three officials")
    library.write_bytes(raw[:place] + b"Seven" + raw[place + 5 :])
    ran = run("check", "--json")
    assert ran.code == 1
    assert ran.json["ok"] is False
    assert ran.json["problems"]
    assert all(problem["what"] and problem["advice"] for problem in ran.json["problems"])
    assert run("check").code == 1


def test_a_file_that_is_no_library_is_a_report_too(tmp_path: Path) -> None:
    path = tmp_path / "not.onbackground"
    path.write_text("no library at all\n" * 300)
    ran = run("check", "--json", "--library", path)
    assert ran.code == 1
    assert ran.json["ok"] is False
    assert ran.json["problems"][0]["what"]


def test_a_backup_is_a_library_with_the_same_articles(
    article_id: str, library: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.onbackground"
    report = run("backup", copy, "--json").json
    assert report == {"path": str(copy), "bytes": copy.stat().st_size}
    assert run("list", "--json", "--library", copy).json == run("list", "--json").json


def test_a_backup_without_a_place_goes_beside_the_library(article_id: str, library: Path) -> None:
    ran = run("backup")
    assert ran.code == 0
    assert Path(ran.stdout.strip()).parent == library.parent / "backups"
    assert Path(ran.stdout.strip()).is_file()


def test_a_backup_replaces_a_file_only_when_told_to(
    article_id: str, library: Path, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    assert run("backup", taken).code == 1
    assert taken.read_text() == "mine"
    assert run("backup", taken, "--overwrite").code == 0
    assert len(run("list", "--json", "--library", taken).json) == 1

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.command_line import run


def test_tags_are_one_array_with_their_uses(article_id: str) -> None:
    run("annotate", article_id, "--quote", "Three officials", "--tag", "unnamed-source")
    tags = {tag["id"]: tag for tag in run("tags", "--json").json}
    assert tags["unnamed-source"]["annotations"] == 1
    assert tags["institution"]["annotations"] == 0
    assert tags["unnamed-source"]["shortcut"] == 1
    assert "unnamed-source" in run("tags").stdout


@pytest.mark.parametrize("suffix", ["json", "csv"])
def test_a_codebook_goes_from_one_library_to_another(
    library: Path, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"codebook.{suffix}"
    mine = tmp_path / "mine.json"
    mine.write_text(
        '{"tags": [{"id": "press", "name": "Press release", "definition": "=sent out"},'
        ' {"id": "wire", "name": "Wire copy", "parent": "press", "shortcut": 9}]}'
    )
    imported = run("tags", "import", mine, "--empty", "--json")
    assert imported.code == 0, imported.stderr
    assert [(one["status"], one["tag"]) for one in imported.json] == [
        ("added", "press"),
        ("added", "wire"),
    ]
    before = run("tags", "--json").json
    assert next(tag for tag in before if tag["id"] == "press")["letter"]
    assert run("tags", "export", file).code == 0
    other = tmp_path / "other"
    statuses = run("tags", "import", file, "--library", other, "--empty", "--json").json
    assert {one["status"] for one in statuses} <= {"added", "updated", "duplicate"}
    assert run("tags", "--library", other, "--json").json == before
    again = run("tags", "import", file, "--library", other, "--json").json
    assert {one["status"] for one in again} == {"duplicate"}


def test_an_export_does_not_replace_a_file_unless_told_to(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "codebook.json"
    path.write_text("mine")
    refused = run("tags", "export", path, "--empty")
    assert refused.code == 1
    assert path.read_text() == "mine"
    assert run("tags", "export", path, "--overwrite", "--json").json["path"] == str(path)
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == "onbackground-codebook"


@pytest.mark.parametrize("name", ["codebook.qdc", "codebook.xlsx"])
def test_other_formats_are_wrong_usage(library: Path, tmp_path: Path, name: str) -> None:
    ran = run("tags", "export", tmp_path / name)
    assert ran.code == 2
    assert ".json or .csv" in ran.stderr
    (tmp_path / name).write_text("x")
    assert run("tags", "import", tmp_path / name).code == 2


def test_a_codebook_with_a_mistake_is_refused_whole(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text('{"tags": [{"id": "press"}, {"id": "wire", "parent": "nowhere"}]}')
    before = run("tags", "--json", "--empty").json
    ran = run("tags", "import", path)
    assert ran.code in (1, 2)
    assert len(ran.stderr.splitlines()) == 1
    assert run("tags", "--json").json == before


def test_a_missing_file_is_explained(library: Path, tmp_path: Path) -> None:
    ran = run("tags", "import", tmp_path / "missing.json")
    assert ran.code == 1
    assert "cannot be read" in ran.stderr

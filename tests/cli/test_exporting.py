from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.support.command_line import run
from tests.support.golden import GOLDEN_FOLDER, SEED_ANNOTATIONS, comparable

from reader.exchange.template_choice import OWN_TEMPLATES


@pytest.fixture
def annotated(article_id: str) -> str:
    run("annotate", article_id, "--quote", "Three officials", "--tag", "unnamed-source")
    return article_id


def test_markdown_goes_to_standard_output_and_nothing_else_does(annotated: str) -> None:
    ran = run("export", "--article", annotated[:8])
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout.startswith('---\ntitle: "Harbour to close, officials say"\n')
    assert "\n> Three officials\n> ^ob-" in ran.stdout
    assert yaml.safe_load(ran.stdout[4:].partition("\n---\n")[0])["sourcing"] == {"unnamed": 1}
    assert run("export", "--all").stdout == ran.stdout
    assert run("export", "--query", "harbour").stdout == ran.stdout


def test_a_file_is_written_then_brought_up_to_date(annotated: str, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    summary = run("export", "--article", annotated, "--output", path, "--json").json
    assert summary == {
        "articles": 1,
        "annotations": 1,
        "files": [{"path": str(path), "outcome": "created"}],
        "failures": [],
    }
    path.write_text(path.read_text(encoding="utf-8") + "\nMy own words.\n", encoding="utf-8")
    assert run("export", "--all", "--output", path).stdout == f"unchanged  {path}\n"
    run("annotate", annotated, "--quote", "The mayor declined", "--tag", "no-comment")
    assert run("export", "--all", "--output", path).stdout == f"updated  {path}\n"
    text = path.read_text(encoding="utf-8")
    assert text.index("My own words.") < text.index("> The mayor declined")


def test_a_file_of_somebody_else_is_overwritten_only_when_told_to(
    annotated: str, tmp_path: Path
) -> None:
    path = tmp_path / "out.md"
    path.write_text("# mine\n")
    refused = run("export", "--all", "--output", path)
    assert (refused.code, refused.stdout) == (1, "")
    assert len(refused.stderr.splitlines()) == 1
    assert path.read_text() == "# mine\n"
    done = run("export", "--all", "--output", path, "--overwrite", "--json").json
    assert done["files"][0]["outcome"] == "overwritten"


def test_a_folder_gets_a_file_for_each_article(
    annotated: str, tmp_path: Path, article_file: Path
) -> None:
    article_file.write_text("Ferry to sail\n\nThe ferry will sail again, its owners said today.\n")
    run("add", article_file)
    folder = tmp_path / "vault"
    assert run("export", "--all", "--output", folder).code == 0
    names = {"Harbour to close, officials say.md", "Ferry to sail.md"}
    assert {path.name for path in folder.iterdir()} == names
    (folder / "Ferry to sail.md").write_text("# mine\n")
    again = run("export", "--all", "--output", f"{folder}/", "--json")
    assert again.code == 3
    assert len(again.json["files"]) == len(again.json["failures"]) == 1
    assert "Ferry to sail.md" in again.stderr


def test_several_articles_can_share_a_file(
    annotated: str, tmp_path: Path, article_file: Path
) -> None:
    article_file.write_text("Ferry to sail\n\nThe ferry will sail again, its owners said today.\n")
    run("add", article_file)
    path = tmp_path / "all.md"
    assert run("export", "--all", "--output", path, "--json").json["articles"] == 2
    assert path.read_text(encoding="utf-8") == run("export", "--all").stdout
    assert run("export", "--all", "--output", path).stdout == f"unchanged  {path}\n"


def test_a_place_that_cannot_be_written_is_explained(annotated: str, tmp_path: Path) -> None:
    ran = run("export", "--all", "--output", tmp_path / "no" / "out.md")
    assert (ran.code, ran.stdout) == (1, "")
    assert "does not exist" in ran.stderr


def test_nothing_to_export_is_said(article_id: str) -> None:
    ran = run("export", "--query", "nothing has these words")
    assert ran.code == 2
    assert ran.stdout == ""


def test_the_sample_article_is_exported_as_in_the_golden_file(library: Path) -> None:
    (seed,) = [a for a in run("list", "--json").json if a["origin"] == "us-warned-kremlin.txt"]
    for options in SEED_ANNOTATIONS:
        assert run("annotate", seed["id"], *options).code == 0
    golden = (GOLDEN_FOLDER / "seed-annotated.md").read_text(encoding="utf-8")
    assert comparable(run("export", "--article", seed["id"]).stdout) == comparable(golden)


def test_a_template_is_chosen_by_name_or_by_file(annotated: str, tmp_path: Path) -> None:
    memo = run("export", "--all", "--template", "fact-check-memo")
    assert (memo.code, memo.stderr) == (0, "")
    assert "# Fact-check memo: Harbour to close, officials say" in memo.stdout
    assert "> Three officials\n\n**Unnamed source**" in memo.stdout
    own = tmp_path / "mine.j2"
    own.write_text("{{ article.title | line }}: {{ annotations | length }}\n")
    assert (
        run("export", "--all", "--template", own).stdout == "Harbour to close, officials say: 1\n"
    )


@pytest.mark.parametrize("name", ["memo", "no/such/file.j2"])
def test_a_wrong_template_is_refused_with_the_names_of_the_right_ones(
    name: str, library: Path
) -> None:
    ran = run("export", "--all", "--template", name)
    assert (ran.code, ran.stdout) == (2, "")
    assert all(template.name in ran.stderr for template in OWN_TEMPLATES)
    assert not library.exists()


def test_help_names_every_template() -> None:
    shown = run("export", "--help").stdout
    assert all(template.name in shown for template in OWN_TEMPLATES)


def test_a_memo_is_brought_up_to_date_until_somebody_writes_into_it(
    annotated: str, tmp_path: Path
) -> None:
    path = tmp_path / "memo.md"
    command = ("export", "--all", "--template", "fact-check-memo", "--output", path)
    assert run(*command).stdout == f"created  {path}\n"
    run("annotate", annotated, "--quote", "critics", "--tag", "unnamed-source")
    assert run(*command).stdout == f"updated  {path}\n"
    path.write_text(path.read_text(encoding="utf-8") + "\nMine.\n", encoding="utf-8")
    refused = run(*command)
    assert refused.code == 1
    assert path.read_text(encoding="utf-8").endswith("\nMine.\n")

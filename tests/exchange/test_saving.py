from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.exports import CODEBOOK, annotation_of, opened

from reader.exchange.markdown import MarkdownOptions, render_markdown
from reader.exchange.merging import join_exports
from reader.exchange.saving import SaveOutcome, export_path, find_exports, save_export
from reader.exchange.template_choice import find_template
from reader.model.errors import OutputError

ONE = render_markdown(opened(annotation_of(1, "Three")), CODEBOOK)
MORE = render_markdown(opened(annotation_of(1, "Three"), annotation_of(2, "Critics")), CODEBOOK)
OTHER = render_markdown(opened(article_id="article-2", title="Other"), CODEBOOK)


def test_an_export_is_created_then_left_then_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    assert save_export(path, ONE) is SaveOutcome.CREATED
    changed_at = path.stat().st_mtime_ns
    assert save_export(path, ONE) is SaveOutcome.UNCHANGED
    assert path.stat().st_mtime_ns == changed_at
    path.write_text(ONE + "\nMine.\n", encoding="utf-8")
    assert save_export(path, MORE, overwrite=True) is SaveOutcome.UPDATED
    assert "Mine." in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [b"# mine\n", b"", b"\xff\xfe\x00", OTHER.encode()])
def test_other_files_are_replaced_only_when_told_to(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(content)
    with pytest.raises(OutputError, match="was not written") as refusal:
        save_export(path, ONE)
    assert refusal.value.advice
    assert path.read_bytes() == content
    assert save_export(path, ONE, overwrite=True) is SaveOutcome.OVERWRITTEN
    assert path.read_text(encoding="utf-8") == ONE


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "target.md").write_text(ONE, encoding="utf-8")
    (tmp_path / "a.md").symlink_to(tmp_path / "target.md")
    with pytest.raises(OutputError, match="symbolic link"):
        save_export(tmp_path / "a.md", MORE, overwrite=True)
    assert (tmp_path / "target.md").read_text(encoding="utf-8") == ONE


def test_an_export_that_the_person_has_renamed_is_found_again(tmp_path: Path) -> None:
    (tmp_path / "my name for it.md").write_text(ONE, encoding="utf-8")
    (tmp_path / "both.md").write_text(join_exports([OTHER, ONE]), encoding="utf-8")
    (tmp_path / "note.md").write_text("# mine\n", encoding="utf-8")
    (tmp_path / "latin.md").write_bytes(b"\xe9")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "link.md").symlink_to(tmp_path / "nowhere")
    found = find_exports(tmp_path)
    assert found == {"article-1": tmp_path / "my name for it.md"}
    taken: set[str] = set()
    assert export_path(tmp_path, "n.md", "article-1", found, taken).name == "my name for it.md"
    assert export_path(tmp_path, "n.md", "article-2", found, taken).name == "n.md"
    assert export_path(tmp_path, "N.md", "article-3", found, taken).name == "N (2).md"
    clash = export_path(tmp_path, "My Name for it.md", "article-4", found, taken)
    assert clash.name == "My Name for it (2).md"


def test_a_folder_that_cannot_be_listed_is_explained(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be read"):
        find_exports(tmp_path / "missing")


# --- other templates than the default ------------------------------------------------------


def callouts(*numbers: int, article_id: str = "article-1") -> str:
    marks = [annotation_of(number, "Three") for number in numbers]
    options = MarkdownOptions(template=find_template("obsidian-callouts"))
    return render_markdown(opened(*marks, article_id=article_id), CODEBOOK, options)


def test_an_export_by_another_template_is_replaced_while_nobody_has_changed_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.md"
    one, more = callouts(1), callouts(1, 2)
    assert save_export(path, one, template="obsidian-callouts") is SaveOutcome.CREATED
    assert save_export(path, one, template="obsidian-callouts") is SaveOutcome.UNCHANGED
    assert save_export(path, more, template="obsidian-callouts") is SaveOutcome.UPDATED
    assert path.read_text(encoding="utf-8") == more


@pytest.mark.parametrize("added", ["\nMy own words.\n", "My own words.\n"])
def test_what_a_person_wrote_into_it_is_never_replaced_unasked(tmp_path: Path, added: str) -> None:
    path = tmp_path / "a.md"
    own = callouts(1) + added if added.startswith("\n") else added + callouts(1)
    path.write_text(own, encoding="utf-8")
    with pytest.raises(OutputError, match="was not written"):
        save_export(path, callouts(1, 2), template="obsidian-callouts")
    assert path.read_text(encoding="utf-8") == own
    outcome = save_export(path, callouts(1, 2), template="obsidian-callouts", overwrite=True)
    assert outcome is SaveOutcome.OVERWRITTEN


def test_exports_by_different_templates_or_of_other_articles_do_not_replace_each_other(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.md"
    options = MarkdownOptions(template=find_template("source-table"))
    others = [
        (ONE, "default"),
        (render_markdown(opened(), CODEBOOK, options), "source-table"),
        (callouts(1, article_id="article-2"), "obsidian-callouts"),
    ]
    for text, template in others:
        path.write_text(callouts(1), encoding="utf-8")
        with pytest.raises(OutputError):
            save_export(path, text, template=template)
    path.write_text(ONE, encoding="utf-8")
    with pytest.raises(OutputError):
        save_export(path, callouts(1), template="obsidian-callouts")
    assert path.read_text(encoding="utf-8") == ONE


def test_a_folder_knows_the_exports_of_each_template_apart(tmp_path: Path) -> None:
    (tmp_path / "default.md").write_text(ONE, encoding="utf-8")
    (tmp_path / "renamed.md").write_text(callouts(1), encoding="utf-8")
    (tmp_path / "both.md").write_text(
        join_exports([callouts(1), callouts(1, article_id="article-2")]), encoding="utf-8"
    )
    (tmp_path / "latin.md").write_bytes(b"\xe9")
    assert find_exports(tmp_path) == {"article-1": tmp_path / "default.md"}
    found = find_exports(tmp_path, "obsidian-callouts")
    assert found == {"article-1": tmp_path / "renamed.md"}
    assert find_exports(tmp_path, "source-table") == {}

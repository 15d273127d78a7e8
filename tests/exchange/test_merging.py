from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.exports import CODEBOOK, HEADLINE, annotation_of, opened

from reader.exchange.block_ids import block_id
from reader.exchange.markdown import render_markdown
from reader.exchange.merging import (
    exported_article_ids,
    is_own_export,
    join_exports,
    merge_export,
    share_an_article,
)
from reader.model.annotation import Annotation
from reader.model.selectors import AnchorStatus

ONE = annotation_of(1, "Three officials", "unnamed-source", note="Who are they?\n\nAsk again.")
TWO = annotation_of(2, "the mayor's office", "institution")
THREE = annotation_of(3, "Critics", note="No names.")


def export(*annotations: Annotation, title: str = "", article_id: str = "article-1") -> str:
    article = opened(*annotations, article_id=article_id, title=title or HEADLINE)
    return render_markdown(article, CODEBOOK)


def after(markdown: str, mark: Annotation, text: str) -> str:
    """The file with ``text`` typed below everything that belongs to one annotation."""
    start = markdown.index(f"^ob-{block_id(mark.id)}")
    found = re.compile(r"\n> [^\n]*\n> \^ob-|\n## No longer").search(markdown, start)
    place = found.start() if found else len(markdown)
    return f"{markdown[:place]}\n{text}\n{markdown[place:]}"


def place_of(markdown: str, mark: Annotation) -> int:
    return markdown.index(f"> ^ob-{block_id(mark.id)}\n")


def test_exporting_again_without_changes_keeps_every_byte() -> None:
    edited = after(export(ONE, TWO, THREE), TWO, "My own paragraph.\n\n\n- a list  \n- of mine\n\n")
    edited = edited.replace("\n# Harbour", "\n[[index]]\n\n# Harbour").replace(
        "sourcing:", "aliases: [harbour]\nsourcing:"
    )
    assert merge_export(edited, export(ONE, TWO, THREE)) == edited


def test_a_new_annotation_takes_its_place_between_the_others() -> None:
    edited = after(export(ONE, THREE), ONE, "Mine, below one.")
    merged = merge_export(edited, export(ONE, TWO, THREE))
    assert place_of(merged, ONE) < merged.index("Mine, below one.") < place_of(merged, TWO)
    assert place_of(merged, TWO) < place_of(merged, THREE)
    assert merge_export(after(export(ONE, TWO, THREE), ONE, "Mine, below one."), merged)
    assert merged == after(export(ONE, TWO, THREE), ONE, "Mine, below one.")


def test_a_changed_note_replaces_the_old_one_and_keeps_what_was_typed_below() -> None:
    edited = after(export(ONE, TWO), ONE, "Mine.")
    new = export(replace(ONE, note="Answered."), TWO)
    merged = merge_export(edited, new)
    assert merged == after(new, ONE, "Mine.")


def test_a_note_added_later_stands_before_what_was_typed_below_the_quotation() -> None:
    edited = after(export(ONE, TWO), TWO, "Mine.")
    merged = merge_export(edited, export(ONE, replace(TWO, note="Late note.")))
    assert merged.index("Late note.") < merged.index("Mine.")
    assert place_of(merged, TWO) < merged.index("Late note.")


def test_a_removed_note_goes_and_what_was_typed_below_it_stays() -> None:
    edited = after(export(ONE, TWO), ONE, "Mine.")
    merged = merge_export(edited, export(replace(ONE, note=""), TWO))
    assert "Ask again." not in merged
    assert "Mine." in merged


def test_a_note_edited_in_the_file_stays_while_the_library_has_the_old_one() -> None:
    edited = export(ONE, TWO).replace("Who are they?", "They are known now!")
    new = export(replace(ONE, tag_ids=("institution",)), TWO)
    merged = merge_export(edited, new)
    assert "They are known now!" in merged
    assert "Who are they?" not in merged
    assert "**Institution** · paragraph 1" in merged
    assert merge_export(merged, new) == merged


def test_when_both_have_changed_a_note_both_versions_are_kept() -> None:
    edited = export(ONE, TWO).replace("Who are they?", "They are known now!")
    new = export(replace(ONE, note="Library version."), TWO)
    merged = merge_export(edited, new)
    assert merged.index("Library version.") < merged.index("They are known now!")
    assert merged.index("They are known now!") < place_of(merged, TWO)
    assert merge_export(merged, new) == merged


def test_a_removed_annotation_goes_when_nothing_was_typed_below_it() -> None:
    assert merge_export(export(ONE, TWO, THREE), export(ONE, THREE)) == export(ONE, THREE)


def test_a_removed_annotation_stays_with_what_was_typed_below_it() -> None:
    edited = after(export(ONE, TWO, THREE), TWO, "I need this.")
    merged = merge_export(edited, export(ONE, THREE))
    assert place_of(merged, ONE) < place_of(merged, TWO) < merged.index("I need this.")
    assert merged.index("I need this.") < place_of(merged, THREE)
    assert yaml.safe_load(merged[4:].partition("\n---\n")[0])["annotations"] == 2
    assert merge_export(merged, export(ONE, THREE)) == merged


def test_text_follows_its_quotation_when_the_order_changes() -> None:
    edited = after(after(export(ONE, TWO), ONE, "About one."), TWO, "About two.")
    moved = replace(ONE, target=replace(ONE.target, position=THREE.target.position))
    merged = merge_export(edited, export(moved, TWO))
    assert place_of(merged, TWO) < merged.index("About two.") < place_of(merged, ONE)
    assert place_of(merged, ONE) < merged.index("About one.")


def test_the_first_annotation_replaces_the_line_that_said_there_were_none() -> None:
    empty = export()
    typed = empty + "\nMy own text.\n"
    assert merge_export(typed, empty) == typed
    merged = merge_export(typed, export(ONE))
    assert "no annotations" not in merged
    assert merged.index("My own text.") < place_of(merged, ONE)
    assert merge_export(empty, export(ONE)) == export(ONE)
    assert merge_export(export(ONE), empty) == empty


def test_an_annotation_that_was_lost_moves_below_the_heading_for_orphans() -> None:
    lost = replace(TWO, status=AnchorStatus.ORPHANED)
    edited = after(export(ONE, TWO, THREE), TWO, "Mine.")
    assert merge_export(edited, export(ONE, lost, THREE)) == after(
        export(ONE, lost, THREE), TWO, "Mine."
    )
    found_again = merge_export(export(ONE, lost, THREE), export(ONE, TWO, THREE))
    assert found_again == export(ONE, TWO, THREE)


def test_the_heading_follows_the_title_unless_a_person_changed_it() -> None:
    renamed = export(ONE, title="Harbour # closed")
    assert merge_export(export(ONE), renamed) == renamed
    own_heading = export(ONE).replace("# Harbour to close, officials say", "# My heading")
    merged = merge_export(own_heading, renamed)
    assert "# My heading" in merged
    assert 'title: "Harbour # closed"' in merged
    assert "# Harbour \\# closed" not in merged


def test_keys_and_tags_that_a_person_added_stay() -> None:
    edited = export(ONE).replace(
        'tags: ["unnamed-source"]', 'aliases: ["x"]\ntags: ["to-check", "unnamed-source"]'
    )
    values = yaml.safe_load(
        merge_export(edited, export(replace(ONE, tag_ids=("document",))))[4:].partition("\n---")[0]
    )
    assert values["tags"] == ["document", "to-check"]
    assert values["aliases"] == ["x"]


def rewritten_by_another_program(markdown: str) -> str:
    """The front matter as a program leaves it that parses YAML and writes it again."""
    front, end, body = markdown[4:].partition("\n---\n")
    values = yaml.safe_load(front)
    return "---\n" + yaml.safe_dump(values, allow_unicode=True).rstrip() + end + body


def test_a_file_is_known_when_another_program_has_rewritten_its_front_matter() -> None:
    edited = rewritten_by_another_program(after(export(ONE, TWO), ONE, "Mine."))
    assert is_own_export(edited)
    new = export(replace(ONE, note="Changed."), TWO)
    assert share_an_article(edited, new)
    merged = merge_export(edited, new)
    # Without the record nobody knows whose the old note is, so it stays.
    assert [merged.index(words) for words in ("Changed.", "Ask again.", "Mine.")] == sorted(
        merged.index(words) for words in ("Changed.", "Ask again.", "Mine.")
    )
    values = yaml.safe_load(merged[4:].partition("\n---\n")[0])
    assert values["tags"] == ["unnamed-source", "institution"]


def test_windows_line_ends_stay() -> None:
    edited = after(export(ONE, TWO), ONE, "Mine.").replace("\n", "\r\n")
    assert merge_export(edited, export(ONE, TWO)) == edited
    merged = merge_export(edited, export(ONE, TWO, THREE))
    assert merged.count("\n") == merged.count("\r\n")
    assert "Mine.\r\n" in merged


def test_a_file_of_several_articles_is_merged_article_by_article() -> None:
    first, second = export(ONE), export(TWO, article_id="article-2")
    both = join_exports([first, second])
    assert exported_article_ids(both) == ["article-1", "article-2"]
    edited = after(both, TWO, "Mine.")
    assert merge_export(edited, both) == edited
    changed = join_exports([export(ONE, THREE), second])
    assert merge_export(edited, changed) == after(changed, TWO, "Mine.")
    # An article that is no longer exported goes only when nobody has written into it.
    assert merge_export(both, first) == first
    assert "Mine." in merge_export(edited, first)


def test_a_file_of_very_many_articles_is_merged_in_reasonable_time() -> None:
    texts = [export(ONE).replace("article-1", f"article-{n}") for n in range(1500)]
    everything = join_exports(texts)
    started = time.perf_counter()
    assert merge_export(everything, join_exports(texts[::-1])).count("title:") == 1500
    assert time.perf_counter() - started < 15


def test_a_note_that_imitates_an_export_does_not_split_the_file() -> None:
    note = export(TWO, article_id="article-9") + "\n> x\n> ^ob-abcdefgh"
    new = export(replace(ONE, note=note), THREE)
    assert exported_article_ids(new) == ["article-1"]
    edited = after(new, THREE, "Mine.")
    assert merge_export(edited, new) == edited
    assert merge_export(edited, export(ONE, THREE)) == after(export(ONE, THREE), THREE, "Mine.")


def test_a_quotation_copied_elsewhere_by_the_person_is_the_persons_text() -> None:
    quotation = f"> Three officials\n> ^ob-{block_id(ONE.id)}"
    edited = after(export(ONE, TWO), TWO, f"As quoted above:\n\n{quotation}")
    merged = merge_export(edited, export(replace(ONE, note="n"), TWO))
    assert merged.count(quotation) == 2


@pytest.mark.parametrize(
    "text",
    ["", "# My notes\n", "---\ntitle: x\n---\nmine", "---\nunclosed", "> quote\n> ^ob-1\n", "\x00"],
)
def test_other_files_are_not_taken_for_exports(text: str) -> None:
    assert not is_own_export(text)


_lines = st.text(
    st.characters(exclude_characters="\n\r", codec="utf-8"), min_size=1, max_size=12
).filter(str.strip) | st.sampled_from(
    ["> a quote of mine", "---", "# heading", "```", "- x", "**bold**", "  indented", "^ob-x",
     "# onbackground: {}"]
)  # fmt: skip


@settings(max_examples=150)
@given(
    typed=st.lists(st.tuples(st.integers(0, 2), st.lists(_lines, min_size=1, max_size=3))),
    kept=st.sets(st.integers(0, 2)),
    note=st.sampled_from(["", "Who are they?\n\nAsk again.", "Changed.", "```\nopen"]),
)
def test_no_line_a_person_typed_is_ever_lost(
    typed: list[tuple[int, list[str]]], kept: set[int], note: str
) -> None:
    marks = (ONE, TWO, THREE)
    file = export(*marks)
    for index, lines in typed:
        file = after(file, marks[index], "\n".join(["", *lines]))
    new = export(*(replace(marks[i], note=note) for i in sorted(kept)))
    merged = merge_export(file, new)
    left = merged.split("\n")
    for _, lines in typed:
        for line in lines:
            assert line in left
            left.remove(line)
    assert merge_export(merged, new) == merged
    assert merge_export(file, export(*marks)) == file

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.merging import join_exports
from reader.exchange.seals import read_seals, seal_mark, sealed


def export(article_id: str, body: str = "# Words\n\ntext", template: str = "memo") -> str:
    mark = seal_mark(article_id, template)
    return sealed(f"{body}\n\n{mark}\n", mark)


def test_a_seal_says_whose_text_it_is_and_that_nobody_has_changed_it() -> None:
    (seal,) = read_seals(export("a-1"))
    assert (seal.article_id, seal.template, seal.intact) == ("a-1", "memo", True)


def test_a_changed_text_breaks_its_seal() -> None:
    (seal,) = read_seals(export("a-1").replace("text", "test"))
    assert not seal.intact


def test_words_after_the_seal_are_somebodys_own() -> None:
    assert not read_seals(export("a-1") + "\nMy own words.\n")
    assert read_seals(export("a-1") + "\n\n")


def test_several_articles_in_one_file_keep_their_seals() -> None:
    text = join_exports([export("a-1"), export("a-2", "# Other")])
    assert [(s.article_id, s.intact) for s in read_seals(text)] == [("a-1", True), ("a-2", True)]


def test_line_ends_of_windows_and_a_byte_order_mark_break_no_seal() -> None:
    (seal,) = read_seals("\ufeff" + export("a-1").replace("\n", "\r\n"))
    assert seal.intact


def test_a_text_without_a_mark_is_left_alone() -> None:
    assert sealed("text\n", seal_mark("a-1", "memo")) == "text\n"
    assert not read_seals("text\n")


def test_a_mark_that_a_person_has_typed_is_no_seal() -> None:
    typed = f"{seal_mark('a-9', 'memo')}\n\n# Words"
    (seal,) = read_seals(export("a-1", typed))
    assert (seal.article_id, seal.intact) == ("a-1", True)
    assert not read_seals('<!-- onbackground: {"article": 1} -->')
    assert not read_seals("<!-- onbackground: {not json} -->")


@given(st.text(max_size=60), st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_text_and_any_id_can_be_sealed(body: str, article_id: str) -> None:
    text = export(article_id, body)
    assert read_seals(text)[-1].article_id == article_id
    comment = text.rstrip("\n").rpartition("<!--")[2]
    assert comment.count("--") == 1

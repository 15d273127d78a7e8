from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.filenames import article_file_name, safe_file_name, unique_file_name
from reader.model.parsed_article import PublicationDate

DATE = PublicationDate("3 April 2024", "2024-04-03T23:24:00")

_RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789\u00b9\u00b2\u00b3"
}

_TRICKY = ("con", "NUL", "com1", "lpt\u00b2", "e\u0301", "\u202e", "\u200b", "\U0001f469\u200d")

_names = st.text(max_size=200) | st.lists(
    st.sampled_from([*_TRICKY, *'<>:"/\\|?*#^[]\x00\n\t-. a']), max_size=150
).map("".join)


@given(stem=_names, suffix=st.sampled_from([".md", "", ".csv"]))
def test_every_name_is_safe(stem: str, suffix: str) -> None:
    name = safe_file_name(stem, suffix)
    assert name.endswith(suffix)
    assert len(name) <= 120
    assert len(name.encode("utf-8")) <= 255
    assert not set(name) & set('<>:"/\\|?*#^[]')
    assert all(unicodedata.category(c)[0] != "C" for c in name)
    assert name == name.strip()
    assert not name.endswith((".", " "))
    assert not name.startswith(".")
    assert not name.removesuffix(suffix).endswith((".", " "))
    assert name.partition(".")[0].strip().upper() not in _RESERVED
    assert name == unicodedata.normalize("NFC", name)
    assert name.removesuffix(suffix)
    assert safe_file_name(name.removesuffix(suffix), suffix) == name


def test_the_name_tells_date_outlet_and_title() -> None:
    assert (
        article_file_name("Harbour: to close?", "Bay Courier", DATE)
        == "2024-04-03 Bay Courier – Harbour to close.md"
    )


@pytest.mark.parametrize(
    ("title", "outlet", "published", "name"),
    [
        ("T", "", DATE, "2024-04-03 T.md"),
        ("T", "O", None, "O – T.md"),
        ("T", "", None, "T.md"),
        ("", "", None, "untitled.md"),
        ("", "O", DATE, "2024-04-03 O.md"),
        ("T", "O", PublicationDate("03/04/2024", ambiguous=True), "O – T.md"),
        ("nul", "", None, "_nul.md"),
        ("AUX.old", "", None, "_AUX.old.md"),
        ("A/B [c] #1 ^x", "", None, "A-B (c) 1 x.md"),
        ("cafe\u0301 \u202egpj", "", None, "café gpj.md"),
    ],
)
def test_what_is_not_known_is_left_out(
    title: str, outlet: str, published: PublicationDate | None, name: str
) -> None:
    assert article_file_name(title, outlet, published) == name


def test_a_long_title_is_cut_between_words() -> None:
    name = article_file_name("word " * 60, "Bay Courier", DATE)
    assert name.endswith(" word.md")
    assert 110 < len(name) <= 120


def test_a_long_title_without_spaces_is_cut_by_bytes_and_keeps_accents_whole() -> None:
    assert len(safe_file_name("\u6e2f" * 300).encode()) <= 255
    assert re.fullmatch("(q\u0323\u0307)+[.]md", safe_file_name("q\u0323\u0307" * 100))


@given(name=_names.map(safe_file_name), count=st.integers(1, 12))
def test_names_in_one_folder_differ_on_every_system(name: str, count: int) -> None:
    taken: list[str] = []
    for _ in range(count):
        taken.append(unique_file_name(name, taken))
    folded = {unicodedata.normalize("NFC", one).casefold() for one in taken}
    assert len(folded) == count
    assert all(len(one) <= 120 for one in taken)


def test_a_second_file_gets_a_number() -> None:
    assert unique_file_name("a.md", []) == "a.md"
    assert unique_file_name("a.md", ["A.MD", "a (2).md"]) == "a (3).md"

from __future__ import annotations

import contextlib
import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.codebook_checks import tag_id_for
from reader.exchange.codebook_files import codebook_from_bytes, codebook_to_text
from reader.model.codebook import Codebook, Tag
from reader.model.errors import ReaderError, UnreadableError, UsageError
from reader.text.normalise import clean_characters

_text = st.text(max_size=20).map(clean_characters) | st.sampled_from(
    ["=1+1", "+a", "-a", "@a", "\ta", "'=a", "''=a", "'a", 'a"b', "a,b;c", "a\nb", "é\u0301",
     "\U0001f4f0"]
)  # fmt: skip
_line = _text.map(lambda text: " ".join(text.split())).filter(bool)


@st.composite
def _codebooks(draw: st.DrawFn) -> Codebook:
    ids = draw(
        st.lists(st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z]{1,5})?", fullmatch=True), unique=True)
    )
    shortcuts = draw(st.permutations([*range(1, 10), *[None] * len(ids)]))
    return Codebook(
        tuple(
            Tag(
                id=tag_id,
                name=draw(_line),
                definition=draw(_text),
                parent_id=draw(st.sampled_from([None, *ids[:place]])),
                slot=draw(st.integers(1, 9)),
                letter=draw(st.sampled_from(["", "U", "=", "é"])),
                shortcut=shortcuts[place],
                order=place,
                archived=draw(st.booleans()),
                checklist=tuple(draw(st.lists(_line, max_size=2))),
            )
            for place, tag_id in enumerate(ids)
        )
    )


@given(codebook=_codebooks(), name=st.sampled_from(["a.json", "A.CSV"]))
def test_a_codebook_comes_back_as_it_was(codebook: Codebook, name: str) -> None:
    written = codebook_to_text(codebook, name)
    assert tuple(codebook_from_bytes(written.encode(), name)) == codebook.tags
    assert codebook_to_text(Codebook(tuple(codebook_from_bytes(written.encode(), name))), name) == (
        written
    )


@given(codebook=_codebooks())
def test_no_cell_of_a_table_is_run_by_a_spreadsheet(codebook: Codebook) -> None:
    rows = csv.reader(io.StringIO(codebook_to_text(codebook, "a.csv"), newline=""))
    assert not [
        cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    ]


def test_a_table_made_by_hand_needs_only_names() -> None:
    raw = "name;shortcut\r\nUnnamed source;1\r\nÉtude Über-2;\r\n".encode("utf-8-sig")
    assert codebook_from_bytes(raw, "tags.csv") == [
        Tag("unnamed-source", "Unnamed source", shortcut=1),
        Tag("étude-über-2", "Étude Über-2", order=1),
    ]


def test_what_a_file_does_not_say_stays_as_it_is() -> None:
    known = Codebook((Tag("a", "A", "what a is", slot=3, letter="A", shortcut=2, order=5),))
    a, b = codebook_from_bytes(b"name,shortcut\r\nA,\r\nB,7\r\n", "tags.csv", known)
    assert a == replace(known.tags[0], shortcut=None)
    assert b == Tag("b", "B", shortcut=7, order=7)


def test_parents_come_before_their_children() -> None:
    raw = b'{"tags": [{"id": "b", "parent": "a"}, {"id": "a", "parent": "elsewhere"}]}'
    first, second = codebook_from_bytes(raw, "x.json")
    assert (first.id, first.parent_id) == ("a", "elsewhere")
    assert second == replace(second, id="b", parent_id="a", order=1)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("not json", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"tags": [{"slot": ' + "9" * 5000 + "}]}", "not JSON"),
        ("[]", "no list"),
        ('{"tags": {}}', "no list"),
        ('{"tags": [1]}', "no list"),
        ('{"version": 2, "tags": []}', "newer version"),
        ('{"tags": [{}]}', "tag 1 .* no id"),
        ('{"tags": [{"id": "a", "name": "' + "n" * 201 + '"}]}', "more than 200"),
        ('{"tags": [{"id": "a"}, {"id": "a"}]}', "tag 2 .* twice"),
        ('{"tags": [{"id": "a b"}]}', "no id"),
        ('{"tags": [{"id": "../a"}]}', "no id"),
        ('{"tags": [{"id": "a", "name": 5}]}', '"name" is not text'),
        ('{"tags": [{"id": "a", "slot": 10}]}', '"slot" is not a number from 1 to 9'),
        ('{"tags": [{"id": "a", "shortcut": true}]}', '"shortcut" is not a number'),
        ('{"tags": [{"id": "a", "shortcut": 1}, {"id": "b", "shortcut": 1}]}', "the key 1"),
        ('{"tags": [{"id": "a", "letter": "abc"}]}', "margin letter"),
        ('{"tags": [{"id": "a", "archived": "no"}]}', "neither true nor false"),
        ('{"tags": [{"id": "a", "checklist": "q"}]}', "list of questions"),
        ('{"tags": [{"id": "a", "parent": "b"}, {"id": "b", "parent": "a"}]}', "own parents"),
        ('{"tags": [{"id": "a", "parent": "a"}]}', "own parents"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_with_the_reason(raw: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as refusal:
        codebook_from_bytes(raw.encode(), "tags.json")
    assert refusal.value.advice


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe", b"a,b\r\n1,2\r\n", b"id,slot\r\na,x\r\n", b"name\r\n" + b"x" * 200_000]
)
def test_a_table_that_makes_no_sense_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"tags\.csv"):
        codebook_from_bytes(raw, "tags.csv")


def test_a_codebook_that_is_too_large_is_refused() -> None:
    with pytest.raises(UnreadableError, match="too large"):
        codebook_from_bytes(b" " * 10_000_001, "tags.json")


@given(raw=st.binary(max_size=200), name=st.sampled_from(["a.json", "a.csv"]))
def test_no_bytes_crash_the_reading(raw: bytes, name: str) -> None:
    with contextlib.suppress(ReaderError):
        codebook_from_bytes(raw, name)


@pytest.mark.parametrize("name", ["tags.qdc", "tags.txt", "tags"])
def test_other_formats_are_refused_by_name(name: str) -> None:
    with pytest.raises(UsageError, match=r"\.json or \.csv"):
        codebook_to_text(Codebook(), name)


def test_a_name_gives_an_id_of_letters_digits_and_hyphens() -> None:
    assert tag_id_for("  Unnamed / source (2)") == "unnamed-source-2"
    assert tag_id_for("***") == ""

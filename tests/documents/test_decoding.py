from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.cpu_time import cpu_seconds

from reader.documents.decoding import decode_bytes, find_declared_encoding
from reader.model.errors import UnreadableError

ENGLISH = "The café reopened — “at last”, the mayor said. It had cost €3 million.\n" * 5
RUSSIAN = "Губернатор сказал журналистам, что мост закрыт. Жители недовольны решением. 12\n" * 5
POLISH = "Wójt powiedział, że most jest zamknięty. Mieszkańcy są źli na decyzję władz.\n" * 5
CHINESE = "州长说这座桥已经关闭。居民对当局的决定感到不满。\n" * 5
JAPANESE = "知事は橋が閉鎖されたと述べた。住民は不満を抱いている。\n" * 5


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, CHINESE, "plain ASCII"])
def test_utf_8_is_read_with_and_without_a_byte_order_mark(text: str) -> None:
    assert decode_bytes(text.encode()).text == text
    assert decode_bytes(codecs.BOM_UTF8 + text.encode()).text == text


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, CHINESE])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_with_and_without_a_byte_order_mark(text: str, encoding: str) -> None:
    mark = codecs.BOM_UTF16_LE if encoding.endswith("le") else codecs.BOM_UTF16_BE
    assert decode_bytes(mark + text.encode(encoding)).text == text
    decoded = decode_bytes(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_utf_32_with_a_mark_is_not_taken_for_utf_16() -> None:
    assert decode_bytes(codecs.BOM_UTF32_LE + RUSSIAN.encode("utf-32-le")).text == RUSSIAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (ENGLISH, "mac_roman"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (CHINESE, "gb18030"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
    ],
)
def test_undeclared_legacy_encodings_are_recognised(text: str, encoding: str) -> None:
    assert decode_bytes(text.encode(encoding)).text == text


def test_valid_utf_8_outranks_a_wrong_declaration() -> None:
    assert decode_bytes(ENGLISH.encode(), "iso-8859-1").text == ENGLISH


def test_a_declared_encoding_is_believed_where_the_bytes_allow_it() -> None:
    assert decode_bytes("Kyçë".encode("cp1250", "replace"), "windows-1250").encoding == "cp1250"


def test_declared_latin_1_means_windows_1252_as_in_browsers() -> None:
    assert decode_bytes("“no”".encode("cp1252"), "ISO-8859-1").text == "“no”"


@pytest.mark.parametrize("declared", ["utf-7", "bogus", "base64", "rot13", "x\x00y", "idna"])
def test_declarations_that_no_page_may_make_are_passed_over(declared: str) -> None:
    assert decode_bytes(RUSSIAN.encode("cp1251"), declared).text == RUSSIAN


def test_iso_2022_jp_is_read_although_its_bytes_are_ascii() -> None:
    assert decode_bytes(JAPANESE.encode("iso2022_jp"), "iso-2022-jp").text == JAPANESE


def test_a_damaged_byte_does_not_turn_utf_8_into_something_else() -> None:
    damaged = (ENGLISH * 20).encode()[:-2] + b"\xff\n"
    decoded = decode_bytes(damaged)
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") == 1


def test_an_empty_file_is_refused_with_advice() -> None:
    with pytest.raises(UnreadableError, match="empty") as caught:
        decode_bytes(b"")
    assert caught.value.advice


@pytest.mark.parametrize("raw", [b" \n\t\r\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + b"\n\x00"])
def test_a_file_of_white_space_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableError, match="white space"):
        decode_bytes(raw)


@pytest.mark.parametrize(
    ("raw", "meaning"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a PNG image"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a ZIP archive"),
        (b"{\\rtf1\\ansi Text}", "a rich text document"),
        (b"abc\x00def\x00\x01\x02", "a binary file"),
        (b"abc\x00def", "a binary file"),
        (bytes(range(256)) * 8, "a binary file"),
        (b"\x00" * 500, "a binary file"),
    ],
)
def test_binary_files_are_refused_by_name(raw: bytes, meaning: str) -> None:
    with pytest.raises(UnreadableError, match=meaning) as caught:
        decode_bytes(raw)
    assert caught.value.advice


def test_one_stray_nul_in_a_long_text_is_no_binary_file() -> None:
    assert "\x00" in decode_bytes(ENGLISH.encode() * 10 + b"\x00").text


def test_a_large_legacy_file_is_decoded_quickly() -> None:
    raw = (RUSSIAN * 40_000).encode("cp1251")
    assert len(raw) > 15_000_000
    assert cpu_seconds(lambda: decode_bytes(raw)) < 15


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_clear_error(raw: bytes) -> None:
    try:
        text = decode_bytes(raw, "cp1251").text
    except UnreadableError:
        text = "refused"
    assert text.strip()


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b"<html><head><meta charset=koi8-r>", "koi8-r"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
            "windows-1251",
        ),
        (b'<?xml version="1.0" encoding="ISO-8859-2"?><html>', "ISO-8859-2"),
        (b"<html><p>charset=nothing</p>", ""),
        (b"<meta " * 700, ""),
    ],
)
def test_the_encoding_that_a_page_declares_is_found(raw: bytes, encoding: str) -> None:
    assert find_declared_encoding(raw) == encoding

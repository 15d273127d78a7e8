"""The stored page of an article, whole; and read again in another encoding."""

from __future__ import annotations

import pytest
from tests.support.imported import import_bytes
from tests.support.incoming import PAGE, TITLE, WORDS, write_message, write_mhtml
from tests.support.libraries import annotate

from reader.library.library import Library
from reader.library.operations.revise_article import ReviseArticle
from reader.library.originals import parse_again, read_original, with_charset
from reader.model.errors import UnreadableError, UsageError

GREETING = "Zażółć gęślą jaźń"
POLISH = f"""<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>
<p>{WORDS} {GREETING}.</p><p>{WORDS}</p></article></body></html>""".encode("iso-8859-2")


def test_the_whole_page_is_shown_with_what_is_no_article() -> None:
    original = read_original(PAGE.encode(), "text/html")
    assert "Home" in original.document.text
    assert WORDS in original.document.text
    assert (original.media_type, original.encoding) == ("text/html", "utf-8")
    assert original.size == len(PAGE.encode())


@pytest.mark.parametrize(
    ("raw", "raw_type"),
    [(write_mhtml(), "multipart/related"), (write_message(), "message/rfc822")],
    ids=["mhtml", "e-mail"],
)
def test_messages_show_their_page(raw: bytes, raw_type: str) -> None:
    original = read_original(raw, raw_type)
    assert WORDS in original.document.text
    assert original.encoding == ""


def test_scripts_and_embedded_files_are_no_text() -> None:
    page = PAGE.replace("<nav>", "<script>alert('boo')</script><nav>")
    assert "boo" not in read_original(page.encode(), "text/html").document.text


def test_the_encoding_that_the_server_sent_is_used() -> None:
    original = read_original(POLISH, "text/html; charset=iso-8859-2")
    assert GREETING in original.document.text


def test_a_chosen_encoding_wins_over_what_the_bytes_look_like() -> None:
    assert GREETING not in read_original(POLISH, "text/html", encoding="windows-1252").document.text
    assert GREETING in read_original(POLISH, "text/html", encoding="iso-8859-2").document.text


def test_what_was_pasted_has_no_original() -> None:
    with pytest.raises(UnreadableError, match="pasted"):
        read_original(b"", "")


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(UsageError, match="no encoding"):
        read_original(POLISH, "text/html", encoding="klingon")


def test_a_message_says_itself_how_it_is_encoded() -> None:
    with pytest.raises(UsageError):
        parse_again(write_mhtml(), "multipart/related", "utf-8")


def test_an_article_read_again_keeps_its_annotations(library: Library) -> None:
    outcome = import_bytes(library, POLISH, "tunnel.html")
    assert outcome.article_id is not None
    annotate(library, outcome.article_id, "officials said", (), "Who?")
    before = library.get_article(outcome.article_id).revision
    raw, raw_type = library.get_raw(before.id)
    parsed = parse_again(raw, raw_type, "iso-8859-2")
    operation = ReviseArticle(
        outcome.article_id, parsed, raw=raw, raw_type=with_charset(raw_type, "iso-8859-2")
    )
    library.run(operation)
    opened = library.get_article(outcome.article_id)
    assert GREETING in opened.revision.document.text
    assert [each.note for each in opened.annotations] == ["Who?"]
    assert library.get_raw(opened.revision.id) == (raw, "text/html; charset=iso-8859-2")
    library.revert(operation)
    assert library.get_article(outcome.article_id).revision == before

"""E-mails: what newsletters put around their text, and what mail does to it on the way."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage

import pytest
from tests.support.cpu_time import cpu_seconds
from tests.support.incoming import LAST, MORE, PARAGRAPHS, TITLE, WORDS, write_message

from reader.ingest.parsing import parse_article, raw_media_type
from reader.model.document import BlockKind
from reader.model.errors import UnreadableError
from reader.model.parsed_article import PublicationDate


def test_the_subject_is_the_headline_and_the_sender_the_outlet() -> None:
    parsed = parse_article(write_message(), name="tunnel.eml")
    assert parsed.headline == TITLE
    assert parsed.outlet == "Harbour Gazette"
    assert parsed.published == PublicationDate(
        "Tue, 02 Apr 2024 08:30:00 +0200", "2024-04-02T08:30:00+02:00"
    )


def test_tables_for_layout_are_read_as_running_text_without_the_frame() -> None:
    document = parse_article(write_message(), name="tunnel.eml").document
    assert [block.text for block in document.blocks] == list(PARAGRAPHS)
    assert {block.kind for block in document.blocks} == {BlockKind.PARAGRAPH}


@pytest.mark.parametrize(
    ("sender", "list_id", "outlet", "people"),
    [
        ("Harbour Gazette <n@g.example>", "", "Harbour Gazette", ()),
        ("Jane Roe from Harbour Gazette <n@g.example>", "", "Harbour Gazette", ("Jane Roe",)),
        ("Jane Roe <jane@post.example>", "Harbour Notes <h.post.example>", "Harbour Notes",
         ("Jane Roe",)),
        ("Jane Roe <jane@post.example>", "<h.post.example>", "", ("Jane Roe",)),
        ("news@g.example", "", "", ()),
        ("=?utf-8?q?Hafen-Bl=C3=A4ttchen?= <n@g.example>", "", "Hafen-Blättchen", ()),
    ],
)  # fmt: skip
def test_people_are_told_from_outlets(
    sender: str, list_id: str, outlet: str, people: tuple[str, ...]
) -> None:
    raw = write_message().replace(b"Harbour Gazette <news@gazette.example>", sender.encode(), 1)
    if list_id:
        raw = f"List-Id: {list_id}\n".encode() + raw
    parsed = parse_article(raw, name="a.eml")
    assert (parsed.outlet, parsed.byline) == (outlet, people)


@pytest.mark.parametrize(
    "subject",
    [TITLE, f"Fwd: {TITLE}", f"Fw: Re: {TITLE}", f"WG: {TITLE}",
     "=?utf-8?q?Harbour_tunnel_to?= =?iso-8859-1?q?_open?= two years late"],
)  # fmt: skip
def test_a_subject_is_decoded_and_says_nothing_about_forwarding(subject: str) -> None:
    raw = write_message().replace(f"Subject: {TITLE}".encode(), f"Subject: {subject}".encode(), 1)
    assert parse_article(raw, name="a.eml").headline == TITLE


def test_a_subject_in_bare_bytes_is_read() -> None:
    for encoding in ("utf-8", "cp1252"):
        raw = write_message().replace(TITLE.encode(), "Tunnel später fertig".encode(encoding), 1)
        assert parse_article(raw, name="a.eml").headline == "Tunnel später fertig"


def test_the_plain_text_is_taken_where_there_is_no_html() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Harbour Gazette <n@g.example>", TITLE
    message["Date"], message["Message-ID"] = "Tue, 02 Apr 2024 08:30:00 +0200", "<2@g.example>"
    message.set_content(f"{WORDS}\n\n{MORE}\n\n-- \nHarbour Gazette, Quay Road 1\n")
    document = parse_article(message.as_bytes(), name="a.eml").document
    assert [block.text for block in document.blocks] == [WORDS, MORE]


def test_the_part_for_amp_is_not_taken_too() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Harbour Gazette <n@g.example>", TITLE
    message["Date"], message["Message-ID"] = "Tue, 02 Apr 2024 08:30:00 +0200", "<2@g.example>"
    message.set_content(WORDS)
    message.add_alternative(f"<html amp4email><p>{WORDS}</p></html>", subtype="x-amp-html")
    message.add_alternative(f"<p>{WORDS}</p>", subtype="html")
    assert parse_article(message.as_bytes(), name="a.eml").document.text == WORDS


def test_html_that_shows_nothing_gives_way_to_the_text() -> None:
    raw = write_message("<html><body><img src='https://g.example/all.png'></body></html>")
    assert parse_article(raw, name="a.eml").document.text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("charset", ["iso-8859-2", "koi8-r", "iso-2022-jp", "utf-16"])
def test_parts_are_decoded_as_they_declare(charset: str) -> None:
    words = {"iso-8859-2": "Řeka", "koi8-r": "Паром", "iso-2022-jp": "港", "utf-16": "Größe"}
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", TITLE
    message["Date"], message["Message-ID"] = "Tue, 02 Apr 2024 08:30:00 +0200", "<2@g.example>"
    message.set_content(f"<p>{WORDS} {words[charset]}</p>", subtype="html", charset=charset)
    assert words[charset] in parse_article(message.as_bytes(), name="a.eml").document.text


def test_attachments_are_never_part_of_the_text() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", TITLE
    message["Date"], message["Message-ID"] = "Tue, 02 Apr 2024 08:30:00 +0200", "<2@g.example>"
    message.set_content(WORDS)
    message.add_attachment("<p>Attached words</p>", subtype="html", filename="a.html")
    message.add_attachment(b"MZ\x90\x00", maintype="application", subtype="exe", filename="a.exe")
    assert parse_article(message.as_bytes(), name="a.eml").document.text == WORDS


def test_a_newsletter_that_was_forwarded_as_an_attachment_is_found() -> None:
    inner = EmailMessage(policy=policy.SMTP)
    inner["From"], inner["Subject"] = "Harbour Gazette <n@g.example>", TITLE
    inner["Date"] = "Tue, 02 Apr 2024 08:30:00 +0200"
    inner.set_content(f"{WORDS}\n\n{LAST}\n")
    outer = EmailMessage()
    outer["From"], outer["Subject"], outer["Date"] = "me@b.example", "for you", "x"
    outer["Message-ID"] = "<3@b.example>"
    outer.add_attachment(inner)
    parsed = parse_article(outer.as_bytes(), name="a.eml")
    assert (parsed.headline, parsed.outlet) == (TITLE, "Harbour Gazette")
    assert parsed.document.text == f"{WORDS}\n{LAST}"


def test_the_address_in_the_archive_is_the_articles() -> None:
    raw = write_message(Archived_At="<https://letters.example/p/tunnel?utm_source=mail>")
    assert parse_article(raw, name="a.eml").url == "https://letters.example/p/tunnel"


@pytest.mark.parametrize(
    "text",
    [
        "From: the harbour\n\nA letter that somebody wrote.",
        "Title: A tunnel\nDate: 2 April 2024\nSource: Gazette\n\nThe tunnel opens late.",
        "Subject: what we talked about\n\nNothing much.",
        "From here on it is quiet.\n\nDate: unknown",
    ],
)
def test_texts_that_look_a_little_like_mail_are_texts(text: str) -> None:
    assert raw_media_type(text.encode(), "a.txt") == "text/plain"


def test_a_message_of_a_thousand_parts_inside_one_another_is_refused_at_once() -> None:
    lines = ["From: a@b.example", "Date: x", "MIME-Version: 1.0"]
    for depth in range(1_000):
        lines += [f'Content-Type: multipart/mixed; boundary="b{depth}"', "", f"--b{depth}"]
    raw = "\n".join([*lines, "Content-Type: text/html", "", f"<p>{WORDS}</p>"]).encode()
    assert cpu_seconds(lambda: _refused(raw)) < 5


def _refused(raw: bytes) -> None:
    with pytest.raises(UnreadableError, match="too many parts"):
        parse_article(raw, name="a.eml")


@pytest.mark.parametrize(
    "header",
    [
        "Subject: " + "=?utf-8?q?" * 20_000,
        "Subject: " + "=?utf-8?b?A" * 20_000 + "?=",
        "From: " + '"' * 100_000,
        "From: " + "(" * 100_000,
        "Content-Type: text/html; " + "a*0*=b;" * 20_000,
        "Content-Type: multipart/mixed; boundary=" + "x" * 100_000,
        "Date: " + "1" * 100_000,
        "Subject: =?no-such-charset?q?x?=",
        "Subject: =?idna?q?" + "a" * 5_000 + "?=",
        "Content-Transfer-Encoding: uuencode",
        "Content-Transfer-Encoding: base64",
    ],
)
def test_headers_made_for_harm_are_read_in_a_moment(header: str) -> None:
    raw = f"{header}\nMIME-Version: 1.0\nMessage-ID: <1>\n\n<p>{WORDS}</p>\n".encode()

    def read() -> None:
        try:
            parse_article(raw, name="a.eml")
        except UnreadableError as error:
            assert error.advice  # noqa: PT017 (either is right)

    assert cpu_seconds(read) < 5


def test_a_message_without_text_says_so() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", TITLE
    message["Date"], message["Message-ID"] = "x", "<2@g.example>"
    message.set_content(b"\x89PNG", maintype="image", subtype="png")
    with pytest.raises(UnreadableError, match="no text in this e-mail"):
        parse_article(message.as_bytes(), name="a.eml")


def test_a_charset_that_is_no_name_is_passed_over() -> None:
    raw = write_message().replace(b'charset="utf-8"', b'charset="\x93\xff"')
    assert parse_article(raw, name="a.eml").document.text == "\n".join(PARAGRAPHS)

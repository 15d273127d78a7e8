"""Files with an invented article in each format: no such harbour, papers or people.

`TITLE` and `WORDS` are in all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage

from tests.support.pdfs import PdfText, write_pdf
from tests.support.zips import write_zip

TITLE = "Harbour tunnel to open two years late"
WORDS = (
    "The harbour tunnel will open two years late, officials said on Monday, because the pumps that"
    " were ordered in the spring have not come."
)
MORE = (
    "Three people with knowledge of the contract blamed the supplier. None of them wanted to be"
    " named, because the talks about it are still going on."
)
LAST = "The port authority said in a statement that costs had not risen so far."

PARAGRAPHS = (WORDS, MORE, LAST)
URL = "https://gazette.example/news/tunnel"

_BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Harbour Gazette</title></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>{TITLE}</h1>
{_BODY}</article></body></html>
"""

MARKDOWN = f"""---
title: "{TITLE}"
author: [Jane Roe, "John Doe"]
date: 2024-04-02
url: {URL}?utm_source=x
tags:
  - harbour
  - "money"
---

# {TITLE}

{WORDS}

> {MORE}

- {LAST}
"""

TEXT = f"{TITLE}\n\nBy Jane Roe\n2 April 2024\n\n" + "\n\n".join(PARAGRAPHS) + "\n"


def write_message(html: str | None = None, **headers: str) -> bytes:
    """Return an e-mail with a text and an HTML part; headers with "_" for "-"."""
    message = EmailMessage()
    for name, value in {
        "From": "Harbour Gazette <news@gazette.example>",
        "To": "reader@home.example",
        "Subject": TITLE,
        "Date": "Tue, 02 Apr 2024 08:30:00 +0200",
        "Message-ID": "<1@gazette.example>",
        **headers,
    }.items():
        message[name.replace("_", "-")] = value
    message.set_content("\n\n".join(PARAGRAPHS))
    message.add_alternative(html or newsletter_html(), subtype="html")
    return message.as_bytes()


def newsletter_html() -> str:
    """Return a newsletter's HTML as such programs write it: tables in tables."""
    rows = "".join(f"<tr><td style='padding:8px'>{paragraph}</td></tr>" for paragraph in PARAGRAPHS)
    return (
        "<html><body><div style='display:none'>What the harbour talks about today</div>"
        "<table><tr><td><a href='https://news.example/v'>View this email in your browser</a></td>"
        f"</tr><tr><td><table>{rows}</table></td></tr>"
        "<tr><td>You are receiving this email because you signed up.</td></tr>"
        "<tr><td><a href='https://news.example/u'>Unsubscribe</a> Quay Road 1, Harbour</td></tr>"
        "</table><img src='https://news.example/open.gif' width='1' height='1'></body></html>"
    )


def write_mhtml(html: str = PAGE, location: str = URL) -> bytes:
    """Return a page as Chromium saves it, with one picture."""
    quoted = html.replace("=", "=3D").replace("\n", "\r\n")
    return (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {location}\r\n"
        f"Subject: {TITLE}\r\n"
        "Date: Tue, 2 Apr 2024 10:00:00 -0000\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n'
        "------B\r\nContent-Type: text/html\r\nContent-ID: <frame@mhtml.blink>\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {location}\r\n\r\n"
        f"{quoted}\r\n"
        "------B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Location: https://gazette.example/a.png\r\n\r\niVBORw0KGgo=\r\n------B--\r\n"
    ).encode()


_CONTAINER = b"""<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""


def write_epub(
    chapters: Mapping[str, str],
    *,
    about: str = "<dc:title>Harbour Gazette</dc:title><dc:language>en</dc:language>",
    container: bytes = _CONTAINER,
    manifest: str = "",
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return an EPUB with these documents as its chapters, in this order.

    ``manifest`` are more entries of its list of files, ``extra`` the files.
    """
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{about}</metadata>'
        f"<manifest>{items}{manifest}</manifest><spine>{spine}</spine></package>"
    )
    return write_zip(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/content.opf": package.encode(),
            **{f"OEBPS/{name}": html.encode() for name, html in chapters.items()},
            **(extra or {}),
        }
    )


def chapter_html(title: str = TITLE, *paragraphs: str) -> str:
    """Return a chapter as XHTML."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Chapter</title></head>'
        f"<body><h1>{title}</h1>{body}</body></html>"
    )


def write_article_pdf(**information: str) -> bytes:
    """Return a PDF of two pages with a headline, a header, page numbers and broken words."""
    return write_pdf(
        [
            [
                PdfText("Harbour Gazette, 2 April 2024", 72, 800, 8),
                PdfText("Harbour tunnel to open", 72, 760, 22),
                PdfText("two years late", 72, 734, 22),
                PdfText("By Jane Roe", 72, 700),
                *_lines(650, "The harbour tunnel will open two years late, officials said on Mon-",
                        "day, because the pumps that were ordered in the spring have not come."),
                *_lines(614, "Three people with knowledge of the contract blamed the long-",
                        "term supplier. None of them wanted to be named, because the talks"),
                PdfText("Page 1 of 2", 280, 30, 8),
            ],
            [
                PdfText("Harbour Gazette, 2 April 2024", 72, 800, 8),
                *_lines(760, "about it are still going on."),
                *_lines(736, LAST),
                PdfText("Page 2 of 2", 280, 30, 8),
            ],
        ],
        information or {"Title": "tunnel_final.indd"},
    )  # fmt: skip


def _lines(top: float, *texts: str) -> list[PdfText]:
    return [PdfText(text, 72, top - 12 * number) for number, text in enumerate(texts)]


def one_of_each() -> dict[str, bytes]:
    """Return a file of each format by its name, each with the article in it."""
    return {
        "tunnel.html": PAGE.encode(),
        "tunnel.mhtml": write_mhtml(),
        "tunnel.eml": write_message(),
        "tunnel.txt": TEXT.encode(),
        "tunnel.md": MARKDOWN.encode(),
        "tunnel.epub": write_epub({"one.xhtml": chapter_html()}),
        "tunnel.pdf": write_article_pdf(),
        "tunnel.zip": write_zip({"news/tunnel.html": PAGE.encode()}),
    }

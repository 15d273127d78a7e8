"""Small PDFs, written by hand: enough of PDF 1.4 for text at places on pages.

`write_pdf` takes pages of `PdfText`; places are points from the lower left corner, as in PDF.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PdfText:
    """A line of text on a page."""

    text: str
    x: float = 72
    y: float = 700
    size: float = 10


def write_pdf(
    pages: Sequence[Sequence[PdfText]], information: Mapping[str, str] | None = None
) -> bytes:
    """Return a PDF with these pages of text in Helvetica, and this information about it."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        drawn = b"\n".join(map(_drawn, page))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            b" /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    if information:
        pairs = b" ".join(
            b"/%s %s" % (key.encode(), _string(value)) for key, value in information.items()
        )
        objects.append(b"<< " + pairs + b" >>")
    return assemble_pdf(objects, information_at=len(objects) if information else 0)


def assemble_pdf(
    objects: Sequence[bytes], *, information_at: int = 0, more_trailer: bytes = b""
) -> bytes:
    """Return a PDF file of objects numbered from 1, the first of which is the catalogue."""
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        written += b"%010d 00000 n \n" % place
    about = b" /Info %d 0 R" % information_at if information_at else b""
    written += b"trailer\n<< /Size %d /Root 1 0 R%s%s >>\n" % (
        len(objects) + 1,
        about,
        more_trailer,
    )
    written += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(written)


def _drawn(line: PdfText) -> bytes:
    return b"BT /F1 %g Tf %g %g Td %s Tj ET" % (
        line.size,
        line.x,
        line.y,
        _string(line.text),
    )


def _string(text: str) -> bytes:
    raw = text.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        raw = raw.replace(sign, b"\\" + sign)
    return b"(" + raw + b")"

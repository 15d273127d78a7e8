"""Files of pictures for tests: drawn here, sound ones and dangerous ones."""

from __future__ import annotations

import io
import random
import struct
import zlib

from PIL import Image

SECRET = b"54.3233 N 10.1228 E"
"""What must not be found in a picture that is kept."""


def photograph(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return something with as many colours as a photograph."""
    chance = random.Random(7)
    small = Image.frombytes(mode, (64, 64), chance.randbytes(64 * 64 * len(mode)))
    return small.resize((width, height), Image.Resampling.BICUBIC)


def chart(width: int, height: int) -> Image.Image:
    """Return something drawn with a few colours."""
    image = Image.new("RGB", (width, height), "white")
    for number, colour in enumerate(("navy", "firebrick", "gray")):
        left = width * number // 3
        image.paste(colour, (left, height // (number + 2), left + width // 4, height))
    return image


def file_of(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture as a file of a kind."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def png_chunk(name: bytes, content: bytes) -> bytes:
    """Return one chunk of a PNG."""
    checksum = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)


def png_bomb(width: int, height: int) -> bytes:
    """Return a small PNG that says it is this large, and is when it is decoded."""
    packer = zlib.compressobj(9)
    row = bytes(1 + width * 3)
    rows = b"".join(packer.compress(row) for _ in range(min(height, 2_000))) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = png_chunk(b"IHDR", header) + png_chunk(b"IDAT", rows) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def gif_bomb() -> bytes:
    """Return a small GIF with a frame much larger than its screen."""
    raw = bytearray(file_of(chart(40, 30).quantize(8), "GIF"))
    frame = raw.index(b"\x2c")
    raw[frame + 5 : frame + 9] = struct.pack("<HH", 60_000, 60_000)
    return bytes(raw)


def webp_bomb() -> bytes:
    """Return a small WebP with a canvas of 16,000 by 16,000 pixels."""
    canvas = (15_999).to_bytes(3, "little") * 2
    inner = file_of(chart(40, 30), "WEBP", lossless=True)[12:]
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + bytes(4) + canvas + inner
    return b"RIFF" + struct.pack("<I", len(body)) + body


def jpeg_bomb() -> bytes:
    """Return a small JPEG that says it has 65,000 by 65,000 pixels."""
    raw = bytearray(file_of(photograph(40, 30), "JPEG"))
    frame = raw.index(b"\xff\xc0")
    raw[frame + 5 : frame + 9] = struct.pack(">HH", 65_000, 65_000)
    return bytes(raw)


def jpeg_with_many_scans() -> bytes:
    """Return a progressive JPEG that repeats its last scan a thousand times."""
    raw = file_of(photograph(64, 64), "JPEG", progressive=True)
    last = raw.rindex(b"\xff\xda")
    return raw[:last] + raw[last:-2] * 1000 + raw[-2:]

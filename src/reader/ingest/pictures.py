"""The bytes of a picture to one that is safe to keep and to show.

Whatever comes is decoded here, within limits that are checked before anything is decoded, and
encoded anew: no camera data (EXIF, with its places and names), no colour profiles, comments,
further frames or anything else that is hidden in a file gets through.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from contextlib import suppress
from hashlib import sha256

from PIL import Image, ImageOps, UnidentifiedImageError

from reader.model.errors import ReaderError
from reader.model.picture import Picture

MAX_PICTURE_BYTES = 10 * 1024 * 1024
"""Bytes of a picture as it comes."""

MAX_PIXELS = 30_000_000
"""More than cameras for newspapers have; decoded they take 120 MB."""

LONGEST_SIDE = 1_600
"""Pixels; as wide as a page of text at 200 %."""

_MAX_STORED = 4 * 1024 * 1024
"""Bytes; a transparent picture that would need more loses its transparency."""

_LARGEST_TRACKER = 2
"""Pixels; what is not larger in both directions shows nothing, and only counts readers."""

_MOST_SCANS = 100
"""A progressive JPEG has about ten; each takes as long as a whole picture to decode."""

_JPEG_QUALITY = 85
_KINDS = ("JPEG", "PNG", "GIF", "WEBP")
_PHOTOGRAPHS = ("JPEG", "MPO")
"""Kinds that nobody uses for what has sharp edges; MPO is what Pillow calls some JPEGs."""

_START_OF_SCAN = b"\xff\xda"

_DAMAGED = (
    *(OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError),
    *(AttributeError, OverflowError, ZeroDivisionError, struct.error, zlib.error, MemoryError),
)
"""What decoders raise about files that are damaged, by chance or on purpose."""

# Half of it: Pillow warns beyond this number and refuses beyond twice as many, some formats
# before they even ask for memory.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2


class PictureError(ReaderError):
    """A picture cannot be kept."""


def read_picture(raw: bytes) -> Picture:
    """Return the picture in a file: JPEG, PNG, GIF (its first frame) or WebP.

    It becomes a JPEG, or a PNG where it is transparent, or drawn with few colours so that a
    PNG is not larger; its longer side has at most `LONGEST_SIDE` pixels.

    Raises:
        PictureError: when it is something else, too large, too small, or damaged.
    """
    _refuse_what_is_none(raw)
    try:
        opened = _open(raw)
        _check_size(*opened.size)
        drawn = opened.format not in _PHOTOGRAPHS
        opened.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # JPEGs are decoded to a smaller size
        opened.load()
        _check_size(*opened.size)  # the first frame of a GIF may be larger than it said
        return _encoded(_as_seen(opened), drawn=drawn)
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except UnidentifiedImageError as error:
        raise PictureError("It is no picture of a kind that can be shown.") from error
    except _DAMAGED as error:
        raise PictureError("The picture is damaged.") from error


def _refuse_what_is_none(raw: bytes) -> None:
    if not raw:
        raise PictureError("The picture is empty.")
    if len(raw) > MAX_PICTURE_BYTES:
        raise PictureError(f"The picture is larger than {MAX_PICTURE_BYTES // 1024**2} MB.")
    beginning = raw[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if beginning.startswith(b"<") and b"<svg" in beginning.lower():
        raise PictureError("It is an SVG drawing, which can hold programs.")
    if raw.startswith(b"\xff\xd8") and raw.count(_START_OF_SCAN) > _MOST_SCANS:
        raise PictureError("The picture is made so that it takes very long to decode.")


def _open(raw: bytes) -> Image.Image:
    with warnings.catch_warnings():
        # Of doubtful files; whether they can be used turns out when they are decoded.
        warnings.simplefilter("ignore")
        return Image.open(io.BytesIO(raw), formats=_KINDS)


def _check_size(width: int, height: int) -> None:
    if min(width, height) <= _LARGEST_TRACKER:
        raise PictureError("It shows nothing: such pictures only count readers.")
    if width * height > MAX_PIXELS:
        raise _too_large()


def _too_large() -> PictureError:
    return PictureError(f"The picture has more than {MAX_PIXELS // 1_000_000} million pixels.")


def _as_seen(image: Image.Image) -> Image.Image:
    """Return a picture as it is to be looked at: upright, in plain colours, small enough."""
    with suppress(*_DAMAGED):  # unreadable camera data says nothing against the picture
        ImageOps.exif_transpose(image, in_place=True)
    image = _in_plain_colours(image)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    image.info.clear()  # comments and profiles would be saved with it
    return image


def _in_plain_colours(image: Image.Image) -> Image.Image:
    """Return a picture in shades of grey, in colours, or in colours with real transparency."""
    if "transparency" in image.info or image.has_transparency_data:
        image = _in_mode(image, "RGBA")
        least_opaque, _ = image.getchannel("A").getextrema()
        return image if least_opaque != 255 else image.convert("RGB")
    if image.mode.startswith("I"):  # 16 bits a pixel
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return _in_mode(image, "L" if image.mode in ("1", "L") else "RGB")


def _in_mode(image: Image.Image, mode: str) -> Image.Image:
    # Not copied without need: a large picture is 100 MB.
    return image if image.mode == mode else image.convert(mode)


def _encoded(image: Image.Image, *, drawn: bool) -> Picture:
    if image.mode == "RGBA":
        png = _saved(image, "PNG")
        if len(png) <= _MAX_STORED:
            return _picture("image/png", png, image)
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        image = paper
    jpeg = _saved(image, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    if drawn:
        # Charts and writing get smaller as PNG, and keep their edges; photographs do not.
        png = _saved(image, "PNG")
        if len(png) <= len(jpeg):
            return _picture("image/png", png, image)
    return _picture("image/jpeg", jpeg, image)


def _saved(image: Image.Image, kind: str, **options: int | bool) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def _picture(media_type: str, encoded: bytes, image: Image.Image) -> Picture:
    return Picture(media_type, encoded, image.width, image.height, sha256(encoded).hexdigest())

"""Pictures are encoded anew within limits, and nothing else of their files is kept."""

from __future__ import annotations

import io
from contextlib import suppress
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from tests.support.picture_files import (
    SECRET,
    chart,
    file_of,
    gif_bomb,
    jpeg_bomb,
    jpeg_with_many_scans,
    photograph,
    png_bomb,
    webp_bomb,
)

from reader.ingest.pictures import MAX_PICTURE_BYTES, PictureError, read_picture
from reader.model.picture import Picture


def shown(picture: Picture) -> Image.Image:
    """Return a picture as anything that shows it sees it."""
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    assert Image.MIME[image.format or ""] == picture.media_type
    assert image.size == (picture.width, picture.height)
    return image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_photographs_become_jpegs_of_the_same_look(kind: str) -> None:
    original = photograph(320, 200)
    picture = read_picture(file_of(original, kind))
    assert (picture.media_type, picture.width, picture.height) == ("image/jpeg", 320, 200)
    assert picture.sha256 == sha256(picture.data).hexdigest()
    before, after = original.getpixel((160, 100)), shown(picture).getpixel((160, 100))
    assert isinstance(before, tuple)
    assert isinstance(after, tuple)
    assert max(abs(a - b) for a, b in zip(before, after, strict=True)) < 40


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((1600, 1200), (1600, 1200)),
        ((3200, 2400), (1600, 1200)),
        ((900, 5000), (288, 1600)),
        ((1700, 3), (1600, 3)),
        ((5000, 4), (1600, 1)),
    ],
)
def test_the_longer_side_is_at_most_1600_pixels(
    size: tuple[int, int], kept: tuple[int, int]
) -> None:
    picture = read_picture(file_of(photograph(*size), "JPEG"))
    assert (picture.width, picture.height) == kept


def test_line_art_stays_sharp() -> None:
    picture = read_picture(file_of(chart(600, 400), "PNG"))
    assert picture.media_type == "image/png"
    assert shown(picture).convert("RGB").tobytes() == chart(600, 400).tobytes()


def test_transparency_is_kept_where_there_is_some() -> None:
    see_through = photograph(200, 100, "RGBA")
    assert read_picture(file_of(see_through, "PNG")).media_type == "image/png"
    assert shown(read_picture(file_of(see_through, "WEBP"))).mode == "RGBA"
    see_through.putalpha(255)
    assert read_picture(file_of(see_through, "PNG")).media_type == "image/jpeg"


def test_transparency_is_given_up_where_it_would_cost_too_much() -> None:
    noise = Image.effect_noise((1200, 1200), 90)
    see_through = Image.merge("RGBA", [noise, noise.rotate(90), noise.rotate(180), noise])
    picture = read_picture(file_of(see_through, "PNG", compress_level=1))
    assert picture.media_type == "image/jpeg"
    assert len(picture.data) < 4 * 1024 * 1024


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        *(("1", "PNG"), ("L", "PNG"), ("L", "JPEG"), ("LA", "PNG"), ("P", "PNG"), ("P", "GIF")),
        *(("CMYK", "JPEG"), ("I;16", "PNG")),
    ],
)
def test_every_kind_of_colour_can_be_shown(mode: str, kind: str) -> None:
    if mode == "I;16":
        image = Image.new("I;16", (40, 30), 40_000)
    else:
        image = photograph(40, 30).convert(mode)
    seen = shown(read_picture(file_of(image, kind)))
    assert seen.mode in ("L", "RGB", "RGBA", "P")
    if mode == "I;16":
        assert seen.getpixel((20, 15)) == 156


def test_only_the_first_frame_of_an_animation_is_kept() -> None:
    frames = [chart(60, 40), Image.new("RGB", (60, 40), "red"), Image.new("RGB", (60, 40), "blue")]
    for kind in ("GIF", "WEBP", "PNG"):
        options = {"lossless": True} if kind == "WEBP" else {}
        raw = file_of(frames[0], kind, save_all=True, append_images=frames[1:], **options)
        seen = shown(read_picture(raw))
        assert getattr(seen, "n_frames", 1) == 1
        assert seen.convert("RGB").tobytes() == frames[0].tobytes()


def test_a_picture_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    picture = read_picture(file_of(photograph(80, 40), "JPEG", exif=exif))
    assert (picture.width, picture.height) == (40, 80)


def test_nothing_else_of_the_file_is_kept() -> None:
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = SECRET.decode()
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", SECRET.decode())
    text.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    image, line_art = photograph(64, 64), chart(64, 64)
    files = [
        file_of(image, "JPEG", exif=exif, comment=SECRET, xmp=SECRET, icc_profile=SECRET),
        file_of(image, "WEBP", exif=exif, xmp=SECRET, icc_profile=SECRET),
        file_of(image, "PNG", exif=exif, pnginfo=text, icc_profile=SECRET),
        file_of(line_art, "PNG", exif=exif, pnginfo=text, icc_profile=SECRET),
        file_of(line_art, "GIF", comment=SECRET),
        file_of(image, "JPEG") + SECRET,
    ]
    for raw in files:
        picture = read_picture(raw)
        assert SECRET not in picture.data
        seen = shown(picture)
        assert not seen.getexif()
        assert not {"comment", "exif", "icc_profile", "xmp", "Comment"} & set(seen.info)


def test_unreadable_camera_data_says_nothing_against_a_picture() -> None:
    raw = file_of(photograph(64, 64), "JPEG", exif=b"Exif\x00\x00II*\x00" + b"\xff" * 60)
    assert read_picture(raw).width == 64


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (1, 600), (600, 2)])
def test_pixels_that_count_readers_are_refused(size: tuple[int, int]) -> None:
    with pytest.raises(PictureError, match="only count readers"):
        read_picture(file_of(chart(*size).quantize(4), "GIF"))


@pytest.mark.parametrize(
    "svg",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xef\xbb\xbf <?xml version='1.0'?><!DOCTYPE svg><SVG onload='alert(1)'/>",
    ],
)
def test_drawings_that_can_hold_programs_are_refused(svg: bytes) -> None:
    with pytest.raises(PictureError, match="SVG"):
        read_picture(svg)


BOMBS = {
    "png": png_bomb(30_000, 30_000),
    "png, just over": png_bomb(10_000, 3_100),
    "gif": gif_bomb(),
    "webp": webp_bomb(),
    "jpeg": jpeg_bomb(),
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_would_need_too_much_memory_is_refused_before_it_is_decoded(name: str) -> None:
    assert len(BOMBS[name]) < 300_000
    with pytest.raises(PictureError, match="30 million pixels"):
        read_picture(BOMBS[name])


def test_what_would_take_too_long_is_refused() -> None:
    with pytest.raises(PictureError, match="takes very long"):
        read_picture(jpeg_with_many_scans())


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (bytes(MAX_PICTURE_BYTES + 1), "larger than 10 MB"),
        (b"<html>Not found</html>", "no picture of a kind"),
        (b"BM" + bytes(200), "no picture of a kind"),
        (b"II*\x00" + bytes(200), "no picture of a kind"),
        (b"%PDF-1.7", "no picture of a kind"),
        (file_of(photograph(300, 300), "JPEG")[:5000], "damaged"),
        (file_of(photograph(300, 300), "PNG")[:5000], "damaged"),
        (file_of(photograph(300, 300), "WEBP")[:500], "damaged"),
        (file_of(chart(300, 300).quantize(8), "GIF")[:200], "damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), ""),
        (b"\xff\xd8\xff", ""),
    ],
)
def test_what_is_no_picture_is_refused_in_words(raw: bytes, words: str) -> None:
    with pytest.raises(PictureError) as caught:
        read_picture(raw)
    assert words in caught.value.message
    assert caught.value.message.endswith(".")


SOUND = [file_of(chart(30, 20), kind) for kind in ("JPEG", "PNG", "GIF", "WEBP")]


@given(st.sampled_from(SOUND), st.data())
def test_no_damage_does_more_than_refuse_a_picture(raw: bytes, chance: st.DataObject) -> None:
    broken = bytearray(raw)
    for _ in range(chance.draw(st.integers(1, 8))):
        place = chance.draw(st.integers(0, len(broken) - 1))
        broken[place] = chance.draw(st.integers(0, 255))
    with suppress(PictureError):  # whatever else is raised fails the test
        shown(read_picture(bytes(broken)))

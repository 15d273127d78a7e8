"""Each format is recognised by its content, and gives the article in it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.incoming import PARAGRAPHS, TITLE, one_of_each
from tests.support.mutations import mutated

from reader.ingest.formats import FORMATS, MAX_TEXT_BYTES, format_of, read_articles
from reader.ingest.found import FoundArticle, IncomingFile
from reader.ingest.parsing import parse_article, raw_media_type
from reader.model.errors import UnreadableError

FILES = one_of_each()
MEDIA_TYPES = {
    ".html": "text/html",
    ".mhtml": "multipart/related",
    ".eml": "message/rfc822",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".epub": "application/epub+zip",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_recognised_without_its_name_and_under_a_wrong_one(name: str) -> None:
    wanted = MEDIA_TYPES[Path(name).suffix]
    for other in (name, "", "download", "article.bin"):
        assert raw_media_type(FILES[name], other) == wanted


@pytest.mark.parametrize("name", FILES)
def test_a_file_gives_its_one_article_whole(name: str) -> None:
    (found,) = read_articles(IncomingFile(FILES[name], name))
    assert isinstance(found, FoundArticle)
    assert found.parsed.headline == TITLE
    text = found.parsed.document.text
    for word in " ".join(PARAGRAPHS).replace("the supplier", "").split():
        assert word in text
    kept_name = "chapter.xhtml" if found.raw_type == "application/xhtml+xml" else ""
    assert raw_media_type(found.raw, kept_name) == found.raw_type


@pytest.mark.parametrize("name", [name for name in FILES if name != "tunnel.epub"])
def test_the_bytes_that_are_kept_give_the_same_article_again(name: str) -> None:
    (found,) = read_articles(IncomingFile(FILES[name], name))
    assert isinstance(found, FoundArticle)
    again = parse_article(found.raw, name="kept")
    assert again.headline == found.parsed.headline
    assert again.document == found.parsed.document


@pytest.mark.parametrize("name", FILES)
def test_the_address_that_is_given_wins(name: str) -> None:
    parsed = parse_article(FILES[name], name=name, url="https://other.example/a")
    assert parsed.url in ("https://other.example/a", "")
    if not name.endswith(".zip"):
        assert parsed.url == "https://other.example/a"


def test_every_format_has_a_name_for_people_and_a_limit() -> None:
    assert all(each.name and each.most_bytes >= MAX_TEXT_BYTES for each in FORMATS)
    assert format_of(b"", "").name == "Plain text"


def test_a_file_beyond_its_formats_limit_is_refused() -> None:
    with pytest.raises(UnreadableError, match="larger than 10 MB"):
        parse_article(b"word " * (MAX_TEXT_BYTES // 5 + 1), name="big.txt")


def test_a_file_with_several_articles_is_not_one() -> None:
    raw = FILES["tunnel.zip"]
    other = raw.replace(b"news/tunnel.html", b"news/tunne2.html")
    from tests.support.zips import write_zip  # noqa: PLC0415

    both = write_zip({"a.zip": raw, "b.zip": other})
    with pytest.raises(UnreadableError, match=r"both.zip: It holds 2 articles, not one\."):
        parse_article(both, name="both.zip")


@pytest.mark.parametrize("name", FILES)
@given(changes=st.data())
def test_a_damaged_file_gives_articles_or_an_error_for_people(
    name: str, changes: st.DataObject
) -> None:
    raw = changes.draw(mutated(FILES[name]))
    for called in (name, ""):
        with suppress(UnreadableError):
            for found in read_articles(IncomingFile(raw, called)):
                assert isinstance(found, FoundArticle) or found.reason


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=400))
def test_any_bytes_under_any_name_give_articles_or_an_error_for_people(
    name: str, raw: bytes
) -> None:
    with suppress(UnreadableError):
        for found in read_articles(IncomingFile(raw, name)):
            assert isinstance(found, FoundArticle) or found.reason

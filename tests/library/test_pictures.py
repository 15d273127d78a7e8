"""Pictures that are kept with an article: in the library file, with their seals."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from tests.support.libraries import add_article
from tests.support.picture_files import chart, file_of

from reader.ingest.pictures import read_picture
from reader.library.library import Library
from reader.library.operations import DeleteArticles
from reader.model.errors import NotFoundError
from reader.model.kept_picture import KeptPicture

QUAY, TUNNEL = "https://news.example/quay.png", "https://news.example/tunnel.png"


def picture(address: str = QUAY, width: int = 60) -> KeptPicture:
    return KeptPicture(address, read_picture(file_of(chart(width, 40), "PNG")))


@pytest.fixture
def article_id(library: Library) -> str:
    return add_article(library)


def rows(library: Library) -> list[tuple[Any, ...]]:
    """Return all rows of pictures, seals and all."""
    with closing(sqlite3.connect(library.path)) as connection:
        return connection.execute("SELECT * FROM pictures ORDER BY seq").fetchall()


def test_pictures_and_why_there_are_none_are_kept_in_their_order(
    library: Library, article_id: str
) -> None:
    asked = [picture(), KeptPicture(TUNNEL, None, "The server answered 404.")]
    changes = library.pictures.keep(article_id, asked)
    assert changes.articles_changed == {article_id}
    assert library.pictures.list_of(article_id) == asked
    assert list(library.get_article(article_id).pictures) == asked
    assert library.check().ok


def test_a_picture_that_is_loaded_again_takes_the_place_of_the_first(
    library: Library, article_id: str
) -> None:
    library.pictures.keep(article_id, [KeptPicture(QUAY, None, "Slow."), picture(TUNNEL)])
    library.pictures.keep(article_id, [picture(width=90)])
    kept = {each.address: each.picture for each in library.pictures.list_of(article_id)}
    widths = {address: each.width for address, each in kept.items() if each is not None}
    assert widths == {QUAY: 90, TUNNEL: 60}
    assert len(rows(library)) == 2
    assert library.check().ok


def test_pictures_are_removed_again(library: Library, article_id: str) -> None:
    other = add_article(library, "Another", ("A second text.",))
    library.pictures.keep(article_id, [picture()])
    library.pictures.keep(other, [picture()])
    library.pictures.remove(article_id)
    assert library.pictures.list_of(article_id) == []
    assert len(library.pictures.list_of(other)) == 1
    assert library.check().ok


def test_an_article_that_comes_back_has_its_pictures_row_for_row(
    library: Library, article_id: str
) -> None:
    library.pictures.keep(article_id, [picture(), KeptPicture(TUNNEL, None, "Gone.")])
    before = rows(library)
    operation = DeleteArticles([article_id])
    library.run(operation)
    assert rows(library) == []
    library.revert(operation)
    assert rows(library) == before
    assert library.check().ok


def test_a_picture_that_was_damaged_in_the_file_is_found(library: Library, article_id: str) -> None:
    library.pictures.keep(article_id, [picture()])
    with closing(sqlite3.connect(library.path)) as connection:
        connection.execute("UPDATE pictures SET width = 61")
        connection.commit()
    assert not library.check().ok


def test_what_comes_for_a_deleted_article_is_not_kept(library: Library, article_id: str) -> None:
    library.run(DeleteArticles([article_id]))
    with pytest.raises(NotFoundError):
        library.pictures.keep(article_id, [picture()])
    assert rows(library) == []

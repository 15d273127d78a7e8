from __future__ import annotations

from pathlib import Path

from tests.support.libraries import add_article
from tests.text.test_shingles import printed, story

from reader.library.library import Library
from reader.library.operations import DeleteArticles
from reader.model.queries import ArticleQuery


def _add(library: Library, headline: str, sentences: list[str]) -> str:
    article_id = add_article(library, headline, tuple(printed(sentences).split("\n")))
    library.reviews.analyse(article_id)
    return article_id


def _story(library: Library, article_id: str) -> str | None:
    return library.get_article(article_id).article.story_id


def test_a_wire_story_printed_three_times_is_one_story(library: Library) -> None:
    told = story(1)
    first = _add(library, "Tunnel late", told)
    assert _story(library, first) is None
    second = _add(library, "Harbour tunnel delayed, says agency", told[:30])
    third = _add(library, "Delay", [*told[:12], *story(99, 5), *told[12:]])
    other = _add(library, "Another story", story(2))
    stories = {_story(library, each) for each in (first, second, third)}
    assert len(stories) == 1
    assert stories != {None}
    assert _story(library, other) is None
    query = ArticleQuery(story_id=stories.pop())
    assert set(library.list_article_ids(query)) == {first, second, third}
    printings = {
        row.article.id: row.printing_count for row in library.list_articles(ArticleQuery()).rows
    }
    assert printings == {first: 3, second: 3, third: 3, other: 1}
    library.run(DeleteArticles([third]))
    assert {row.printing_count for row in library.list_articles(query).rows} == {2}
    assert library.check().ok


def test_the_same_text_is_one_article_and_no_story(library: Library, tmp_path: Path) -> None:
    from reader.library.importing import ImportStatus, import_files  # noqa: PLC0415

    text = f"Tunnel late\n\n{printed(story(1))}\n"
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    outcomes = import_files(library, [tmp_path / "one.txt", tmp_path / "two.txt"])
    assert [each.status for each in outcomes] == [ImportStatus.ADDED, ImportStatus.DUPLICATE]
    assert outcomes[0].article_id == outcomes[1].article_id

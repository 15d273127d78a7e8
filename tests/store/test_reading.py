from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.stored_articles import TAGS, annotation_on, article_number, fill

from reader.model.article import TagMark
from reader.model.codebook import Tag
from reader.model.errors import NotFoundError
from reader.model.queries import AnnotationQuery, ArticleQuery, Shelf
from reader.model.selectors import AnchorStatus, Part
from reader.store.store import Store


def _titles(store: Store, query: ArticleQuery) -> list[str]:
    return [row.article.title for row in store.list_articles(query).rows]


def test_an_empty_library_has_an_empty_first_page(store: Store) -> None:
    page = store.list_articles(ArticleQuery())
    assert page.rows == ()
    assert page.total == 0
    assert page.next_cursor is None


def test_an_article_comes_back_as_it_was_added(filled: Store) -> None:
    article, revision = article_number(3)
    found = filled.get_article(article.id)
    assert found.article == article
    assert found.revision == replace(revision, raw=b"")
    assert [a.id for a in found.annotations] == [
        f"annotation-{article.id}-00000",
        f"annotation-{article.id}-00001",
    ]


def test_articles_are_listed_newest_first_by_publication_then_by_addition(store: Store) -> None:
    published = ("2026-11-20", "2026-11-21T09:00:00+02:00", "2026-11-21T08:30:00", None)
    with store.transaction() as writer:
        for number, date in enumerate(published):
            writer.add_article(*article_number(number, published=date))
    assert store.list_article_ids(ArticleQuery()) == [
        "article-00003",  # added 2026-11-22
        "article-00002",  # 08:30 without a zone stands as it is
        "article-00001",  # 09:00 in Helsinki is 07:00 in UTC
        "article-00000",
    ]


def test_articles_of_the_same_moment_are_listed_in_the_order_of_adding_newest_first(
    store: Store,
) -> None:
    with store.transaction() as writer:
        for number in (4, 1, 3):
            writer.add_article(*article_number(number, published="2026-11-20"))
    assert store.list_article_ids(ArticleQuery()) == [
        "article-00003",
        "article-00001",
        "article-00004",
    ]


@given(limit=st.integers(1, 8))
def test_pages_together_are_the_whole_list_without_gaps_or_repeats(
    tmp_path_factory: pytest.TempPathFactory, limit: int
) -> None:
    store = _shared_store(tmp_path_factory)
    seen: list[str] = []
    cursor = None
    while True:
        page = store.list_articles(ArticleQuery(), limit=limit, cursor=cursor)
        assert page.total == 7
        assert len(page.rows) <= limit
        seen.extend(row.article.id for row in page.rows)
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == store.list_article_ids(ArticleQuery())
    store.close()


def _shared_store(factory: pytest.TempPathFactory) -> Store:
    from tests.support.stored_articles import clock  # noqa: PLC0415

    path = factory.getbasetemp() / "paged.onbackground"
    is_new = not path.exists()
    store = Store.open(path, clock=clock)
    if is_new:
        with store.transaction() as writer:
            for number in range(7):
                # Several of the same moment, so that pages break between equals.
                date = "2026-11-20" if number % 3 else None
                writer.add_article(*article_number(number, published=date))
    return store


def test_an_article_added_while_paging_neither_repeats_nor_hides_others(filled: Store) -> None:
    first = filled.list_articles(ArticleQuery(), limit=2)
    with filled.transaction() as writer:
        writer.add_article(*article_number(99))
    rest = filled.list_articles(ArticleQuery(), limit=10, cursor=first.next_cursor)
    ids = [row.article.id for row in first.rows + rest.rows]
    assert ids == [f"article-{number:05}" for number in (4, 3, 2, 1, 0)]


@pytest.mark.parametrize("cursor", ["", "2026", "2026/x", "' OR 1=1 --"])
def test_a_made_up_cursor_is_refused(filled: Store, cursor: str) -> None:
    with pytest.raises(ValueError, match="not a page"):
        filled.list_articles(ArticleQuery(), cursor=cursor)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", 6),
        ("bridge", 5),
        ("BRIDGE report", 5),
        ("report 3", 1),
        ("quill harbour", 3),
        ("ÇOK geç", 1),
        ("c\u0327ok", 1),  # the same letter, decomposed
        ("straße", 1),
        ("STRASSE", 1),
        ("%", 1),
        ("_", 0),
        ("100%", 1),
        ("' OR 1=1 --", 0),
        ("absent", 0),
        ("\ud800", 0),
    ],
)
def test_the_filter_finds_words_whatever_their_case(
    filled: Store, words: str, expected: int
) -> None:
    article, revision = article_number(50, title="ÇOK GEÇ: 100% of Strasse closed")
    with filled.transaction() as writer:
        writer.add_article(
            replace(article, byline=("Lee Moss",), outlet="Daily"),
            replace(revision, text_sha256="0" * 64),
        )
    page = filled.list_articles(ArticleQuery(words=words))
    assert len(page.rows) == page.total == expected
    assert len(filled.list_article_ids(ArticleQuery(words=words))) == expected


def test_each_shelf_holds_what_it_says(filled: Store) -> None:
    first, second = (filled.get_article(f"article-{n:05}").article for n in (0, 1))
    with filled.transaction() as writer:
        writer.update_article(replace(first, read=True))
        writer.update_article(replace(second, starred=True))
        writer.add_article(*article_number(6))
    assert len(_titles(filled, ArticleQuery(shelf=Shelf.ALL))) == 6
    assert len(_titles(filled, ArticleQuery(shelf=Shelf.UNREAD))) == 5
    assert _titles(filled, ArticleQuery(shelf=Shelf.STARRED)) == ["Bridge report 1"]
    assert len(_titles(filled, ArticleQuery(shelf=Shelf.ANNOTATED))) == 5


def test_all_conditions_of_a_query_must_hold(filled: Store) -> None:
    both = ArticleQuery(words="report 3", tag_id="institution", outlet="Gull Bay Courier")
    assert _titles(filled, both) == ["Bridge report 3"]
    assert _titles(filled, replace(both, outlet="Harbour Post")) == []
    assert _titles(filled, replace(both, tag_id="absent")) == []


def test_counts_agree_with_the_lists(filled: Store) -> None:
    article, revision = article_number(7)
    with filled.transaction() as writer:
        writer.add_article(replace(article, read=True, starred=True), revision)
        writer.add_annotation(annotation_on(article, revision, tag_ids=("institution",)))
        writer.add_annotation(annotation_on(article, revision, 1, tag_ids=("institution",)))
    counts = filled.counts()
    for shelf, count in (
        (Shelf.ALL, counts.articles),
        (Shelf.UNREAD, counts.unread),
        (Shelf.STARRED, counts.starred),
        (Shelf.ANNOTATED, counts.annotated),
    ):
        assert filled.list_articles(ArticleQuery(shelf=shelf)).total == count
    assert counts.annotations == 12
    assert counts.by_tag == {"unnamed-source": 5, "second-hand": 5, "institution": 6}
    for tag_id, count in counts.by_tag.items():
        assert filled.list_articles(ArticleQuery(tag_id=tag_id)).total == count


def test_an_empty_library_counts_nothing(store: Store) -> None:
    counts = store.counts()
    assert (counts.articles, counts.unread, counts.starred, counts.annotated) == (0, 0, 0, 0)
    assert counts.by_tag == {}


def test_tag_marks_are_shares_of_the_body_and_leave_headline_and_orphans_out(store: Store) -> None:
    article, revision = article_number(1, text="x" * 200)
    with store.transaction() as writer:
        for tag in TAGS:
            writer.save_tag(tag)
        writer.add_article(article, revision)
        for number, (start, end, part, status) in enumerate(
            [
                (100, 150, Part.BODY, AnchorStatus.EXACT),
                (0, 50, Part.BODY, AnchorStatus.MOVED),
                (0, 6, Part.HEADLINE, AnchorStatus.EXACT),
                (10, 20, Part.BODY, AnchorStatus.ORPHANED),
            ]
        ):
            writer.add_annotation(
                annotation_on(
                    article, revision, number, start=start, end=end, part=part, status=status
                )
            )
    [row] = store.list_articles(ArticleQuery()).rows
    assert row.annotation_count == 4
    assert row.tag_marks == (
        TagMark("unnamed-source", 0.0, 0.25),
        TagMark("unnamed-source", 0.5, 0.75),
    )


def test_an_excerpt_is_the_start_of_the_body_on_one_line(store: Store) -> None:
    with store.transaction() as writer:
        writer.add_article(*article_number(0, text="One  line.\nThe next.\n" + "word " * 500))
    [row] = store.list_articles(ArticleQuery()).rows
    assert row.excerpt.startswith("One line. The next. word word")
    assert len(row.excerpt) <= 240


def test_a_page_takes_three_statements_and_touches_no_body(filled: Store) -> None:
    statements: list[str] = []
    read: set[str | None] = set()

    def authorise(action: int, table: str | None, *_: object) -> int:
        if action == sqlite3.SQLITE_READ:
            read.add(table)
        return sqlite3.SQLITE_OK

    filled._connection.set_authorizer(authorise)
    filled._connection.set_trace_callback(statements.append)
    filled.list_articles(ArticleQuery(words="bridge"))
    assert len(statements) == 3
    assert {"articles", "annotations", "annotation_tags"} <= read
    assert "revisions" not in read


def test_the_list_is_read_off_an_index_in_order(filled: Store) -> None:
    statements: list[str] = []
    page = filled.list_articles(ArticleQuery(), limit=2)
    filled._connection.set_trace_callback(statements.append)
    filled.list_articles(ArticleQuery(), limit=2, cursor=page.next_cursor)
    filled._connection.set_trace_callback(None)
    [listing] = [each for each in statements if "annotation_count" in each]
    plan = filled._connection.execute(f"EXPLAIN QUERY PLAN {listing}").fetchall()
    steps = " | ".join(row[3] for row in plan)
    assert "ix_articles_order" in steps
    assert "USE TEMP B-TREE" not in steps


def test_a_missing_article_annotation_or_revision_is_said(filled: Store) -> None:
    with pytest.raises(NotFoundError, match="no article nowhere"):
        filled.get_article("nowhere")
    with pytest.raises(NotFoundError, match="no annotation nowhere"):
        filled.get_annotation("nowhere")
    with pytest.raises(NotFoundError, match="no revision nowhere"):
        filled.get_raw("nowhere")


def test_an_id_that_cannot_be_stored_is_not_found(filled: Store) -> None:
    for read in (filled.get_article, filled.get_annotation, filled.find_article_ids):
        with pytest.raises(NotFoundError, match="nothing of that name"):
            read("\udcff")


def test_ids_are_found_by_their_beginning(filled: Store) -> None:
    assert filled.find_article_ids("article-00003") == ["article-00003"]
    assert len(filled.find_article_ids("article-")) == 5
    assert filled.find_article_ids("%") == filled.find_article_ids("_rticle") == []
    assert filled.find_annotation_ids("annotation-article-00003-00001") == [
        "annotation-article-00003-00001"
    ]


def test_raw_bytes_come_back_and_pasted_text_has_none(filled: Store) -> None:
    article, revision = article_number(8)
    with filled.transaction() as writer:
        writer.add_article(article, replace(revision, raw=b"", raw_type=""))
    assert filled.get_raw("revision-00003") == (article_number(3)[1].raw, "text/plain")
    assert filled.get_raw(revision.id) == (b"", "")


def test_a_duplicate_is_known_by_its_text_and_then_by_its_address(filled: Store) -> None:
    _, revision = article_number(2)
    assert filled.find_duplicate(revision.text_sha256, "") == "article-00002"
    assert filled.find_duplicate(revision.text_sha256, "https://news.example/4") == "article-00002"
    assert filled.find_duplicate("0" * 64, "https://news.example/4") == "article-00004"
    assert filled.find_duplicate("0" * 64, "https://news.example/none") is None
    assert filled.find_duplicate("0" * 64, "") is None


def test_annotations_are_listed_by_article_then_in_text_order(store: Store) -> None:
    with store.transaction() as writer:
        for tag in TAGS:
            writer.save_tag(tag)
        for number in (0, 1):
            article, revision = article_number(number)
            writer.add_article(article, revision)
            for place, (start, end, part) in enumerate(
                [
                    (40, 50, Part.BODY),
                    (5, 9, Part.BODY),
                    (5, 30, Part.BODY),
                    (7, 13, Part.HEADLINE),
                ]
            ):
                writer.add_annotation(
                    annotation_on(article, revision, place, start=start, end=end, part=part)
                )
    found = store.list_annotations(AnnotationQuery())
    assert [(a.article_id[-1], a.target.range.start, a.target.range.end) for a in found] == [
        (number, *place) for number in "10" for place in [(7, 13), (5, 30), (5, 9), (40, 50)]
    ]
    for digit in "10":
        mine = [a for a in found if a.article_id.endswith(digit)]
        assert mine == sorted(mine, key=lambda each: each.sort_key)


def test_annotations_are_found_by_words_in_quote_and_note_and_by_tag(filled: Store) -> None:
    annotation = filled.get_annotation("annotation-article-00002-00000")
    with filled.transaction() as writer:
        writer.update_annotation(replace(annotation, note="Frau MÜLLER weiß es", tag_ids=()))
    assert [a.id for a in filled.list_annotations(AnnotationQuery("müller WEISS"))] == [
        annotation.id
    ]
    assert len(filled.list_annotations(AnnotationQuery("report"))) == 5
    assert len(filled.list_annotations(AnnotationQuery(tag_id="unnamed-source"))) == 4
    by_both = AnnotationQuery(article_id="article-00001", tag_id="institution")
    assert [a.id for a in filled.list_annotations(by_both)] == ["annotation-article-00001-00001"]
    assert filled.list_annotations(AnnotationQuery("%")) == []


def test_the_codebook_puts_parents_before_children_and_siblings_in_their_order(
    store: Store,
) -> None:
    tags = [
        Tag("a", "A", order=2),
        Tag("b", "B", order=1),
        Tag("a2", "A2", parent_id="a", order=2),
        Tag("a1", "A1", parent_id="a", order=1, archived=True),
        Tag("a11", "A11", parent_id="a1"),
    ]
    with store.transaction() as writer:
        for tag in (tags[0], tags[1], tags[3], tags[2], tags[4]):
            writer.save_tag(tag)
    assert [tag.id for tag in store.get_codebook()] == ["b", "a", "a1", "a11", "a2"]
    assert store.get_codebook().find("a1") == tags[3]


def test_reading_inside_a_transaction_sees_what_it_wrote(store: Store) -> None:
    fill(store, 1)
    with store.transaction() as writer:
        writer.remove_annotation("annotation-article-00000-00000")
        assert len(store.get_article("article-00000").annotations) == 1
        assert store.counts().annotations == 1

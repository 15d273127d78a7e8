"""The list's model: pages on demand, and changes that move nothing under the reader's hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.support.summaries import summary

from reader.library.changes import ChangeSet
from reader.model.article import ArticleSummary, TagMark
from reader.model.codebook import Codebook, Tag
from reader.model.queries import ArticlePage, ArticleQuery, Shelf
from reader.ui.articles.model import SUMMARY_ROLE, ArticleListModel, PageRequest


class _Shelves:
    """Pages from rows in memory, handed out when the test says so."""

    def __init__(self, rows: Sequence[ArticleSummary]) -> None:
        self.rows = list(rows)
        self.waiting: list[Callable[[], None]] = []
        self.requests: list[PageRequest] = []

    def __call__(self, request: PageRequest, done: Callable[[ArticlePage], None]) -> None:
        self.requests.append(request)
        self.waiting = [lambda: done(self._page(request))]

    def answer(self) -> None:
        waiting, self.waiting = self.waiting, []
        for call in waiting:
            call()

    def _page(self, request: PageRequest) -> ArticlePage:
        first = int(request.cursor or 0)
        found = [
            row
            for row in self.rows
            if not (request.query.shelf is Shelf.UNREAD and row.article.read)
        ]
        rows = tuple(found[first : first + request.limit])
        end = first + len(rows)
        return ArticlePage(rows, len(found), str(end) if end < len(found) else None)


def ids(model: ArticleListModel) -> list[str]:
    return [model.summary(row).article.id for row in range(model.rowCount())]


def shown(rows: Sequence[ArticleSummary]) -> tuple[ArticleListModel, _Shelves]:
    shelves = _Shelves(rows)
    model = ArticleListModel(shelves)
    model.show_query(ArticleQuery())
    shelves.answer()
    return model, shelves


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model, shelves = shown([summary(n) for n in range(450)])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.fetchMore(QModelIndex())
    shelves.answer()
    shelves.rows.insert(0, summary(1000))
    model.refresh(ChangeSet(articles_removed=frozenset({"article-3"})))
    shelves.answer()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_rows_come_in_pages_when_they_are_needed(qtbot: QtBot) -> None:
    model, shelves = shown([summary(n) for n in range(450)])
    assert (model.rowCount(), model.total) == (200, 450)
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert not model.canFetchMore(QModelIndex()), "one page at a time"
    shelves.answer()
    model.fetchMore(QModelIndex())
    shelves.answer()
    assert model.rowCount() == 450
    assert not model.canFetchMore(QModelIndex())
    assert len(set(ids(model))) == 450


def test_an_answer_to_an_older_question_is_not_shown(qtbot: QtBot) -> None:
    model, shelves = shown([summary(n, read=n % 2 == 0) for n in range(4)])
    model.show_query(ArticleQuery(shelf=Shelf.UNREAD))
    model.show_query(ArticleQuery())
    shelves.answer()
    assert len(ids(model)) == 4


def test_a_change_while_another_shelf_is_on_its_way_does_not_mix_the_two(qtbot: QtBot) -> None:
    model, shelves = shown([summary(n, read=n % 2 == 0) for n in range(4)])
    model.show_query(ArticleQuery(shelf=Shelf.UNREAD))
    model.refresh(ChangeSet(articles_changed=frozenset({"article-1"})))
    shelves.answer()
    assert ids(model) == ["article-1", "article-3"]


def test_new_articles_come_in_at_their_place(qtbot: QtBot) -> None:
    model, shelves = shown([summary(n) for n in (5, 3, 1)])
    shelves.rows = [summary(n) for n in (6, 5, 4, 3, 1)]
    with qtbot.assertNotEmitted(model.modelReset):
        model.refresh(ChangeSet(articles_added=frozenset({"article-6", "article-4"})))
        shelves.answer()
    assert ids(model) == [f"article-{n}" for n in (6, 5, 4, 3, 1)]
    assert [model.row_of(f"article-{n}") for n in (6, 4, 1)] == [0, 2, 4]


def test_deleted_articles_go(qtbot: QtBot) -> None:
    model, shelves = shown([summary(n) for n in range(5)])
    shelves.rows = [summary(n) for n in (0, 2, 4)]
    model.refresh(ChangeSet(articles_removed=frozenset({"article-1", "article-3"})))
    shelves.answer()
    assert ids(model) == ["article-0", "article-2", "article-4"]


def test_an_article_that_was_read_stays_among_the_unread_until_they_are_chosen_again(
    qtbot: QtBot,
) -> None:
    shelves = _Shelves([summary(n) for n in range(3)])
    model = ArticleListModel(shelves)
    model.show_query(ArticleQuery(shelf=Shelf.UNREAD))
    shelves.answer()
    shelves.rows[1] = summary(1, read=True)
    model.refresh(ChangeSet(articles_changed=frozenset({"article-1"})))
    shelves.answer()
    assert ids(model) == ["article-0", "article-1", "article-2"]
    assert model.summary(1).article.read
    assert model.total == 2
    model.show_query(ArticleQuery(shelf=Shelf.UNREAD))
    shelves.answer()
    assert ids(model) == ["article-0", "article-2"]


def test_a_kept_row_does_not_come_twice(qtbot: QtBot) -> None:
    shelves = _Shelves([summary(n) for n in range(300)])
    model = ArticleListModel(shelves)
    model.show_query(ArticleQuery())
    shelves.answer()
    shelves.rows.insert(0, summary(999))
    model.refresh(ChangeSet(articles_added=frozenset({"article-999"})))
    shelves.answer()
    assert model.rowCount() == 201
    model.fetchMore(QModelIndex())
    shelves.answer()
    assert len(ids(model)) == len(set(ids(model))) == 301


def test_only_rows_that_changed_are_drawn_again(qtbot: QtBot) -> None:
    model, shelves = shown([summary(n) for n in range(4)])
    drawn: list[int] = []
    model.dataChanged.connect(lambda first, _last: drawn.append(first.row()))
    mark = TagMark("unnamed-source", 0.1, 0.2)
    shelves.rows[2] = replace(shelves.rows[2], annotation_count=1, tag_marks=(mark,))
    model.refresh(ChangeSet(annotated=frozenset({"article-2"})))
    shelves.answer()
    assert drawn == [2]
    assert model.index(2).data(SUMMARY_ROLE).tag_marks == (mark,)


@pytest.mark.parametrize(
    ("query", "left"),
    [
        (ArticleQuery(shelf=Shelf.STARRED), "starred"),
        (ArticleQuery(tag_id="unnamed-source"), "tag"),
        (ArticleQuery(shelf=Shelf.ANNOTATED), "annotated"),
    ],
)
def test_a_row_that_left_its_shelf_is_drawn_as_it_is_now(
    qtbot: QtBot, query: ArticleQuery, left: str
) -> None:
    mark = TagMark("unnamed-source", 0.1, 0.2)
    model, shelves = shown([summary(1, starred=True, marks=(mark,))])
    model.show_query(query)
    shelves.answer()
    shelves.rows = []
    model.refresh(ChangeSet(articles_changed=frozenset({"article-1"})))
    shelves.answer()
    row = model.summary(0)
    assert (left != "starred") == row.article.starred
    assert (left in ("tag", "annotated")) == (row.tag_marks == ())


def test_a_screen_reader_hears_what_the_eye_sees(qtbot: QtBot) -> None:
    marks = (TagMark("unnamed-source", 0.1, 0.2), TagMark("hedge", 0.3, 0.4))
    model, _ = shown([summary(1, starred=True, marks=marks, sample=True)])
    model.set_codebook(Codebook((Tag("unnamed-source", "Unnamed source"), Tag("hedge", "Hedge"))))
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    for word in (
        "Harbour report 1",
        "Sample",
        "Gull Bay Courier",
        "14 Mar 2026",
        "unread",
        "starred",
        "2 annotations",
        "Unnamed source",
        "Hedge",
    ):
        assert word in spoken

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.profiles import profiled

from reader.model.parsed_article import PublicationDate
from reader.model.profiles import ProfiledArticle, RollupBy, SourcingCategory
from reader.sourcing.rollups import roll_up, trend, without_copies

UNNAMED = SourcingCategory.UNNAMED


def test_a_row_adds_the_sentences_of_its_articles() -> None:
    articles = [profiled(n, unnamed=n % 2, claims=5) for n in range(12)]
    (row,) = roll_up(articles, RollupBy.OUTLET).rows
    assert (row.label, row.articles, row.claim_sentences, row.thin) == (
        "Bay Courier",
        12,
        60,
        False,
    )
    share = row.shares[UNNAMED]
    assert (share.count, share.n) == (6, 60)
    assert share.low < share.share == 0.1 < share.high


def test_every_category_has_a_share_and_all_together_are_the_claims() -> None:
    (row,) = roll_up([profiled(1)], RollupBy.OUTLET).rows
    assert set(row.shares) == set(SourcingCategory)
    assert sum(share.count for share in row.shares.values()) == row.claim_sentences


@pytest.mark.parametrize(("count", "claims", "thin"), [(9, 5, True), (10, 5, False), (10, 0, True)])
def test_few_articles_or_claims_are_thin(count: int, claims: int, thin: bool) -> None:
    articles = [profiled(n, unnamed=0, claims=claims) for n in range(count)]
    assert roll_up(articles, RollupBy.OUTLET).rows[0].thin is thin


def test_rows_are_sorted_by_articles_then_label_and_the_unknown_is_last() -> None:
    outlets = ["", "", "", "b", "A", "c", "c"]
    articles = [profiled(n, outlet=outlet) for n, outlet in enumerate(outlets)]
    assert [row.label for row in roll_up(articles, RollupBy.OUTLET).rows] == ["c", "A", "b", ""]


def test_an_article_counts_for_each_of_its_authors_once() -> None:
    articles = [profiled(1, byline=("Ana Ruiz", "Jo Lee", "Ana Ruiz")), profiled(2, byline=())]
    rows = roll_up(articles, RollupBy.BYLINE).rows
    assert [(row.label, row.article_ids) for row in rows] == [
        ("Ana Ruiz", ("article-1",)),
        ("Jo Lee", ("article-1",)),
        ("", ("article-2",)),
    ]


def test_months_come_in_their_order_and_uncertain_dates_last() -> None:
    dates = ["2024-05-01T08:00:00Z", "2023-12-31", None, "2024-05-30"]
    articles = [profiled(n, date=date) for n, date in enumerate(dates)]
    ambiguous = ProfiledArticle(
        "article-9", articles[0].profile, published=PublicationDate("03/04/2024", ambiguous=True)
    )
    rows = roll_up([*articles, ambiguous], RollupBy.MONTH).rows
    assert [(row.label, row.articles) for row in rows] == [("2023-12", 1), ("2024-05", 2), ("", 2)]


def test_a_wire_story_counts_once_for_whom_it_was_published_first() -> None:
    articles = [
        profiled(1, outlet="Late Post", date="2024-04-04", story="wire"),
        profiled(2, outlet="Early Post", date="2024-04-03", story="wire"),
        profiled(3, outlet="Undated Post", date=None, story="wire"),
        profiled(4, outlet="Late Post", story=""),
    ]
    rollup = roll_up(articles, RollupBy.OUTLET)
    assert [(row.label, row.article_ids) for row in rollup.rows] == [
        ("Early Post", ("article-2",)),
        ("Late Post", ("article-4",)),
    ]
    assert rollup.copies == ("article-1", "article-3")


def test_times_with_zones_are_compared_as_moments() -> None:
    articles = [
        profiled(1, date="2024-04-03T23:00:00+00:00", story="wire"),
        profiled(2, date="2024-04-04T01:00:00+09:00", story="wire"),
    ]
    kept, copies = without_copies(articles)
    assert [article.article_id for article in (*kept, *copies)] == ["article-2", "article-1"]


def test_a_trend_has_every_month_and_no_interval_where_nothing_was_counted() -> None:
    articles = [profiled(1, date="2023-11-30"), profiled(2, date="2024-02-01", claims=0, unnamed=0)]
    points = trend([*articles, profiled(3, date=None)], UNNAMED)
    assert [(p.month, p.articles, p.interval is None) for p in points] == [
        ("2023-11", 1, False),
        ("2023-12", 0, True),
        ("2024-01", 0, True),
        ("2024-02", 1, True),
    ]
    assert all(point.thin for point in points)


def test_one_wrong_date_does_not_make_an_endless_trend() -> None:
    articles = [profiled(1, date="0024-01-01"), profiled(2, date="9999-12-31")]
    assert [point.month for point in trend(articles, UNNAMED)] == ["0024-01", "9999-12"]


def test_no_articles_give_no_rows() -> None:
    assert roll_up([], RollupBy.MONTH).rows == ()
    assert trend([], UNNAMED) == []


_articles = st.lists(
    st.builds(
        profiled,
        st.integers(1, 99),
        st.integers(0, 3),
        st.integers(3, 9),
        outlet=st.sampled_from(["", "a", "b"]),
        date=st.sampled_from([None, "2024-01-01", "2024-02-01"]),
        story=st.sampled_from(["", "x", "y"]),
    ),
    unique_by=lambda article: article.article_id,
    max_size=12,
)


@given(_articles, st.sampled_from([RollupBy.OUTLET, RollupBy.MONTH, RollupBy.SECTION]))
def test_every_article_is_in_one_row_or_a_copy(
    articles: list[ProfiledArticle], by: RollupBy
) -> None:
    rollup = roll_up(articles, by)
    counted = [article_id for row in rollup.rows for article_id in row.article_ids]
    assert sorted([*counted, *rollup.copies]) == sorted(a.article_id for a in articles)
    assert roll_up(list(reversed(articles)), by) == rollup

"""Profiles of many reviewed articles taken together: by outlet, byline, section or month.

Only reviewed articles belong in here; it is for the caller to pass no others. What several
outlets print of one story (a wire report) is counted once, as what was published first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from reader.model.profiles import (
    ProfiledArticle,
    Rollup,
    RollupBy,
    RollupRow,
    SourcingCategory,
    TrendPoint,
)
from reader.sourcing.intervals import share_interval

THIN_BELOW = 10
"""Articles, or claim-bearing sentences, under which a row says little."""

_MONTHS_A_YEAR = 12
_LONGEST_TREND = 1200
"""Months; a trend over more would be the work of one wrong date."""


def roll_up(articles: Iterable[ProfiledArticle], by: RollupBy) -> Rollup:
    """Return the articles by outlet, byline, section or month of publication.

    An article with two authors counts for both. Rows are sorted by their number of articles,
    the largest first, then by label; months in their order. Articles that do not say come last,
    under the label "".
    """
    counted, copies = without_copies(articles)
    grouped: dict[str, list[ProfiledArticle]] = {}
    for article in counted:
        for label in _labels(article, by):
            grouped.setdefault(label, []).append(article)
    rows = [_row(label, members) for label, members in grouped.items()]
    if by is RollupBy.MONTH:
        rows.sort(key=lambda row: (not row.label, row.label))
    else:
        rows.sort(key=lambda row: (not row.label, -row.articles, row.label.casefold(), row.label))
    return Rollup(by, tuple(rows), tuple(article.article_id for article in copies))


def trend(articles: Iterable[ProfiledArticle], category: SourcingCategory) -> list[TrendPoint]:
    """Return a category's share month by month, from the first month to the last.

    Months without articles are in it, with no interval. Articles without a certain date are
    left out.
    """
    counted, _ = without_copies(articles)
    by_month: dict[str, list[ProfiledArticle]] = {}
    for article in counted:
        if article.month:
            by_month.setdefault(article.month, []).append(article)
    return [_point(month, by_month.get(month, ()), category) for month in _months(by_month)]


def without_copies(
    articles: Iterable[ProfiledArticle],
) -> tuple[list[ProfiledArticle], list[ProfiledArticle]]:
    """Return the articles with each story once, by date, and those left out as its copies.

    The one published first stays; one without a certain date never goes before one that has it.
    """
    kept: list[ProfiledArticle] = []
    copies: list[ProfiledArticle] = []
    stories: set[str] = set()
    for article in sorted(articles, key=_publication_order):
        if article.story_key and article.story_key in stories:
            copies.append(article)
        else:
            stories.add(article.story_key)
            kept.append(article)
    return kept, copies


def _publication_order(article: ProfiledArticle) -> tuple[bool, str, str]:
    iso = (article.published.iso if article.published else None) or ""
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(iso)
        if moment.tzinfo is not None:
            iso = moment.astimezone(UTC).isoformat()
    return (not iso, iso, article.article_id)


def _labels(article: ProfiledArticle, by: RollupBy) -> Sequence[str]:
    match by:
        case RollupBy.OUTLET:
            return [article.outlet]
        case RollupBy.BYLINE:
            return list(dict.fromkeys(article.byline)) or [""]
        case RollupBy.SECTION:
            return [article.section]
        case RollupBy.MONTH:
            return [article.month]


def _row(label: str, articles: Sequence[ProfiledArticle]) -> RollupRow:
    claims = sum(article.profile.claim_sentences.count for article in articles)
    return RollupRow(
        label=label,
        article_ids=tuple(article.article_id for article in articles),
        claim_sentences=claims,
        shares={
            category: share_interval(_count(articles, category), claims)
            for category in SourcingCategory
        },
        thin=_is_thin(len(articles), claims),
    )


def _point(
    month: str, articles: Sequence[ProfiledArticle], category: SourcingCategory
) -> TrendPoint:
    claims = sum(article.profile.claim_sentences.count for article in articles)
    interval = share_interval(_count(articles, category), claims) if claims else None
    return TrendPoint(month, len(articles), interval, _is_thin(len(articles), claims))


def _count(articles: Sequence[ProfiledArticle], category: SourcingCategory) -> int:
    figures = (article.profile.shares.get(category) for article in articles)
    return sum(figure.count for figure in figures if figure is not None)


def _is_thin(articles: int, claims: int) -> bool:
    return articles < THIN_BELOW or claims < THIN_BELOW


def _months(known: Iterable[str]) -> list[str]:
    """Return all months between the first and the last, or the known ones if those are too far."""
    ordered = sorted(known)
    if not ordered:
        return []
    first, last = (int(m[:4]) * _MONTHS_A_YEAR + int(m[5:7]) - 1 for m in (ordered[0], ordered[-1]))
    if last - first >= _LONGEST_TREND:
        return ordered
    return [
        f"{number // _MONTHS_A_YEAR:04}-{number % _MONTHS_A_YEAR + 1:02}"
        for number in range(first, last + 1)
    ]

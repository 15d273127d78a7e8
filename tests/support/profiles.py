"""Profiled articles with counts, for the tests of roll-ups."""

from __future__ import annotations

from reader.model.parsed_article import PublicationDate
from reader.model.profiles import (
    ProfiledArticle,
    ProfileFigure,
    ReviewedProfile,
    SourcingCategory,
)


def profiled(
    number: int,
    unnamed: int = 1,
    claims: int = 4,
    *,
    outlet: str = "Bay Courier",
    byline: tuple[str, ...] = (),
    section: str = "",
    date: str | None = "2024-04-03",
    story: str = "",
) -> ProfiledArticle:
    """Return article ``number`` with so many of its claims on unnamed sources, the rest named."""
    shares = {
        SourcingCategory.UNNAMED: ProfileFigure(unnamed, claims),
        SourcingCategory.NAMED: ProfileFigure(claims - unnamed, claims),
    }
    return ProfiledArticle(
        article_id=f"article-{number}",
        profile=ReviewedProfile(claim_sentences=ProfileFigure(claims, claims + 2), shares=shares),
        outlet=outlet,
        byline=byline,
        section=section,
        published=None if date is None else PublicationDate(date, date),
        story_key=story,
    )

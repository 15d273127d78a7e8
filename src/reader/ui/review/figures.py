"""The numbers of the header over an article: what each is called, and where its passages are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from reader.model.profiles import CATEGORY_OF_TAG, ReviewedProfile, SourcingCategory
from reader.model.selectors import Passage


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sourcing", text)


TAG_OF_CATEGORY: Mapping[SourcingCategory, str] = {
    category: next(tag for tag, named in CATEGORY_OF_TAG.items() if named is category)
    for category in SourcingCategory
}
"""The tag whose look stands for a category: the first that leads to it."""


@dataclass(frozen=True, slots=True)
class HeaderFigure:
    """One number of the header: its words, its passages, and the tag whose look it has."""

    words: str
    passages: tuple[Passage, ...]
    tag_id: str = ""
    tip: str = ""


def header_figures(profile: ReviewedProfile) -> list[HeaderFigure]:
    """Return the numbers in the order in which the bar shows them; those of 0 are left out."""
    figures = []
    for category in SourcingCategory:
        share = profile.shares.get(category)
        if share is None or not share.count:
            continue
        words = category_name(category)
        tip = (
            _tr("%1 of %2 claim-bearing sentences")
            .replace("%1", str(share.count))
            .replace("%2", str(share.n))
        )
        figures.append(
            HeaderFigure(f"{share.count} {words}", share.passages, TAG_OF_CATEGORY[category], tip)
        )
    return figures + _remarks(profile)


def category_name(category: SourcingCategory) -> str:
    """Return what a category is called: "second-hand"."""
    return _CATEGORY_WORDS[category]()


def _remarks(profile: ReviewedProfile) -> list[HeaderFigure]:
    remarks = []
    unnamed = profile.unnamed_mentions
    if unnamed.count:
        reasons = profile.unnamed_with_reason
        words = (
            _tr("no reason given")
            if not reasons.count
            else _tr("reason given for %1 of %2")
            .replace("%1", str(reasons.count))
            .replace("%2", str(reasons.n))
        )
        remarks.append(HeaderFigure(words, reasons.passages or unnamed.passages))
    if profile.first_unnamed is not None:
        where = f"{profile.first_unnamed:.0%}"
        words = _tr("first unnamed at %1").replace("%1", where)
        remarks.append(HeaderFigure(words, unnamed.passages[:1]))
    if profile.headline_unnamed.count:
        words = _tr("headline unnamed")
        remarks.append(HeaderFigure(words, profile.headline_unnamed.passages))
    if profile.single_source.count:
        words = _tr("%1 on a single source").replace("%1", str(profile.single_source.count))
        remarks.append(HeaderFigure(words, profile.single_source.passages))
    return remarks


_CATEGORY_WORDS = {
    SourcingCategory.NAMED: lambda: _tr("named"),
    SourcingCategory.INSTITUTION: lambda: _tr("institution"),
    SourcingCategory.DOCUMENT: lambda: _tr("document"),
    SourcingCategory.UNNAMED: lambda: _tr("unnamed"),
    SourcingCategory.SECOND_HAND: lambda: _tr("second-hand"),
    SourcingCategory.HEARSAY: lambda: _tr("hearsay"),
    SourcingCategory.UNATTRIBUTED: lambda: _tr("unattributed"),
}

"""The sources, the profile and the answers to checklists of an article, for its export.

They are what the window shows: the stored analysis with the person's decisions and edits. What
nobody has looked at is shown as not reviewed.
"""

from __future__ import annotations

from reader.exchange.export_parts import ExportParts
from reader.library.library import Library
from reader.model.article import OpenArticle


def stored_parts(library: Library, opened: OpenArticle) -> ExportParts:
    """Return an article's ledger, profile and answers; no sources where it cannot be analysed."""
    answers = {one.id: one.answers for one in opened.annotations if one.answers}
    found = library.reviews.get_reviewed(opened.article.id)
    analysis = found.review.analysis
    if analysis is None or analysis.not_analysed:
        return ExportParts(answers=answers)
    return ExportParts(found.ledger, found.profile, answers)

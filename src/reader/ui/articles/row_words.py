"""What a row of the article list says, in words: for the eye and for screen readers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reader.model.article import Article, ArticleSummary
from reader.model.parsed_article import PublicationDate

LONGEST_TITLE = 400
"""Characters of a title that a list looks at: two lines show fewer."""
FIRST_STRONG_ISOLATE = "\u2068"
POP_DIRECTIONAL_ISOLATE = "\u2069"
SEPARATOR = " · "


def isolated(text: str) -> str:
    """Return the text so that writing directions in it cannot reorder what is around it.

    The direction marks that it holds itself are dropped: an unclosed override in a title would
    otherwise turn the rest of its row around (TRUST T28).
    """
    plain = text.translate(_DIRECTION_MARKS)
    return f"{FIRST_STRONG_ISOLATE}{plain}{POP_DIRECTIONAL_ISOLATE}"


def one_line(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return the text's beginning on one line, without runs of space."""
    return " ".join(text[: longest * 2].split())[:longest]


def title_words(article: Article) -> str:
    """Return the title's beginning on one line, never empty."""
    return one_line(article.title) or QCoreApplication.translate("ArticleList", "Untitled")


def shown_title(article: Article) -> str:
    """Return the title as one word group among others."""
    return isolated(title_words(article))


def short_date(published: PublicationDate | None) -> str:
    """Return "3 Apr 2024" in the window's language; "" where no date is known.

    A date that cannot be read stays as the article has it.
    """
    if published is None:
        return ""
    if published.iso is None:
        return isolated(one_line(published.written, 40))
    try:
        day = date.fromisoformat(published.iso[:10])
    except ValueError:
        return isolated(one_line(published.written, 40))
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def origin_line(article: Article) -> str:
    """Return "Sample · Outlet · date": what is known of where the article comes from."""
    sample = QCoreApplication.translate("ArticleList", "Sample") if article.sample else ""
    outlet = isolated(one_line(article.outlet, 80)) if article.outlet else ""
    parts = (sample, outlet, short_date(article.published))
    return SEPARATOR.join(part for part in parts if part)


def row_origin(row: ArticleSummary) -> str:
    """Return `origin_line` with how many outlets print the story, where several do."""
    origin = origin_line(row.article)
    if row.printing_count < 2:
        return origin
    printings = QCoreApplication.translate("ArticleList", "%1 printings")
    counted = printings.replace("%1", QLocale().toString(row.printing_count))
    return SEPARATOR.join(part for part in (origin, counted) if part)


def spoken_row(row: ArticleSummary, tag_names: dict[str, str]) -> str:
    """Return the row as a screen reader says it: all that colour and shape show, too."""
    article = row.article
    parts = [title_words(article), row_origin(row)]
    if not article.read:
        parts.append(QCoreApplication.translate("ArticleList", "unread"))
    if article.starred:
        parts.append(QCoreApplication.translate("ArticleList", "starred"))
    if row.annotation_count:
        parts.append(annotation_count(row.annotation_count))
    tags = dict.fromkeys(tag_names.get(mark.tag_id, "") for mark in row.tag_marks)
    parts += [name for name in tags if name]
    return ", ".join(part for part in parts if part)


def annotation_count(count: int) -> str:
    """Return "1 annotation" or "5 annotations"."""
    if count == 1:
        return QCoreApplication.translate("ArticleList", "1 annotation")
    return QCoreApplication.translate("ArticleList", "%1 annotations").replace("%1", str(count))


_DIRECTION_MARKS = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)

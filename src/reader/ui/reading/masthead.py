"""The lines over and under the headline: outlet and section, then byline, date and site.

Under them, where there are any, the article's other versions and the story's other printings.
All are for the view only: no offsets count in them.
"""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from reader.model.article import Article, OpenArticle
from reader.model.parsed_article import PublicationDate
from reader.ui.reading.direction import runs_right_to_left
from reader.ui.reading.document_writer import DocumentWriter
from reader.ui.reading.links import EditionLink, site_name
from reader.ui.reading.ornaments import OrnamentKind
from reader.ui.reading.typography import LABEL_LEADING, hairline_format

_SEPARATOR = " · "
_KEPT_TOGETHER = "\u00a0·\u00a0"
"""A separator that never ends a line, waiting for what comes after it."""
_LONGEST_LABEL = 200
"""Characters; an outlet's name is no place for a novel."""
_MOST_NAMES = 12
_LABEL_SCALE = 0.78


def one_line(text: str, longest: int = _LONGEST_LABEL) -> str:
    """Return a label as one line without runs of space, cut where it is too long."""
    line = " ".join(text[: longest * 4].split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def write_kicker(writer: DocumentWriter, article: Article) -> None:
    """Write the line over the headline: outlet, section, and whether this is a sample.

    An outlet that is known by no more than its host stands below, beside the date.
    """
    outlet, section = one_line(article.outlet), one_line(article.section)
    if outlet == one_line(site_name(article.url)):
        outlet = ""
    if not (outlet or section or article.sample):
        return
    type_ = writer.typography
    label = type_.label_format(_LABEL_SCALE)
    writer.start_block(
        type_.block_format(
            below=0.5, leading=LABEL_LEADING, right_to_left=runs_right_to_left(outlet or section)
        ),
        label,
    )
    writer.write_view_only(outlet, type_.label_format(_LABEL_SCALE, bold=True))
    writer.write_view_only((_SEPARATOR if outlet and section else "") + section, label)
    if article.sample:
        writer.write_view_only("\u2003" if outlet or section else "\u2002", label)
        start = writer.position
        badge = QCoreApplication.translate("Article", "Sample")
        writer.write_view_only(badge, type_.label_format(0.66, bold=True))
        writer.add_ornament(OrnamentKind.BADGE, start)


def write_dateline(writer: DocumentWriter, opened: OpenArticle) -> None:
    """Write what stands under the headline: byline, date, site; versions and printings; a hairline.

    A warning says why the text may not be the whole article.
    """
    type_, article, incomplete = writer.typography, opened.article, opened.revision.incomplete
    label = type_.label_format(_LABEL_SCALE)
    said, site = dateline(article), one_line(site_name(article.url))
    if said or site:
        block_format = type_.block_format(
            below=0, leading=LABEL_LEADING, right_to_left=runs_right_to_left(said)
        )
        writer.start_block(block_format, label)
        writer.write_view_only(said + (_KEPT_TOGETHER if said and site else ""), label)
        link = type_.linked(label)
        link.setAnchorHref(article.url)
        writer.write_view_only(site, link)
    _write_editions(writer, opened)
    if incomplete:
        warning = type_.label_format(_LABEL_SCALE)
        warning.setForeground(type_.theme.colour("warning"))
        writer.start_block(type_.block_format(below=0, leading=LABEL_LEADING), warning)
        writer.write_view_only(one_line(incomplete), warning)
    start = writer.start_block(hairline_format(type_.ems(1.1), type_.ems(1.3)), label)
    writer.add_ornament(OrnamentKind.RULE, start)


def _write_editions(writer: DocumentWriter, opened: OpenArticle) -> None:
    """Write "Version 3 of 3 · Compare · Also in 4 other outlets", as far as it is so."""
    pieces: list[tuple[str, EditionLink | None]] = []
    if opened.versions > 1:
        count = QLocale().toString(opened.versions)
        version = QCoreApplication.translate("Article", "Version %1 of %1").replace("%1", count)
        compare = QCoreApplication.translate("Article", "Compare")
        pieces += [(version, None), (compare, EditionLink.COMPARE)]
    if opened.printings:
        pieces.append((printings_counted(opened), EditionLink.PRINTINGS))
    if not pieces:
        return
    type_ = writer.typography
    label = type_.label_format(_LABEL_SCALE)
    writer.start_block(type_.block_format(below=0, leading=LABEL_LEADING), label)
    for place, (words, target) in enumerate(pieces):
        writer.write_view_only(_KEPT_TOGETHER if place else "", label)
        shown = label
        if target is not None:
            shown = type_.linked(label)
            shown.setAnchorHref(target)
        writer.write_view_only(words, shown)


def printings_counted(opened: OpenArticle) -> str:
    """Return "Also in the Harbour Courier", "Also in 4 other outlets" or "4 other printings".

    Outlets are counted only where each other article is of another one: an outlet that printed
    the story twice is not two.
    """
    others = opened.printings
    elsewhere = {outlet for outlet in others if outlet and outlet != opened.article.outlet}
    if len(elsewhere) == len(others) == 1:
        words = QCoreApplication.translate("Article", "Also in %1")
        return words.replace("%1", one_line(others[0]))
    if len(others) == 1:
        return QCoreApplication.translate("Article", "1 other printing")
    words = (
        QCoreApplication.translate("Article", "Also in %1 other outlets")
        if len(elsewhere) == len(others)
        else QCoreApplication.translate("Article", "%1 other printings")
    )
    return words.replace("%1", QLocale().toString(len(others)))


def dateline(article: Article) -> str:
    """Return byline and date as one line, "" where neither is known."""
    parts = []
    if article.byline:
        names = [one_line(name) for name in article.byline[:_MOST_NAMES]]
        by = QCoreApplication.translate("Article", "By %1")
        parts.append(by.replace("%1", QLocale().createSeparatedList(names)))
    if article.published is not None:
        parts.append(shown_date(article.published))
    return _SEPARATOR.join(part for part in parts if part)


def shown_date(published: PublicationDate) -> str:
    """Return a publication date in the window's language.

    A date that cannot be read stays as the article has it; one that could mean two days says so.
    """
    written = one_line(published.written)
    if published.ambiguous:
        unclear = QCoreApplication.translate("Article", "%1 (day or month first?)")
        return unclear.replace("%1", written)
    if published.iso is None:
        return written
    try:
        day = date.fromisoformat(published.iso[:10])
        time = None if len(published.iso) == 10 else datetime.fromisoformat(published.iso)
    except ValueError:
        return written
    locale = QLocale()
    shown = locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
    if time is None:
        return shown
    clock = locale.toString(QTime(time.hour, time.minute), QLocale.FormatType.ShortFormat)
    zone = time.strftime("%z")
    return f"{shown}, {clock}" + (f" UTC{zone[:3]}:{zone[3:5]}" if zone else "")

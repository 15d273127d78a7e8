"""When something was written down, as short as it can be said."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime


def moment_label(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """Return "14:05" for today, "Yesterday" for the day before, else the date.

    Args:
        moment: a time with a zone.
        now: the present time with a zone; a moment after it (a clock set back) shows as a date
            or as a time of today, never as a negative age.
        zone: the zone to show times in, by default this machine's.
    """
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    locale = QLocale()
    if local.date() == today:
        return locale.toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    if local.date() == today - timedelta(days=1):
        return QCoreApplication.translate("When", "Yesterday")
    pattern = "d MMM" if local.year == today.year else "d MMM yyyy"
    return locale.toString(QDate(local.year, local.month, local.day), pattern)

"""Which articles are selected in a list that has loaded only its first rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.queries import ArticleQuery

if TYPE_CHECKING:
    from reader.library.library import Library


@dataclass(frozen=True, slots=True)
class ArticleSelection:
    """Some rows and perhaps, after "select all", everything that is not loaded yet.

    ``ids`` are those of the selected rows, in list order. ``beyond`` is what the list shows,
    where all that match it are selected; None where the rows are everything. Then ``left_out``
    holds the rows that were taken out again.
    """

    ids: tuple[str, ...] = ()
    beyond: ArticleQuery | None = None
    left_out: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Return true when anything can be selected at all."""
        return bool(self.ids) or self.beyond is not None

    def list_ids(self, library: Library) -> list[str]:
        """Return the ids of the articles, in list order; for the library's thread."""
        if self.beyond is None:
            return list(self.ids)
        known = self.left_out.union(self.ids)
        rest = library.list_article_ids(self.beyond)
        return [*self.ids, *(article_id for article_id in rest if article_id not in known)]

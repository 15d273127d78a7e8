"""Writing pictures of articles, inside a transaction."""

from __future__ import annotations

from sqlalchemy import delete
from sqlmodel import col

from reader.model.kept_picture import KeptPicture
from reader.store.picture_store import columns_from_picture
from reader.store.row_writer import RowWriter
from reader.store.rows import PictureRow
from reader.store.seals import sealed


class PictureWriter(RowWriter):
    """What can be changed about pictures."""

    def keep(self, picture_id: str, article_id: str, kept: KeptPicture) -> None:
        """Keep a picture, or why there is none, in place of what was known of its address."""
        self._session.exec(
            delete(PictureRow).where(
                col(PictureRow.article_id) == article_id, col(PictureRow.address) == kept.address
            )
        )
        self.insert(PictureRow, sealed(columns_from_picture(picture_id, article_id, kept)))

    def remove_of(self, article_id: str) -> None:
        """Remove all pictures of an article."""
        self._session.exec(delete(PictureRow).where(col(PictureRow.article_id) == article_id))

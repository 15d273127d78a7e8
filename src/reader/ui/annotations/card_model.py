"""The cards as a Qt model that keeps selection and open editor through every refresh."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.ui.annotations.card import Card

CARD_ROLE = int(Qt.ItemDataRole.UserRole)
"""Gives the whole `Card`."""

_Index = QModelIndex | QPersistentModelIndex


class CardModel(QAbstractListModel):
    """A list of cards. `set_cards` changes rows one by one: nothing else loses its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[Card] = []

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards from top to bottom."""
        return tuple(self._cards)

    def set_cards(self, cards: list[Card]) -> None:
        """Show these cards: rows that stay keep their index, changed ones are repainted."""
        if {card.annotation_id for card in cards}.isdisjoint(
            card.annotation_id for card in self._cards
        ):
            self.beginResetModel()
            self._cards = list(cards)
            self.endResetModel()
            return
        self._drop_missing({card.annotation_id for card in cards})
        for row, card in enumerate(cards):
            self._put(row, card)

    def replace_card(self, card: Card) -> None:
        """Show ``card`` in place of the card of the same annotation; do nothing without one."""
        row = self.row_of(card.annotation_id)
        if row is not None:
            self._put(row, card)

    def row_of(self, annotation_id: str) -> int | None:
        """Return the row of an annotation, or None."""
        return next(
            (r for r, card in enumerate(self._cards) if card.annotation_id == annotation_id), None
        )

    def card_at(self, row: int) -> Card | None:
        """Return the card in a row, or None."""
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of cards."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the card, or what assistive software reads of it."""
        card = self.card_at(index.row()) if index.isValid() else None
        if card is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.quote
            case Qt.ItemDataRole.AccessibleTextRole:
                return card.spoken
            case Qt.ItemDataRole.EditRole:
                return card.note
            case _ if role == CARD_ROLE:
                return card
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that cards can be chosen and their notes edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def _drop_missing(self, kept: set[str]) -> None:
        for row in range(len(self._cards) - 1, -1, -1):
            if self._cards[row].annotation_id not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._cards[row]
                self.endRemoveRows()

    def _put(self, row: int, card: Card) -> None:
        """Make ``card`` the one in ``row``: by changing, moving or inserting."""
        there = self.card_at(row)
        stays = there is not None and there.annotation_id == card.annotation_id
        present = row if stays else self.row_of(card.annotation_id)
        if present is None:
            self.beginInsertRows(QModelIndex(), row, row)
            self._cards.insert(row, card)
            self.endInsertRows()
            return
        if present != row:
            self.beginMoveRows(QModelIndex(), present, present, QModelIndex(), row)
            self._cards.insert(row, self._cards.pop(present))
            self.endMoveRows()
        if self._cards[row] != card:
            self._cards[row] = card
            index = self.index(row)
            self.dataChanged.emit(index, index)

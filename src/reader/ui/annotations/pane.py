"""The annotation pane: what has been said about the open article, in text order."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from reader.model.annotation import Annotation
from reader.model.article import OpenArticle
from reader.model.codebook import Codebook
from reader.model.environment import Clock, system_clock
from reader.ui.after_painting import AfterPainting
from reader.ui.annotations.card import Card, badges_of, cards_of
from reader.ui.annotations.card_list import CardList
from reader.ui.annotations.card_model import CardModel
from reader.ui.annotations.filter_bar import UNTAGGED, FilterBar, FilterChoice
from reader.ui.empty_state import EmptyState
from reader.ui.icons import Icons
from reader.ui.tags.badge import Badge
from reader.ui.theme import Theme


class AnnotationPane(QWidget):
    """Cards of the open article's annotations, with a filter by tag.

    The pane changes nothing itself: it says what the person wants and shows what it is told.
    What is typed into a note is shown, and kept, until `show_annotations` brings it back as
    stored; `mark_unsaved_notes` says where that failed.

    Signals:
        annotation_activated: the person chose this annotation.
        note_edited: the note of this annotation is to become this text.
        retag_requested: the tags of this annotation are to be chosen anew.
        tags_edited: the tags of this annotation are to become these.
        remove_requested: this annotation is to be removed.
        checklist_requested: the questions about this annotation are to be answered.
        standing_requested: what is to become of this annotation in the newer version of the
            text: a `StandingAction`.
        leave_requested: Esc was pressed; the focus belongs back in the article.
    """

    annotation_activated = Signal(str)
    note_edited = Signal(str, str)
    retag_requested = Signal(str)
    tags_edited = Signal(str, tuple)
    remove_requested = Signal(str)
    checklist_requested = Signal(str)
    standing_requested = Signal(str, object)
    leave_requested = Signal()

    def __init__(
        self, theme: Theme, *, clock: Clock = system_clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._opened: OpenArticle | None = None
        self._codebook = Codebook()
        self._drafts: dict[str, str] = {}
        self._failed: set[str] = set()
        self._awaited_edit = ""
        self._waiting: tuple[OpenArticle, Codebook] | None = None
        self._waiting_ends = AfterPainting(self, self._catch_up)
        self.setAccessibleName(self.tr("Annotations"))
        self._build(theme)
        self.apply_theme(theme)
        self._refresh()

    def show_annotations(self, opened: OpenArticle | None, codebook: Codebook) -> None:
        """Show the annotations of an article, None for no article.

        The chosen card, an open note editor and the filter stay while the article does.
        """
        self._waiting = None
        self._waiting_ends.stop()
        before = self._opened.article.id if self._opened else None
        after = opened.article.id if opened else None
        remaining = {annotation.id for annotation in opened.annotations} if opened else set()
        edited = self._cards.current_id() if self._cards.editor is not None else None
        if before != after or (edited is not None and edited not in remaining):
            self._cards.close_editor()
        self._opened, self._codebook = opened, codebook
        if before != after:
            self._filter.clear_choice()
        self._forget_saved_drafts()
        self._refresh()
        if self._awaited_edit in remaining:
            self.edit_note(self._awaited_edit)

    def show_annotations_soon(self, opened: OpenArticle, codebook: Codebook) -> None:
        """Show the annotations of an article once its page is painted: that has to come first.

        Until then the pane is as it was, whole and usable; a note that is being edited is handed
        over now. Whoever asks the pane for something gets it of the new article at once.
        """
        self._cards.close_editor()
        self._waiting = (opened, codebook)
        self._waiting_ends.start()

    def select(self, annotation_id: str | None) -> None:
        """Choose the annotation's card and bring it into view, without activating it."""
        self._catch_up()
        if annotation_id is None:
            self._cards.clear_choice()
        elif self._find(annotation_id) is not None and not self._cards.choose(annotation_id):
            self._filter.clear_choice()
            self._cards.choose(annotation_id)

    def edit_note(self, annotation_id: str) -> None:
        """Open the note editor, now or as soon as the annotation is shown."""
        self._catch_up()
        self._awaited_edit = "" if self._find(annotation_id) else annotation_id
        if not self._awaited_edit:
            self.select(annotation_id)
            self._cards.edit_note(annotation_id)

    def flush(self) -> None:
        """Hand over, through `note_edited`, what is typed and not saved yet."""
        if self._cards.editor is not None:
            self._cards.editor.flush()

    def mark_unsaved_notes(self) -> None:
        """Mark the notes that were not seen as stored: saving has failed.

        They are kept here, shown with a sentence that says so, and handed over again when the
        person has been in their editor. One that is stored after all loses the mark.
        """
        self._failed.update(self._drafts)
        if self._cards.editor is not None and self._cards.current_id() in self._drafts:
            self._cards.editor.note_failed()
        self._refresh()

    def unsaved_notes(self) -> dict[str, str]:
        """Return the notes, by annotation id, that were not yet seen as stored."""
        return dict(self._drafts)

    def current_annotation_id(self) -> str | None:
        """Return the chosen annotation, or None."""
        return self._cards.current_id() if self._waiting is None else None

    def tag_anchor(self, annotation_id: str) -> QPoint:
        """Return where on the screen a tag picker for the annotation belongs."""
        self._catch_up()
        rect = self._cards.rect_of_tags(annotation_id)
        return self._cards.viewport().mapToGlobal(rect.bottomLeft() + QPoint(0, 4))

    def set_read_only(self, read_only: bool) -> None:
        """Forbid or allow changes."""
        self._cards.set_read_only(read_only)

    def set_single_keys(self, single_keys: bool) -> None:
        """Let single letters and digits act on the chosen card, or not."""
        self._cards.set_single_keys(single_keys)

    def apply_theme(self, theme: Theme) -> None:
        """Show everything in another theme from now on."""
        theme.colour_words(self._count, "text_muted")
        background = self._cards.palette()
        background.setColor(QPalette.ColorRole.Base, theme.colour("window"))
        self._cards.setPalette(background)
        self._cards.apply_theme(theme)
        self._filter.apply_theme(theme)
        self._empty.apply_theme(theme, Icons(theme))

    # -- inside

    def _catch_up(self) -> None:
        """Show what waits to be shown, if anything does."""
        if self._waiting is not None:
            self.show_annotations(*self._waiting)

    def _build(self, theme: Theme) -> None:
        title = _plain_label(self.tr("Annotations"))
        font = title.font()
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        self._count = _plain_label("")
        self._show_all = QToolButton()
        self._show_all.setText(self.tr("Show all"))
        self._show_all.setAutoRaise(True)
        keeping = self._show_all.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self._show_all.setSizePolicy(keeping)
        header = QHBoxLayout()
        header.setContentsMargins(12, 8, 8, 8)
        header.setSpacing(8)
        header.addWidget(title)
        header.addWidget(self._count, 1)
        header.addWidget(self._show_all)
        self._filter = FilterBar(theme)
        self._cards = CardList(CardModel(self), theme)
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._cards)
        self._stack.addWidget(self._empty)
        filter_row = QHBoxLayout()
        filter_row.setContentsMargins(8, 0, 8, 8)
        filter_row.addWidget(self._filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addLayout(filter_row)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._cards)
        self._connect()

    def _connect(self) -> None:
        self._show_all.clicked.connect(self._filter.clear_choice)
        self._empty.action_requested.connect(self._filter.clear_choice)
        self._filter.filter_changed.connect(self._refresh)
        self._cards.card_activated.connect(self.annotation_activated)
        self._cards.note_edited.connect(self._keep_draft)
        self._cards.tags_wanted.connect(self.retag_requested)
        self._cards.tag_key_pressed.connect(self._toggle_tag)
        self._cards.remove_wanted.connect(self.remove_requested)
        self._cards.checklist_wanted.connect(self.checklist_requested)
        self._cards.standing_chosen.connect(self.standing_requested)
        self._cards.leave_requested.connect(self.leave_requested)

    def _refresh(self) -> None:
        cards = self._all_cards()
        self._filter.set_choices(self._choices(cards))
        chosen = self._filter.chosen_ids()
        shown = [card for card in cards if not chosen or _matches(card, chosen)]
        self._cards.cards.set_cards(shown)
        self._show_count(len(shown), len(cards))
        self._show_all.setVisible(bool(chosen))
        if shown:
            self._stack.setCurrentWidget(self._cards)
        else:
            self._explain_emptiness(filtered=bool(chosen))
            self._stack.setCurrentWidget(self._empty)

    def _all_cards(self) -> list[Card]:
        if self._opened is None:
            return []
        cards = cards_of(self._opened, self._codebook, self._clock())
        if not self._drafts:
            return cards
        return [
            card.with_note(
                self._drafts[card.annotation_id], unsaved=card.annotation_id in self._failed
            )
            if card.annotation_id in self._drafts
            else card
            for card in cards
        ]

    def _choices(self, cards: list[Card]) -> list[FilterChoice]:
        counts = Counter(badge.tag_id for card in cards for badge in card.badges)
        used = badges_of((tag.id for tag in self._codebook if counts[tag.id]), self._codebook)
        choices = [FilterChoice(badge, counts[badge.tag_id]) for badge in used]
        untagged = sum(not card.badges for card in cards)
        if untagged and choices:
            choices.append(FilterChoice(Badge(UNTAGGED, "", self.tr("No tag"), 1), untagged))
        return choices

    def _show_count(self, shown: int, total: int) -> None:
        if not total:
            self._count.setText("")
        elif shown == total:
            self._count.setText(str(total))
        else:
            self._count.setText(
                self.tr("%1 of %2").replace("%1", str(shown)).replace("%2", str(total))
            )

    def _explain_emptiness(self, *, filtered: bool) -> None:
        if self._opened is None:
            self._empty.show_message(
                "articles", self.tr("No article open"), self.tr("Choose one in the list.")
            )
        elif filtered:
            self._empty.show_message(
                "search",
                self.tr("Nothing with these tags"),
                self.tr("The article has annotations, but none with the chosen tags."),
                self.tr("Show all"),
            )
        else:
            self._empty.show_message(
                "annotated",
                self.tr("No annotations yet."),
                self.tr("Select text, or press 1–9 on a sentence."),
            )

    def _keep_draft(self, annotation_id: str, note: str) -> None:
        self._drafts[annotation_id] = note
        self._failed.discard(annotation_id)
        row = self._cards.cards.row_of(annotation_id)
        card = self._cards.cards.card_at(row) if row is not None else None
        if card is not None:
            self._cards.cards.replace_card(card.with_note(note))
        self.note_edited.emit(annotation_id, note)

    def _forget_saved_drafts(self) -> None:
        for annotation in self._opened.annotations if self._opened else ():
            if self._drafts.get(annotation.id) == annotation.note:
                del self._drafts[annotation.id]
                self._failed.discard(annotation.id)

    def _toggle_tag(self, annotation_id: str, digit: int) -> None:
        annotation = self._find(annotation_id)
        tag = self._codebook.find_by_shortcut(digit)
        if annotation is None or tag is None:
            return
        without = tuple(tag_id for tag_id in annotation.tag_ids if tag_id != tag.id)
        changed = without if tag.id in annotation.tag_ids else (*without, tag.id)
        self.tags_edited.emit(annotation_id, changed)

    def _find(self, annotation_id: str) -> Annotation | None:
        annotations = self._opened.annotations if self._opened else ()
        return next((each for each in annotations if each.id == annotation_id), None)


def _matches(card: Card, chosen: frozenset[str]) -> bool:
    if not card.badges:
        return UNTAGGED in chosen
    return any(badge.tag_id in chosen for badge in card.badges)


def _plain_label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label

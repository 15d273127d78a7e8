"""The article pane: an article to read, select in, and annotate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRectF, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.model.annotation import Annotation
from reader.model.article import OpenArticle
from reader.model.codebook import Codebook
from reader.model.ranges import TextRange
from reader.model.selectors import Passage
from reader.ui.announcing import announce
from reader.ui.empty_state import EmptyState
from reader.ui.icons import Icons
from reader.ui.reading.find_bar import FindBar
from reader.ui.reading.finder import Finder
from reader.ui.reading.links import EditionLink
from reader.ui.reading.range_edges import Edge
from reader.ui.reading.range_editing import RangeEditing
from reader.ui.reading.selection_actions import SelectionActions
from reader.ui.reading.selection_popup import PopupAction
from reader.ui.reading.shown_article import ShownArticle
from reader.ui.reading.stage import ArticleStage
from reader.ui.reading.suggestion_marks import SuggestionMarks
from reader.ui.reading.typography import (
    FEWEST_COLUMN_CHARACTERS,
    LARGEST_TEXT_SIZE,
    MOST_COLUMN_CHARACTERS,
    SMALLEST_TEXT_SIZE,
    Typography,
)
from reader.ui.reading.view import ArticleView
from reader.ui.scroll_bars import scroll_bar_style
from reader.ui.theme import Theme, load_theme

_RING = 2
"""Pixels: the width of the frame that shows the keyboard focus."""
_LONGEST_SAID = 200
"""Characters of a quotation that are read out."""


class ReadingPane(QWidget):
    """Shows one article with its annotations.

    The pane changes nothing: it asks in signals ("…_requested"), and shows what it is given by
    `set_annotations`. Passages and ranges count code points; the unit of Qt stays inside.
    """

    tag_requested = Signal(Passage, str)
    highlight_requested = Signal(Passage)
    note_requested = Signal(Passage)
    tag_picker_requested = Signal(Passage)
    annotation_activated = Signal(str)
    annotation_change_requested = Signal(str, str, object)
    """An annotation's id, one of "retag", "remove", "extend" and "note", a `Passage` or None.

    To "extend", the passage is the whole of what the annotation is to cover."""
    range_change_requested = Signal(str, TextRange)
    link_activated = Signal(str)
    """A link was clicked: an http, https or mailto address. Nothing has been opened."""
    edition_link_activated = Signal(EditionLink)
    """A link of the masthead was chosen: compare the versions, or list the other printings."""
    end_reached = Signal()
    copied = Signal()
    passage_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, theme: Theme | None = None) -> None:
        super().__init__(parent)
        self._stage = ArticleStage(Typography(theme or load_theme("light")), self)
        self._actions = SelectionActions(self._stage, self)
        self._editing = RangeEditing(self._stage)
        self._find_bar = FindBar(self)
        self._finder = Finder(self._find_bar, self._stage.view)
        self.suggestions = SuggestionMarks(self._stage)
        self._stage.add_layer(self._finder.layer)
        self._empty = EmptyState()
        self._pages = QStackedWidget()
        self._shows_ring = False
        self._offers_popup = True
        self._snaps = True
        self._keeps_characters = False
        """Whether the selection was made with Alt held down, so that it is not to be snapped."""
        self._lay_out()
        self._connect()
        self._dress()

    # What is shown

    def show_article(self, article: OpenArticle, codebook: Codebook) -> None:
        """Show an article; one that is shown already keeps its place."""
        shown = self._stage.shown
        self._actions.close()
        if shown is not None and _is_same_page(shown.opened, article):
            self.set_annotations(article.annotations, codebook)
            return
        opened = ShownArticle(article, codebook)
        if shown is not None and shown.revision == article.revision:
            self._stage.show_again(opened)
        else:
            self._pages.setCurrentWidget(self._stage.view)  # so that it is laid out in its width
            self._stage.show(opened)
        self._editing.reset()
        self._finder.set_article(opened, self._stage.positions)
        self._stage.view.setAccessibleName(self.tr("Article: %1").replace("%1", _said(article)))

    def set_annotations(self, annotations: Iterable[Annotation], codebook: Codebook) -> None:
        """Show the article's annotations as they are now.

        One that has just been made of the current passage becomes the current annotation, and
        takes the place of the selection.
        """
        before = self._stage.shown
        if before is None:
            return
        passage = self.current_passage()
        self._stage.set_annotations(annotations, codebook)
        now = self._stage.shown.opened.annotations if self._stage.shown is not None else ()
        made = [a for a in now if before.annotation(a.id) is None and a.target.passage == passage]
        if made:
            self._actions.close()
            self.select_annotation(made[-1].id, scroll=False)
        self._editing.reset()
        self._actions.follow()

    def clear(self) -> None:
        """Show that no article is open."""
        self._actions.close()
        if self._finder.is_open:
            self._finder.close()
        self._stage.clear()
        self._finder.set_article(None, None)
        self._editing.reset()
        self._pages.setCurrentWidget(self._empty)
        self.passage_changed.emit()

    def apply_theme(self, theme: Theme) -> None:
        """Show everything in a theme; what is read stays where it is."""
        self._restyle(replace(self._stage.typography, theme=theme))

    def text_size(self) -> int:
        """Return the size of the article's text in pixels."""
        return self._stage.typography.text_size

    def set_text_size(self, pixels: int) -> None:
        """Set the size of the article's text, within the limits; what is read stays in view."""
        size = max(SMALLEST_TEXT_SIZE, min(pixels, LARGEST_TEXT_SIZE))
        self._restyle(replace(self._stage.typography, text_size=size))

    def set_column_characters(self, count: int) -> None:
        """Set how many average characters a line has, within the limits."""
        count = max(FEWEST_COLUMN_CHARACTERS, min(count, MOST_COLUMN_CHARACTERS))
        self._restyle(replace(self._stage.typography, column_characters=count))

    def set_popup_offered(self, offered: bool) -> None:
        """Set whether the popup appears beside a selection."""
        self._offers_popup = offered
        if not offered:
            self._actions.close()

    def set_snapping(self, snaps: bool) -> None:
        """Set whether selections grow to whole words."""
        self._snaps = snaps

    def set_popup_keys(self, keys: Mapping[PopupAction, str]) -> None:
        """Set which keys the popup names, in Qt's portable form."""
        self._actions.popup.set_keys(keys)

    # What is selected

    def has_selection(self) -> bool:
        """Return true when words of the article are selected."""
        return self._stage.selected_passage() is not None

    def selected_text(self) -> str:
        """Return the selected words as the article has them, "" when nothing is selected."""
        return self._stage.selected_text()

    def current_passage(self) -> Passage | None:
        """Return what an action is about: the selection, else the sentence under the cursor.

        The selection comes in whole words, unless it was made with Alt held down. None when
        nothing but space is selected, or there is no article.
        """
        shown = self._stage.shown
        if shown is None:
            return None
        if not self._stage.view.textCursor().hasSelection():
            return self._stage.sentence()
        passage = self._stage.selected_passage()
        if passage is None or not self._snaps or self._keeps_characters:
            return passage
        return shown.snapped(passage)

    def show_passage(self, passage: Passage, *, focus: bool = True) -> None:
        """Select a passage and bring it into view."""
        self._stage.select(passage)
        self._stage.view.reveal(self._stage.positions.qt_range(passage))
        if focus:
            self.setFocus()

    def set_header(self, header: QWidget) -> None:
        """Put a widget over the page."""
        self._column.insertWidget(0, header)

    def place_label_of_selection(self) -> str:
        """Return where the current passage is ("paragraph 3"), "" where there is none."""
        passage, shown = self.current_passage(), self._stage.shown
        return shown.place_label(passage) if passage is not None and shown is not None else ""

    def copy_selection(self) -> None:
        """Copy the selected words, as the article has them."""
        text = self.selected_text()
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit()

    def next_sentence(self) -> bool:
        """Move the sentence cursor down; return false at the end of the article."""
        return self._stage.go_to_sentence(1)

    def previous_sentence(self) -> bool:
        """Move the sentence cursor up; return false at the start of the article."""
        return self._stage.go_to_sentence(-1)

    # Annotations

    def current_annotation_id(self) -> str | None:
        """Return the annotation that has the outline and the handles, or None."""
        return self._stage.highlights.current_id

    def select_annotation(self, annotation_id: str, *, scroll: bool = True) -> None:
        """Make an annotation current and put the caret at its start.

        One that has no place in the text (an orphaned one) cannot be current: then none is.
        """
        mark = self._stage.highlights.find(annotation_id)
        annotation = self._stage.shown.annotation(annotation_id) if self._stage.shown else None
        if mark is None or annotation is None:
            self._set_current(None)
            return
        place = self._stage.view.reading_place()
        self._stage.put_caret(annotation.target.passage)
        if not scroll:
            self._stage.view.return_to(place)
        self._set_current(annotation_id)

    def go_to_next_annotation(self) -> None:
        """Go to the next annotation in the text, from the last to the first."""
        self._go_to_annotation(1)

    def go_to_previous_annotation(self) -> None:
        """Go to the annotation before in the text, from the first to the last."""
        self._go_to_annotation(-1)

    def move_range_edge(self, edge: Edge, step: int) -> None:
        """Ask for an end of the current annotation to be a word farther on (1) or back (-1)."""
        self._editing.move_edge(edge, step)

    # Finding

    def open_find(self) -> None:
        """Open the find bar, with the selected words when they are on one line."""
        if self._stage.shown is not None:
            text = self.selected_text()
            self._actions.close()
            self._finder.open("" if "\n" in text else text)

    def find_next(self) -> None:
        """Go to the next place with the words of the find bar."""
        if self._stage.shown is not None:
            self._finder.find_next()

    def find_previous(self) -> None:
        """Go to the place before with the words of the find bar."""
        if self._stage.shown is not None:
            self._finder.find_previous()

    # Inside

    @property
    def view(self) -> ArticleView:
        """The page itself."""
        return self._stage.view

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page's colour, and the ring round it when keys brought the focus here."""
        painter = QPainter(self)
        theme = self._stage.typography.theme
        painter.fillRect(self.rect(), theme.colour("page"))
        if self._shows_ring:
            painter.setPen(QPen(theme.colour("focus"), _RING))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _go_to_annotation(self, step: int) -> None:
        ids = self._stage.highlights.annotation_ids
        if not ids:
            return
        current = self.current_annotation_id()
        if current in ids:
            place = ids.index(current) + step
        else:
            caret = self._stage.view.selected_span().start
            marks = [self._stage.highlights.find(each) for each in ids]
            before = sum(mark is not None and mark.span.start < caret for mark in marks)
            place = before if step > 0 else before - 1
        chosen = ids[place % len(ids)]
        self.select_annotation(chosen)
        self._announce(chosen)
        self.annotation_activated.emit(chosen)

    def _announce(self, annotation_id: str) -> None:
        shown = self._stage.shown
        annotation = shown.annotation(annotation_id) if shown is not None else None
        if shown is not None and annotation is not None:
            name = shown.annotation_name(annotation) or self.tr("Highlight")
            quote = annotation.target.quote.exact[:_LONGEST_SAID]
            note = self.tr("Note: %1").replace("%1", annotation.note) if annotation.note else ""
            announce(self._stage.view, ". ".join(part for part in (name, quote, note) if part))

    def _click(self, point: QPointF) -> None:
        """Make an annotation under the mouse current; a further click goes to the one below."""
        marks = self._stage.highlights.marks_at(point, self._stage.view.canvas())
        ids = [mark.annotation_id for mark in marks]
        self._actions.close()
        if not ids:
            self._set_current(None)
            self.suggestions.click(point)
            return
        current = self.current_annotation_id()
        chosen = ids[(ids.index(current) + 1) % len(ids)] if current in ids else ids[0]
        self._set_current(chosen)
        self.annotation_activated.emit(chosen)
        if self._offers_popup:
            self._actions.offer_annotation(chosen)

    def _settle(self, with_alt: bool) -> None:
        """Snap a selection that was made by mouse, and offer what can be done with it."""
        self._keeps_characters = with_alt
        passage = self.current_passage()
        if passage is None:
            return
        if self._stage.view.selected_by_mouse and len(self._stage.selected_passages()) == 1:
            self._stage.select(passage)
        if self._offers_popup and not self._find_bar.isAncestorOf(self.focusWidget()):
            self._actions.offer_selection(passage)

    def _passage_changes(self) -> None:
        if not self._stage.view.textCursor().hasSelection():
            self._keeps_characters = False
        self._actions.close()
        self._editing.place_handles()
        self.passage_changed.emit()

    def _set_current(self, annotation_id: str | None) -> None:
        self._stage.highlights.current_id = annotation_id
        self._stage.view.viewport().update()
        self._editing.place_handles()

    def _escape(self) -> None:
        """Take away one layer at a time: popup, find, selection, current annotation."""
        if self._actions.close():
            return
        if self._finder.is_open or self._finder.has_matches:
            self._finder.close()
        elif self._stage.view.textCursor().hasSelection():
            self._stage.view.drop_selection()
        else:
            self._set_current(None)

    def _show_menu(self, place: QPoint, point: QPointF) -> None:
        self._actions.close()
        selected = self.current_passage() if self.has_selection() else None
        self._actions.show_menu(place, point, selected)

    def _restyle(self, typography: Typography) -> None:
        if typography != self._stage.typography:
            self._actions.close()
            self._stage.restyle(typography)
            self._dress()
            self._editing.place_handles()

    def _dress(self) -> None:
        theme = self._stage.typography.theme
        icons = Icons(theme)
        palette = QPalette(theme.palette)
        palette.setColor(QPalette.ColorRole.Window, theme.colour("page"))
        self.setPalette(palette)
        self._stage.view.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))
        self._actions.popup.apply_theme(theme)
        self._editing.handles.apply_theme(theme)
        self._find_bar.apply_theme(theme, icons)
        self._empty.apply_theme(theme, icons)

    def _show_ring(self, shown: bool) -> None:
        self._shows_ring = shown
        self.update()

    def _lay_out(self) -> None:
        self._empty.show_message(
            "articles",
            self.tr("No article open"),
            self.tr("Pick one from the list, or drop a page, e-mail, PDF or address here."),
        )
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._stage.view)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(_RING, _RING, _RING, _RING)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self._find_bar)
        self.setFocusProxy(self._stage.view)
        self.setAccessibleName(self.tr("Article"))

    def _connect(self) -> None:
        view, actions = self._stage.view, self._actions
        view.link_activated.connect(self.link_activated)
        view.edition_link_activated.connect(self.edition_link_activated)
        view.end_reached.connect(self.end_reached)
        view.text_clicked.connect(self._click)
        view.selection_settled.connect(self._settle)
        view.copy_requested.connect(self.copy_selection)
        view.escape_pressed.connect(self._escape)
        view.menu_requested.connect(self._show_menu)
        view.focus_shown.connect(self._show_ring)
        self._stage.passage_changed.connect(self._passage_changes)
        self._editing.change_requested.connect(self.range_change_requested)
        actions.tag_chosen.connect(self.tag_requested)
        actions.highlight_chosen.connect(self.highlight_requested)
        actions.note_chosen.connect(self.note_requested)
        actions.tag_picker_chosen.connect(self.tag_picker_requested)
        actions.copy_chosen.connect(self.copy_selection)
        actions.change_chosen.connect(self.annotation_change_requested)


def _is_same_page(before: OpenArticle, now: OpenArticle) -> bool:
    """Tell whether the page would look the same but for the annotations."""
    unread = replace(before.article, read=now.article.read, starred=now.article.starred)
    return replace(before, article=unread, annotations=()) == replace(now, annotations=())


def _said(article: OpenArticle) -> str:
    return article.revision.headline or article.article.title

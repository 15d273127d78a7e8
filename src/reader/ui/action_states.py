"""Which actions can be used now, and what they are called now."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reader.ui.commands.parts import WindowParts

_DIGITS = range(1, 10)
_WEB = ("http://", "https://")


class ActionStates(QObject):
    """Keeps the registry true to the window: the facts that actions need, and their texts."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._facts: frozenset[str] | None = None
        client, current = parts.client, parts.current
        stack = client.undo_stack
        for signal in (
            client.opened,
            client.open_failed,
            current.opened,
            current.refreshed,
            current.closed,
            parts.overview.codebook_changed,
            parts.article_list.model.total_changed,
            parts.reading.passage_changed,
            parts.reading.annotation_activated,
            parts.annotations.annotation_activated,
            parts.furniture.reviewing.state_changed,
            parts.furniture.revisions.state_changed,
            parts.sources.chosen_changed,
            parts.feeds.changed,
            parts.shelves.shelf_chosen,
            stack.indexChanged,
        ):
            signal.connect(self.update)
        parts.overview.codebook_changed.connect(self._name_tags)
        parts.overview.waiting_changed.connect(self._name_review)
        for signal in (current.opened, current.refreshed):
            signal.connect(self._name_article_actions)
        stack.undoTextChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_redo)
        self._name_tags()
        self._name_article_actions()
        self._name_review(parts.overview.waiting)
        self.update()

    def update(self) -> None:
        """Enable what is possible now."""
        facts = self._find_facts()
        if facts != self._facts:
            self._facts = facts
            self._parts.registry.set_facts(facts)

    def _find_facts(self) -> frozenset[str]:
        parts = self._parts
        article = parts.current.article
        address = article.article.url if article is not None else ""
        annotation = (
            parts.reading.current_annotation_id() or parts.annotations.current_annotation_id()
        )
        stack = parts.client.undo_stack
        facts = {
            "library": parts.client.is_open,
            "writable": parts.client.is_open and not parts.client.read_only,
            "article": article is not None,
            "annotation": article is not None and annotation is not None,
            "articles": parts.article_list.model.rowCount() > 0,
            "page": article is not None and bool(article.revision.raw_type),
            "address": address.startswith(_WEB),
            "export": bool(parts.preferences.export_choices),
            "undo": stack.canUndo(),
            "redo": stack.canRedo(),
        }
        furniture = parts.furniture
        more = furniture.reviewing.facts() | furniture.ledger.facts()
        more |= furniture.web.facts() | furniture.feeds.facts() | furniture.revisions.facts()
        facts |= dict.fromkeys(more, True)
        codebook = parts.overview.codebook
        for digit in _DIGITS:
            facts[f"tag-{digit}"] = codebook.find_by_shortcut(digit) is not None
        return frozenset(fact for fact, holds in facts.items() if holds)

    def _name_tags(self) -> None:
        codebook = self._parts.overview.codebook
        for digit in _DIGITS:
            tag = codebook.find_by_shortcut(digit)
            name = tag.name.replace("&", "&&") if tag is not None else self.tr("No Tag")
            self._parts.registry.set_text(f"tag-{digit}", name)
            self._parts.registry.set_text(f"review-tag-{digit}", name)

    def _name_review(self, waiting: int) -> None:
        said = self.tr("Review %1").replace("%1", str(waiting)) if waiting else self.tr("Review")
        self._parts.registry.action("review").setIconText(said)

    def _name_article_actions(self) -> None:
        shown = self._parts.current.article
        if shown is None:
            return
        article = shown.article
        read = self.tr("Mark as &Unread") if article.read else self.tr("Mark as &Read")
        star = self.tr("Remove &Star") if article.starred else self.tr("&Star")
        self._parts.registry.set_text("toggle-read", read)
        self._parts.registry.set_text("toggle-star", star)
        self._parts.furniture.show_star(starred=article.starred)

    def _name_undo(self, what: str) -> None:
        text = self.tr("&Undo %1").replace("%1", what.replace("&", "&&"))
        self._parts.registry.set_text("undo", text.strip())

    def _name_redo(self, what: str) -> None:
        text = self.tr("&Redo %1").replace("%1", what.replace("&", "&&"))
        self._parts.registry.set_text("redo", text.strip())

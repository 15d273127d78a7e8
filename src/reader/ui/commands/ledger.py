"""The list of sources: shown for the open article, and changed by hand."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit

from reader.library.changes import ChangeSet
from reader.model.ledger import LedgerMention
from reader.model.ledger_edits import (
    AddSource,
    LedgerEdit,
    LinkPassage,
    MergeSources,
    QuotedPassage,
    RenameSource,
    SplitPassage,
    UnlinkPassage,
)
from reader.model.selectors import Part, Passage
from reader.model.sourcing import SourceKind
from reader.ui.actions import Handler
from reader.ui.commands.parts import WindowParts
from reader.ui.side_pane import SideTab
from reader.ui.sources.source_model import MentionLine, SourceLine
from reader.ui.workspace import Pane

_LONGEST_LABEL = 120


class LedgerCommands(QObject):
    """Shows the ledger and makes its edits; each is one step to undo."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        parts.review.changed.connect(self._show)
        parts.sources.mention_chosen.connect(self._reveal)
        parts.sources.mention_activated.connect(self._read)
        parts.sources.link_requested.connect(self._link)
        self._show()

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each action does."""
        return {
            "show-sources": self.open,
            "merge-sources": self.merge,
            "split-source": self.split,
            "link-source": self.link_selection,
            "rename-source": self.rename,
            "unlink-source": self.unlink,
        }

    def facts(self) -> set[str]:
        """Return what the actions need to know: see the action table."""
        chosen = self._parts.sources.chosen()
        facts = set()
        if chosen:
            facts.add("source")
        if len(self._chosen_keys()) > 1:
            facts.add("sources")
        if any(isinstance(line, MentionLine) for line in chosen):
            facts.add("source-passage")
        return facts

    def open(self) -> None:
        """Show the sources and give them the keyboard."""
        self._parts.workspace.set_shown(Pane.ANNOTATIONS, shown=True)
        self._parts.side.show_tab(SideTab.SOURCES)
        self._parts.sources.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def merge(self) -> None:
        """Say that the chosen sources are one."""
        keys = self._chosen_keys()
        if len(keys) > 1:
            self._edit(MergeSources(tuple(keys)), self.tr("Merge sources"))

    def split(self) -> None:
        """Say that the source at the chosen place is another one."""
        for mention in self._chosen_mentions():
            self._edit(SplitPassage(mention.quoted), self.tr("Separate source"))

    def unlink(self) -> None:
        """Say that the chosen places are no sources."""
        for mention in self._chosen_mentions():
            self._edit(UnlinkPassage(mention.quoted), self.tr("Not a source"))

    def link_selection(self) -> None:
        """Say whose words the selected passage of the article is: a source, or a new one."""
        quoted = self._selected()
        if quoted is None:
            return
        lines = self._parts.sources.source_lines()
        labels = [line.label for line in lines]
        new = self.tr("A new source: type its name")
        label, agreed = QInputDialog.getItem(
            self._parts.window,
            self.tr("Link to source"),
            self.tr("Whose words are these?"),
            [*labels, new],
        )
        label = label.strip()[:_LONGEST_LABEL]
        if not agreed or not label or label == new:
            return
        if label in labels:
            key = lines[labels.index(label)].key
            self._edit(LinkPassage(quoted, key), self.tr("Link passage"))
        else:
            self._edit(AddSource(quoted, label, SourceKind.NAMED), self.tr("Add source"))

    def rename(self) -> None:
        """Show the chosen source by another label."""
        line = next((each for each in self._lines() if isinstance(each, SourceLine)), None)
        if line is None:
            return
        label, agreed = QInputDialog.getText(
            self._parts.window,
            self.tr("Rename source"),
            self.tr("Show this source as:"),
            QLineEdit.EchoMode.Normal,
            line.label,
        )
        label = label.strip()[:_LONGEST_LABEL]
        if agreed and label and label != line.label:
            self._edit(RenameSource(line.key, label), self.tr("Rename source"))

    # What is shown

    def _show(self) -> None:
        parts = self._parts
        found = parts.review.found
        count = len(found.ledger.groups) if found is not None else 0
        parts.side.set_count(SideTab.SOURCES, count)
        if found is not None and count:
            parts.sources.show_ledger(found.ledger)
        elif parts.current.article is None:
            parts.sources.show_message(
                self.tr("No article open"), self.tr("Choose one in the list.")
            )
        elif found is None:
            parts.sources.show_message(self.tr("Looking for sources…"), "")
        else:
            analysis = found.review.analysis
            reason = analysis.not_analysed if analysis is not None else ""
            parts.sources.show_message(
                self.tr("No sources found"),
                f"{reason[:1].upper()}{reason[1:]}."
                if reason
                else self.tr("Select words in the article and press L to add one by hand."),
            )

    def _reveal(self, mention: LedgerMention) -> None:
        self._parts.reading.show_passage(mention.passage, focus=False)

    def _read(self, mention: LedgerMention) -> None:
        self._parts.reading.show_passage(mention.passage)

    # Edits

    def _link(self, line: MentionLine, key: str) -> None:
        if self._parts.client.read_only:
            return
        if all(each.key != key for each in (line.entry,)):
            self._edit(LinkPassage(line.mention.quoted, key), self.tr("Link passage"))

    def _edit(self, edit: LedgerEdit, said: str) -> None:
        from reader.library.operations import EditSources  # noqa: PLC0415 - not at the start
        from reader.model.ledger_edits_json import (  # noqa: PLC0415 - as above
            edits_from_json,
            edits_to_json,
        )

        found = self._parts.review.found
        if found is None:
            return
        before = edits_from_json(found.review.edits) if found.review.edits else ()
        operation = EditSources(found.review.article_id, edits_to_json((*before, edit)), label=said)

        def done(changes: ChangeSet) -> None:
            if changes:
                self._parts.toaster.say_done(said, operation)

        self._parts.client.perform(operation, done)

    def _lines(self) -> list[SourceLine | MentionLine]:
        return self._parts.sources.chosen()

    def _chosen_mentions(self) -> list[LedgerMention]:
        return [line.mention for line in self._lines() if isinstance(line, MentionLine)]

    def _chosen_keys(self) -> list[str]:
        """Return the sources that are chosen, each once; of a place, its own source."""
        keys: list[str] = []
        for line in self._lines():
            if isinstance(line, MentionLine):
                keys.append(line.entry.key)
            else:
                keys.extend(entry.key for entry in line.entries)
        return list(dict.fromkeys(keys))

    def _selected(self) -> QuotedPassage | None:
        article, passage = self._parts.current.article, self._parts.reading.current_passage()
        if article is None or passage is None:
            return None
        return _quoted(passage, article.revision.headline, article.revision.document.text)


def _quoted(passage: Passage, headline: str, body: str) -> QuotedPassage:
    text = headline if passage.part is Part.HEADLINE else body
    return QuotedPassage(passage, passage.range.of(text))

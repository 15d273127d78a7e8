"""Export and Export Again, loaded when one of them is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.ui.commands.parts import WindowParts
from reader.ui.export_dialog import ExportDialog, summary_sentence
from reader.ui.export_request import ExportRequest, ExportScope, repeat_export

if TYPE_CHECKING:
    from reader.library.exporting import ExportSummary


def open_export_dialog(parts: WindowParts) -> ExportDialog:
    """Open the dialog with what was chosen last."""
    window = parts.window
    dialog = ExportDialog(
        parts.client, _scope(parts), parts.preferences.export_choices, window.theme, window
    )

    def exported(_summary: ExportSummary) -> None:
        parts.preferences.export_choices = dialog.choices()
        parts.furniture.states.update()
        parts.furniture.first_steps.exported()

    dialog.exported.connect(exported)
    dialog.open()
    return dialog


def export_again(parts: WindowParts) -> None:
    """Export as last time and say what was written where."""
    request, scope = ExportRequest.from_choices(parts.preferences.export_choices), _scope(parts)

    def done(summary: ExportSummary) -> None:
        parts.toaster.say(summary_sentence(summary, request.path))
        parts.furniture.first_steps.exported()

    parts.client.run_long(
        lambda library, progress: repeat_export(library, request, scope, progress),
        QCoreApplication.translate("Export", "Exporting"),
        done,
    )


def _scope(parts: WindowParts) -> ExportScope:
    return ExportScope(
        article_id=parts.current.id,
        selected=parts.article_list.selection(),
        shown=parts.article_list.query(),
    )

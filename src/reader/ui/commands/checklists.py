"""Checklists and grades, loaded when one is opened."""

from __future__ import annotations

from PySide6.QtCore import Qt

from reader.library.operations import AnswerChecklist, GradeSource
from reader.model.annotation import Annotation
from reader.ui.annotations.checklist_dialog import ChecklistDialog
from reader.ui.commands.parts import WindowParts


def open_checklist(parts: WindowParts, annotation: Annotation) -> ChecklistDialog:
    """Ask the questions about an annotation; each answer is a step to undo."""
    window = parts.window
    dialog = ChecklistDialog(annotation, parts.overview.codebook, window.theme, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.answered.connect(
        lambda annotation_id, answers: parts.client.perform(AnswerChecklist(annotation_id, answers))
    )
    dialog.graded.connect(
        lambda annotation_id, grade: parts.client.perform(GradeSource([annotation_id], grade))
    )
    dialog.open()
    return dialog

"""Everything a person does that changes the library; each can be undone."""

from reader.library.operation import Operation, Session
from reader.library.operations.accept_suggestions import AcceptSuggestions
from reader.library.operations.add_articles import AddArticles, NewArticle
from reader.library.operations.annotate import Annotate
from reader.library.operations.answer_checklist import AnswerChecklist, GradeSource
from reader.library.operations.archive_tag import ArchiveTag
from reader.library.operations.article_flags import MarkRead, Star
from reader.library.operations.delete_articles import DeleteArticles
from reader.library.operations.edit_metadata import EditMetadata, Metadata
from reader.library.operations.edit_note import EditNote
from reader.library.operations.edit_sources import EditSources
from reader.library.operations.finish_review import FinishReview
from reader.library.operations.forget_rejection import ForgetRejection
from reader.library.operations.move_range import MoveRange
from reader.library.operations.reject_suggestions import RejectSuggestions
from reader.library.operations.remove_annotations import RemoveAnnotations
from reader.library.operations.remove_tag import DeleteTag, MergeTag
from reader.library.operations.reopen_suggestions import ReopenSuggestions
from reader.library.operations.reorder_tags import ReorderTags
from reader.library.operations.retag import Retag
from reader.library.operations.save_tags import SaveTags

__all__ = [
    "AcceptSuggestions",
    "AddArticles",
    "Annotate",
    "AnswerChecklist",
    "ArchiveTag",
    "DeleteArticles",
    "DeleteTag",
    "EditMetadata",
    "EditNote",
    "EditSources",
    "FinishReview",
    "ForgetRejection",
    "GradeSource",
    "MarkRead",
    "MergeTag",
    "Metadata",
    "MoveRange",
    "NewArticle",
    "Operation",
    "RejectSuggestions",
    "RemoveAnnotations",
    "ReopenSuggestions",
    "ReorderTags",
    "Retag",
    "SaveTags",
    "Session",
    "Star",
]

"""One story printed by several outlets: each stays an article, and they know of each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from reader.library.changes import ChangeSet
from reader.library.operation import Session
from reader.model.article import OpenArticle
from reader.store.mapping import sort_key
from reader.text.shingles import are_copies, may_be_copies

SPAN = timedelta(days=7)
"""How far apart copies of a wire story are printed, at the most."""


def link_story(session: Session, opened: OpenArticle) -> ChangeSet:
    """Link an article with those that print the same story within a week, inside a transaction.

    Returns the articles of the story, as each says how many they are: none where it stands alone.
    """
    article, signature = opened.article, opened.revision.signature
    if article.story_id is not None or not signature:
        return ChangeSet()
    moment = datetime.fromisoformat(sort_key(article))
    near = session.store.revisions.list_signatures(_bound(moment, -SPAN), _bound(moment, SPAN))
    for other_id, other_signature, story_id in near:
        if other_id == article.id or not may_be_copies(signature, other_signature):
            continue
        other = session.store.get_article(other_id)
        if are_copies(opened.revision.document.text, other.revision.document.text):
            return _link(session, opened, other, story_id)
    return ChangeSet()


def _link(
    session: Session, opened: OpenArticle, other: OpenArticle, story_id: str | None
) -> ChangeSet:
    if story_id is None:
        story_id = session.new_id()
        session.writer.update_article(replace(other.article, story_id=story_id))
    # Read anew: its other fields may have been changed since it was opened.
    current = session.store.get_article(opened.article.id).article
    session.writer.update_article(replace(current, story_id=story_id))
    return ChangeSet(articles_changed=frozenset(session.store.revisions.list_story(story_id)))


def _bound(moment: datetime, distance: timedelta) -> str:
    try:
        return (moment + distance).isoformat()
    except OverflowError:
        return moment.isoformat()

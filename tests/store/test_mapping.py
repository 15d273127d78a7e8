from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.stored_articles import NOW, article_number

from reader.model.annotation import Annotation
from reader.model.article import Article, Revision
from reader.model.codebook import Tag
from reader.model.document import Block, BlockKind, CellPosition, Document, Image, Run
from reader.model.parsed_article import PublicationDate
from reader.model.selectors import (
    AnchorStatus,
    Part,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from reader.store import mapping
from reader.store.folding import fold, folded_words
from reader.store.mapping import StoredRow
from reader.store.rows import AnnotationRow, ArticleRow, IdentifiedRow, RevisionRow, TagRow
from reader.store.seals import seal_of, sealed
from reader.text.fingerprint import text_sha256

# Whatever people and pages write, but lone surrogates, which the text layer takes out.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ids = st.uuids(version=4).map(str)
zones = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
times = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=zones)  # noqa: DTZ001
links = st.none() | st.just("https://news.example/ä?a=1&b=2")
runs = st.builds(Run, words, st.booleans(), st.booleans(), st.booleans(), links)
cells = st.builds(CellPosition, *[st.integers(0, 9)] * 3, st.booleans())
blocks = st.builds(
    Block,
    st.sampled_from(BlockKind),
    st.lists(runs, max_size=3).map(tuple),
    st.integers(0, 6),
    words,
    st.none() | cells,
    st.none() | st.builds(Image, words, words),
)
documents = st.lists(blocks, max_size=4).map(lambda found: Document(tuple(found)))
dates = st.builds(PublicationDate, words, st.none() | words, st.booleans())
articles = st.builds(
    Article,
    id=ids,
    title=words,
    added_at=times,
    revision_id=ids,
    outlet=words,
    byline=st.lists(words, max_size=3).map(tuple),
    section=words,
    published=st.none() | dates,
    url=words,
    language=words,
    origin=words,
    sample=st.booleans(),
    read=st.booleans(),
    starred=st.booleans(),
)


@st.composite
def stored_revisions(draw: st.DrawFn) -> Revision:
    headline, document = draw(words), draw(documents)
    return Revision(
        id=draw(ids),
        article_id=draw(ids),
        headline=headline,
        document=document,
        normalisation=draw(st.integers(1, 9)),
        text_sha256=text_sha256(headline, document.text),
        retrieved_at=draw(times),
        raw=draw(st.binary(max_size=50)),
        raw_type=draw(words),
        incomplete=draw(words),
        body_chosen=draw(st.booleans()),
    )


@st.composite
def stored_annotations(draw: st.DrawFn) -> Annotation:
    start = draw(st.integers(0, 10**6))
    return Annotation(
        id=draw(ids),
        article_id=draw(ids),
        target=Target(
            draw(ids),
            draw(st.sampled_from(Part)),
            TextPositionSelector(start, start + draw(st.integers(0, 999))),
            TextQuoteSelector(draw(words), draw(words), draw(words)),
        ),
        tag_ids=tuple(draw(st.lists(words, max_size=3, unique=True))),
        note=draw(words),
        status=draw(st.sampled_from(AnchorStatus)),
        creator=draw(words),
        created_at=draw(times),
        updated_at=draw(times),
        grade=draw(st.none() | st.integers(0, 4)),
    )


tags = st.builds(
    Tag,
    id=words,
    name=words,
    definition=words,
    parent_id=st.none() | words,
    slot=st.integers(1, 9),
    letter=words,
    shortcut=st.none() | st.integers(0, 9),
    order=st.integers(-9, 99),
    archived=st.booleans(),
    checklist=st.lists(words, max_size=3).map(tuple),
)


def _stored(table: type[IdentifiedRow], columns: mapping.Columns) -> StoredRow:
    """The columns as they are after going through the table's class."""
    return table.model_validate(sealed(columns)).model_dump()


@given(articles, documents)
def test_an_article_survives_the_way_through_its_row(article: Article, document: Document) -> None:
    columns = {**mapping.columns_from_article(article), **mapping.columns_from_text(document)}
    row = _stored(ArticleRow, columns)
    assert mapping.article_from_row(row) == article
    assert row["text_length"] == len(document.text)
    assert len(row["excerpt"]) <= mapping.EXCERPT_LENGTH
    assert "\n" not in row["excerpt"]


@given(stored_revisions())
def test_a_revision_survives_the_way_through_its_row(revision: Revision) -> None:
    row = _stored(RevisionRow, mapping.columns_from_revision(revision))
    raw = mapping.raw_from_column(row["raw"])
    assert mapping.revision_from_row(row, raw=raw) == revision
    assert row["text"] == revision.document.text


@given(stored_annotations())
def test_an_annotation_survives_the_way_through_its_row(annotation: Annotation) -> None:
    row = _stored(AnnotationRow, mapping.columns_from_annotation(annotation))
    values = [row[column] for column in mapping.ANNOTATION_COLUMNS]
    assert mapping.annotation_from_values(values, annotation.tag_ids) == annotation


@given(tags)
def test_a_tag_survives_the_way_through_its_row(tag: Tag) -> None:
    assert mapping.tag_from_row(_stored(TagRow, mapping.columns_from_tag(tag))) == tag


def test_every_field_has_a_column_and_every_column_is_written() -> None:
    article, revision = article_number(0)
    columns = {
        **mapping.columns_from_article(article),
        **mapping.columns_from_text(revision.document),
    }
    kept = {"seq", "row_sha256"}
    assert columns.keys() == ArticleRow.model_fields.keys() - kept
    assert mapping.columns_from_revision(revision).keys() == RevisionRow.model_fields.keys() - kept


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2024-04-03", "2024-04-03T00:00:00"),
        ("2024-04-03T23:24:00", "2024-04-03T23:24:00"),
        ("2024-04-03T23:24:00+02:00", "2024-04-03T21:24:00"),
        ("2024-04-03T23:24:00.75Z", "2024-04-03T23:24:00"),
        ("0001-01-01T00:00:00+05:00", "0001-01-01T00:00:00"),
        ("no date", "2026-11-22T16:00:00"),
        (None, "2026-11-22T16:00:00"),
    ],
)
def test_the_order_is_by_publication_where_it_is_known(iso: str | None, expected: str) -> None:
    article = replace(article_number(0)[0], published=PublicationDate("written", iso))
    assert mapping.sort_key(article) == expected
    assert mapping.sort_key(replace(article, published=None)) == "2026-11-22T16:00:00"


def test_times_are_stored_in_utc_and_need_a_zone() -> None:
    there = datetime(2026, 11, 22, 18, 0, 0, 5, tzinfo=timezone(timedelta(hours=2)))
    assert mapping.time_to_text(there) == "2026-11-22T16:00:00.000005Z"
    assert mapping.time_to_text(NOW) == "2026-11-22T16:00:00Z"
    assert mapping.time_from_text("2026-11-22T16:00:00Z").tzinfo == UTC
    with pytest.raises(ValueError, match="needs a zone"):
        mapping.time_to_text(datetime(2026, 11, 22))  # noqa: DTZ001 - that is the point


@given(words, st.integers(0, 12), st.characters(exclude_categories=["Cs"]))
def test_a_seal_notices_any_changed_character(text: str, place: int, character: str) -> None:
    changed = text[:place] + character + text[place + 1 :]
    columns: mapping.Columns = {"note": text, "start_offset": 4}
    assert (seal_of({**columns, "note": changed}) == seal_of(columns)) == (changed == text)


def test_a_seal_keeps_columns_tags_and_kinds_of_value_apart() -> None:
    seals = [
        seal_of({"exact": "ab", "note": "c"}),
        seal_of({"exact": "a", "note": "bc"}),
        seal_of({"exact": "abc"}),
        seal_of({"exact": "abc", "note": ""}),
        seal_of({"exact": "abc"}, "tag"),
        seal_of({"exact": "abc"}, "t", "ag"),
        seal_of({"exact": "abc"}, "ag", "t"),
    ]
    assert len(set(seals)) == len(seals)


def test_a_seal_does_not_depend_on_nulls_order_or_the_rows_number() -> None:
    seal = seal_of({"exact": "ab", "note": "c"})
    assert seal == seal_of({"note": "c", "exact": "ab", "grade": None, "seq": 7, "row_sha256": ""})
    assert seal == seal_of({"exact": b"ab", "note": b"c"})


@given(words)
def test_folding_twice_changes_nothing_and_case_makes_no_difference(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold("Straße İSTANBUL") == fold("STRASSE i̇stanbul")
    json.dumps(folded_words(text + "\ud800"))

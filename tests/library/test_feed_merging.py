from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.support.feeds import entry
from tests.support.fixed import STARTED, CountingIds, fixed_id

from reader.library.feed_merging import merge_entries
from reader.model.feed_entry import EntryChanges, FeedEntry, ParsedEntry, ParsedFeed
from reader.model.parsed_article import PublicationDate

FEED = fixed_id(99)
LATER = STARTED + timedelta(hours=1)


def merge(
    stored: Sequence[FeedEntry], *entries: ParsedEntry, is_whole: bool = True
) -> EntryChanges:
    parsed = ParsedFeed(entries=entries, is_whole=is_whole)
    return merge_entries(FEED, stored, parsed, now=LATER, new_id=CountingIds(50))


def stored(number: int, parsed: ParsedEntry, **fields: object) -> FeedEntry:
    made = FeedEntry(fixed_id(number), FEED, parsed, STARTED)
    return replace(made, **fields)  # type: ignore[arg-type]


def after(before: Sequence[FeedEntry], changes: EntryChanges) -> list[FeedEntry]:
    """Return the entries that a library has when it has written the changes."""
    written = {entry.id: entry for entry in before}
    for changed in (changes.new, changes.changed, changes.touched, changes.removed):
        written |= {entry.id: entry for entry in changed}
    return list(written.values())


def test_entries_that_were_not_there_are_new() -> None:
    changes = merge([stored(1, entry("a"))], entry("a"), entry("b"))
    assert changes == EntryChanges(
        new=(FeedEntry(fixed_id(50), FEED, entry("b"), LATER),), unchanged=1
    )


def test_an_entry_has_changed_when_its_words_have() -> None:
    before = stored(1, entry("a"), read=True, article_id=fixed_id(7))
    changes = merge([before], entry("a", "The council resigned."))
    (changed,) = changes.changed
    assert changed.changed_at == LATER
    assert changed.parsed.document.text == "The council resigned."
    assert (changed.id, changed.read, changed.article_id) == (before.id, True, fixed_id(7))
    assert changed.first_seen_at == STARTED


def test_what_is_not_words_is_kept_up_to_date_without_a_word() -> None:
    before = stored(1, entry("a"))
    dated = replace(entry("a"), published=PublicationDate("today", "2026-11-22"))
    changes = merge([before], dated)
    assert changes == EntryChanges(touched=(replace(before, parsed=dated),))


def test_an_entry_with_another_guid_at_the_same_address_is_the_same() -> None:
    before = stored(1, entry("a"), read=True)
    moved = replace(entry("a"), key="tag:other")
    changes = merge([before], moved)
    assert changes == EntryChanges(touched=(replace(before, parsed=moved),))


def test_an_address_that_several_entries_have_tells_none_apart() -> None:
    home = "http://outlet.example/"
    before = [stored(n, replace(entry(str(n)), url=home)) for n in (1, 2)]
    changes = merge(before, *(replace(entry(str(n)), url=home) for n in (3, 4)))
    assert len(changes.new) == len(changes.removed) == 2


def test_a_guid_counts_more_than_an_address() -> None:
    first, second = stored(1, entry("a")), stored(2, entry("b"))
    swapped = [replace(entry("a"), url=entry("b").url), replace(entry("b"), url=entry("a").url)]
    changes = merge([first, second], *swapped)
    assert [entry.id for entry in changes.touched] == [first.id, second.id]


def test_an_entry_that_has_left_the_feed_stays_and_is_marked() -> None:
    before = stored(1, entry("a"), article_id=fixed_id(7))
    changes = merge([before], entry("b"))
    assert changes.removed == (replace(before, removed_at=LATER),)
    again = merge(after([before], changes), entry("b"))
    assert again == EntryChanges(unchanged=1)


def test_an_entry_that_comes_back_is_the_one_that_left() -> None:
    before = stored(1, entry("a"), removed_at=STARTED, read=True)
    assert merge([before], entry("a")) == EntryChanges(touched=(replace(before, removed_at=None),))


def test_of_a_feed_without_its_end_nothing_has_left() -> None:
    changes = merge([stored(1, entry("a"))], entry("b"), is_whole=False)
    assert changes.removed == ()
    assert len(changes.new) == 1


KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)
WORDS = st.sampled_from(("It opened.", "It closed."))


@given(st.lists(st.tuples(KEYS, WORDS), max_size=5))
def test_no_entry_is_ever_lost_and_a_second_look_changes_nothing(
    checks: list[tuple[list[str], str]],
) -> None:
    ids = CountingIds()
    library: list[FeedEntry] = []
    for keys, words in checks:
        parsed = ParsedFeed(entries=tuple(entry(key, words) for key in keys))
        changes = merge_entries(FEED, library, parsed, now=LATER, new_id=ids)
        updated = after(library, changes)
        assert {entry.id for entry in library} <= {entry.id for entry in updated}
        present = [entry for entry in updated if entry.removed_at is None]
        assert {entry.parsed.key for entry in present} == set(keys)
        again = merge_entries(FEED, updated, parsed, now=LATER, new_id=ids)
        assert again == EntryChanges(unchanged=len(keys))
        library = updated

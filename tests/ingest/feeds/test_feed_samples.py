from __future__ import annotations

import pytest
from tests.support.feed_samples import SAMPLES, Sample
from tests.support.fixed import STARTED

from reader.ingest.feeds.parsing import parse_feed


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES.keys())
def test_every_entry_is_found_with_its_title(sample: Sample) -> None:
    parsed = parse_feed(
        sample.raw, url="http://g.example/feed", now=STARTED, charset=sample.charset
    )
    assert tuple(entry.title for entry in parsed.entries) == sample.titles
    assert parsed.is_whole == sample.whole
    assert len({entry.key for entry in parsed.entries}) == len(sample.titles)


def test_there_are_samples_of_every_kind() -> None:
    assert len(SAMPLES) >= 40

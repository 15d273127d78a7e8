from __future__ import annotations

import json
import os
import random
import shutil
from pathlib import Path

from tests.support.processes import run_python
from tests.support.stored_articles import annotation_on, article_number, fill, opened

from reader.model.queries import AnnotationQuery
from reader.store.store import Store

ROUNDS = int(os.environ.get("ONBACKGROUND_KILL_ROUNDS", "100"))
"""How many writers are killed."""

CONFIRMED = int(os.environ.get("ONBACKGROUND_KILL_CONFIRMED", str(ROUNDS)))
"""How many annotations they must have confirmed, so that something was tested.

The target is 5,000 in 200 rounds, by
``ONBACKGROUND_KILL_ROUNDS=200 ONBACKGROUND_KILL_CONFIRMED=5000 make test``.
"""


def test_nothing_confirmed_is_lost_when_the_program_is_killed_while_saving(
    tmp_path: Path,
) -> None:
    finished = run_python(
        "-m",
        "tests.support.killed_writers",
        str(tmp_path / "news.onbackground"),
        str(ROUNDS),
        str(CONFIRMED),
        "20261122",
        timeout=60 + ROUNDS + CONFIRMED / 10,
    )
    assert finished.returncode == 0, finished.stderr.decode()
    outcome = json.loads(finished.stdout)
    assert outcome["problems"] == []
    assert outcome["rounds"] >= ROUNDS
    assert outcome["confirmed"] >= CONFIRMED


def test_a_journal_torn_anywhere_leaves_a_sound_library_with_the_first_changes(
    tmp_path: Path,
) -> None:
    """What a power cut leaves: the journal ends in the middle."""
    folder = tmp_path / "writing"
    path = folder / "news.onbackground"
    saved = 25
    store = Store.open(path, clock=lambda: article_number(0)[0].added_at)
    fill(store, 1, annotations=0)
    store.checkpoint()
    article, revision = article_number(0)
    for number in range(saved):
        with store.transaction() as writer:
            writer.add_annotation(annotation_on(article, revision, number))
    library, journal = path.read_bytes(), path.with_name(path.name + "-wal").read_bytes()
    store.close()
    chance = random.Random(20261122)
    seen = set()
    for number in range(40):
        torn = tmp_path / f"torn-{number}" / path.name
        torn.parent.mkdir()
        torn.write_bytes(library)
        torn.with_name(path.name + "-wal").write_bytes(journal[: chance.randrange(len(journal))])
        with opened(torn) as after:
            assert after.check().ok
            ids = [each.id for each in after.list_annotations(AnnotationQuery())]
        assert sorted(ids) == [annotation_on(article, revision, n).id for n in range(len(ids))]
        seen.add(len(ids))
        shutil.rmtree(torn.parent)
    assert len(seen) > 5

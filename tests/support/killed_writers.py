"""A program that is killed while it saves, over and over; tells what became of the library.

Run as ``python -m tests.support.killed_writers LIBRARY ROUNDS CONFIRMED SEED``: it goes on until
so many writers are dead and so many annotations confirmed. Loading SQLModel takes a second, so
one warm parent forks each writer; the library is opened after the fork, as in a program just
started. A writer tells of each annotation after its commit, through a pipe that outlives it. At
a random moment, which may be in the middle of opening, it is killed.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from itertools import count
from pathlib import Path

from tests.support.stored_articles import annotation_on, article_number, fill, opened

from reader.model.queries import AnnotationQuery
from reader.store import checking, transactions  # noqa: F401 - loaded before the forks

LONGEST_ROUND = 0.15
"""Seconds after the fork within which the writer dies; opening takes some hundredths."""

CHECK_EVERY = 10
"""Rounds between two full checks; what was confirmed is looked for after every round."""


def write_until_killed(path: Path, round_number: int, confirmations: int) -> None:
    """Save annotations, and now and then an article, telling of each when it is saved."""
    with opened(path) as store:
        article, revision = article_number(0)
        for number in count():
            with store.transaction() as writer:
                if number % 10 == 9:
                    writer.add_article(*article_number(1000 * (round_number + 1) + number))
                annotation = annotation_on(
                    article, revision, 1000 * (round_number + 1) + number, note="n" * number
                )
                writer.add_annotation(annotation)
            os.write(confirmations, f"{annotation.id}\n".encode())


def run_round(path: Path, round_number: int, seconds: float) -> list[str]:
    """Let a writer live so long; return the ids of the annotations it confirmed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        write_until_killed(path, round_number, writing)
    os.close(writing)
    deadline = time.monotonic() + seconds
    told = b""
    while (left := deadline - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            told += os.read(reading, 65536)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    # What it told before it died is still in the pipe.
    while chunk := os.read(reading, 65536):
        told += chunk
    os.close(reading)
    # A line without its end was being told of when the writer died: not confirmed yet.
    return told.decode().split("\n")[:-1]


def main(path: Path, rounds: int, least_confirmed: int, seed: int) -> dict[str, object]:
    """Kill writers and look at what they leave."""
    chance = random.Random(seed)
    confirmed: set[str] = set()
    problems: list[str] = []
    with opened(path) as store:
        fill(store, 1, annotations=0)
    number = 0
    while number < rounds or len(confirmed) < least_confirmed:
        confirmed.update(run_round(path, number, chance.uniform(0, LONGEST_ROUND)))
        with opened(path) as store:
            stored = set(store.find_annotation_ids(""))
            problems += [f"round {number}: lost {lost}" for lost in confirmed - stored]
            if number % CHECK_EVERY == 0:
                problems += [problem.what for problem in store.check().problems]
        number += 1
    with opened(path) as store:
        problems += [problem.what for problem in store.check().problems]
        # Each annotation is whole, not only there.
        stored = {each.id for each in store.list_annotations(AnnotationQuery())}
        problems += [f"in the end: lost {lost}" for lost in confirmed - stored]
    return {"rounds": number, "confirmed": len(confirmed), "problems": problems}


if __name__ == "__main__":
    outcome = main(Path(sys.argv[1]), *(int(number) for number in sys.argv[2:]))
    sys.stdout.write(json.dumps(outcome))

"""Finding articles in pages, beside plain trafilatura: how well, and how fast.

The pages are those of `tests.support.newspages`: all invented, so the figures say how the rules
meet what they were made for, not how they do on pages never seen.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import trafilatura
from tests.benchmarks.figures import Figure
from tests.support.newspages.gallery import NewsPage, list_news_pages
from tests.support.shingles import Agreement, average, compare

from reader.cli.extracting import running_text
from reader.ingest.parsing import parse_article

ROOT = Path(__file__).resolve().parents[2]
RUNS, PROCESS_RUNS = 5, 15
MOST_WRONG = 1.0
"""Percent."""

_TRAFILATURA_PROCESS = """
import sys, trafilatura
raw = open(sys.argv[1], "rb").read()
print(trafilatura.extract(raw, favor_precision=True, include_comments=False))
"""

Extractor = Callable[[bytes], str]


def measure_extraction() -> list[Figure]:
    """Return agreement with the known texts, and times as ratios to trafilatura's.

    All extractors are run in turn, so that a slow spell of the machine hits each; times are the
    processor's, the best of `RUNS`.
    """
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    pages = list_news_pages()
    extractors = {
        "ours": _ours,
        "trafilatura, precise": _trafilatura_precise,
        "trafilatura": _trafilatura,
    }
    figures = []
    for name, extract in extractors.items():
        agreement = _agreement(extract, pages)
        # A figure may not be over its limit: what should be high is given as what is missing.
        limit = MOST_WRONG if name == "ours" else None
        figures += [
            Figure(f"text missed or wrong (1 − F1), {name}", 100 * (1 - agreement.f1), limit, "%"),
            Figure(f"(precision, {name})", 100 * agreement.precision, None, "%"),
            Figure(f"(recall, {name})", 100 * agreement.recall, None, "%"),
        ]
    seconds = _best_seconds(extractors, pages)
    precise = seconds["trafilatura, precise"]
    figures += [
        Figure("extraction time", seconds["ours"] / precise, 1.25, "× trafilatura"),
        Figure("(pages a second, ours)", len(pages) / seconds["ours"], None, ""),
        Figure("(pages a second, trafilatura, precise)", len(pages) / precise, None, ""),
    ]
    return figures


def measure_extracting_process() -> list[Figure]:
    """Return the time of a process that extracts one page, as a ratio to trafilatura's.

    Start, imports and all: what a program that calls ours for each page waits for. The page is
    the longest, as long as saved pages are (the median of 172 was 71 KB); with a page of 10 KB
    imports are nearly all there is, and ours come on top of trafilatura's own.
    """
    page = max(list_news_pages(), key=lambda page: len(page.html))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(page.html, encoding="utf-8")
        ours = ("-m", "reader", "extract", "--json", str(path))
        theirs = ("-c", _TRAFILATURA_PROCESS, str(path))
        times = [(_process_seconds(*ours), _process_seconds(*theirs)) for _ in range(PROCESS_RUNS)]
    our_best, their_best = map(min, zip(*times, strict=True))
    return [
        Figure("extracting in a process", our_best / their_best, 1.25, "× trafilatura"),
        Figure("(seconds a process, ours)", our_best, None, "s"),
    ]


def _process_seconds(*arguments: str) -> float:
    """Run a Python, and return how long it kept the processor busy."""
    # Without cached bytecode it would be Python's compiler that is measured.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "PYTHONPATH": str(ROOT / "src")}
    begun = os.times()
    subprocess.run(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, env=environment, check=True
    )
    ended = os.times()
    before = begun.children_user + begun.children_system
    return ended.children_user + ended.children_system - before


def _ours(raw: bytes) -> str:
    return running_text(parse_article(raw, name="page.html"))


def _trafilatura_precise(raw: bytes) -> str:
    return trafilatura.extract(raw, favor_precision=True, include_comments=False) or ""


def _trafilatura(raw: bytes) -> str:
    return trafilatura.extract(raw, include_comments=False) or ""


def _agreement(extract: Extractor, pages: list[NewsPage]) -> Agreement:
    return average(compare(page.body, extract(page.html.encode())) for page in pages)


def _best_seconds(extractors: Mapping[str, Extractor], pages: list[NewsPage]) -> dict[str, float]:
    best = dict.fromkeys(extractors, float("inf"))
    for _ in range(RUNS):
        for name, extract in extractors.items():
            begun = time.process_time()
            for page in pages:
                extract(page.html.encode())
            best[name] = min(best[name], time.process_time() - begun)
    return best

"""Golden exports: what changes from run to run is made equal, all else is compared to the byte."""

from __future__ import annotations

import re
from pathlib import Path

GOLDEN_FOLDER = Path(__file__).resolve().parent.parent / "golden"

SEED_ANNOTATIONS: tuple[tuple[str, ...], ...] = (
    ("--quote", "Report Claims", "--tag", "second-hand"),
    (
        "--quote",
        "unnamed US officials",
        "--tag",
        "unnamed-source",
        "--note",
        "Who are the officials? Reported through the *Washington Post*.",
    ),
    ("--quote", "raises questions about the failure", "--tag", "unattributed-evaluation"),
)
"""The options of the ``annotate`` commands that lead to ``seed-annotated.md``."""


def comparable(markdown: str) -> str:
    """Return an export with its ids and its time of retrieval blotted out."""
    ids = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    markdown = re.sub(ids, "ID", markdown)
    markdown = re.sub(r"\^ob-[0-9a-v]{8}$", "^ob-BLOCK", markdown, flags=re.MULTILINE)
    markdown = re.sub(r'"notes": \{[^}]*\}', '"notes": NOTES', markdown, count=1)
    return re.sub(r'^accessed: "[^"]*"$', "accessed: TIME", markdown, count=1, flags=re.MULTILINE)

"""What a page in a test says of itself, read as pages are read."""

from __future__ import annotations

from reader.ingest.metadata import PageMetadata, read_metadata
from reader.ingest.page_scan import scan_tree
from reader.ingest.page_tree import read_tree

ADDRESS = "https://www.harbour-times.example/news/ferry"

TEXT = (
    "<p>" + "The harbour board said that it would wait for the report on the ferry. " * 5 + "</p>"
)
"""A paragraph as long as those of an article."""


def read_page(html: str, url: str = ADDRESS) -> PageMetadata:
    """Return what a page says; ``html`` may be a part of one."""
    tree = read_tree(html)
    assert tree is not None
    return read_metadata(scan_tree(tree), url, tree)

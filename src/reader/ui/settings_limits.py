"""The ends between which settings can be set."""

from __future__ import annotations

SMALLEST_TEXT, LARGEST_TEXT = 14, 32
"""Pixels of the article's text."""

NARROWEST_COLUMN, WIDEST_COLUMN = 45, 80
"""Characters a line; WCAG 2.2, 1.4.8 asks for at most 80."""

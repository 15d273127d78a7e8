"""Versions of an article beside each other: what changed, and where."""

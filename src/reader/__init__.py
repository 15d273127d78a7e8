"""On Background: read stored news articles, see whom each claim rests on, annotate, export."""

__version__ = "0.1.0"

"""Profiles of many reviewed articles: a table, charts, and their exports."""

"""Exports of reading lists and bookmarks: one module a format, all pure: bytes to values.

`recognising` holds the table of formats. An export is hostile like any file: see `export_file`
for the limits.
"""

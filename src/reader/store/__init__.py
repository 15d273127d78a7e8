"""The library file: SQLite by SQLModel. Nothing but frozen values of `reader.model` leaves.

Opening an existing library and reading from it is plain SQL through the standard library;
SQLModel and Alembic (two seconds of imports on a slow machine) are loaded at the first write,
for a new file, or when an older file must be brought up to date.
"""

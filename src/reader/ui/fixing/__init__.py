"""Putting an article right: its fields, and which blocks of the page are its text."""

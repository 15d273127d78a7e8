"""Frozen values that every layer shares: no I/O, no Qt, no database."""

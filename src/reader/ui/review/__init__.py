"""Reviewing what the sourcing analysis found in the open article."""

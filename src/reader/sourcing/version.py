"""The detector's version: apart from the detector, so that asking for it does not load it."""

DETECTOR_VERSION = 3
"""Raised whenever the same text may give other results; stored analyses are then redone."""

"""The sourcing analysis: who does a text rest on? Pure rules, see `reader.sourcing.analysis`."""

from reader.sourcing.analysis import DETECTOR_VERSION, analyze

__all__ = ["DETECTOR_VERSION", "analyze"]

"""The sourcing analysis: who does a text rest on? Pure rules, see `reader.sourcing.analysis`."""

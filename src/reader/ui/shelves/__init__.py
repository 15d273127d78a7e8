"""The library pane: the standing shelves and the tags, each with a count."""

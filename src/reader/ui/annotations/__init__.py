"""The annotation pane: cards in text order, filter chips, the note editor."""

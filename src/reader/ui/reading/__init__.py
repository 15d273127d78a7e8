"""The article pane: text built from blocks, highlights painted over it, and what acts on it."""

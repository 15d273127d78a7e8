"""The import window: what is dropped, what would come of it, and what has."""

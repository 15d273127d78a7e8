"""How a passage is described, and how it is found again in a text that may have changed."""

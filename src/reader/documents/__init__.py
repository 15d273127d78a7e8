"""Raw bytes and text to a `Document`: decoding, plain text, HTML, dates. No network."""

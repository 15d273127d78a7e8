"""Articles in: files and saved pages to parsed articles. Nothing here opens a connection."""

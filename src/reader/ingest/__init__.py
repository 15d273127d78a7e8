"""Articles in: files, pages and what is fetched, to parsed articles.

Only `reader.ingest.fetching` opens connections, and only when it is called.
"""

"""The list of articles: pages of rows, drawn by a delegate, filtered in the database."""

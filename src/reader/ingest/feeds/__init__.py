"""Feeds in: RSS, RDF, Atom and JSON Feed to `ParsedFeed`; feeds found from a site's address."""

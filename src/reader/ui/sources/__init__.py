"""The tab with the sources of the open article: the ledger."""

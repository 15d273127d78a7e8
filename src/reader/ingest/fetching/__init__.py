"""Pages, feeds and pictures from the web: the one place that opens connections, when asked to."""

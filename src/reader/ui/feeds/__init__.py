"""Feeds in the window: subscribing, refreshing, folders in the library pane."""

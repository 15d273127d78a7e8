"""What the actions do, a menu a file: each gives its handlers by action id."""

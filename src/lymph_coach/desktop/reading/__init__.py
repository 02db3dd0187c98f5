"""The reading pages: a list to find them by, and the page itself."""

"""Build and walk the tree of a page."""

"""Choose which captures to fetch; pure."""

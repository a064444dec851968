"""Choose which captures to fetch (pure functions and values)."""

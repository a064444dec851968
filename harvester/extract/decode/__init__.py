"""Turn the bytes of a snapshot into characters."""

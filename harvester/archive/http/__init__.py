"""Ask an archive at a base URL for its index and its mementos."""

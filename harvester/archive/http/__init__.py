"""Ask an archive behind a base URL: its index and its mementos."""

"""Read a text as words, and make text from a page safe to show."""

"""Find the words that differ inside a section."""

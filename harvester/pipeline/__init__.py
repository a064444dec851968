"""Run the sentence: list, choose, fetch, extract, version, compare, tell."""

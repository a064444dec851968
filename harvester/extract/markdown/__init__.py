"""Render a tree as Markdown, in the corpus' dialect."""

"""Divide a text into sections, and put sections together again."""

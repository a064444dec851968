"""Divide a text into sections, and put them together again."""

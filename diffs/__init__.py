"""Pure text work on versions: sections, alignment, words, changes."""

from diffs.records import Change, Comparison, Edit, Section

__all__ = ["Change", "Comparison", "Edit", "Section"]

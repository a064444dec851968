"""What counts in a text, and what is cosmetic (DESIGN, *What a version and a change are*)."""

from __future__ import annotations

from diffs.text.tokens import essence_of, read_atoms


def essence(markdown: str) -> str:
    """Give the normal form of a text: two texts differ only cosmetically if and only if theirs are equal.

    White space, what has no width, the glyphs of quotes and dashes, markup and link targets do not count.
    Words and their order, capital letters, digits and punctuation do, and so does the visible text of a link.

    Args:
        markdown: Markdown in the corpus' dialect, or any other text.

    Returns:
        Its atoms with a space between them: stable between runs and machines, so its hash can be a key.
    """
    return essence_of(read_atoms(markdown).keys)

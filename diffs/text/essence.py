"""The essence of a text: equal for two texts if and only if they differ cosmetically at most.

What counts for nothing is decided below this: markup, bullets and link targets in `atoms`, the glyphs of
quotes and dashes in `cosmetic_glyphs`.
"""

from __future__ import annotations

from collections.abc import Sequence

from diffs.lazy_pattern import lazy_pattern
from diffs.text.atoms import read_keys

_DOTTED = lazy_pattern(r"\.(?<=[^\W\d]\.)(?=[^\W\d])")


def essence(markdown: str) -> str:
    """Return the normal form of a text: two texts differ only cosmetically if and only if theirs are equal.

    White space, characters without width, the glyphs of quotes and dashes, markup and link targets do not
    count. Words and their order, capital letters, digits and punctuation do, and so does the visible text of
    a link.

    Args:
        markdown: Markdown in the corpus' dialect, or any other text.

    Returns:
        Its atoms with a space between them: stable between runs and machines, so its hash can be a key.
    """
    return essence_of(read_keys(markdown))


def essence_of(keys: Sequence[str]) -> str:
    """Join the keys of atoms so that the join is the same wherever the atoms differ cosmetically at most.

    A compound and a domain name are one atom (``third-party``, ``example.com``), the same with white space in
    it is not (``2010 – 2012``, a sentence that ends before a small letter); but white space beside a dash or
    a stop counts for nothing.
    """
    return _DOTTED.sub(" . ", " ".join(keys).replace(" - ", "-"))

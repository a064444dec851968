"""The sentences of a section, as people read them, which is what a search finds."""

from __future__ import annotations

import re
import unicodedata

from diffs.records import Edit
from diffs.text.atoms import IDEOGRAPHS
from diffs.text.without_markup import legible
from diffs.weights.passages import cut_at_sentences, unwrapped

# White space beside a character of these scripts is layout.
_LAYOUT = re.compile(rf"(?<=[{IDEOGRAPHS}])\s+(?=[{IDEOGRAPHS}])")


def legible_sentences(markdown: str) -> tuple[str, ...]:
    r"""Return the sentences of a section, each on one line, without markup.

    Lines that are not wrapped, items of lists and rows of tables are sentences of their own; what has neither
    letter nor digit is none.

    >>> legible_sentences("We **never** sell it. We\nrent [it](http://a.example).\n\n* Really!")
    ('We never sell it.', 'We rent it.', 'Really!')

    Args:
        markdown: the body of a section.
    """
    joined = "".join(edit.text for edit in unwrapped([Edit("equal", markdown)]))
    found = (without_layout(legible(piece)) for piece in cut_at_sentences(joined))
    return tuple(sentence for sentence in found if any(map(str.isalnum, sentence)))


def without_layout(text: str) -> str:
    """Return a text with its accents composed, and without white space between ideographs, which is layout.

    Args:
        text: a sentence on one line.
    """
    if text.isascii():
        return text
    return _LAYOUT.sub("", unicodedata.normalize("NFC", text))

"""The notes of a reading that accuse no reading of being wrong; pure.

Every note is shown. A flag that accuses somebody needs texts that are beyond doubt, but a note may say only
what the page is like.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

FROM_PDF = "the text was extracted from a PDF"
FROM_DATA = "the policy was found in the page's data"
IN_FRAME = "the text is that of a document in a frame of the page"
SELECTORS_UNUSED = "`select` and `remove` were not used: they apply to HTML only"
# These are parts of notes.
FINDS_NOTHING = "finds nothing on this page"
NOTHING_SELECTED = "nothing was selected, so the text was chosen as without `select`"
LACKING_NUMBERS = "the numbered headings lack"
OTHER_ENCODING = "the page is declared as"

# What two texts have in common does not make them differ: both are of PDFs, both lack a number.
_IN_COMMON = (FROM_PDF, IN_FRAME, SELECTORS_UNUSED, FINDS_NOTHING, LACKING_NUMBERS)


def origins(notes: Iterable[str]) -> tuple[str, ...]:
    """Return the notes of a text that say that it is not simply what the page has.

    Args:
        notes: all its notes.
    """
    return tuple(note for note in notes if note.startswith((FROM_DATA, IN_FRAME, NOTHING_SELECTED)))


def cut_out(old: Iterable[str], new: Iterable[str]) -> str:
    """Return that two texts are not the same parts of their pages, as the rest of a sentence, or ``""``.

    Then what differs may be how the pages were read, and nothing that anybody changed.

    Args:
        old: the notes on the one text.
        new: those on the other.

    >>> cut_out([NOTHING_SELECTED], [])
    '`select` finds its parts on the new page only; the old text was chosen by the rules'
    """
    whole = [NOTHING_SELECTED in notes or SELECTORS_UNUSED in notes for notes in (set(old), set(new))]
    if whole[0] != whole[1]:
        found, other = ("new", "old") if whole[0] else ("old", "new")
        return f"`select` finds its parts on the {found} page only; the {other} text was chosen by the rules"
    parts = [{n for n in notes if n.startswith("`select`") and FINDS_NOTHING in n} for notes in (old, new)]
    return "some parts in `select` are on one of the two pages only" if parts[0] != parts[1] else ""


def are_doubtful(old: Collection[str], new: Collection[str]) -> bool:
    """Return whether the notes of two texts say that these may differ although the pages do not.

    Args:
        old: the notes on the one text.
        new: those on the other.

    >>> are_doubtful([FROM_PDF], [FROM_PDF])
    False
    >>> are_doubtful([FROM_PDF], [])
    True
    """
    # The bytes show which encoding is the right one.
    # The address of the page around a frame may differ: that the text is in a frame is what counts.
    sides = [
        {IN_FRAME if note.startswith(IN_FRAME) else note for note in notes if OTHER_ENCODING not in note}
        for notes in (old, new)
    ]
    common = {note for note in sides[0] & sides[1] if any(mark in note for mark in _IN_COMMON)}
    return any(side - common for side in sides)

"""Relate corpus documents to the mementos next to them; pure.

The text of a corpus document is by the corpus recipe, and that of a memento by the complete recipe. The two
are never compared (docs/design.md, law 13). But a corpus document can be compared with the *counterpart* of a
memento: the text that the corpus recipe gives for the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.records import Counterpart, Reading


def beside_citations(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the mementos just before and just after each corpus document.

    Args:
        readings: what was read, in the order of the timeline.
    """
    return tuple(
        dict.fromkeys(
            memento for neighbours in _neighbours(readings).values() for memento in neighbours if memento
        )
    )


def in_terms_of_mementos(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings, with each corpus document replaced by the neighbouring memento that equals it.

    If the text of a corpus document is the counterpart of the memento before it, or else of the one after
    it, the corpus document shows the text of that memento. If its words equal those of the memento's own
    text, with or without the stated dates, the corpus recipe missed nothing, and its text counts as complete.
    If its words only equal those of the counterpart, with or without the stated dates, it gets the memento's
    hash of these words.

    Args:
        readings: what was read, in the order of the timeline.
    """
    found = list(readings)
    for place, neighbours in _neighbours(readings).items():
        found[place] = _as_one_of(readings[place], [memento for memento in neighbours if memento])
    return tuple(found)


def _neighbours(readings: Sequence[Reading]) -> dict[int, tuple[Reading | None, Reading | None]]:
    """Return for the place of each corpus document the memento before it and the one after it."""
    mementos = [one for one in readings if one.source == "memento"]
    found: dict[int, tuple[Reading | None, Reading | None]] = {}
    upcoming = 0
    for place, one in enumerate(readings):
        if one.source == "memento":
            upcoming += 1
            continue
        before = mementos[upcoming - 1] if upcoming else None
        found[place] = before, mementos[upcoming] if upcoming < len(mementos) else None
    return found


def is_other_method(old: str, new: str) -> bool:
    """Return whether a browser rendered only one of two pages.

    Args:
        old: the recipe of the one text.
        new: that of the other.
    """
    return old != new and "rendered" in (old, new)


def comparable(old: Reading, new: Reading) -> tuple[str, str] | None:
    """Return the texts by which two readings can be compared, or None if they cannot.

    Args:
        old: the reading before.
        new: the reading after.
    """
    if old.recipe == new.recipe:
        return old.text, new.text
    if is_other_method(old.recipe, new.recipe):
        # The difference may come from the way in which the page was read.
        return None
    essences = {one.corpus.essence for one in (old, new) if one.corpus}
    if old.essence == new.essence and len(essences) > 1:
        # The words are the same. If the corpus recipe finds different ones, the markup of a page changed.
        return _pair(*(one.text if one.recipe == "complete" else one.stand_in for one in (old, new)))
    return _pair(*(_by_corpus(one) for one in (old, new)))


def _by_corpus(one: Reading) -> str | None:
    """Return the text of a reading by the corpus recipe, or None if it is not known."""
    if one.recipe == "corpus":
        return one.text
    return one.corpus.text if one.corpus else None


def _pair(old: str | None, new: str | None) -> tuple[str, str] | None:
    """Return both texts, or None if one of them is not known."""
    return (old, new) if old and new else None


def _as_one_of(cited: Reading, mementos: Sequence[Reading]) -> Reading:
    """Return a corpus document with the hashes of the most similar memento; in a tie, of the first one."""
    pairs = [(one, one.corpus) for one in mementos if one.corpus is not None]
    for one, corpus in pairs:
        if corpus.text == cited.text:
            return replace(
                cited,
                text=one.text,
                essence=one.essence,
                dateless=one.dateless,
                effective=one.effective,
                updated=one.updated,
                extractor=one.extractor,
                recipe=one.recipe,
                corpus=corpus,
                coverage=one.coverage,
                words=one.words,
                has_end=one.has_end,
            )
    for one in mementos:
        if cited.essence == one.essence or cited.dateless == one.dateless:
            return replace(
                cited,
                extractor=one.extractor,
                recipe=one.recipe,
                has_end=one.has_end,
                corpus=Counterpart(cited.text, cited.essence, cited.dateless),
            )
    for one, corpus in pairs:
        if corpus.essence == cited.essence:
            return replace(
                cited,
                essence=one.essence,
                dateless=one.dateless,
                stand_in=one.text,
                corpus=Counterpart(cited.text, cited.essence, cited.dateless),
            )
    for one, corpus in pairs:
        if corpus.dateless == cited.dateless:
            return replace(cited, dateless=one.dateless)
    return cited

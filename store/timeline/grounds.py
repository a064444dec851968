"""Judge by the texts whether a flag that accuses somebody has grounds; pure.

A flag accuses only if what is said of the policy cannot be explained otherwise: by another document, by a
variant of the page, by a date that is written and not understood (docs/timeline.md, *Flags and their
evidence*).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from diffs.policy_words import (
    PolicyChange,
    PolicyPassage,
    certain_sentences,
    count_in,
    dated_part,
    editions,
    has_editions,
    has_program,
    is_announcement,
    is_at_an_end,
    is_broken,
    is_copyright,
    is_of_other_edition,
    is_of_other_host,
    is_of_other_spelling,
    is_trifle,
    policy_change,
    squashed,
    written_dates,
    years,
)
from diffs.text.without_markup import legible
from store.records import StatedDate
from store.timeline.letters import LettersOfTexts

Markdown = Callable[[str], str]

# Of the words of the shorter text; with fewer in common, the texts are of two documents or two languages.
# The measurements are in docs/timeline.md.
_SAME_DOCUMENT = 0.7
# Of a text for the readers of another region, less is the same. Of a late notice, more is asked.
_SAME_READERS = 0.75
# Of the sequences of three words: two documents in legal English have 83 % of their words in common.
# A few words more or less tell nothing of texts that are shorter than this, in words.
_SAME_PHRASES, _SHORT = 0.5, 100
# Where so large a share of a text is on one side only, the other may have been captured before it was loaded.
# In words; fewer are a paragraph, not a part.
_INCOMPLETE, _PART = 0.1, 100
# In words: up to here an edit is called small.
SMALL = 20
# In lines with words: a policy says at its top or at its end from when it applies.
_TOP, _END = 14, 5
# In words: a longer sentence around a date says more than from when the policy applies.
_LABEL = 16
# In letters: shorter words may stand anywhere by chance.
_TELLING = 18
# In letters: a sentence that long is recognized wherever it stands.
_ANYWHERE = 40
# A text of which a larger share of the words that differ was there before, or comes back, is a variant.
_VARIANT = 0.3
# Of the pieces of a sentence: so many are the same if it comes back with another word.
_MOST = 0.6
_SENTENCE_END = re.compile(r"(?<=[.;])\s+(?=[^\W\d])")
# Of sentences, and of the cells of a table.
_PART_END = re.compile(r"(?<=[.;:!?])\s+|\s*\|\s*")
_WORD = re.compile(r"[^\W\d_]{3,}")
_DATE_PART = re.compile(r"[1-9]\d*|(?<![^\W\d_])[^\W\d_]{3}")
_TARGET = re.compile(r"\]\(([^()\s]+)")
_COUNTRY = re.compile(
    r"[_\-/=.](?:[a-z]{2}|intl|eea|row|[a-z]{2}[_-][a-z]{2,3})(?=[._\-/&?#]|$)", re.IGNORECASE
)
_HEADING = re.compile(r"\s{0,3}#{1,6}\s|\s*(?:\*\*|__)[^*_\n]{1,120}(?:\*\*|__)\s*$")
# Words by which a date is that of some readers, or of a part.
_CONDITION = re.compile(
    r"\b(?:if|unless|who|whose|registered|existing|new\s+(?:users?|customers?|members?|accounts?)|users?|customers?"
    r"|members?|residents?|merchants?|sellers?|partners?|prior\s+to|before|after|section|clause|addendum|annex"
    r"|schedule|supplement|appendix|amendments?|wenn|falls|sofern|bestehende[nr]?|neue[nr]?|kunden|nutzer|abschnitt"
    r"|ziffer|anlage|si|clients?|utilisateurs|existants?|nouveaux|annexe|article|clientes|usuarios|nuevos|existentes"
    r"|anexo|cláusula|se|clienti|utenti|nuovi|esistenti|allegato|als|klanten|gebruikers|bestaande|nieuwe|bijlage"
    r"|usuários|novos)\b",
    re.IGNORECASE,
)
# A page that speaks to the readers of a region is not the one that speaks to the others.
_REGION = re.compile(
    r"\b(?:reside[nst]*|live|based|located)\s+(?:in|outside)\b|\bwohn\w*|\brésid\w+|\bresid\w+\s+(?:en|in|em)\b|\bwoon\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SilentGrounds:
    """What two texts that state the same dates say about an edit.

    Attributes:
        change: the words of the policy that differ, or None if nothing can be said of them.
        unread: whether another date came, went or changed that may be the date of the edit.
        reason: why nothing can be said, as the rest of a sentence, or ``""``.
    """

    change: PolicyChange | None
    unread: bool = False
    reason: str = ""


def silent_grounds(old: str, new: str, quotes: tuple[str, str]) -> SilentGrounds:
    """Return the words of a policy that changed, if nothing in the texts announces or explains it.

    Args:
        old: the one text, in Markdown.
        new: the other.
        quotes: the words of each that state the date.

    Returns:
        The words, or None where nothing can be said of them, and whether that is because of another date.
    """
    change = policy_change(old, new)
    if not (change.removed or change.added):
        return _without("what differs may belong to the page around the policy")
    if not _is_same_page(old, new, change):
        return _without("the two may not be the same page for the same readers, or one of them is not whole")
    # An edit that is told on the page is not silent.
    if any(map(is_announcement, (*change.removed, *change.added, *change.lines))):
        return _without("the page itself tells of a change")
    dated = dated_part(old, quotes[0]), dated_part(new, quotes[1])
    if any(map(is_of_other_edition, dated, quotes)):
        return _without("the date may be that of another edition")
    # In the middle of what it speaks of, it may be that of a document whose title was not recognised.
    if not all(map(is_at_an_end, dated, quotes)):
        return _without("the date stands within the text, so that it may be that of something else")
    if dated != (old, new):
        change = policy_change(*dated)
    if is_trifle(change.passages, old, new):
        return _without("only spelling, small words or the name of a document differ")
    change = certain_change(*dated, change)
    if not (change.removed or change.added):
        return _without("no sentence certainly says something else")
    before, after = _written(old), _written(new)
    if written_dates(before) != written_dates(after):
        return SilentGrounds(None, unread=True)
    if years(before) != years(after) or editions(before) != editions(after):
        return _without("another year or number of an edition stands in the text")
    return SilentGrounds(change)


def _without(reason: str) -> SilentGrounds:
    """Return that nothing can be said of an edit."""
    return SilentGrounds(None, reason=reason)


def _is_same_page(old: str, new: str, change: PolicyChange) -> bool:
    """Return whether two texts are of one page for the same readers, and both are whole."""
    is_one_sided = not (change.removed and change.added)
    return (
        is_same_policy(old, new, change)
        and _is_for_same_readers(old, new)
        and change.missing <= max(_INCOMPLETE * change.longest, _PART)
        # A picture may show in words what the other text says in letters.
        and not change.is_pictured
        and not is_broken(old, new, is_one_sided=is_one_sided)
    )


def certain_change(old: str, new: str, change: PolicyChange) -> PolicyChange:
    """Return what of a change certainly is an edit of the policy: sentences that say something else.

    Args:
        old: the one text, in Markdown.
        new: the other.
        change: the words that differ.
    """
    gone, came = certain_sentences(old, new)
    return change.within((*gone, *came))


def is_late_ground(old: str, new: str, stated: StatedDate) -> bool:
    """Return whether a new text says of the same policy as the old one that it all takes effect on a date.

    Args:
        old: the one text, in Markdown.
        new: the other.
        stated: the date.
    """
    change = policy_change(old, new)
    return (
        bool(change.removed or change.added)
        and is_same_policy(old, new, change)
        and change.kept >= _SAME_READERS
        and _is_for_same_readers(old, new)
        # Whoever announced the day gave notice of it.
        and _days(stated.quote).isdisjoint(_days(_written(old)))
        and _is_of_whole(old, new, stated)
        # A few words may be those of another server, or of the page.
        and (change.words > SMALL or bool(certain_change(old, new, change).passages))
    )


def is_same_policy(old: str, new: str, change: PolicyChange) -> bool:
    """Return whether two texts are versions of one document, and no more, by their titles and their words.

    Args:
        old: the one text, in Markdown.
        new: the other.
        change: the words that differ.
    """
    if any(has_editions(text) or has_program(text) for text in (old, new)):
        return False
    titles = [_title_words(text) for text in (old, new)]
    shared = titles[0] & titles[1]
    has_phrases = change.longest < _SHORT or change.phrases >= _SAME_PHRASES
    return change.kept >= _SAME_DOCUMENT and has_phrases and 2 * len(shared) >= min(map(len, titles))


def _is_for_same_readers(old: str, new: str) -> bool:
    """Return whether two texts are for the readers of the same country, by what stands at their tops.

    Args:
        old: the one text, in Markdown.
        new: the other.
    """
    if _region(old) != _region(new) or is_of_other_host(old, new) or is_of_other_spelling(old, new):
        return False
    olds, news = _links(old), _links(new)
    # A file may lie in a folder of its day.
    olds, news = (links | {link.rpartition("/")[2] for link in links} for links in (olds, news))
    codes = {_COUNTRY.sub("", link) for link in olds - news}
    return not any(_COUNTRY.sub("", link) in codes for link in news - olds)


def alternates(change: PolicyChange, earlier: LettersOfTexts, later: LettersOfTexts) -> bool:
    """Return whether the words that differ were there before, or come back: variants of a page by turns.

    Args:
        change: the words that differ.
        earlier: the texts before the old one.
        later: the texts after the new one.
    """
    returning = 0
    for gone, came in change.passages:
        if _returns(gone, later) or _returns(came, earlier):
            returning += count_in([gone.words, came.words])
        else:
            returning += _returning(gone, later) + _returning(came, earlier)
    return returning > _VARIANT * change.words


def _returns(passage: PolicyPassage, texts: LettersOfTexts) -> bool:
    """Return whether the line of a passage is one of other texts, or it stands there among the same words.

    The passage alone may stand anywhere in them.
    """
    line = squashed(passage.lines[0]) if len(passage.lines) == 1 else ""
    known = [one for one, least in ((line, _TELLING), (passage.letters, _ANYWHERE)) if len(one) >= least]
    return any(map(texts.have, known))


def _returning(passage: PolicyPassage, texts: LettersOfTexts) -> int:
    """Return how many words of a passage stand in sentences, or cells of tables, that other texts have."""
    parts = ((part, squashed(part)) for part in _PART_END.split(passage.words))
    return sum(
        count_in([part])
        for part, letters in parts
        if len(letters) >= _ANYWHERE and (texts.have(letters) or texts.have_most(_pieces(letters), _MOST))
    )


def _pieces(letters: str) -> list[str]:
    """Return the pieces of a sentence, most of which stand in a text that has another word in it."""
    return [letters[start : start + _TELLING] for start in range(0, len(letters) - _TELLING + 1, _TELLING)]


def _written(markdown: str) -> str:
    """Return the words of a text in which its dates are written; the year of a copyright is none."""
    lines = map(legible, markdown.split("\n"))
    return "\n".join(line for line in lines if not is_copyright(line))


def _days(words: str) -> set[frozenset[str]]:
    """Return the dates in a text, in whatever order their parts are written."""
    return {frozenset(_DATE_PART.findall(one)) for one in written_dates(words)}


def _title_words(text: str) -> set[str]:
    """Return the words of the title of a text."""
    return set(_WORD.findall(text.partition("\n")[0].casefold()))


def _region(text: str) -> list[str]:
    """Return what a policy says at its top about the region whose readers it is for."""
    sentences = (one for line in _filled_lines(text)[:_TOP] for one in _SENTENCE_END.split(legible(line)))
    return [squashed(sentence) for sentence in sentences if _REGION.search(sentence)]


def _links(text: str) -> set[str]:
    """Return the addresses to which a page links at its top."""
    return {target for line in _filled_lines(text)[:_TOP] for target in _TARGET.findall(line)}


def _filled_lines(text: str) -> list[str]:
    """Return the lines of a text that are not blank."""
    return [line for line in text.split("\n") if line.strip()]


def _is_of_whole(old: str, new: str, stated: StatedDate) -> bool:
    """Return whether a date is that of the whole policy, for all readers."""
    lines = _filled_lines(new)
    quote = squashed(stated.quote.partition("\n")[0])
    place = next((place for place, line in enumerate(lines) if quote in squashed(line)), None)
    if place is None:
        return False
    line = legible(lines[place])
    sentence = next((one for one in _SENTENCE_END.split(line) if quote in squashed(one)), line)
    if _CONDITION.search(sentence) or len(_WORD.findall(sentence)) > _LABEL:
        return False
    heads = [line for line in lines[1:place] if _HEADING.match(line)]
    is_top = place <= _TOP and len(heads) <= 2
    is_end = place >= len(lines) - _END and (not heads or squashed(heads[-1]) in squashed(old))
    return is_top or is_end

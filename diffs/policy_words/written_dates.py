"""Find everything that looks like a date, whether or not its form is understood; pure.

The dates that a policy states of itself are read by `harvester.extract.dates`, which takes only what it
understands. Here, the net is wide: a date that is not understood must not make an edit look silent.
"""

from __future__ import annotations

import re
from collections import Counter

from diffs.lazy_pattern import lazy_pattern

# English, German, French, Spanish, Italian, Dutch, Portuguese: what the names of the months begin with.
_MONTH = (
    r"(?:jan(?:uary|uar|v(?:ier)?|eiro|uari)?|jänner|jän|ene(?:ro)?|gen(?:naio)?"
    r"|feb(?:ruary|ruar|rero|braio|ruari)?|fev(?:ereiro)?|f[ée]vr?(?:ier)?"
    r"|mar(?:ch|s|zo|ço|et)?|märz|mär|mrz|maart|mrt"
    r"|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?"
    r"|may|mai|mayo|maio|mag(?:gio)?|mei"
    r"|jun(?:e|i|io|ho)?|juin|giu(?:gno)?"
    r"|jul(?:y|i|io|ho)?|juil(?:let)?|lug(?:lio)?"
    r"|aug(?:ust|ustus)?|ao[uû]t|ago(?:sto)?"
    r"|sept?(?:ember|embre|iembre)?|setiembre|sett(?:embre)?|set(?:embro)?"
    r"|o[ckt]t(?:ober|obre)?|okt(?:ober)?|out(?:ubro)?"
    r"|nov(?:ember|embre|iembre|embro)?"
    r"|de[czs](?:ember|embre|embro)?|d[ée]c(?:embre)?|dic(?:embre|iembre)?)(?![^\W\d_])\.?"
)
_GAP = r"[\s,./\-–\u00a0]{0,3}"
_ORDINAL = r"(?:st|nd|rd|th|er|ère|º|°|ª|\.)?"
_OF = r"(?:\s(?:day\s)?(?:of|de|del|di|do|van|the)(?=\s))?"
_DATE = lazy_pattern(
    rf"""
      (?<![\d/])(?:19|20)\d\d[ ]?[-/.][ ]?\d{{1,2}}(?:[ ]?[-/.][ ]?\d{{1,2}})?(?![\d/])
    | (?<![\d/.])\d{{1,2}}[ ]?[-/.][ ]?\d{{1,2}}[ ]?[-/.][ ]?(?:(?:19|20)\d\d|\d\d)(?![\d/])
    | (?<![\d/.])\d{{1,2}}[/.-](?:19|20)\d\d(?!\d)
    | (?<!\d)\d{{1,2}}{_ORDINAL}{_OF}{_GAP}{_MONTH}(?:{_OF}{_GAP}['’]?\d{{2,4}}(?!\d))?
    | (?<![^\W\d_]){_MONTH}{_GAP}(?:the\s)?\d{{1,2}}(?!\d){_ORDINAL}(?:{_GAP}(?:of\s)?['’]?\d{{2,4}}(?!\d))?
    | (?<![^\W\d_]){_MONTH}{_OF}{_GAP}['’]?(?:19|20)\d\d(?!\d)
    | (?<!\d)(?:19|20)\d\d{_GAP}{_MONTH}
    | (?<![\d/])(?:0?[1-9]|[12]\d|3[01])/(?:0[1-9]|1[0-2])(?![\d/])
    | (?:\d{{2,4}}|[元\d]\d?)[ ]?年[ ]?(?:\d{{1,2}}[ ]?月[ ]?(?:\d{{1,2}}[ ]?日)?)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = lazy_pattern(r"(?<![\d/.§-])(?:19|20)\d\d(?![\d/]|[.,]\d|-\d)")
# The year in the name of a law.
_LAW = lazy_pattern(
    r"\b(?:Acts?|Laws?|Rules?|Regulations?|Directive|Code|Ordinance|Order|\w*[Gg]esetz(?:es)?|\w*[Vv]erordnung|[Ll]oi|[Ll]ey"
    r"|[Dd]ecreto|[Ll]egge|[Ww]et|[Ll]ei|[Dd]écret)\b[^.;\n]{0,12}?(?:19|20)\d\d\b"
)
# A new number of the edition announces a change as a new date does.
_EDITION = lazy_pattern(
    r"\b(?:version|versión|versione|versie|versão|fassung|edition|édition|edición|revision|rev|release|ausgabe|v)"
    r"\b[\s.:#]{0,3}(?:n[o°º]\.?\s?)?(\d{1,4}(?:[._-]\d{1,4}){0,3})",
    re.IGNORECASE,
)
_APART = lazy_pattern(r"[\W_]+")


def written_dates(words: str) -> Counter[str]:
    """Return how often each date is written in a text, in the way in which it is written.

    Args:
        words: a text without markup.

    >>> sorted(written_dates("Updated September/11, 2025; first published 3 Mai 2019."))
    ['3 mai 2019', 'september 11 2025']
    """
    return Counter(_APART.sub(" ", found[0].casefold()).strip() for found in _DATE.finditer(words))


def editions(words: str) -> Counter[str]:
    """Return how often each number of an edition is written in a text.

    Args:
        words: a text without markup.

    >>> editions("Privacy Policy, Version 2.1 (replaces version 2.0)")
    Counter({'2.1': 1, '2.0': 1})
    """
    return Counter(found[1] for found in _EDITION.finditer(words))


def years(words: str) -> Counter[str]:
    """Return how often each year is written in a text; those of laws (``2016/679``) do not count.

    Args:
        words: a text without markup.

    >>> years("Regulation (EU) 2016/679. The Act of 2018 applies. It was written in 2019.")
    Counter({'2019': 1})
    """
    return Counter(_YEAR.findall(_LAW.sub(" ", words)))

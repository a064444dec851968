"""Companies in a sentence, known by their legal form: "Lamp Shop GmbH", "Lamps, Inc."."""

from __future__ import annotations

import re
from collections.abc import Mapping

from diffs.weights.sentences import Sentence

# With a capital letter, as names are written: "limited" and Spanish "se" are words.
_FORMS = r"""(?:L(?i:imited)\ [Ll]iability\ [Cc]ompany|L(?i:imited)|L(?i:td)|L\.?L\.?C|I(?i:nc)
    |C(?i:orp(?:oration)?)|P\.?L\.?C|P\.?B\.?C|P(?i:te)|P(?i:ty)|[GmM](?i:mbh|bh)
    |U\.?G|K\.?G|A\.?G|S\.?E|e\.?\ ?V
    |B\.?V|N\.?V|S\.?A\.?S\.?U|S\.?A\.?S|E(?i:url)|S(?i:asu)|S\.?A\.?R\.?L|S\.?[Rr]\.?[Ll]|S\.?[Pp]\.?A|S\.?L\.?U|S\.?L|S\.?A|Unipessoal
    |L(?i:tda)|L(?i:da)|O[yY]|A\.?B|A[pP][sS]|A/S)"""
_LINE_WORDS = 6  # "Lamp Society for Digital Oil Ltd."
_CAPITAL = r"""["“„«]?[^\W\da-zà-ÿ_][\w&.-]*["”“»]?\ """
_LAST = r"""["“„«]?\w\w[\w&.-]*["”“»]?,?\ """
_COMPANY = re.compile(rf"(?<!\w)((?:{_CAPITAL}){{0,3}}{_LAST})({_FORMS})(?!\w)", re.VERBOSE)


def companies_of(sentence: Sentence) -> Mapping[str, str]:
    """Return the companies that a sentence names: the letters of their names → the names as they stand.

    Args:
        sentence: the sentence.
    """
    return {
        "".join(filter(str.isalnum, name)).casefold(): f"{name.strip()} {form}".strip()
        for name, form in _COMPANY.findall(sentence.legible)
    }


def names_company_alone(sentence: Sentence) -> bool:
    """Return whether a line names a company and says nothing of it: "Lamp Shop Ltd.", "2. Lamps, Inc.".

    Args:
        sentence: the line.
    """
    company = _COMPANY.search(sentence.legible)
    if company is None or len(sentence.bag) > _LINE_WORDS:
        return False
    # The stop of "Ltd." ends no sentence, but that of "We love Lamps Ltd." does.
    return sentence.is_label or not any(map(str.isalpha, sentence.legible[: company.start()]))

"""Name the rules by which everything derived is made: what to raise when a rule changes.

Everything that the store derives from its sources is stored with the name of the rules that made it. Rows of
another generation are made again before they are shown (`harvester.pipeline.up_to_date`), and what differs
only because of that is never news (docs/design.md, law 2).

If a change of the code may alter a result for any stored page, raise the number of its generation in the same
commit. `tests/harvester/pipeline/test_generations.py` fails if the results for its pages change and the name
does not. A change that alters no result needs no new name: then no store is made again for nothing.

=================  =========================================================================================
generation         the code that belongs to it
=================  =========================================================================================
``corpus-…``,      page → text, or the reason why there is none: `harvester/extract/` (except `dates/`), with
``complete-…``     the screening of pages, and `harvester/pipeline/remarks.py`
``reading-…``      text → dates, sections, words, sentences to search; readings → versions, flags, captures
                   held for review: `harvester/extract/dates/`, `diffs/sections/`, `diffs/text/`,
                   `diffs/policy_words/`, `diffs/weights/legible_sentences.py`, `store/timeline/` (except
                   what traces lineages), `store/reading_notes.py`
``comparison-…``   two texts → changes, edits, counts, topics: `diffs/align/`, `diffs/words/`,
                   `diffs/compare.py`, `diffs/weights/`, `diffs/text/`
``lineage-…``      versions, changes → lineages of sections: `store/timeline/lineage.py`, `passages.py`,
                   `absent.py`, `standing.py`, and `diffs/align/` where versions are not compared
=================  =========================================================================================

A new text generation means that all pages are extracted again; a new reading generation, that dates and
sections are found again in the stored texts, and timelines drawn again; a new comparison generation, that
texts are compared again; a new lineage generation, that sections are traced again, and nothing else. Texts
whose sections changed are compared again in any case, so a change of `diffs/sections/` needs only a new
``reading-…``; a change of `diffs/text/` needs both, and so does one that alters which texts differ in no word
(`Comparison.cosmetic`), because the flag `cosmetic` is drawn from it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache

from diffs.weights import with_built_in
from diffs.weights.topics import points
from store.records import Recipe

Phrases = Mapping[str, Sequence[str]]

EXTRACTORS: Mapping[Recipe, str] = {"corpus": "corpus-4", "complete": "complete-4"}
READING = "reading-7"
COMPARISON = "comparison-9"
LINEAGE = "lineage-1"

# In hexadecimal digits: enough to distinguish the topics of a configuration from its earlier ones.
_NAME_LENGTH = 8


def comparison_rules(phrases: Phrases) -> str:
    """Return the name of the current rules for comparisons, which include the topics of the configuration.

    Args:
        phrases: the user's topics, which are added to the built-in ones.
    """
    return f"{COMPARISON}+{_name_of_topics(tuple((topic, tuple(those)) for topic, those in phrases.items()))}"


# Every document asks for it, and the topics are the same for all of them.
@lru_cache(maxsize=8)
def _name_of_topics(phrases: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    topics = [[topic, list(those), points(topic)] for topic, those in with_built_in(dict(phrases)).items()]
    return hashlib.sha256(json.dumps(topics).encode()).hexdigest()[:_NAME_LENGTH]

"""Find the changes of other policies that made the same edit as a comparison shows."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from diffs.changed_sentences import ChangedSentence, changed_sentences
from diffs.render.elsewhere import SameElsewhere
from diffs.summaries import SummarizedComparison
from store import Store

NO_DOCUMENT = 0
"""The id that no document has."""


class SameSentences:
    """The changes of other policies, of one store or of several, with the sentences of a comparison.

    Args:
        compared: what changed.
    """

    def __init__(self, compared: SummarizedComparison) -> None:
        self._places: dict[int, list[int]] = {}
        self._sentences: dict[int, ChangedSentence] = {}
        self._found: list[SameElsewhere] = []
        for place, section in enumerate(compared.sections):
            for sentence in changed_sentences(section.change):
                self._sentences.setdefault(sentence.fingerprint, sentence)
                self._places.setdefault(sentence.fingerprint, []).append(place)

    def search(self, store: Store, document: int) -> None:
        """Look for the sentences in a store.

        Args:
            store: the store; what older rules compared is not found (`SameChanges.unsearched`).
            document: id of the document that is compared, or `NO_DOCUMENT` if it is in another store.
        """
        sentences = self._sentences
        shared = store.same_changes.elsewhere(document, sentences)
        for _, group in groupby(shared, key=attrgetter("company", "document", "version")):
            same = list(group)
            first = same[0]
            longest = max(
                (sentences[one.fingerprint] for one in same), key=lambda one: (len(one.text), one.text)
            )
            self._found.append(
                SameElsewhere(
                    company=first.company,
                    document=first.document,
                    label=f"{first.company_name} · {first.title}",
                    version=first.version,
                    not_before=first.not_before,
                    known_from=first.known_from,
                    sections=tuple(
                        sorted({place for one in same for place in self._places[one.fingerprint]})
                    ),
                    sentences=len(same),
                    of=len(sentences),
                    example=longest.text,
                    op=longest.op,
                )
            )

    def elsewhere(self) -> tuple[SameElsewhere, ...]:
        """Return the changes, one for each version of another policy; most sentences in common first."""
        found = sorted(self._found, key=lambda one: (-one.sentences, one.company, one.document, one.version))
        return tuple(found)

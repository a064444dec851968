"""Find the changes of other policies that made the same edit as a comparison shows."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from diffs.changed_sentences import ChangedSentence, changed_sentences
from diffs.render.elsewhere import SameElsewhere
from diffs.summaries import SummarizedComparison
from store import Store


def changes_elsewhere(
    store: Store, document: int, compared: SummarizedComparison
) -> tuple[SameElsewhere, ...]:
    """Return the changes of other policies with sentences that a comparison added or removed.

    Args:
        store: the store; what older rules compared is not found (`SameChanges.unsearched`).
        document: id of the document that is compared.
        compared: what changed.

    Returns:
        One for each version of another policy, those with the most sentences in common first.
    """
    places: dict[int, list[int]] = {}
    sentences: dict[int, ChangedSentence] = {}
    for place, section in enumerate(compared.sections):
        for sentence in changed_sentences(section.change):
            sentences.setdefault(sentence.fingerprint, sentence)
            places.setdefault(sentence.fingerprint, []).append(place)
    shared = store.same_changes.elsewhere(document, sentences)
    found = []
    for _, group in groupby(shared, key=attrgetter("company", "document", "version")):
        same = list(group)
        first = same[0]
        longest = max((sentences[one.fingerprint] for one in same), key=lambda one: (len(one.text), one.text))
        found.append(
            SameElsewhere(
                company=first.company,
                document=first.document,
                label=f"{first.company_name} · {first.title}",
                version=first.version,
                not_before=first.not_before,
                known_from=first.known_from,
                sections=tuple(sorted({place for one in same for place in places[one.fingerprint]})),
                sentences=len(same),
                of=len(sentences),
                example=longest.text,
                op=longest.op,
            )
        )
    found.sort(key=lambda one: (-one.sentences, one.company, one.document, one.version))
    return tuple(found)

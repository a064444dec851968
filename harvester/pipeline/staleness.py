"""Tell which generations of rules made what is derived for a document."""

from __future__ import annotations

from harvester.config.selectors import NOTHING_CHOSEN, PageSelectors
from harvester.pipeline.generations import COMPARISON, EXTRACTORS, LINEAGE, READING, Phrases, comparison_rules
from harvester.pipeline.rules_in_force import RECIPE_OF, extractor_of, rules_for, selectors_of
from store import Store
from store.tables.generations import Rules, Staleness


def current_rules(store: Store, document: int, phrases: Phrases) -> Rules:
    """Return the names of the current rules for a document.

    Args:
        store: where the selectors of the document are stored.
        document: id of the document.
        phrases: topics that give a change more weight, in addition to the built-in ones.
    """
    return rules_with(selectors_of(store, document), phrases)


def rules_with(selectors: PageSelectors, phrases: Phrases) -> Rules:
    """Return the names of the current rules for documents with these selectors.

    Args:
        selectors: the selectors.
        phrases: as for `current_rules`.
    """
    memento, citation = (extractor_of(RECIPE_OF[source], selectors) for source in ("memento", "citation"))
    return Rules(rules_for(selectors), memento, citation, READING, comparison_rules(phrases), LINEAGE)


def outdated(store: Store) -> tuple[int, int]:
    """Return how many documents an older version of the program derived, and how many captures they have.

    Args:
        store: the store; nothing is written. It costs one query.
    """
    return store.generations.outdated(EXTRACTORS[RECIPE_OF["memento"]], READING, COMPARISON)


def staleness_of(store: Store, document: int, phrases: Phrases) -> Staleness:
    """Return what of a document was derived by other rules than the current ones; costs two queries.

    Args:
        store: the store; nothing is written.
        document: id of the document.
        phrases: as for `current_rules`.
    """
    return store.generations.staleness(document, current_rules(store, document, phrases))


def stale_documents(store: Store, phrases: Phrases) -> tuple[int, ...]:
    """Return the ids of all documents of which something was derived by other rules than the current ones.

    Args:
        store: the store; one query for all documents without selectors, and two for each of the others.
        phrases: as for `current_rules`.
    """
    chosen = (one for one in store.generations.with_selectors() if staleness_of(store, one, phrases))
    return (*store.generations.stale(rules_with(NOTHING_CHOSEN, phrases)), *chosen)

"""The tables and the views for people, as numbered migrations that are applied in order, each once.

A migration that was published is history and never changed: stores exist that were made by it. A new table or
column is a new migration, which is added at the end of the list here. Rows are identified by what they are
about (a slug, a URL, a timestamp, a hash), not by counters, so that two stores with the same captures have
the same rows, however the work was divided into runs.
"""

from __future__ import annotations

from store.migrations.change_summaries import CHANGE_SUMMARIES
from store.migrations.changed_sentences import CHANGED_SENTENCES
from store.migrations.companies_by_name import COMPANIES_BY_NAME
from store.migrations.considered_changes import CONSIDERED_CHANGES
from store.migrations.edit_spans import EDIT_SPANS
from store.migrations.flag_evidence import FLAG_EVIDENCE
from store.migrations.generations import GENERATIONS
from store.migrations.initial_outbox import OUTBOX
from store.migrations.initial_tables import DERIVED, RUNS, SOURCES
from store.migrations.initial_views import VIEWS
from store.migrations.known_times import KNOWN_TIMES
from store.migrations.later import CHAIN, EXCLUSIONS, FRAMES, HELD_AS, MOVES, NEWS_STARTS, RECIPES, RULES
from store.migrations.lineages import LINEAGES
from store.migrations.migration import Migration
from store.migrations.more_archives import MORE_ARCHIVES
from store.migrations.passages import PASSAGES
from store.migrations.renderings import RENDERINGS
from store.migrations.saves import SAVES
from store.migrations.search_index import SEARCH_INDEX
from store.migrations.views_for_people import VIEWS_FOR_PEOPLE
from store.migrations.views_of_passages import VIEWS_OF_PASSAGES
from store.migrations.views_of_words import VIEWS_OF_WORDS
from store.migrations.views_with_proofs import VIEWS_WITH_PROOFS
from store.migrations.wide_lists import WIDE_LISTS

__all__ = ["MIGRATIONS", "Migration"]

MIGRATIONS = (
    SOURCES,
    DERIVED,
    RUNS,
    VIEWS,
    OUTBOX,
    MOVES,
    EXCLUSIONS,
    RECIPES,
    RULES,
    NEWS_STARTS,
    GENERATIONS,
    CHAIN,
    CHANGE_SUMMARIES,
    FLAG_EVIDENCE,
    VIEWS_WITH_PROOFS,
    HELD_AS,
    FRAMES,
    RENDERINGS,
    KNOWN_TIMES,
    MORE_ARCHIVES,
    LINEAGES,
    SEARCH_INDEX,
    VIEWS_FOR_PEOPLE,
    CHANGED_SENTENCES,
    COMPANIES_BY_NAME,
    WIDE_LISTS,
    PASSAGES,
    EDIT_SPANS,
    VIEWS_OF_PASSAGES,
    VIEWS_OF_WORDS,
    SAVES,
    CONSIDERED_CHANGES,
)

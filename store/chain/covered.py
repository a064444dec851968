"""Which columns of which tables are chained, and why the others are not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CoveredTable:
    """A table whose rows are chained.

    Attributes:
        key: the columns that identify a row.
        columns: all columns that are hashed, the key included.
    """

    key: tuple[str, ...]
    columns: tuple[str, ...]


def _table(key: str, columns: str = "") -> CoveredTable:
    return CoveredTable(tuple(key.split()), (*key.split(), *columns.split()))


# What no rule derives from other rows. Readings, rereadings and technical changes remember what earlier
# rules gave; a timeline that is still to be drawn is not compared, so whether it is must be certain.
COVERED: Mapping[str, CoveredTable] = {
    "companies": _table("slug", "name"),
    "domains": _table("domain", "company"),
    "documents": _table("id", "company slug title derived news_after selectors rules drawn_by traced_by"),
    "addresses": _table("document url", "valid_from valid_until position"),
    "bodies": _table("sha256", "size codec base depth"),
    "listings": _table(
        "document url archive",
        "state problem cursor cursor_since newest listed_at full_at retry_on warning",
    ),
    "captures": _table(
        "id",
        "document urlkey timestamp original mimetype statuscode digest length state reason refusals tried_on "
        "retry_on nearest tried_in target held_as",
    ),
    "sightings": _table("capture archive"),
    "snapshots": _table(
        "document timestamp original",
        "sha256 statuscode headers redirects link_original capture fetched_at framed_by",
    ),
    "renderings": _table(
        "document timestamp original", "sha256 problem missing incomplete browser rendered_at retry_on"
    ),
    "rendering_parts": _table(
        "document timestamp original url",
        "served_at served_url sha256 statuscode headers archive fetched_at same_at",
    ),
    "citations": _table(
        "document timestamp url",
        "id_url domain archived sha256 state reason verdict similarity archive retry_on imported_at",
    ),
    "news_starts": _table("document address", "news_after settled"),
    "readings": _table(
        "document timestamp url source",
        "text extractor technical recipe unmatched corpus_text coverage notes has_end earliest latest",
    ),
    "rereadings": _table("document old_text new_text", "extractor"),
    "technical_changes": _table("document first_capture", "after_capture rules"),
    "runs": _table(
        "id",
        "document archive started_at finished_at listing requests_index requests_memento snapshots_new "
        "versions_new changes_new remaining problem",
    ),
    "mails": _table(
        "message_id",
        "recipient sender subject raw payload composed_at attempts due_at sent_at reason",
    ),
    "told_changes": _table(
        "recipient document old_text new_text first_capture",
        "after_capture message_id",
    ),
    "told_troubles": _table("recipient document since", "message_id over"),
    "interests": _table("number", "recipient interests"),
    "considered_changes": _table(
        "document old_text new_text first_capture",
        "weight topics left_out interests",
    ),
    "wide_lists": _table("archive prefix", "asked_at problem"),
    "saves": _table("url archive asked_at", "state job timestamp original code said settled_at again_at"),
    "save_quotas": _table("archive", "asked_at today a_day rests_until reason"),
    "watches": _table("company", "begun_at"),
}

# Tables, and columns of covered tables, that are not chained, with the reason.
NOT_COVERED: Mapping[str, str] = {
    "bodies.data": "has its own hash, which is the key of the row",
    "stored_texts": "is derived from the bodies, and has its own hash",
    "stated_dates": "is derived from the texts",
    "passages": "is derived from the texts",
    "text_passages": "is derived from the texts",
    "section_contents": "is derived from the sections",
    "content_sentences": "is derived from the sections",
    "sentences": "is derived from the sections",
    **dict.fromkeys(
        (
            index + part
            for index in ("sentences_fts", "sentences_trigrams")
            for part in ("", "_data", "_idx", "_config")
        ),
        "is the index of the sentences",
    ),
    "reviews": "is derived from the readings",
    "versions": "is derived from the readings",
    "comparisons": "is derived from the texts",
    "compared_sections": "is derived from the texts",
    "lineages": "is derived from the versions and changes",
    "lineage_sections": "is derived from the versions and changes",
    "lineage_ends": "is derived from the versions and changes",
    "lineage_links": "is derived from the versions and changes",
    "changed_sentences": "is derived from the texts",
    "chain": "is the chain itself",
    "pace_turns": "says when the next request may be sent, and is no evidence",
    "pace_cooldowns": "says when the next request may be sent, and is no evidence",
    "_sqlite_migrations": "the names are compared with those of the program; nothing depends on the rest",
}

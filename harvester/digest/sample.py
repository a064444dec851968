"""A change that we made up, to be shown where a store has none yet; it says so."""

from __future__ import annotations

from datetime import date

from diffs import compare
from diffs.summaries import summarize
from diffs.weights import with_built_in
from harvester.archive import Proof
from harvester.digest.records import CompanyNews, DocumentNews, VersionNews
from store.records import StatedDate
from store.tables.changes import ComparedVersion

_KEPT = "## 1 Who we are\n\nWe make lamps, and sell them in our shop.\n\n"
_OLD = f"""{_KEPT}## 2 Sharing

We may share your address with:

  * the carriers that deliver parcels;
  * the workshops that repair lamps.

We keep your orders for 12 months.
"""
_NEW = f"""{_KEPT}## 2 Sharing

We will share your address with:

  * the carriers that deliver parcels;
  * the workshops that repair lamps;
  * partners who advertise lamps.

We keep your orders for 24 months.
"""
_CAPTURES = ("20240503051200", "20240601081500")
_PROOF = Proof(kind="warc", source="a made-up sample", file="a made-up sample")


def sample_news() -> tuple[CompanyNews, ...]:
    """Return one change of one policy of a company that does not exist."""
    before = _version(1, _CAPTURES[0], StatedDate("effective", date(2023, 1, 1), "day", "1 January 2023"))
    after = _version(2, _CAPTURES[1], StatedDate("effective", date(2024, 6, 1), "day", "1 June 2024"))
    compared = summarize(compare(_OLD, _NEW), _OLD, with_built_in({}))
    news = VersionNews(before, after, compared, (_PROOF, _PROOF))
    document = DocumentNews("privacy", "Privacy Policy", (news,))
    return (CompanyNews("sample", "Sample Lamps (does not exist)", (document,)),)


def _version(number: int, capture: str, effective: StatedDate) -> ComparedVersion:
    return ComparedVersion(
        title="Privacy Policy",
        effective=effective,
        updated=None,
        first_capture=capture,
        last_capture=capture,
        url="",
        number=number,
        known_from=capture,
        known_until=capture,
    )

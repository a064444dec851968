"""Search the versions of documents: runs of equal sentences, each with its first and last sight."""

from __future__ import annotations

from harvester.search.marked import marks_in
from harvester.search.period import SearchPeriod, search_period
from harvester.search.runs import RunEnd, SentenceRun, Sight, runs_of
from harvester.search.shown import (
    first_proof,
    proof_beyond,
    run_as_json,
    run_line,
    section_in_words,
    sections_in_words,
    summary_lines,
)

__all__ = [
    "RunEnd",
    "SearchPeriod",
    "SentenceRun",
    "Sight",
    "first_proof",
    "marks_in",
    "proof_beyond",
    "run_as_json",
    "run_line",
    "runs_of",
    "search_period",
    "section_in_words",
    "sections_in_words",
    "summary_lines",
]

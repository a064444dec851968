"""Search the versions of documents: runs of equal sentences, each with its first and last sight."""

from __future__ import annotations

from harvester.search.marked import marks_in
from harvester.search.period import Period, period_between
from harvester.search.runs import RunEnd, SentenceRun, Sight, runs_of
from harvester.search.shown import (
    first_proof,
    proof_beyond,
    run_as_json,
    run_line,
    section_line,
    summary_lines,
)

__all__ = [
    "Period",
    "RunEnd",
    "SentenceRun",
    "Sight",
    "first_proof",
    "marks_in",
    "period_between",
    "proof_beyond",
    "run_as_json",
    "run_line",
    "runs_of",
    "section_line",
    "summary_lines",
]

"""The list of the wild's faults is whole: each has its scenario, and each scenario its test."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.stand_in import SCENARIOS

# What a client must survive, as it was collected from recorded answers and bug reports (docs/archive.md).
WILD = {
    "resume-key-twice-the-same",
    "resume-key-old-format",
    "resume-key-new-format",
    "key-then-empty-last-page",
    "same-second-over-page-cut",
    "old-captures-appear-later",
    "memento-datetime-contradicts-date",
    "empty-slice-with-key",
    "list-cut-in-mid-row",
    "html-503-in-mid-list",
    "empty-200-then-full-list",
    "repeated-rows",
    "same-second-two-originals",
    "revisit-before-original",
    "revisit-without-original",
    "dash-status-and-length",
    "month-00",
    "blocked-403-with-header",
    "excluded-page-200",
    "hrm-404",
    "archived-404",
    "archived-429",
    "real-429-with-seconds",
    "real-429-with-date",
    "real-429-without-header",
    "refused-twice-then-fine",
    "remote-disconnected",
    "chunk-cut",
    "nearest-near",
    "nearest-far",
    "nearest-months-off",
    "archived-301-relative",
    "archived-301-schemeless",
    "archived-301-live-site",
    "archived-301-double-prefixed",
    "redirect-loop",
    "doubled-content-encoding",
    "brotli-unasked",
    "gzip-without-header",
    "windows-1252-as-utf-8",
    "utf-8-as-windows-1252",
    "view-mode-redirect-page",
    "link-original-other",
    "memento-datetime-other",
    "gone-on-second-try",
}


ARCHIVE_TESTS = Path(__file__).parents[1]


def test_each_fault_has_its_scenario() -> None:
    assert set(SCENARIOS) >= WILD


def test_each_scenario_has_its_test() -> None:
    tests = "".join(path.read_text("utf-8") for path in ARCHIVE_TESTS.rglob("test_*.py"))
    named = set(re.findall(r'"([a-z0-9-]+)"', tests))
    named |= {f"archived-301-{form}" for form in named}
    assert set(SCENARIOS) <= named

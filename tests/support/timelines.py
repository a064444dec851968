"""Stores with timelines of policies that do not exist, for the tests of the outbox and the daemon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from diffs import Comparison
from diffs.flag_evidence import Flag
from diffs.records import Change, Edit, Section
from diffs.summaries import SectionChange, sum_up
from diffs.weights import Tag
from harvester.pipeline.generations import comparison_rules
from store import Store
from store.records import Company, Document, Version
from store.tables.comparisons import StoredComparison
from store.tables.texts import Text

NOW = datetime(2026, 11, 20, 6, 15, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **time: float) -> datetime:
        """Let time go by; the arguments are those of `timedelta`."""
        self.now += timedelta(**time)
        return self.now


@dataclass(frozen=True, slots=True)
class Run:
    """Captures in a row that show the same words, as `rules` read them; the change to them has `topics`."""

    first: str
    last: str
    words: str
    flags: tuple[Flag, ...] = ()
    rules: str = "1"
    topics: tuple[tuple[str, int], ...] = ()


def day(number: int) -> str:
    """Return a capture's time in November 2026."""
    return f"202611{number:02d}080000"


def runs(*shown: tuple[int, str]) -> list[Run]:
    """Return captures of days with their words, as versions."""
    found: list[Run] = []
    for number, words in shown:
        if found and found[-1].words == words:
            found[-1] = Run(found[-1].first, day(number), words)
        else:
            found.append(Run(day(number), day(number), words))
    return found


def open_store(path: Path) -> Store:
    return Store(path / "harvest.db")


def add_document(store: Store, company: str, slug: str = "privacy", news_after: str | None = day(1)) -> int:
    """Return a document whose first complete listing ended with the capture `news_after`."""
    store.sources.add_company(Company(company, company.title()))
    document = store.sources.add_document(Document(company, slug, f"{slug.title()} Policy"))
    with store.step():
        store.database.execute("UPDATE documents SET news_after = ? WHERE id = ?", (news_after, document))
    return document


def draw(store: Store, document: int, timeline: Sequence[Run]) -> None:
    """Put a timeline into the store, as the pipeline does."""
    rows = []
    with store.step():
        for number, run in enumerate(timeline, 1):
            store.texts.add(_text(run.words))
            before = timeline[number - 2] if number > 1 else None
            rows.append(
                Version(
                    number=number,
                    text=_key(run.words),
                    essence=run.words,
                    dateless=run.words,
                    url=f"http://{document}.example/privacy",
                    first_capture=run.first,
                    last_capture=run.last,
                    after_capture=before.last if before else None,
                    known_from=run.first,
                    known_until=run.last,
                    not_before=before.last if before else None,
                    captures=1,
                    effective=None,
                    updated=None,
                    reason="content" if before else "first",
                    flags=run.flags,
                    extractor=run.rules,
                    recipe="complete",
                    compared=(_key(before.words), _key(run.words)) if before else None,
                    coverage=1.0,
                    notes=(),
                )
            )
            pair = (_key(before.words), _key(run.words)) if before else None
            if before and pair and pair[0] != pair[1] and pair not in store.comparisons.pairs(document):
                store.comparisons.add(document, pair, _compared(before, run))
        store.versions.replace(document, rows)


def looked(store: Store, document: int, moment: datetime, problem: str = "") -> None:
    """Record a run that ended, with or without a problem."""
    run = store.runs.begin(document, "https://archive.example", moment)
    store.runs.end(run, moment, {"listing": "failed" if problem else "complete", "problem": problem})


def _key(words: str) -> str:
    return f"sha-of-{words}"


def _text(words: str) -> Text:
    sections = (Section("1", "Sharing", "**1 Sharing**\n\n", 1, words),)
    return Text(_key(words), "Privacy Policy", words, words, words, len(words.split()), (), sections)


def _compared(old: Run, new: Run) -> StoredComparison:
    before, after = _text(old.words).sections[0], _text(new.words).sections[0]
    cosmetic = "cosmetic" in new.flags
    edits = (Edit("delete", old.words), Edit("insert", new.words))
    change = Change(("cosmetic",) if cosmetic else ("reworded",), before, after, (), 0.0, edits)
    tags = tuple(Tag(topic, new.words, "after", new.words, points) for topic, points in new.topics)
    section = SectionChange(change) if cosmetic else SectionChange(change, 1, 1, tags)
    found = sum_up(Comparison((change,), 0, cosmetic), (section,), 1)
    return StoredComparison.of(comparison_rules({}), found)


def is_drawn(store: Store, document: int) -> bool:
    """Return whether a timeline includes everything that was read."""
    row = store.database.row("SELECT derived FROM documents WHERE id = ?", (document,))
    return bool(row and row["derived"])

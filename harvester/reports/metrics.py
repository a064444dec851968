"""What is known as metrics: for OpenMetrics, and in the older text format of Prometheus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from diffs.text import one_line
from harvester.archive import public_location
from harvester.reports.standing import Standing, moment_of
from harvester.version import program_version
from store.tables.overviews import DocumentOverview
from store.timestamps import moment

MetricsFormat = Literal["openmetrics", "prometheus"]
MetricLabels = tuple[tuple[str, str], ...]

_PREFIX = "harvest_"
_STATES = ("listed", "fetched", "unplayable", "excluded", "failed")


@dataclass(frozen=True, slots=True)
class MetricFamily:
    """A metric with its values.

    Attributes:
        name: its name, without the suffix ``_total`` of a counter.
        kind: ``gauge`` or ``counter``.
        meaning: what it says, in one line.
        samples: each with its labels.
        unit: the unit with which the name ends, or ``""``.
    """

    name: str
    kind: Literal["gauge", "counter"]
    meaning: str
    samples: tuple[tuple[MetricLabels, float], ...]
    unit: str = ""

    def lines(self, form: MetricsFormat) -> Iterator[str]:
        """Yield its lines.

        Args:
            form: the older format names a counter with its suffix, and knows no units.
        """
        full = self.name + ("_total" if self.kind == "counter" else "")
        described = self.name if form == "openmetrics" else full
        yield f"# HELP {described} {_escaped(self.meaning)}"
        yield f"# TYPE {described} {self.kind}"
        if self.unit and form == "openmetrics":
            yield f"# UNIT {described} {self.unit}"
        for labels, value in self.samples:
            named = ",".join(f'{name}="{_escaped(text)}"' for name, text in labels)
            yield f"{full}{{{named}}} {value:.15g}" if named else f"{full} {value:.15g}"


def metrics_text(families: Iterable[MetricFamily], form: MetricsFormat) -> str:
    """Return metrics as a text.

    Args:
        families: the metrics; one without values is left out.
        form: OpenMetrics 1.0, or the format that node exporter and `promtool check metrics` read.
    """
    lines = [line for family in families if family.samples for line in family.lines(form)]
    end = ["# EOF"] if form == "openmetrics" else []
    return "".join(f"{line}\n" for line in (*lines, *end))


def metrics(found: Standing) -> tuple[MetricFamily, ...]:
    """Return what is known as metrics.

    Args:
        found: what is known of the documents that are watched.
    """
    return (*_of_everything(found), *_of_documents(found.documents))


def _of_everything(found: Standing) -> Iterator[MetricFamily]:
    """Yield what is said of all documents together."""
    yield _single("build_info", "The version of the program.", 1, version=program_version())
    yield _time("generated", "When these metrics were made.", [((), found.at)])
    yield _single("healthy", "Whether nothing stands in the way.", not found.obstacles)
    yield _gauge(
        "obstacles",
        "What stands in the way: policies, mails, archives or stores, by kind.",
        [((("kind", kind),), number) for kind, number in found.counts().items()],
    )
    yield _single("companies", "Companies that are watched.", len({one.company for one in found.documents}))
    yield _single("documents", "Policies that are watched.", len(found.documents))
    yield MetricFamily(
        f"{_PREFIX}store_size_bytes",
        "gauge",
        "Size of the store, or of all stores.",
        (((), found.size),),
        "bytes",
    )
    waiting, failed = (sum(getattr(one, name) for one in found.mails) for name in ("waiting", "failed"))
    yield _gauge(
        "outbox_mails",
        "Mails that were not accepted yet: not tried so far, or tried in vain.",
        [((("state", "waiting"),), waiting - failed), ((("state", "failed"),), failed)],
    )
    for name, meaning, key in (
        ("last_run_start", "When the last run began.", "started_at"),
        ("last_run_end", "When the last run that ended did so.", "finished_at"),
    ):
        times = filter(None, (getattr(one, key) for one in found.documents))
        yield _time(name, meaning, [((), moment_of(max(times, default=None)))])
    yield _time(
        "cooldown_end",
        "When an archive may be asked again, while it must not be asked.",
        [((("archive", public_location(place)),), until) for place, until in found.cooldowns.items()],
    )
    sent = found.requests
    yield MetricFamily(
        f"{_PREFIX}requests",
        "counter",
        "Requests to archives.",
        (((("kind", "index"),), sent.index), ((("kind", "memento"),), sent.memento)),
    )


def _of_documents(documents: Iterable[DocumentOverview]) -> Iterator[MetricFamily]:
    """Yield what is said of each document."""
    labelled = [((("company", one.company), ("document", one.document)), one) for one in documents]

    def each(value: Callable[[DocumentOverview], float | None]) -> list[tuple[MetricLabels, float]]:
        found = ((labels, value(one)) for labels, one in labelled)
        return [(labels, number) for labels, number in found if number is not None]

    for name, meaning, value in (
        ("looks", "Runs that ended.", lambda one: one.looks),
        (
            "failed_looks",
            "Runs that could not look at the policy.",
            lambda one: one.failed_looks,
        ),
    ):
        yield MetricFamily(f"{_PREFIX}{name}", "counter", meaning, tuple(each(value)))
    yield _time(
        "last_look",
        "When the last run began that looked at the policy.",
        [(labels, moment_of(one.looked_at)) for labels, one in labelled],
    )
    yield _time(
        "newest_capture",
        "When the newest capture that is known was made.",
        [(labels, moment(one.newest_capture) if one.newest_capture else None) for labels, one in labelled],
    )
    yield _gauge(
        "captures",
        "Captures that are known, by what became of them.",
        [((*labels, ("state", state)), getattr(one, state)) for labels, one in labelled for state in _STATES],
    )
    yield _gauge("remaining_captures", "Captures left to fetch.", each(lambda one: one.remaining))
    yield _gauge("versions", "Versions.", each(lambda one: one.versions))
    yield _gauge("changes", "Changes of words from version to version.", each(lambda one: one.changes))
    yield _gauge("failing_lists", "Lists that are not complete.", each(lambda one: one.lists_failed))


def _gauge(name: str, meaning: str, samples: Iterable[tuple[MetricLabels, float]]) -> MetricFamily:
    return MetricFamily(f"{_PREFIX}{name}", "gauge", meaning, tuple(samples))


def _single(name: str, meaning: str, value: float, **labels: str) -> MetricFamily:
    return _gauge(name, meaning, [(tuple(labels.items()), value)])


def _time(name: str, meaning: str, samples: Iterable[tuple[MetricLabels, datetime | None]]) -> MetricFamily:
    """Return a metric whose values are times; what never happened has no value."""
    known = tuple((labels, moment.timestamp()) for labels, moment in samples if moment is not None)
    return MetricFamily(f"{_PREFIX}{name}_timestamp_seconds", "gauge", meaning, known, "seconds")


def _escaped(text: str) -> str:
    """Return a text inside a label or a description; nothing can end it, or begin a line."""
    return one_line(text).replace("\\", r"\\").replace('"', r"\"")

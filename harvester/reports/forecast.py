"""What a run would ask of the archive (`--dry-run`), from what is known so far."""

from __future__ import annotations

from dataclasses import dataclass

from diffs.render.phrases import count
from harvester.archive.http.pace import RATES
from harvester.archive.opening import paced_kinds
from harvester.commands.session import now
from harvester.config.settings import ArchiveSettings
from harvester.pipeline.harvest import Job
from harvester.pipeline.survey import survey
from harvester.plan.plan import Plan
from store import Store


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a run would ask for one document.

    Attributes:
        job: the document.
        index: requests to the index, one for each address (a long list takes more).
        memento: mementos within the budget; at most so many where nothing is listed yet.
        remaining: mementos until the plan is done, as far as is known.
        listed: whether the list is known, so that `memento` is more than the budget.
        minutes: how long it takes at the pace of the configuration; 0 where nothing is paced.
    """

    job: Job
    index: int
    memento: int
    remaining: int
    listed: bool
    minutes: float

    @property
    def sentence(self) -> str:
        """The forecast in one line."""
        most = "about" if self.listed else "at most"
        return (
            f"{self.job.company}/{self.job.document}: {count(self.index, 'index request')} and {most} "
            f"{count(self.memento, 'memento')}"
            + (f", about {max(1, round(self.minutes)):,} min" if self.minutes else ", not paced")
            + ("" if self.listed else "; the captures are not listed yet")
        )

    def as_object(self) -> dict[str, object]:
        """The forecast in the form of `run` in docs/json.md, with nothing done."""
        return {
            "company": self.job.company,
            "document": self.job.document,
            "dry_run": True,
            "requests": {"index": self.index, "memento": self.memento},
            "listed": self.listed,
            "minutes": round(self.minutes, 1),
            "remaining": self.remaining,
        }


def forecast(store: Store, job: Job, location: str, settings: ArchiveSettings) -> Forecast:
    """Say what a run would ask of the archive for one document.

    Args:
        store: what is known.
        job: the document, with its budget.
        location: the archive that would be asked.
        settings: the pace.
    """
    addresses = store.sources.addresses(job.row)
    listed = any(store.index.listing(job.row, address.url, location) for address in addresses)
    remaining = Plan(survey(store, location, job.row, now()), job.resolution_days).remaining
    memento = min(job.budget, remaining) if listed else job.budget
    paced = paced_kinds(location, settings)
    asked = {"index": len(addresses), "memento": memento}
    minutes = sum(asked[kind] / getattr(settings, RATES[kind]) for kind in paced)
    return Forecast(job, len(addresses), memento, remaining, listed, minutes)

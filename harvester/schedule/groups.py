"""Which companies are harvested together: those with the same timetable; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from harvester.config import Cron, Every, Settings, parse_timetable


@dataclass(frozen=True, slots=True)
class Group:
    """Companies that are harvested together, because they have the same timetable.

    Attributes:
        name: timetable and time zone, as written in the configuration.
        timetable: when the group is due.
        zone: the time zone in which a cron expression is read.
        companies: slugs.
    """

    name: str
    timetable: Cron | Every
    zone: ZoneInfo
    companies: tuple[str, ...]


def groups(settings: Settings, companies: Iterable[str]) -> tuple[Group, ...]:
    """Return the companies, grouped by timetable.

    Args:
        settings: timetables and time zones; those of a company take precedence over the common ones.
        companies: slugs of all companies; those not in the settings follow the common timetable.
    """
    named = {company.slug: company for company in settings.companies}
    found: dict[tuple[str, str], list[str]] = {}
    for slug in companies:
        company = named.get(slug)
        cron = (company.schedule if company else "") or settings.schedule.cron
        zone = (company.timezone if company else "") or settings.schedule.timezone
        found.setdefault((cron, zone), []).append(slug)
    return tuple(
        Group(f"{cron} {zone}", parse_timetable(cron), ZoneInfo(zone), tuple(slugs))
        for (cron, zone), slugs in found.items()
    )

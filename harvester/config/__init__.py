"""Read the configuration."""

from __future__ import annotations

from harvester.config.channels import Channel
from harvester.config.loading import load, without_file
from harvester.config.names import CALLED_BY, matching_company, unknown_company
from harvester.config.save_keys import SaveKeys
from harvester.config.settings import (
    WAYBACK,
    ArchiveSettings,
    CompanySettings,
    DigestSettings,
    DocumentSettings,
    Settings,
)
from harvester.config.timetable import Cron, Every, longest_pause, parse_timetable
from harvester.config.values import ARCHIVE_FORMS

__all__ = [
    "ARCHIVE_FORMS",
    "CALLED_BY",
    "WAYBACK",
    "ArchiveSettings",
    "Channel",
    "CompanySettings",
    "Cron",
    "DigestSettings",
    "DocumentSettings",
    "Every",
    "SaveKeys",
    "Settings",
    "load",
    "longest_pause",
    "matching_company",
    "parse_timetable",
    "unknown_company",
    "without_file",
]

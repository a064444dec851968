"""What `status` says in one line for monitors, and as metrics."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal, get_args

import click

from diffs.in_words import count, when
from diffs.text import json_line, message, printable
from harvester.archive import name_of
from harvester.commands.options import Globals
from harvester.commands.session import now
from harvester.config import Settings
from harvester.errors import ConfigError
from harvester.local_files import reason_of
from harvester.reports.metrics import MetricsFormat, metrics, metrics_text
from harvester.reports.standing import Standing, StandingSurvey
from harvester.stores import StoreSequence

StatusFormat = Literal["text", "json", "openmetrics", "prometheus"]
STATUS_FORMATS = get_args(StatusFormat)
WELL, NOT_WELL = 0, 1

# Nagios reads 4 KB of the answer of a check.
_LONGEST = 2000
_READABLE_BY_ALL = 0o644


@dataclass(frozen=True, slots=True)
class StandingOptions:
    """The options of `status` about all documents at once, as click passes them.

    Attributes:
        check: whether only one line is wanted, with an exit code.
        max_age: how long ago everything may have been looked at, or None for twice the timetable.
        form: how it is written.
        output: the file to write, or None for standard output.
    """

    check: bool
    max_age: timedelta | None
    form: StatusFormat
    output: Path | None

    def verify(self) -> None:
        """Reject options that exclude each other.

        Raises:
            UsageError: two of the options exclude each other.
        """
        is_metrics = self.form in get_args(MetricsFormat)
        if self.check and is_metrics:
            raise click.UsageError("--check prints one line, or JSON; leave it out to get metrics")
        if self.max_age is not None and not (self.check or is_metrics):
            raise click.UsageError("--max-age belongs to --check, and to metrics")
        if self.output is not None and not is_metrics:
            raise click.UsageError("--output belongs to --format openmetrics and prometheus")

    @property
    def is_about_all(self) -> bool:
        """Whether all documents are reported at once, and not each by itself."""
        return self.check or self.form in get_args(MetricsFormat)


def write_standing(stores: StoreSequence, settings: Settings, options: Globals, own: StandingOptions) -> int:
    """Write whether everything is looked at, or the metrics of it.

    Args:
        stores: open for reading, each once.
        settings: the configuration.
        options: of the call.
        own: what is to be written.

    Returns:
        The exit code.

    Raises:
        StoreError: the only store cannot be used.
    """
    location = name_of(options.archive) if options.archive else None
    survey = StandingSurvey(settings, location, now(), own.max_age)
    for given in stores:
        with given as (store, slugs), store.step():
            survey.look(store, slugs)
    found = survey.standing([path.name for path in stores.unusable])
    if own.check:
        said = check_object(found) if own.form == "json" else None
        click.echo(json_line(said) if said else message(check_line(found), _LONGEST))
        return stores.code or (NOT_WELL if found.obstacles else WELL)
    text = metrics_text(metrics(found), "openmetrics" if own.form == "openmetrics" else "prometheus")
    if own.output is None:
        click.echo(printable(text), nl=False)
    else:
        write_whole(own.output, text.encode())
    return stores.code


def check_object(found: Standing) -> dict[str, object]:
    """Return whether everything is looked at as an object of `status --check --json`.

    Args:
        found: what is known.
    """
    oldest = found.oldest_look
    return {
        "ok": not found.obstacles,
        "documents": len(found.documents),
        "oldest_look": oldest.isoformat() if oldest else None,
        "obstacles": [one.as_object() for one in found.obstacles],
    }


def check_line(found: Standing) -> str:
    """Return whether everything is looked at as Nagios and its like read it: a word, a sentence, numbers.

    Args:
        found: what is known.
    """
    if found.obstacles:
        said = "; ".join(f"{one.what}: {one.remedy}" for one in found.obstacles)
    else:
        oldest = found.oldest_look
        since = f"; the oldest look was on {when(oldest)}" if oldest else ""
        said = f"{count(len(found.documents), 'policy')} looked at{since}"
    # What follows a bar is read as numbers.
    said = f"{'CRITICAL' if found.obstacles else 'OK'} - {said.replace('|', '/')}"
    return f"{message(said, _LONGEST // 2)} | {' '.join(_numbers(found))}"


def _numbers(found: Standing) -> Iterator[str]:
    """Yield the numbers of a check, as ``name=value[unit];warning;critical;least``."""
    yield f"policies={len(found.documents)};;;0"
    oldest = found.oldest_look
    if oldest is not None:
        yield f"oldest_look={max(0, round((found.at - oldest).total_seconds()))}s;;;0"
    yield f"remaining={sum(one.remaining or 0 for one in found.documents)};;;0"
    yield from (f"{kind}={number};;0;0" for kind, number in found.counts().items())


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever reads a part of it.

    Args:
        path: the file; one that exists is replaced.
        content: what it contains afterwards; everybody may read it, because others collect the metrics.

    Raises:
        ConfigError: it cannot be written.
    """
    try:
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(content)
            Path(name).chmod(_READABLE_BY_ALL)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        problem = f"cannot be written: {reason_of(error)}"
        raise ConfigError(str(path), "", problem, "Name a file in a folder that may be written to") from None

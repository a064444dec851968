"""Some records of WARC files, as another process can read them without looking through the files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime

from harvester.archive.warc.record import Entry
from harvester.archive.warc.warc_archive import FoundRecord, RecordArchive
from harvester.archive.warc.warc_file import WarcFile
from harvester.archive.warc.warc_source import OpenFiles, WarcSource

# To hand over a record takes a hundredth of the time of harvesting it.
_MOST_OF_HOSTS = 5000


@dataclass(frozen=True, slots=True)
class KnownRecords:
    """Records, and where they are; they can be pickled.

    Attributes:
        location: the file or the folder of the records, as the store names it.
        records: the records, in the order of the archive, each with its file.
        problem: what is wrong with the files, or ``""``.
        is_cut: whether something is missing that may have held captures of any address.
    """

    location: str
    records: tuple[tuple[WarcSource, Entry], ...]
    problem: str
    is_cut: bool

    @contextmanager
    def opened(self, clock: Callable[[], datetime]) -> Iterator[RecordArchive]:
        """Open an archive that has these records and no others, for as long as the context lasts.

        Args:
            clock: gives the time (aware) at which a memento was read.

        Yields:
            The archive.
        """
        with closing(OpenFiles()) as files:
            opened = {
                source: WarcFile(source, files, is_known=True)
                for source in dict.fromkeys(source for source, _ in self.records)
            }
            found = (FoundRecord(entry, opened[source]) for source, entry in self.records)
            yield RecordArchive(self.location, clock, found, self.problem, self.is_cut)


def known_records(archive: RecordArchive, urls: Iterable[str]) -> KnownRecords | None:
    """Return the records of addresses, and of their hosts if some are redirects, which may lead to these.

    Args:
        archive: where they are.
        urls: the addresses.

    Returns:
        The records; None if there are none, or if files must be unpacked before they can be read.
    """
    found = archive.records_of(urls)
    if any(300 <= (one.capture.statuscode or 0) < 400 for one in found):
        found = archive.records_of_hosts(found, _MOST_OF_HOSTS) or found
    records = [
        (one.file.source, one.entry)
        for one in found
        if isinstance(one.file, WarcFile) and one.file.is_readable_in_place
    ]
    if not found or len(records) < len(found):
        return None
    return KnownRecords(archive.location, tuple(records), archive.problem, archive.is_cut)

"""Recording a site as an archive would have captured it over the years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

from store.timestamps import moment
from tests.support.sites.building import BuiltSite
from tests.support.sites.policies import Edition
from tests.support.sites.serving import served
from tests.support.stand_in import Held
from tests.support.warcs import write_warc

# A crawler asks for the page first and for what it needs in the seconds after.
_BETWEEN = timedelta(seconds=2)
_KEPT = ("content-type", "access-control-allow-origin")


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit of the crawler.

    Attributes:
        timestamp: of the page, 14 digits.
        edition: of the policy at that time.
        complete: whether the crawler got what the site marks as `lost` otherwise.
    """

    timestamp: str
    edition: Edition
    complete: bool = True


VISITS = (
    Visit("20180412080000", Edition.OLD),
    Visit("20190412080000", Edition.OLD),
    Visit("20200412080000", Edition.NEW),
    Visit("20210412080000", Edition.NEW, complete=False),
    Visit("20220412080000", Edition.NEW),
)


def recorded(editions: Mapping[Edition, BuiltSite], path: Path, visits: tuple[Visit, ...] = VISITS) -> Path:
    """Record visits of a site, served on loopback, in a WARC file.

    Args:
        editions: the site.
        path: the file.
        visits: oldest first.
    """
    answers = {edition: answers_of(built) for edition, built in editions.items()}
    return write_warc(path, [held for visit in visits for held in _captured(visit, editions, answers)])


def answers_of(built: BuiltSite) -> list[Held]:
    """Ask a site for its page and for everything else that it consists of, but other pages.

    Returns:
        The answers without a timestamp; the page first.
    """
    with served(built) as port:
        return [_asked(url, port) for url in (built.site.url, *_addresses(built))]


def _addresses(built: BuiltSite) -> Iterator[str]:
    for host, root in built.hosts.items():
        for path in sorted(one for one in root.rglob("*") if one.is_file() and one.suffix != ".html"):
            yield f"https://{host}/{quote(path.relative_to(root).as_posix())}"


def _asked(url: str, port: int) -> Held:
    """Ask the server on loopback as if it were the host of an address."""
    parts = urlsplit(url)
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", parts.path, headers={"Host": str(parts.hostname)})
        answer = connection.getresponse()
        body = answer.read()
        headers = tuple((name, value) for name, value in answer.getheaders() if name.lower() in _KEPT)
        return Held("", url, body, answer.status, headers)
    finally:
        connection.close()


def _captured(
    visit: Visit, editions: Mapping[Edition, BuiltSite], answers: Mapping[Edition, list[Held]]
) -> Iterator[Held]:
    lost = re.compile(editions[visit.edition].site.lost)
    at = moment(visit.timestamp)
    for number, answer in enumerate(answers[visit.edition]):
        if visit.complete or not lost.search(answer.original):
            yield replace(answer, timestamp=f"{at + number * _BETWEEN:%Y%m%d%H%M%S}")

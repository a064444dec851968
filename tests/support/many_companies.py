"""Many companies that do not exist: their corpus documents, and a store that knows them already."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from harvester.corpus.document import header
from harvester.corpus.id_url import parse_timestamp
from store import Store
from store.records import Company, Document, PolicyUrl
from store.tables.sources import NewCitation
from tests.support.drafting import Drafter, written
from tests.support.stand_in.world import Held
from tests.support.warcs import write_warc

SECTIONS, SMALL = 10, 3
"""How many sections a policy has, and one that is only to be quick to read."""
# How many companies are stored in a transaction.
_STEP = 1000


def domain(number: int) -> str:
    """Return the domain of a company.

    Args:
        number: of the company.
    """
    return f"company-{number:06}.example"


def stamp(year: int) -> str:
    """Return the timestamp of the only capture of a year."""
    return f"{year}0615120000"


def url(number: int) -> str:
    """Return the address of the policy of a company.

    Args:
        number: of the company.
    """
    return f"http://{domain(number)}/privacy"


@cache
def _section(seed: int) -> str:
    """Return one of a thousand sections; companies share their wording, as real ones do."""
    drafter = Drafter(seed)
    return written(drafter.policy(1, 3, 9), numbered=False)


def corpus_document(number: int, year: int, sections: int = SECTIONS) -> bytes:
    """Return the corpus document of a company of a year; a section differs from that of the year before.

    Args:
        number: of the company.
        year: of the capture, from 2000.
        sections: how many sections it has, of some 100 words each.
    """
    chance = random.Random(number)
    places = [chance.randrange(1000) for _ in range(sections)]
    for changed in range(2000, year):
        places[changed % sections] = random.Random(f"{number} {changed}").randrange(1000)
    begins = f"# Privacy Policy of Company {number}\n\nLast updated: {year}-06-01\n\n"
    text = begins + "\n".join(
        f"## {place}. {_section(seed).removeprefix('## ')}" for place, seed in enumerate(places, 1)
    )
    return f"{header(domain(number), stamp(year), url(number))}\n\n{text}".encode()


def corpus(
    companies: int, documents: int, first: int = 0, sections: int = SECTIONS
) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of corpus documents, all of a company together.

    Args:
        companies: of how many companies.
        documents: how many of each company.
        first: the number of the first company.
        sections: how many sections each has.
    """
    for number in range(first, first + companies):
        for year in range(2000, 2000 + documents):
            yield f"{domain(number)}-{stamp(year)}.md", corpus_document(number, year, sections)


def know_companies(store: Store, companies: int, first: int = 0) -> None:
    """Let a store know companies with a policy and its citation each, as imports leave them.

    Args:
        store: the store.
        companies: how many.
        first: the number of the first one.
    """
    at = stamp(1999)
    for start in range(first, first + companies, _STEP):
        with store.step():
            for number in range(start, min(start + _STEP, first + companies)):
                slug = domain(number).partition(".")[0]
                store.sources.add_company(Company(slug, domain(number), (domain(number),)))
                policy = Document(slug, "privacy", "Privacy Policy", (PolicyUrl(url(number)),))
                document = store.sources.add_document(policy)
                cited = NewCitation(at, url(number), url(number), domain(number), "1999-06-15", None)
                store.sources.add_citation(document, cited, parse_timestamp(at))


def configuration(companies: int, recipients: int = 0) -> str:
    """Return the part of a configuration that names companies, some of them with a recipient of their own.

    Args:
        companies: how many.
        recipients: how many of them have a recipient.
    """
    return "\n".join(
        f'[companies.{domain(number).partition(".")[0]}]\nname = "Company {number}"\n'
        f'domains = ["{domain(number)}"]\n'
        + (f'recipients = ["reader-{number}@desk.example"]\n' if number < recipients else "")
        + f'[companies.{domain(number).partition(".")[0]}.documents.privacy]\nurls = ["{url(number)}"]\n'
        for number in range(companies)
    )


def captured(number: int, year: int, sections: int = SECTIONS) -> Held:
    """Return a capture that shows the text of a corpus document.

    Args:
        number: of the company.
        year: of the capture.
        sections: how many sections it has.
    """
    text = corpus_document(number, year, sections).decode().partition("\n\n")[2]
    blocks = (f"<p>{block.removeprefix('# ')}</p>" for block in text.split("\n\n"))
    page = f"<html><head><title>Privacy Policy</title></head><body>{''.join(blocks)}</body></html>"
    return Held(stamp(year), url(number), page.encode())


def write_captures(path: Path, companies: int, captures: int = 2, sections: int = SECTIONS) -> None:
    """Write a WARC file with captures of the policy of each company.

    Args:
        path: the file.
        companies: how many.
        captures: how many of each, a year apart.
        sections: how many sections each has.
    """
    years = range(2000, 2000 + captures)
    write_warc(path, (captured(number, year, sections) for number in range(companies) for year in years))

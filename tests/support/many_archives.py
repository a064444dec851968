"""WARC files with the histories of many companies that do not exist, for tests and measurements of `bulk`."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.support.drafting import Drafter
from tests.support.stand_in.world import Held
from tests.support.warcs import Revisit, digest, write_warc

_FIRST = datetime(2012, 1, 15, 6, 30, tzinfo=UTC)
_REPEATED = 3
_TOPICS = (
    ("What we collect", "We collect your name, your email address and the pages that you visit"),
    ("How we use it", "We use your information to provide the service and to improve it"),
    ("Whom we share it with", "We share information with partners that process payments for us"),
    ("Cookies", "We use cookies to remember your settings and to measure visits"),
    ("How long we keep it", "We keep your information for as long as you have an account"),
    ("Your rights", "You may ask for a copy of your information and for its deletion"),
    ("Children", "Our services are not meant for children under thirteen"),
    ("Contact", "Write to our privacy office if you have a question about this policy"),
)


@dataclass(frozen=True, slots=True)
class ManyArchives:
    """How many files, and what is in them.

    Attributes:
        files: how many WARC files.
        captures: how many captures are in each.
        companies: to how many companies these belong.
        paragraphs: how long a section is.
    """

    files: int
    captures: int
    companies: int
    paragraphs: int = 3

    def write(self, folder: Path) -> list[Path]:
        """Write the files, in which the captures of all companies are mixed.

        Args:
            folder: where to.
        """
        folder.mkdir(parents=True, exist_ok=True)
        per_company = self.files * self.captures // self.companies
        records = [one for company in range(self.companies) for one in self._history(company, per_company)]
        random.Random(7).shuffle(records)
        return [
            write_warc(folder / f"crawl-{number:03}.warc.gz", records[number :: self.files])
            for number in range(self.files)
        ]

    def domain(self, company: int) -> str:
        """Return the domain of a company.

        Args:
            company: its number.
        """
        return f"maker{company}.example"

    def configuration(self) -> str:
        """Return the configuration that an ordinary run needs to harvest all of them."""
        return "".join(
            f'[companies.maker{company}]\nname = "Maker {company}"\ndomains = ["{self.domain(company)}"]\n'
            f'[companies.maker{company}.documents.privacy]\ntitle = "Privacy Policy"\n'
            f'urls = ["http://{self.domain(company)}/privacy", "https://www.{self.domain(company)}/privacy-policy"]\n'
            for company in range(self.companies)
        )

    def words(self) -> int:
        """Return how many words a policy has."""
        shown = self._page(0, self._sentences(0), _FIRST).decode().partition("<main>")[2]
        return len(re.sub("<[^>]*>", " ", shown).split())

    def _sentences(self, company: int) -> list[str]:
        """Return the sentences of a company's first policy; of longer ones, most occur once."""
        draft = Drafter(company).sentence
        return [
            f"{text} ({company})." if number < _REPEATED else draft()
            for _, text in _TOPICS
            for number in range(self.paragraphs)
        ]

    def _history(self, company: int, captures: int) -> Iterator[Held | Revisit]:
        """Yield the captures of a company: its policy changes now and then, and moves halfway."""
        draw = random.Random(company)
        sentences = self._sentences(company)
        step = timedelta(days=max(1, 4000 // captures))
        before: Held | None = None
        updated = _FIRST
        for number in range(captures):
            time = _FIRST + number * step
            timestamp = f"{time:%Y%m%d}{company:06}"[:8] + f"{company % 24:02}{number % 60:02}00"
            if draw.random() < 0.15:
                sentences[draw.randrange(len(sentences))] = (
                    f"We may do so {draw.randint(2, 900)} times a year."
                )
                updated = time
            moved = number > captures // 2
            url = (
                f"https://www.{self.domain(company)}/privacy-policy"
                if moved
                else f"http://{self.domain(company)}/privacy"
            )
            body = self._page(company, sentences, updated)
            if moved and number % 17 == 0:
                yield Held(
                    timestamp, f"http://{self.domain(company)}/privacy", b"", 301, (("Location", url),)
                )
            if number % 23 == 5:
                yield Held(timestamp, url, b"<title>Gone</title>not found", 404)
            elif before is not None and before.body == body and number % 5 == 0:
                yield Revisit(timestamp, url, digest(body), (before.original, before.timestamp))
            else:
                before = Held(timestamp, url, body)
                yield before
            if number % 29 == 3:
                yield Held(
                    timestamp, f"http://{self.domain(company)}/shop/{number}", b"<p>Chairs and tables</p>"
                )

    def _page(self, company: int, sentences: list[str], updated: datetime) -> bytes:
        parts = "".join(
            f"<h2>{place + 1}. {heading}</h2>"
            + "".join(f"<p>{one}</p>" for one in sentences[place * self.paragraphs :][: self.paragraphs])
            for place, (heading, _) in enumerate(_TOPICS)
        )
        return (
            f"<html><head><title>Privacy Policy of Maker {company}</title></head><body><main>"
            f"<h1>Privacy Policy</h1><p>Last updated: {updated:%B %d, %Y}</p>{parts}</main></body></html>"
        ).encode()

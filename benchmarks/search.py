"""How long a search takes, and how much the search index adds to a store.

    python -m benchmarks.search [SECTIONS]

Generated policies with 40 versions of 50 sections each, until there are so many sections (100,000). A version
changes a sentence in three sections; half of a policy's sentences are also those of others, as policies are
copied. The share of the index is also measured on the series of real captures in the reference material, if
it is there, and on policies of which only one version is known.
"""

from __future__ import annotations

import hashlib
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from harvester.cli import main as harvest
from harvester.pipeline.extracting import read_text
from harvester.search import runs_of
from store import Store
from store.records import Company, Document, Version
from store.searching import parse_query

SHARED = Path(os.environ.get("HARVEST_SHARED", Path(__file__).resolve().parents[2] / "shared"))
SERIES = SHARED / "archives" / "terms-series.warc.gz"
VERSIONS, SECTIONS, SENTENCES, CHANGED = 40, 50, 8, 3
QUERIES = {
    "a word of one sentence in 400": "sell",
    "a phrase": "do not sell",
    "a word that is nowhere": "arbitration",
    "a prefix": "advert*",
    "three words, AND NOT": "information AND partners NOT sell",
    "a common word, of one sentence in 9": "information",
}
_VERBS = ("collect", "use", "share", "keep", "store", "disclose", "process", "transfer", "analyse", "combine")
_THINGS = (
    "data",
    "information",
    "cookies",
    "addresses",
    "orders",
    "payments",
    "messages",
    "records",
    "photos",
)
_WHOM = ("partners", "affiliates", "advertisers", "suppliers", "authorities", "customers", "dealers")
_PURPOSES = (
    "to improve our services",
    "for security",
    "as the law requires",
    "to answer you",
    "for research",
)
_INDEX = "name LIKE '%sentence%' OR name LIKE '%section_contents%' OR name = 'sections_by_content'"


def sentence(dice: random.Random) -> str:
    """Return a sentence as policies have them; in one of 400 they say that they do not sell."""
    if dice.random() < 1 / 400:
        return f"We do not sell your {dice.choice(_THINGS)} to {dice.choice(_WHOM)}."
    number = dice.randrange(400)
    return (
        f"We {dice.choice(_VERBS)} your {dice.choice(_THINGS)} with {dice.choice(_WHOM)} "
        f"{dice.choice(_PURPOSES)}, for {number} days after your {dice.choice(_THINGS)} were last used."
    )


def histories(policies: int, versions: int) -> Iterator[list[str]]:
    """Yield the texts of the versions of policies."""
    dice = random.Random(15)
    common = [sentence(dice) for _ in range(4000)]
    for _ in range(policies):
        policy = [
            [dice.choice(common) if dice.random() < 0.5 else sentence(dice) for _ in range(SENTENCES)]
            for _ in range(SECTIONS)
        ]
        texts = []
        for _ in range(versions):
            for section in dice.sample(range(SECTIONS), CHANGED):
                policy[section][dice.randrange(SENTENCES)] = sentence(dice)
            parts = (
                f"## {number}. Part {number}\n\n{' '.join(part)}\n" for number, part in enumerate(policy, 1)
            )
            texts.append("# Privacy Policy\n\n" + "\n".join(parts))
        yield texts


def fill(store: Store, policies: int, versions: int) -> None:
    """Put policies into a store, as far as a search looks at them."""
    for number, texts in enumerate(histories(policies, versions)):
        with store.step():
            store.sources.add_company(Company(f"c{number}", f"Company {number}"))
            row = store.sources.add_document(Document(f"c{number}", "privacy", "Privacy Policy"))
            timeline: list[Version] = []
            for place, markdown in enumerate(texts):
                text = read_text("Privacy Policy", markdown)
                store.texts.add(text)
                timeline.append(_version(text.sha256, place, timeline))
            store.versions.replace(row, timeline)


def _version(text: str, place: int, before: list[Version]) -> Version:
    taken = f"{2000 + place // 12}{place % 12 + 1:02}01000000"
    last = before[-1] if before else None
    return Version(
        number=place + 1,
        text=text,
        essence=hashlib.sha256(text.encode()).hexdigest(),
        dateless=text,
        url="http://a.example/",
        first_capture=taken,
        last_capture=taken,
        after_capture=last.last_capture if last else None,
        known_from=taken,
        known_until=taken,
        not_before=last.last_capture if last else None,
        captures=1,
        effective=None,
        updated=None,
        reason="content" if last else "first",
        flags=(),
        extractor="",
        recipe="complete",
        compared=(last.text, text) if last else None,
        coverage=1.0,
        notes=(),
    )


def share_of_index(path: Path) -> tuple[float, float]:
    """Return the size of a store without its search index in MB, and what the index adds to it (0 to 1)."""
    with closing(sqlite3.connect(path)) as connection:
        (index,) = connection.execute(f"SELECT sum(pgsize) FROM dbstat WHERE {_INDEX}").fetchone()
        (whole,) = connection.execute("SELECT sum(pgsize) FROM dbstat").fetchone()
    return (whole - index) / 2**20, index / (whole - index)


def measure_searches(store: Store) -> None:
    """Print how long searches take, and what they find."""
    print(f"\n{'search':36} {'runs':>7} {'ms':>8}")
    for name, asked in QUERIES.items():
        times = []
        for _ in range(5):
            begun = time.process_time()
            found = len(list(runs_of(store, parse_query(asked))))
            times.append(time.process_time() - begun)
        print(f"{name:36} {found:7} {1000 * min(times):8.1f}")


def measure_share(name: str, path: Path) -> None:
    """Print what the search index adds to a store."""
    size, share = share_of_index(path)
    print(f"{name:58} {size:9.1f} MB {100 * share:6.1f} %")


def harvested_series(folder: Path) -> Path:
    """Return a store with the series of real captures, all of them read."""
    config = folder / "config.toml"
    config.write_text(
        f"[archive]\nlocation = '{SERIES}'\nresolution_days = 0\nbudget = 400\n[companies.series]\n"
        "name = 'Series'\ndomains = ['uptimerobot.com', 'opentermsarchive.org']\n"
        "[companies.series.documents]\n"
        "privacy = { title = 'Privacy', urls = ['https://uptimerobot.com/privacy/'] }\n"
        "terms = { title = 'Terms', urls = ['https://uptimerobot.com/terms/'] }\n",
        encoding="utf-8",
    )
    path = folder / "series.db"
    assert harvest(["--config", str(config), "--db", str(path), "--quiet"]) in (0, 1)
    return path


def main(sections: int = 100_000) -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begun = time.process_time()
        with Store(folder / "many.db") as store:
            fill(store, sections // (VERSIONS * SECTIONS), VERSIONS)
            print(f"filled in {time.process_time() - begun:.0f} s of processor time")
            measure_searches(store)
        with Store(folder / "single.db") as store:
            fill(store, sections // SECTIONS // 20, 1)
        print()
        measure_share(f"{sections:,} sections, {VERSIONS} versions a policy", folder / "many.db")
        measure_share("policies of which one version is known", folder / "single.db")
        if SERIES.exists():
            measure_share("two policies of the series of real captures", harvested_series(folder))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

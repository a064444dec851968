"""How long it takes to derive again what other generations of rules derived, on a store of many documents.

    python -m benchmarks.generations [DOCUMENTS]

The policies are made up: four texts of some 1,200 words each, shown by twelve captures.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from harvester.pipeline.extracting import read_text
from harvester.pipeline.generations import EXTRACTORS
from harvester.pipeline.staleness import current_rules, staleness_of
from harvester.pipeline.timeline import draw_timeline
from harvester.pipeline.up_to_date import bring_up_to_date
from store import Store
from store.records import Company, Document
from store.tables.readings import NewReading
from tests.support.drafting import Drafter, written
from tests.support.generations import generation

SECTIONS, TEXTS, CAPTURES = 12, 4, 3
URL = "http://policies.example/privacy"


def fill(store: Store, documents: int) -> list[int]:
    """Store the readings of documents, each a policy that is reworded from text to text; return their ids."""
    store.sources.add_company(Company("policies", "Policies"))
    rows = []
    for number in range(documents):
        row = store.sources.add_document(Document("policies", f"p{number}", "Policy"))
        drafter = Drafter(number)
        policy = drafter.policy(SECTIONS)
        with store.step():
            store.generations.mark_judged(row, current_rules(store, row, {}))
            for version in range(TEXTS):
                markdown = f"# Policy\n\nEffective date: May {version + 1}, 2012\n\n{written(policy)}"
                text = read_text("Policy", markdown)
                store.texts.add(text)
                for month in range(1, CAPTURES + 1):
                    timestamp = f"{2012 + version}{month:02}01120000"
                    store.readings.add(
                        row,
                        NewReading(
                            timestamp, URL, "memento", text.sha256, EXTRACTORS["complete"], "complete", 1.0
                        ),
                    )
                policy[version] = drafter.reword(policy[version], 0.1)
        rows.append(row)
    return rows


def measured(what: str, work: Callable[[], object]) -> None:
    """Do some work, and print how long the processor needed."""
    start = time.process_time()
    work()
    print(f"{what:<40} {time.process_time() - start:8.2f} s")


def main() -> None:
    """Measure and print."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "harvest.db") as store:
        rows = fill(store, documents)

        def drawn() -> None:
            for row in rows:
                draw_timeline(store, row, {})

        def asked() -> None:
            assert not any(staleness_of(store, row, {}) for row in rows)

        measured("draw all timelines", drawn)
        measured("ask whether anything is stale", asked)
        measured("draw again, with nothing new", drawn)
        with generation(reading="reading-new"):
            measured("after new rules for dates and sections", lambda: bring_up_to_date(store, rows, {}))
        bring_up_to_date(store, rows, {})
        topic = {"harbours": ["harbour*"]}
        measured("after another topic was configured", lambda: bring_up_to_date(store, rows, topic))


if __name__ == "__main__":
    main()

"""Derive a document anew from its sources, and compare the result with what is stored.

The same code derives it that `run` and `rebuild` use, but in a temporary store.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from diffs.in_words import count
from harvester.config.selectors import PageSelectors
from harvester.corpus import read_citation
from harvester.pipeline.barrier import in_brief
from harvester.pipeline.extracting import ExtractionResult, Reader, cited_reading, read_text
from harvester.pipeline.generations import LINEAGE, READING, Phrases
from harvester.pipeline.rules_in_force import RECIPE_OF, extractor_of, rules_for
from harvester.pipeline.timeline import draw_timeline
from harvester.reports.verify.barrier import guarded
from harvester.reports.verify.wording import OTHER_RULES, difference
from store.chain import Value
from store.checks import Examined, RawRow, RowDifference, Scratch, as_text
from store.pairs import pair_number
from store.tables.lineages import LINEAGE_TABLES
from store.tables.renderings import RenderedPage
from store.tables.sources import StoredCitation
from store.tables.texts import Text

# The columns that name the rules by which a row was made.
_GENERATIONS = ("extractor", "rules")
# What is derived with a comparison, whose short name is the first column of the key.
_OF_COMPARISON = ("compared_sections", "changed_sentences")
_TABLES = ("readings", "reviews", "versions", "comparisons", *_OF_COMPARISON)


@dataclass(slots=True)
class DocumentCheck:
    """The check of one document.

    Attributes:
        examined: the store that is checked.
        scratch: where the document is derived.
        row: the document, as it is stored.
        phrases: topics that give a change more weight, in addition to the built-in ones.
        titles: is filled with the texts that its sources give: by hash, the titles that they give them.
    """

    examined: Examined
    scratch: Scratch
    row: RawRow
    phrases: Phrases
    titles: dict[str, set[str]]
    _stale: Counter[str] = field(default_factory=Counter)
    _stale_pairs: set[Value] = field(default_factory=set)

    @property
    def id(self) -> int:
        """Its id."""
        return int(str(self.row["id"]))

    @property
    def name(self) -> str:
        """Its name for people."""
        return self.examined.document(self.row["id"])

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with everything that is derived for the document."""
        selectors = PageSelectors.from_json(str(self.row["selectors"]))
        if self.row["rules"] not in ("", rules_for(selectors)):
            self._stale[OTHER_RULES.format("captures", self.row["rules"])] += 1
        with self.scratch.document(self.id) as uncopied:
            yield from (f"{self.name}: {reason}" for reason in uncopied)
            reader = Reader(selectors=selectors, rendered=self._rendered)
            yield from guarded(self._citations(reader), f"{self.name}: citations")
            yield from guarded(self._snapshots(reader, selectors), f"{self.name}: snapshots")
            yield from guarded(self._timeline(), f"{self.name}: timeline")
            for sha256, title in self.scratch.texts():
                self.titles.setdefault(sha256, set()).add(title)
                yield from guarded(self._text(sha256), f"texts: {sha256}")
        for rules, number in self._stale.items():
            yield f"{self.name}: {count(number, 'row')} of {rules}; run `harvest rebuild`"

    def _rendered(self, timestamp: str, url: str) -> RenderedPage | None:
        """Return a capture as a browser rendered it, or None."""
        return self.scratch.store.renderings.page(self.id, timestamp, url)

    def _citations(self, reader: Reader) -> Iterator[str]:
        """Read the corpus documents again."""
        for cited in self.scratch.store.sources.citations(self.id):
            if cited.sha256 is None:
                continue
            try:
                self._citation(reader, cited, cited.sha256)
            except Exception as error:
                yield f"citations: {self.name}: {cited.timestamp} {cited.url}: {in_brief(error)}"
                self._take(cited.timestamp, cited.url, "citation")

    def _citation(self, reader: Reader, cited: StoredCitation, sha256: str) -> None:
        """Read a corpus document again."""
        citation = read_citation(self.examined.bodies.read(sha256), cited.id_url)
        if (citation.timestamp, citation.url) != (cited.timestamp, cited.url):
            raise ValueError(f"its corpus document cites {citation.timestamp} {citation.url}")
        text = read_text(citation.title, citation.text)
        reader.accept(citation.title, citation.text)
        if self._is_stale(cited.timestamp, cited.url, "citation", PageSelectors()):
            return
        self._give(text)
        self.scratch.store.readings.add(self.id, cited_reading(cited.timestamp, cited.url, text.sha256))

    def _snapshots(self, reader: Reader, selectors: PageSelectors) -> Iterator[str]:
        """Extract the snapshots again."""
        for row in self.examined.rows("snapshots", "WHERE document = ? ORDER BY rowid", (self.id,)):
            timestamp, url = str(row["timestamp"]), str(row["original"])
            try:
                fault = self._snapshot(reader, selectors, timestamp, url)
            except Exception as error:
                fault = in_brief(error)
                self._take(timestamp, url, "memento")
            if fault:
                yield f"snapshots: {self.name}: {timestamp} {url}: {fault}"

    def _snapshot(self, reader: Reader, selectors: PageSelectors, timestamp: str, url: str) -> str:
        """Extract a snapshot again; return what is wrong with its capture, or ``""``."""
        store = self.scratch.store
        kept = store.snapshots.find(self.id, timestamp, url)
        if kept is None:
            raise ValueError("its capture is missing")
        (capture,) = self.examined.rows("captures", "WHERE id = ?", (kept.capture_id,))
        if capture["state"] == "listed" and not self._stored(timestamp, url, "memento"):
            # A run was interrupted before it extracted the text.
            return ""
        judged = reader.judge(kept.snapshot, kept.statuscode, kept.redirects, kept.framed_by)
        if self._is_stale(timestamp, url, "memento", selectors):
            return ""
        if not self._agrees(judged, capture, selectors):
            # Which other texts of the document were known when it was first read depends on the runs.
            again = Reader(self.examined.shown_texts(self.id), selectors, self._rendered)
            judged = again.judge(kept.snapshot, kept.statuscode, kept.redirects, kept.framed_by)
        if judged.text is not None:
            self._give(judged.text)
            store.readings.add(self.id, judged.reading(kept.snapshot.capture))
        if self._agrees(judged, capture, selectors):
            return ""
        state = " ".join(filter(None, (as_text(capture["state"]), as_text(capture["reason"]))))
        found = " ".join(filter(None, (judged.state, judged.reason)))
        return f"its capture is recorded as {state!r}, but its snapshot gives {found!r}"

    def _agrees(self, judged: ExtractionResult, capture: RawRow, selectors: PageSelectors) -> bool:
        """Return whether a capture is recorded as what its snapshot shows."""
        if self.row["rules"] not in ("", rules_for(selectors)):
            return True
        if judged.text is not None:
            # A redirect that led to the policy stays one.
            return capture["state"] in ("read", "elsewhere")
        found = (judged.state, judged.reason, judged.held_as)
        return (capture["state"], capture["reason"], capture["held_as"]) == found

    def _stored(self, timestamp: str, url: str, source: str) -> RawRow | None:
        """Return the stored reading of a capture."""
        rest = "WHERE document = ? AND timestamp = ? AND url = ? AND source = ?"
        return next(self.examined.rows("readings", rest, (self.id, timestamp, url, source)), None)

    def _is_stale(self, timestamp: str, url: str, source: str, selectors: PageSelectors) -> bool:
        """Return whether a reading was made by other rules; if so, take it as it is."""
        stored = self._stored(timestamp, url, source)
        if stored is None or stored["extractor"] == extractor_of(RECIPE_OF[source], selectors):
            return False
        self._stale[OTHER_RULES.format("readings", stored["extractor"])] += 1
        self._take(timestamp, url, source)
        return True

    def _take(self, timestamp: str, url: str, source: str) -> None:
        """Take over the stored reading of a capture and its text, which cannot be derived."""
        stored = self._stored(timestamp, url, source)
        if stored:
            self._take_texts(stored["text"], stored.get("corpus_text"))
        self.scratch.copy_reading(self.id, timestamp, url, source)

    def _take_texts(self, *hashes: Value) -> None:
        """Take over stored texts, with what the current rules find in them."""
        for sha256 in hashes:
            for row in self.examined.rows("texts", "WHERE sha256 = ?", (sha256,)):
                text = read_text(str(row["title"]), str(row["markdown"]))
                if text.sha256 == sha256:
                    self._give(text)

    def _give(self, text: Text) -> None:
        """Keep a text that a source gives."""
        self.scratch.store.texts.add(text)
        # Sources of the same text may name its title with other blanks, and the first one is stored.
        self.titles.setdefault(text.sha256, set()).add(text.title)

    def _timeline(self) -> Iterator[str]:
        """Draw the timeline again, and compare it."""
        self.scratch.copy_memory(self.id)
        is_ours = self.row["drawn_by"] == READING
        if not self.row["derived"] or not is_ours:
            # A run was interrupted before it drew the timeline; it is drawn before it is shown.
            if self.row["derived"] and not is_ours:
                self._stale[OTHER_RULES.format("timelines", self.row["drawn_by"])] += 1
            for version in list(self.examined.rows("versions", "WHERE document = ?", (self.id,))):
                self._take_texts(version["text"], version["compared_from"], version["compared_to"])
            yield from self._compared("readings", ignored=("corpus_text",))
            return
        draw_timeline(self.scratch.store, self.id, self.phrases)
        is_traced = self.row["traced_by"] == LINEAGE
        if not is_traced:
            self._stale[OTHER_RULES.format("lineages", self.row["traced_by"])] += 1
        for table in (*_TABLES, *(LINEAGE_TABLES if is_traced else ())):
            yield from guarded(self._compared(table), f"{table}: {self.name}")

    def _compared(self, table: str, ignored: tuple[str, ...] = ()) -> Iterator[str]:
        """Compare the rows of a table."""
        for one in self.scratch.differences(self.id, table):
            if table in _OF_COMPARISON and one.key[0] in self._stale_pairs:
                continue
            if table == "comparisons" and "rules" in one.columns:
                self._stale_pairs.add(pair_number(*map(str, one.key)))
            yield from self._said(table, self.name, one, ignored)

    def _text(self, sha256: str) -> Iterator[str]:
        """Compare a text, with its dates and sections."""
        for table, one in self.scratch.text_differences(sha256):
            yield from self._said(table, sha256, one, ("title",) if table == "texts" else ())
            if "rules" in one.columns:
                # Those rules found its dates and sections, too.
                return

    def _said(self, table: str, name: str, one: RowDifference, ignored: tuple[str, ...]) -> Iterator[str]:
        """Yield the difference of a row, unless it was made by other rules."""
        columns = [column for column in one.columns if column not in ignored]
        other = next((column for column in _GENERATIONS if column in columns), None)
        if other is not None and one.stored is not None:
            self._stale[OTHER_RULES.format(table, one.stored[other])] += 1
        elif columns or one.stored is None or one.derived is None:
            yield difference(table, name, one, columns)

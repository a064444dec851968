"""`harvest search`: in which versions a phrase stood, as JSON objects and for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import click

from diffs.in_words import count
from diffs.text import json_line, one_line, printable, without_logins
from harvester.commands.options import Globals, company_option, json_option, with_globals
from harvester.commands.session import complain, index_texts, reading_stores, settings_for
from harvester.config import Settings
from harvester.errors import ConfigError
from harvester.pipeline.jobs import DocumentRow
from harvester.pipeline.up_to_date import derive_again
from harvester.search import (
    RunEnd,
    SearchPeriod,
    SentenceRun,
    first_proof,
    marks_in,
    proof_beyond,
    run_as_json,
    run_line,
    runs_of,
    search_period,
    sections_in_words,
    summary_lines,
)
from harvester.stores.documents import document_rows_of
from store import Store
from store.errors import QueryError
from store.searching import Query, SearchPhrase, parse_query, query_in_words, search_sql, words_apart


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which runs are shown."""

    period: SearchPeriod | None
    added: bool
    removed: bool

    def has(self, run: SentenceRun) -> bool:
        """Return whether a run is shown."""
        if self.added or self.removed:
            end = run.begins if self.added else run.ends
            return end.kind == "changed" and self._in_period(end)
        seen = run.first.version.known_from, run.last.version.known_until
        return self.period is None or self.period.touches(min(seen), max(seen))

    def _in_period(self, end: RunEnd) -> bool:
        assert end.after is not None and end.by is not None
        return self.period is None or self.period.touches(end.after, end.by)


@dataclass(frozen=True, slots=True)
class _ShownRun:
    """A run as it is printed for people.

    Attributes:
        section: the name of its section.
        sentence: the pieces of the sentence, each with whether it is what was asked for.
        line: from when to when it stood.
        proofs: what to go back to, each with what it shows.
    """

    section: str
    sentence: tuple[tuple[str, bool], ...]
    line: str
    proofs: tuple[tuple[str, str], ...]


@click.command("search")
@click.argument("words", metavar="PHRASE...", nargs=-1, required=True)
@company_option(multiple=True)
@click.option("--document", metavar="D", help="Only the document with this slug or title.")
@click.option(
    "--between", nargs=2, metavar="A B", help="Only what stood, came or went in this period (YYYY[-MM[-DD]])."
)
@click.option("--added", is_flag=True, help="Only sentences that came while the document was watched.")
@click.option("--removed", is_flag=True, help="Only sentences that went.")
@json_option
@with_globals
def search_command(
    options: Globals,
    words: tuple[str, ...],
    companies: tuple[str, ...],
    document: str | None,
    as_json: bool,
    **chosen: Any,
) -> int:
    """Find the sentences of all versions that hold a phrase: from when to when each stood, and the proof.

    Words beside each other are a phrase. Also: arbitrat* (the beginning of a word), AND, OR, NOT,
    NEAR(sell data, 5), parentheses. Accents, capitals and punctuation do not count. All of it is asked of
    each sentence; a heading is one, too. A phrase alone may also run over the end of a sentence.
    """
    wanted = _wanted(**chosen)
    settings = settings_for(options)
    query = _query(" ".join(words))
    found = _FoundRuns()
    with reading_stores(options, settings, companies) as stores:
        for given, rows in document_rows_of(stores, document):
            # In one transaction, because a run may go on meanwhile; it is over before anything is printed.
            with given as (store, _), store.step():
                _make_current(store, [row for row, *_ in rows], settings)
                found.add(store, query, wanted, rows, as_json=as_json)
    for one in found.objects:
        click.echo(json_line(one))
    if not as_json:
        for line in summary_lines(found.runs, query_in_words(query), found.names):
            click.echo(one_line(line))
        for name, shown in found.shown:
            _print(name, shown)
    _remark(query, found)
    return stores.code


class _FoundRuns:
    """What was found in the documents of one store or of several.

    Attributes:
        runs: the runs; their documents are numbered through all stores.
        names: what the documents are called, by these numbers.
        objects: the runs as JSON, if that is wanted.
        shown: the documents with their runs for people, if JSON is not wanted.
        held: how many captures of a document are held for review, for each of which there are any.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.runs: list[SentenceRun] = []
        self.names: dict[int, str] = {}
        self.objects: list[dict[str, object]] = []
        self.shown: list[tuple[str, list[_ShownRun]]] = []
        self.held: list[int] = []

    def add(
        self, store: Store, query: Query, wanted: _Wanted, rows: Sequence[DocumentRow], *, as_json: bool
    ) -> None:
        """Add what is found in documents of a store.

        Args:
            store: the store.
            query: what is asked for.
            wanted: which runs are shown.
            rows: the documents.
            as_json: whether JSON is wanted.
        """
        found = [run for run in runs_of(store, query, [row for row, *_ in rows]) if wanted.has(run)]
        runs = {row: list(same) for row, same in groupby(found, key=lambda run: run.document)}
        numbers = {}
        for row, company, slug, title in rows:
            numbers[row] = len(self.names) + 1
            self.names[numbers[row]] = f"{company}/{slug}"
            same = runs.get(row, [])
            if as_json:
                self.objects += [run_as_json(store, run, company, slug) for run in same]
            elif same:
                shown = [_shown(store, query, run) for run in same]
                self.shown.append((f"{company}/{slug} · {title}", shown))
        self.runs += [replace(run, document=numbers[run.document]) for run in found]
        self.held += store.searches.held(row for row, *_ in rows).values()


def _wanted(between: tuple[str, str] | None, added: bool, removed: bool) -> _Wanted:
    """Return which runs a call wants.

    Raises:
        ConfigError: the options contradict each other, or the period is not one.
    """
    if added and removed:
        problem = "a sentence that came is not one that went"
        raise ConfigError("--added, --removed", "", problem, "Ask for one of them, then for the other")
    return _Wanted(None if between is None else search_period(*between), added, removed)


def _make_current(store: Store, documents: Sequence[int], settings: Settings) -> None:
    """Bring the timelines and the search index up to date, in a private copy if they are not."""
    for row in documents:
        derive_again(store, row, settings.weights)
    index_texts(store)


def _shown(store: Store, query: Query, run: SentenceRun) -> _ShownRun:
    """Return what people read of a run."""
    proofs = [("first seen with it", first_proof(store, run))]
    if run.begins.kind == "changed" and (before := proof_beyond(store, run.document, run.begins)):
        proofs.append(("last seen without it", before))
    if run.ends.kind == "changed" and (after := proof_beyond(store, run.document, run.ends)):
        proofs.append(("then seen without it", after))
    named = ((what, proof.url or proof.source_in_words) for what, proof in proofs)
    section, pieces = sections_in_words(run), _pieces(run.sentence, query)
    return _ShownRun(section, tuple(pieces), run_line(run), tuple(named))


def _pieces(sentence: str, query: Query) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a sentence, each with whether it is what was asked for."""
    at = 0
    for start, end in marks_in(sentence, query):
        yield sentence[at:start], False
        yield sentence[start:end], True
        at = end
    yield sentence[at:], False


def _print(name: str, shown: Sequence[_ShownRun]) -> None:
    """Print the runs of a document, those of one section together."""
    click.echo()
    click.echo(click.style(one_line(name), bold=True))
    for section, same in groupby(shown, key=lambda one: one.section):
        click.echo(f"  {one_line(section)}")
        for one in same:
            click.echo("    ", nl=False)
            for piece, is_asked in one.sentence:
                click.echo(click.style(printable(piece), bold=is_asked, underline=is_asked), nl=False)
            click.echo(f"\n      {one_line(one.line)}")
            for what, proof in one.proofs:
                click.echo(f"      {one_line(what)}: {one_line(without_logins(proof))}")


def _remark(query: Query, found: _FoundRuns) -> None:
    """Say to standard error what was not searched, and how else the query could be written."""
    if found.held:
        captures = count(sum(found.held), "capture")
        documents = count(len(found.held), "document")
        complain(f"{captures} of {documents} held for review and not searched; `harvest log` lists them")
    if not found.runs and isinstance(query, SearchPhrase) and (apart := words_apart(query)):
        how = "to find them apart, with operators in capitals"
        complain(f"words beside each other are searched in a row, in one section; {how}: {apart}")


def _query(text: str) -> Query:
    """Return what a call asks for.

    Raises:
        ConfigError: it cannot be understood.
    """
    try:
        query = parse_query(text)
        search_sql(query)
    except QueryError as error:
        raise ConfigError("PHRASE", "", error.problem, error.remedy) from None
    return query

"""The pages about topics: all changes about one, of a company and of all companies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from diffs.in_words import count, day, number
from diffs.text import shorten
from harvester import report_paths as paths
from harvester.report_paths import DocumentPaths
from harvester.site.episodes import section_name
from harvester.site.frame import ALL_COMPANIES, Crumb, Frame, anchor, framed, shown
from harvester.site.history import DocumentName
from harvester.site.pages import DocumentFacts, SitePage
from harvester.site.paging import in_pages
from harvester.site.topic_facts import TOPICS, TopicChange, topic_changes
from harvester.site.topic_style import TOPIC_STYLE

# Of all changes on one page, so that it stays below 2 MB.
_MOST_BYTES = 1_500_000
# Of the list of companies, and so many changes at most, of which each takes some 500 bytes.
_MOST_BYTES_OF_COMPANIES = 300_000
_MOST_CHANGES = 3_000
_SENTENCE = 400
_ALL_TOPICS = Crumb("Topics", paths.TOPICS_INDEX)


@dataclass(frozen=True, slots=True)
class _TopicChangeOf:
    """A change that is about a topic, and the document in which it is."""

    document: DocumentName
    change: TopicChange


class _TopicChanges:
    """The changes about one topic: how many there are of which companies, and the newest.

    Attributes:
        changes: how many changes of sections there are.
        documents: in how many documents.
        companies: how many there are of each company, by its slug.
        names: the names of these companies.
    """

    def __init__(self) -> None:
        self.changes = 0
        self.documents = 0
        self.companies: Counter[str] = Counter()
        self.names: dict[str, str] = {}
        self._newest: list[_TopicChangeOf] = []

    def add(self, document: DocumentName, changes: Sequence[TopicChange]) -> None:
        """Add the changes of a document."""
        self.changes += len(changes)
        self.documents += 1
        self.companies[document.company] += len(changes)
        self.names[document.company] = document.company_name
        self._newest += [_TopicChangeOf(document, one) for one in changes]
        if len(self._newest) > 2 * _MOST_CHANGES:
            self._newest = self.newest()

    def newest(self) -> list[_TopicChangeOf]:
        """Return as many as a page can show, the newest first; of one time, in the order of documents."""
        return sorted(self._newest, key=lambda one: one.change.time, reverse=True)[:_MOST_CHANGES]

    @property
    def lede(self) -> str:
        """How many there are, in words."""
        changes = f"{count(self.changes, 'change')} of {'a section' if self.changes == 1 else 'sections'}"
        return f"{changes} in {count(self.documents, 'document')}"


def topic_pages(documents: Iterable[DocumentFacts]) -> Iterator[SitePage]:
    """Yield the list of all topics, and for each topic the changes of all companies.

    Args:
        documents: what the documents add, in the order in which they are shown.
    """
    by_topic = _by_topic(documents)
    yield _index(by_topic)
    for topic, found in by_topic.items():
        yield _all(topic, found)


def company_topic_pages(documents: Iterable[DocumentFacts]) -> Iterator[SitePage]:
    """Yield for each topic the changes of one company.

    Args:
        documents: what the documents of the company add, in the order in which they are shown.
    """
    for topic, found in _by_topic(documents).items():
        yield _of_company(topic, found)


def _by_topic(documents: Iterable[DocumentFacts]) -> Mapping[str, _TopicChanges]:
    """Return the changes of documents by the topics that they are about."""
    by_topic: dict[str, _TopicChanges] = defaultdict(_TopicChanges)
    for document in documents:
        of_document: dict[str, list[TopicChange]] = defaultdict(list)
        for change in topic_changes(document.read(TOPICS)):
            of_document[change.topic].append(change)
        for topic, changes in of_document.items():
            by_topic[topic].add(document.name, changes)
    return by_topic


def _index(by_topic: Mapping[str, _TopicChanges]) -> SitePage:
    """Return the list of all topics."""
    page = paths.TOPICS_INDEX
    lede = "What changes are about, and how often. A topic is found by phrases, which a person should check."
    body = ['<p class="kicker">All companies</p>', "<h1>Topics</h1>", f'<p class="lede">{lede}</p>']
    if not by_topic:
        body.append("<p>No change is about a topic.</p>")
    body.append('<ul class="topics">')
    for topic, found in sorted(by_topic.items(), key=lambda item: (-item[1].changes, item[0])):
        newest = found.newest()[0].change
        name = anchor(page, paths.topic_page(topic), shown(newest.name))
        companies = count(len(found.companies), "company")
        said = f"{found.lede} of {companies}, the newest seen on {day(newest.time)}"
        body.append(f'<li>{name} <span class="quiet">{said}</span></li>')
    body.append("</ul>")
    return framed(Frame(page, "Topics", (ALL_COMPANIES, Crumb("Topics")), styles=TOPIC_STYLE), body)


def _all(topic: str, found: _TopicChanges) -> SitePage:
    """Return the page of all changes about a topic."""
    newest = found.newest()
    page, name = paths.topic_page(topic), newest[0].change.name
    body = [
        '<p class="kicker">All companies</p>',
        f"<h1>All changes about {shown(name)}</h1>",
        f'<p class="lede">{found.lede} of {count(len(found.companies), "company")}.</p>',
        *_companies(page, topic, found),
        *_changes(page, newest, found.changes, with_company=True),
    ]
    frame = Frame(page, f"Topic: {name}", (ALL_COMPANIES, _ALL_TOPICS, Crumb(name)), styles=TOPIC_STYLE)
    return framed(frame, body)


def _companies(page: str, topic: str, found: _TopicChanges) -> Iterator[str]:
    """Yield links to the changes of each company, those with the most first."""
    names = found.names
    links = [
        f"<li>{anchor(page, paths.company_topic(slug, topic), f'<bdi>{shown(names[slug])}</bdi>')} "
        f'<span class="quiet">{number(changes)}</span></li>'
        for slug, changes in sorted(found.companies.items(), key=lambda item: (-item[1], names[item[0]]))
    ]
    first = in_pages(links, _MOST_BYTES_OF_COMPANIES)[0]
    yield '<nav aria-label="Companies"><ul class="companies">'
    yield from first
    yield "</ul></nav>"
    if len(links) > len(first):
        more = count(len(links) - len(first), "more company")
        yield f'<p class="quiet">and {more}: see the pages of their documents.</p>'


def _of_company(topic: str, found: _TopicChanges) -> SitePage:
    """Return the page of the changes of one company."""
    newest = found.newest()
    ((company, label),) = found.names.items()
    page, name = paths.company_topic(company, topic), newest[0].change.name
    body = [
        f'<p class="kicker"><bdi>{shown(label)}</bdi></p>',
        f"<h1>All changes about {shown(name)}</h1>",
        f'<p class="lede">{found.lede}. '
        f"{anchor(page, paths.topic_page(topic), 'Those of all companies')}</p>",
        *_changes(page, newest, found.changes, with_company=False),
    ]
    crumbs = (ALL_COMPANIES, _ALL_TOPICS, Crumb(name, paths.topic_page(topic)), Crumb(label))
    return framed(Frame(page, f"{label} · topic: {name}", crumbs, styles=TOPIC_STYLE), body)


def _changes(page: str, found: Sequence[_TopicChangeOf], known: int, *, with_company: bool) -> Iterator[str]:
    """Yield the newest of so many changes, the newest first, by years."""
    items: list[tuple[str, str]] = []
    room = _MOST_BYTES
    for one in found:
        item = "\n".join(_change(page, one, with_company=with_company))
        room -= len(item.encode("utf-8"))
        if room < 0:
            break
        items.append((one.change.time[:4], item))
    for year, group in groupby(items, key=itemgetter(0)):
        yield f"<h2>{shown(year)}</h2>"
        yield '<ol class="changes">'
        yield from (item for _, item in group)
        yield "</ol>"
    if known > len(items):
        where = "companies" if with_company else "documents"
        yield f"<p>{number(known - len(items))} earlier ones are on the pages of the {where}.</p>"


def _change(page: str, one: _TopicChangeOf, *, with_company: bool) -> Iterator[str]:
    """Yield a change: where, when and what, with the sentence that is about the topic."""
    name, change = one.document, one.change
    where = DocumentPaths(name.company, name.slug)
    label = name.label if with_company else name.title
    comparison = where.comparison(change.old, change.new)
    section = section_name(change.number, change.heading).html
    if change.address:
        section = anchor(page, where.section(change.address), section)
    flags = "".join(f' <span class="flag">{shown(flag)}</span>' for flag in change.flags)
    side = "new text" if change.side == "after" else "old text"
    more = f" and {count(change.more, 'more sentence')}" if change.more else ""
    yield "<li>"
    yield (
        f'<p class="where">{anchor(page, where.page, f"<bdi>{shown(label)}</bdi>")} · '
        f"{anchor(page, comparison, shown(change.between), fragment=f's{change.place}')}{flags}</p>"
    )
    yield f'<p class="section">{section} <span class="quiet">{shown(change.event)}</span></p>'
    quote = f'<q dir="auto">{shown(shorten(change.sentence, _SENTENCE))}</q>'
    trigger = f"<b>{shown(change.trigger)}</b>"
    yield f'<p class="why">{trigger} {quote} <span class="side">in the {side}{more}</span></p>'
    yield "</li>"

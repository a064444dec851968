"""The pages about topics: all changes about one, of a company and of all companies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from diffs.in_words import count, day, number
from diffs.text import shorten
from harvester.site import paths
from harvester.site.episodes import section_name
from harvester.site.frame import ALL_COMPANIES, Crumb, Frame, anchor, framed, shown
from harvester.site.history import DocumentName
from harvester.site.pages import DocumentFacts, SitePage
from harvester.site.paths import DocumentPaths
from harvester.site.topic_facts import TOPICS, TopicChange, topic_changes
from harvester.site.topic_style import TOPIC_STYLE

# Of all changes on one page, so that it stays below 2 MB.
_MOST_BYTES = 1_500_000
_SENTENCE = 400
_ALL_TOPICS = Crumb("Topics", paths.TOPICS_INDEX)


@dataclass(frozen=True, slots=True)
class _TopicChangeOf:
    """A change that is about a topic, and the document in which it is."""

    document: DocumentName
    change: TopicChange


def topic_pages(documents: Iterable[DocumentFacts]) -> Iterator[SitePage]:
    """Yield the list of all topics, and for each topic the changes of all companies, and of each.

    Args:
        documents: what the documents add, in the order in which they are shown.
    """
    by_topic: dict[str, list[_TopicChangeOf]] = defaultdict(list)
    for document in documents:
        for change in topic_changes(document.read(TOPICS)):
            by_topic[change.topic].append(_TopicChangeOf(document.name, change))
    yield _index(by_topic)
    for topic, found in by_topic.items():
        # The newest change comes first; at the same time, the order of the documents decides.
        found.sort(key=lambda one: one.change.time, reverse=True)
        yield _all(topic, found)
        companies: dict[str, list[_TopicChangeOf]] = defaultdict(list)
        for one in found:
            companies[one.document.company].append(one)
        for company, theirs in companies.items():
            yield _of_company(topic, company, theirs)


def _index(by_topic: Mapping[str, Sequence[_TopicChangeOf]]) -> SitePage:
    """Return the list of all topics."""
    page = paths.TOPICS_INDEX
    lede = "What changes are about, and how often. A topic is found by phrases, which a person should check."
    body = ['<p class="kicker">All companies</p>', "<h1>Topics</h1>", f'<p class="lede">{lede}</p>']
    if not by_topic:
        body.append("<p>No change is about a topic.</p>")
    body.append('<ul class="topics">')
    for topic, found in sorted(by_topic.items(), key=lambda item: (-len(item[1]), item[0])):
        name = anchor(page, paths.topic_page(topic), shown(found[0].change.name))
        last = day(max(one.change.time for one in found))
        companies = count(len({one.document.company for one in found}), "company")
        said = f"{_lede(found)} of {companies}, the newest seen on {last}"
        body.append(f'<li>{name} <span class="quiet">{said}</span></li>')
    body.append("</ul>")
    return framed(Frame(page, "Topics", (ALL_COMPANIES, Crumb("Topics")), styles=TOPIC_STYLE), body)


def _all(topic: str, found: Sequence[_TopicChangeOf]) -> SitePage:
    """Return the page of all changes about a topic."""
    page, name = paths.topic_page(topic), found[0].change.name
    companies = Counter(one.document.company for one in found)
    names = {one.document.company: one.document.company_name for one in found}
    links = (
        f"<li>{anchor(page, paths.company_topic(slug, topic), f'<bdi>{shown(names[slug])}</bdi>')} "
        f'<span class="quiet">{number(changes)}</span></li>'
        for slug, changes in sorted(companies.items(), key=lambda item: (-item[1], names[item[0]]))
    )
    body = [
        '<p class="kicker">All companies</p>',
        f"<h1>All changes about {shown(name)}</h1>",
        f'<p class="lede">{_lede(found)} of {count(len(companies), "company")}.</p>',
        '<nav aria-label="Companies"><ul class="companies">',
        *links,
        "</ul></nav>",
        *_changes(page, found, with_company=True),
    ]
    frame = Frame(page, f"Topic: {name}", (ALL_COMPANIES, _ALL_TOPICS, Crumb(name)), styles=TOPIC_STYLE)
    return framed(frame, body)


def _of_company(topic: str, company: str, found: Sequence[_TopicChangeOf]) -> SitePage:
    """Return the page of the changes of one company."""
    page, name = paths.company_topic(company, topic), found[0].change.name
    label = found[0].document.company_name
    body = [
        f'<p class="kicker"><bdi>{shown(label)}</bdi></p>',
        f"<h1>All changes about {shown(name)}</h1>",
        f'<p class="lede">{_lede(found)}. '
        f"{anchor(page, paths.topic_page(topic), 'Those of all companies')}</p>",
        *_changes(page, found, with_company=False),
    ]
    crumbs = (ALL_COMPANIES, _ALL_TOPICS, Crumb(name, paths.topic_page(topic)), Crumb(label))
    return framed(Frame(page, f"{label} · topic: {name}", crumbs, styles=TOPIC_STYLE), body)


def _lede(found: Sequence[_TopicChangeOf]) -> str:
    documents = {(one.document.company, one.document.slug) for one in found}
    changes = f"{count(len(found), 'change')} of {'a section' if len(found) == 1 else 'sections'}"
    return f"{changes} in {count(len(documents), 'document')}"


def _changes(page: str, found: Sequence[_TopicChangeOf], *, with_company: bool) -> Iterator[str]:
    """Yield the changes, the newest first, by years."""
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
    if len(found) > len(items):
        yield f"<p>{number(len(found) - len(items))} earlier ones are on the pages of the documents.</p>"


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

"""Find the parts of a text that stand apart at its start or end: its heading, its date, its last section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harvester.extract.complete.survey import Survey
from harvester.extract.dates import dates_in, read_date
from harvester.extract.dom import TEXT, Node

# The most words of the heading of the text and what accompanies it.
_LONGEST_HEAD = 60
# The most words of a title or an address next to the text.
_LONGEST_LINE = 15
# The smallest share of prose in what is added to the text.
_ALL_PROSE = 0.8
# If there are more words beside the text, only the element directly before it may be its date.
_MOST_BESIDE_A_DATE = 30
# The largest share of links in a date, which may link to earlier versions.
_MOST_LINKS_OF_A_DATE = 0.7

# A date in a layout table is often the day on which the page was served.
_LAYOUT = frozenset(("table", "tbody", "tr", "td"))

_LETTER = re.compile(r"[^\W\d_]")
# A date with nothing but its weekday is the day on which a page was served. In the languages of the dates.
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\b|.曜日?",
    re.IGNORECASE,
)


def with_its_ends(survey: Survey, root: Node, limit: Node) -> Node:
    """Return the element that also contains the parts of the text which stand apart.

    Each ancestor is taken that adds only prose, or the main heading with a few lines; so is the parent
    if it adds only a short line. If an ancestor adds anything else, only a heading or date next to the text
    is taken from it.

    Args:
        survey: the survey of the page. Everything else next to the text, up to its heading or date, is left
            out.
        root: the element that contains nearly all of the prose.
        limit: the outermost element to consider.
    """
    best = above = root
    path = [root]
    while above is not limit and above.parent is not None:
        above = above.parent
        words = survey.words(above) - survey.words(best)
        prose = survey.prose(above) - survey.prose(best)
        linked = survey.linked(above) - survey.linked(best)
        is_head = words <= _LONGEST_HEAD and linked <= words / 2 and _has_head(survey, best, above)
        # A line at the top level belongs to the page, such as a copyright notice.
        is_line = limit is not above is root.parent and linked == 0 and words <= _LONGEST_LINE
        if is_line or is_head or prose >= _ALL_PROSE * words or _keep_heads(survey, path, words):
            best = above
            path.clear()
        path.append(above)
    return best


def _has_head(survey: Survey, root: Node, above: Node) -> bool:
    """Return whether an element contains a main heading before one of its descendants."""
    start, _ = survey.span(root)
    return any(node.tag == "h1" and survey.span(node)[0] < start for node in survey.headings(above))


def _keep_heads(survey: Survey, path: list[Node], beside: int) -> bool:
    """Keep the headings and dates next to an element, and leave out its other siblings.

    Args:
        survey: the survey of the page.
        path: the element with the text and its ancestors, up to the one whose siblings are examined.
        beside: how many words there are next to the text.

    Returns:
        Whether there is a heading or a date. If not, nothing is left out.
    """
    siblings = [node for node in _siblings(path[-1]) if survey.words(node)]
    if beside > _MOST_BESIDE_A_DATE:
        # More distant dates are those of other things, such as articles.
        before = [node for node in siblings if survey.span(node)[0] < survey.span(path[-1])[0]]
        siblings = before[-1:]
    kept = [node for node in siblings if _is_head(survey, node)]
    if not kept:
        return False
    survey.leave_out(other for node in path for other in _siblings(node) if other not in kept)
    return True


def _siblings(node: Node) -> Iterator[Node]:
    """Yield the siblings of an element that are elements."""
    return (other for other in node.parent.children() if other is not node) if node.parent else iter(())


def _is_head(survey: Survey, node: Node) -> bool:
    """Return whether a short element contains a main heading with a sentence, or a date."""
    words = survey.words(node)
    if node.tag in _LAYOUT or words > _LONGEST_HEAD or survey.linked(node) > _MOST_LINKS_OF_A_DATE * words:
        return False
    headings = [below for below in node.descendants() if below.tag == "h1"]
    if headings and survey.prose(node) > sum(survey.prose(heading) for heading in headings):
        return True
    text = " ".join(below.text for below in node.descendants() if below.tag == TEXT)
    days = [written for written in dates_in(text) if _is_day(written)]
    rest = text
    for written in days:
        rest = rest.replace(written[0], " ")
    return bool(days) and _LETTER.search(_WEEKDAY.sub(" ", rest)) is not None


def _is_day(written: re.Match[str]) -> bool:
    """Return whether a written date names a day, rather than a month or a year."""
    reading = read_date(written, None)
    return reading is not None and reading.precision == "day"

"""Which ways of setting a line are how a document sets its headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from diffs.lazy_pattern import lazy_pattern
from diffs.sections import titles
from diffs.sections.candidate import Candidate
from diffs.sections.lines import Line, is_only_links
from diffs.sections.surroundings import is_place_or_language

# A dress that is weak evidence is a convention of the document from so many sections on.
_CONVENTION = {
    "number": 2,
    "caps": 2,
    "colon": 3,
    "break": 2,
    "term": 2,
    "italic": 2,
    "word": 1,
    "plain": 3,
    "lone": 3,
    "bold-link": 2,
    "item": 2,
}
# Dresses that are headings by the look of their words alone.
_UNMARKED = frozenset({"plain", "break", "term", "item", "colon", "italic", "caps"})
# A sentence of a script without spaces between its words has as many characters, at least.
_PROSE_IDEOGRAPHS = 12
_ITEM = lazy_pattern(r"[*+-]\s|\\[-*+]\s|[•·‣▪●○]|\(?[a-z0-9]{1,3}\\?[.)]\s")
# Of plain lines beside marked headings, so many must be titles for each one that is not.
_FEWER_OTHERS = 3
# A line of so many characters without a sign at its end may be a piece of a paragraph.
_WRAPPED_CHARS = 60
# So many more titles in plain text than headings with a sign show that plain text is how its titles are set.
_PLAIN_PREVAILS = 1.5
# A line without markup that stands so often below unfinished text is a cell of a table or the head of a page.
_LABEL = 3
# So many headings that run in to their text are a convention.
_RUNNING_IN = 3


def by_convention(lines: Sequence[Line], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Keep the weak dresses only where the document uses them as headings again and again."""
    labels = _labels(lines, chosen)
    heads = [n not in labels and _heads_text(lines, chosen, n) for n in range(len(chosen))]
    bodied = Counter(one.dress for one, has_text in zip(chosen, heads, strict=True) if has_text)
    marked = sum(1 for one in chosen if one.dress not in _UNMARKED)
    accepted = {dress for dress, least in _CONVENTION.items() if bodied[dress] >= least}
    if not marked and bodied["colon"] + bodied["break"] >= _CONVENTION["break"]:
        accepted.update(("colon", "break"))  # the colon is often forgotten
    elif marked:
        accepted.discard("break")
    # Some lines happen to stand alone; a text whose headings are plain has far more of them than of others.
    if "plain" in accepted and bodied["plain"] >= _PLAIN_PREVAILS * marked + bodied["caps"] / 2:
        accepted.add("caps")  # its title, for one
        lone = set()
    else:
        accepted.discard("plain")
        lone = _lone_titles(lines, chosen, heads)
    running = _running_in(chosen, heads)
    kept: list[Candidate] = []
    for n, one in enumerate(chosen):
        if one.run_in:
            if (one.dress, bool(one.number)) in running:
                kept.append(one)
            continue
        weak = one.dress in _CONVENTION
        if not weak or n in lone or (one.dress in accepted and (heads[n] or _parent(chosen, heads, n))):
            kept.append(one)
    return kept


def _labels(lines: Sequence[Line], chosen: Sequence[Candidate]) -> set[int]:
    """Return the places of plain lines that stand again and again below text that is not finished."""
    titles_end = {one.last for one in chosen}
    broken_in = [
        n
        for n, one in enumerate(chosen)
        if one.dress in {"plain", "break"}
        and one.at
        and one.at - 1 not in titles_end
        and lines[one.at - 1].text[-1].isalnum()
    ]
    often = Counter(chosen[n].heading.casefold() for n in broken_in)
    return {n for n in broken_in if often[chosen[n].heading.casefold()] >= _LABEL}


def _lone_titles(lines: Sequence[Line], chosen: Sequence[Candidate], heads: Sequence[bool]) -> set[int]:
    """Return the places of plain titles between the paragraphs of a document that also has marked headings.

    There must be some, and few lines beside them that only look like titles: pieces of wrapped paragraphs,
    addresses, controls of the page.
    """
    # What is above the first heading with markup is of the page: a menu, a banner, the title.
    first = next((one.at for one in chosen if one.real), 0)
    plain = [n for n, one in enumerate(chosen) if one.dress in {"plain", "break"} and one.at > first]
    titled = {n for n in plain if _is_lone(lines, chosen[n]) and (heads[n] or _parent(chosen, heads, n))}
    # What is below the last of them is of the page again.
    others = sum(1 for n in plain if n not in titled and n < max(titled, default=0))
    enough = len(titled) >= max(_CONVENTION["lone"], _FEWER_OTHERS * others)
    # Questions are answered: they are titles also among other lines that stand alone.
    asking = {n for n in titled if chosen[n].heading.endswith(("?", "？"))}
    if enough:
        return titled
    return asking if len(asking) >= _CONVENTION["lone"] else set()


def _is_lone(lines: Sequence[Line], one: Candidate) -> bool:
    """Return whether a plain title is a paragraph by itself, and no piece of one that was wrapped."""
    line = lines[one.at]
    above = lines[one.at - 1] if one.at else None
    below = lines[one.last + 1] if one.last + 1 < len(lines) else None
    if below is None or not line.gap or titles.begins_small(below.text):
        return False
    if not below.gap and not (one.dress == "break" and _is_prose(below.text)):
        return False
    open_end = above is not None and len(above.text) >= _WRAPPED_CHARS and above.text[-1].isalnum()
    wrapped = above is not None and open_end and not _ITEM.match(above.text)
    return (
        not wrapped
        and "](" not in line.text
        and titles.is_lone_title(one.heading)
        and not is_place_or_language(one.heading)
    )


def _running_in(chosen: Sequence[Candidate], heads: Sequence[bool]) -> set[tuple[str, bool]]:
    """Return the dresses (numbered or not) in which headings may run in to their text.

    With a number: where two are so set. Closed by a sign: where the document has no other headings but a
    title. Without either ("**Links to Other Sites** This web site ..."): where its fellows stand alone.
    """
    alone = Counter((one.dress, bool(one.number)) for one, has in zip(chosen, heads, strict=True) if has)
    running = Counter((one.dress, bool(one.number)) for one in chosen if one.run_in)
    marked = [one for one in chosen if not one.run_in and one.dress not in _UNMARKED - {"caps"}]
    found = {style for style, count in alone.items() if style[1] and count >= 2 and running[style]}
    for dress in ("bold-run", "caps-run"):
        above = next((one.at for one in chosen if one.dress == dress), 0)
        is_title_at_most = len(marked) <= 1 and all(one.at < above for one in marked)
        if running[dress, False] >= _RUNNING_IN and is_title_at_most:
            found.add((dress, False))
    if alone["bold", False] > running["bold", False]:
        found.add(("bold", False))
    return found


def _parent(chosen: Sequence[Candidate], heads: Sequence[bool], n: int) -> bool:
    """Return whether the line right below is a heading, too, that has a text or such a heading below it."""
    while n + 1 < len(chosen) and chosen[n + 1].at == chosen[n].last + 1:
        n += 1
        if heads[n] or chosen[n].dress in _UNMARKED:
            return heads[n]
    return False


def _heads_text(lines: Sequence[Line], chosen: Sequence[Candidate], n: int) -> bool:
    """Return whether the lines up to the next candidate are such as stand below a heading of its dress."""
    one = chosen[n]
    end = chosen[n + 1].at if n + 1 < len(chosen) else len(lines)
    below = [line.text for line in lines[one.last + 1 : end]]
    if one.run_in:
        return True
    if one.dress in {"colon", "break", "term"}:
        return bool(below) and not _ITEM.match(below[0]) and _is_prose(below[0])
    if one.dress in {"plain", "item", "caps", "italic"}:
        return any(map(_is_prose, below))
    return bool(below) and any(map(titles.has_letters, below))


def _is_prose(text: str) -> bool:
    if "](" in text:
        if is_only_links(text):
            return False
        text = titles.plain(text)
    if titles.is_navigation(text) or text.startswith("|"):
        return False
    words = len(text.split())
    if len(text) > 100 or words >= 9:
        return True
    return titles.ends_sentence(text) and (words >= 5 or titles.ideographs(text) >= _PROSE_IDEOGRAPHS)

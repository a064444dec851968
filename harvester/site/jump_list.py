"""The list beside a comparison: each changed section, how much changed in it, and where it is on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diffs.in_words import count, number
from diffs.render.summary import heading_of, number_of
from diffs.summaries import SectionChange
from harvester.site.frame import shown

# Shown of a heading; the whole heading stands above the section.
_HEADING_CHARS = 90


def jump_list(sections: Sequence[SectionChange]) -> Iterator[str]:
    """Yield the list of the sections of a comparison, with bars that have one scale.

    Args:
        sections: the changes of a comparison; each has the id ``s`` and its place on the page.
    """
    longest = max((one.words_added + one.words_removed for one in sections), default=0)
    yield '<nav class="jump" aria-label="Changed sections"><ol>'
    for place, section in enumerate(sections):
        title = _title(section)
        if "cosmetic" in section.change.kinds:
            line = f'<span class="line">{title} <span>cosmetic</span></span>'
            yield f'<li id="s{place}" class="quiet">{line}</li>'
            continue
        link = f'<a class="line" href="#s{place}">{title} {_numbers(section)}</a>'
        yield f"<li>{link}{_bar(section, longest)}</li>"
    yield "</ol></nav>"


def _title(section: SectionChange) -> str:
    """Return number and heading as they are now, or as they were last."""
    one = section.change.after or section.change.before
    if one is None:
        return ""
    return f"<span>{shown(number_of(one))} <bdi>{shown(heading_of(one), _HEADING_CHARS)}</bdi></span>"


def _numbers(section: SectionChange) -> str:
    """Return the numbers of words in and out, or what else happened."""
    added, removed = section.words_added, section.words_removed
    counts = [f'<span class="plus">+{number(added)}</span>'] * bool(added)
    counts += [f'<span class="minus">−{number(removed)}</span>'] * bool(removed)
    if counts:
        return f'<span>{" ".join(counts)}<span class="unseen"> words</span></span>'
    if section.words_moved_in or section.words_moved_out:
        moved = max(section.words_moved_in, section.words_moved_out)
        return f'<span class="quiet">{count(moved, "word")} moved</span>'
    return f'<span class="quiet">{section.counted_as}</span>'


def _bar(section: SectionChange, longest: int) -> str:
    if not section.words_added + section.words_removed:
        return ""
    added, removed = (100 * words / longest for words in (section.words_added, section.words_removed))
    return (
        '<svg class="bar" width="100%" height="5" aria-hidden="true">'
        f'<rect class="in" width="{added:.2f}%" height="5"/>'
        f'<rect class="out" x="{added:.2f}%" width="{removed:.2f}%" height="5"/></svg>'
    )

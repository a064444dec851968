"""What each form of a change says: its numbers, kinds, topics, flags, hashes and links, read back from it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from typing import Any

from diffs.in_words import percent_kept
from diffs.render.flags import FLAGS, flag_name
from diffs.weights.topics import topic_name

VERDICT = re.compile(
    r"(?P<changed>[\d,]+) sections? changed(?: \((?P<kinds>[^)]*)\))?, (?P<unchanged>[\d,]+) unchanged"
    r"(?:, (?P<cosmetic>[\d,]+) with cosmetic differences only)?; (?P<added>[\d,]+) words? added, "
    r"(?P<removed>[\d,]+) removed(?:, (?P<moved>[\d,]+) moved)?; (?P<kept>\d+) % of the old words kept\."
)
WHAT = re.compile(
    r"(?P<kinds>(?:text )?[a-z]+(?:, [a-z]+)*)(?:, (?P<kept>\d+) % kept)?(?:, text moved)?"
    r"(?: \((?:(?:\+(?P<added>[\d,]+))? ?(?:−(?P<removed>[\d,]+))? words?)?"
    r"(?:(?:; )?\d+ words? (?:from|to) .*?)?\))?"
    r"(?: · (?P<topics>.*))?"
)
HASH = re.compile(
    r"((?:old|new) (?:text as compared|text|page|file)|last page)\W+([0-9a-f]{64}|none: corpus document)"
)
LINK = re.compile(r"https?://[^\s<>\"]+")
NAMES = "|".join(re.escape(words.name.capitalize()) for words in FLAGS.values())
# The name of a silent edit of a few words.
SMALL = "Small edit under the same date"
FLAG = re.compile(rf"({NAMES}|{SMALL})(?: \(([^)]*)\))?: (.*)\.")


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """What is said of one section: its kinds, words, percent kept (None: not said) and topics."""

    kinds: tuple[str, ...]
    added: int
    removed: int
    kept: int | None
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownFacts:
    """What a form says of a change.

    Attributes:
        cosmetic: whether it says that no word differs.
        counts: the numbers of sections, by what happened to them; those that are 0 left out.
        words: the numbers of words added and removed, the percentage of the old ones that was kept, and the
            number of those that moved.
        topics: the names of the topics, in order.
        flags: the names of the flags with what they are about.
        sections: title and facts of each section.
        hashes: the SHA-256 of texts and pages, by label.
        links: the addresses.
    """

    cosmetic: bool
    counts: Mapping[str, int]
    words: tuple[int, int, int, int]
    topics: tuple[str, ...]
    flags: frozenset[tuple[str, str]]
    sections: Counter[tuple[str, SectionFacts]]
    hashes: Mapping[str, str]
    links: frozenset[str]


def number(text: str | None) -> int:
    """Return a number as people write it; None is 0."""
    return int((text or "0").replace(",", ""))


def of_verdict(sentence: str) -> tuple[bool, dict[str, int], tuple[int, int, int, int]]:
    """Return what the sentence about a comparison says: cosmetic, sections, words."""
    if "(cosmetic)" in sentence:
        return True, {}, (0, 0, 100, 0)
    found = VERDICT.fullmatch(sentence)
    assert found, sentence
    kinds = [one.split(" ") for one in (found["kinds"] or "").split(", ") if one]
    counts = {kind: number(of_kind) for of_kind, kind in kinds}
    counts |= {name: number(found[name]) for name in ("changed", "unchanged", "cosmetic")}
    added, removed, kept, moved = map(number, found.group("added", "removed", "kept", "moved"))
    return False, {name: value for name, value in counts.items() if value}, (added, removed, kept, moved)


def of_what(line: str) -> SectionFacts:
    """Return what the line of a section says behind its title."""
    found = WHAT.fullmatch(line)
    assert found, line
    # That text moved is said beside the kinds, and is not one of them.
    kinds = [kind for kind in found["kinds"].split(", ") if kind != "text moved"]
    return SectionFacts(
        tuple(sorted(kinds)),
        number(found["added"]),
        number(found["removed"]),
        int(found["kept"]) if found["kept"] else None,
        plain_topics(found["topics"] or ""),
    )


def plain_topics(line: str) -> tuple[str, ...]:
    """Return the names of topics, without the words that replaced each other."""
    names = re.sub(r" \([^()]* → [^()]*\)", "", line)
    return tuple(name for name in names.split(", ") if name)


def titled(line: str) -> tuple[str, SectionFacts]:
    """Return title and facts of a line such as ``2 · Sharing · reworded, 61 % kept · sale``."""
    for place in [match.start() for match in re.finditer(" · ", line)]:
        if WHAT.fullmatch(line[place + 3 :]):
            return line[:place], of_what(line[place + 3 :])
    raise AssertionError(line)


def flags_in(lines: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return the flags that lines such as ``Silent edit (version 3): …`` name."""
    found = (FLAG.fullmatch(line) for line in lines)
    return frozenset((one[1].replace(SMALL, "Silent edit"), one[2] or "") for one in found if one)


def of_lines(
    lines: list[str], sections: Iterable[tuple[str, SectionFacts]], links: Iterable[str]
) -> ShownFacts:
    """Return the facts of plain lines that were not wrapped."""
    verdict = next(line for line in lines if VERDICT.fullmatch(line) or "(cosmetic)" in line)
    topics = next((line.removeprefix("Topics: ") for line in lines if line.startswith("Topics: ")), "")
    hashes = {found[1]: found[2] for line in lines if (found := HASH.search(line))}
    cosmetic, counts, words = of_verdict(verdict)
    flags = flags_in(lines)
    return ShownFacts(
        cosmetic, counts, words, plain_topics(topics), flags, Counter(sections), hashes, frozenset(links)
    )


def of_text(out: str) -> ShownFacts:
    """Read the comparison for terminals, made wide enough for every line."""
    lines = out.splitlines()
    blocks = [block.splitlines() for block in out.split("\n\n")]
    head = [line.strip().removeprefix("raw page ") for line in blocks[0]]
    listed = next((block for block in blocks[2:] if block and block[0].startswith("  ")), [])
    sections = [titled(line.strip()) for line in listed]
    flat = [line.strip().removeprefix("! ") for line in lines]
    return of_lines(flat, sections, [line for line in head if LINK.fullmatch(line)])


def of_markdown(out: str) -> ShownFacts:
    """Read the comparison as Markdown."""
    plain = [re.sub(r"\\(.)", r"\1", line) for line in out.splitlines()]
    heads = [line for line in plain if line.startswith(("- **Old:**", "- **New:**"))]
    start = next((at for at, line in enumerate(plain) if line.startswith("## ")), len(plain))
    listed = [
        line[2:].replace("*", "")
        for line in plain[:start]
        if line.startswith("- ") and line not in heads and "SHA-256" not in line
    ]
    flat = [line.removeprefix("> ").replace("**", "") for line in plain]
    return of_lines(flat, map(titled, listed), LINK.findall(" ".join(heads)))


def inner(pattern: str, page: str) -> list[str]:
    """Return what the matches of a pattern with one group have, without tags."""
    return [bare(found) for found in re.findall(pattern, page, re.DOTALL)]


def bare(markup: str) -> str:
    """Return markup as the words that a reader sees."""
    return unescape(re.sub(r"<[^>]*>", "", markup)).strip()


def of_html(page: str) -> ShownFacts:
    """Read the comparison as a page."""
    sections = []
    for item in re.findall(r"<li>(.*?)</li>", page, re.DOTALL):
        numbers = inner(r'<span class="numbers">(.*?)</span>', item)
        headings = inner(r'<span class="heading"[^>]*>(.*?)</span>', item)
        (event,) = inner(r'<span class="quiet">· (.*?)</span>', item)
        topics = inner(r'<span class="topic">(.*?)</span>', item)
        title = " · ".join(filter(None, (*numbers, " → ".join(headings))))
        sections.append((title, of_what(" · ".join(filter(None, (event, ", ".join(topics)))))))
    heads = page[: page.index('class="verdict"')]
    lines = [*inner(r'<p class="(?:verdict|concerns|flag)">(.*?)</p>', page)]
    lines += [f"{a}: {b}" for a, b in re.findall(r"<dt>SHA-256 (.*?)</dt><dd>(.*?)</dd>", page)]
    return of_lines(lines, sections, map(unescape, re.findall(r'href="(https?:[^"]*)"', heads)))


def of_mail_text(body: str) -> ShownFacts:
    """Read the plain part of a mail with one change, made wide enough for every line."""
    lines = body.splitlines()
    sections = [
        (line.removeprefix("  * "), of_what(below.strip()))
        for line, below in pairwise(lines)
        if line.startswith("  * ") and WHAT.fullmatch(below.strip())
    ]
    links = [
        line.strip().removeprefix("raw page ")
        for line in lines
        if LINK.search(line) and line.startswith("  ")
    ]
    return of_lines([line.strip() for line in lines], sections, links)


def of_mail_html(page: str) -> ShownFacts:
    """Read the page of a mail with one change."""
    found = re.findall(r"<h3[^>]*>(.*?)</h3>\s*<p [^>]*>(.*?)</p>", page)
    sections = [(bare(title), of_what(bare(what))) for title, what in found]
    lines = inner(r"<p\b[^>]*>(.*?)</p>", page)
    lines += [bare(part) for part in re.findall(r"SHA-256 [^<]*", page)]
    return of_lines(lines, sections, map(unescape, re.findall(r'href="(https?:[^"]*)"', page)))


def of_numbers(found: Mapping[str, Any]) -> ShownFacts:
    """Read the keys that `diff`, `log` and webhooks have in common."""
    cosmetic, counts, words = of_verdict(found["summary"])
    if not cosmetic:
        assert counts == {name: value for name, value in found["counts"].items() if value}
        assert words[:2] == (found["words_added"], found["words_removed"])
        assert words[3] == found["words_moved"]
        assert abs(found["kept"] - words[2] / 100) < 0.01
    topics = tuple(one["name"] for one in found["topics"])
    flags = frozenset((flag_name(flag).capitalize(), "") for flag in found.get("flags", ()))
    return ShownFacts(cosmetic, counts, words, topics, flags, Counter(), {}, frozenset())


def has_moved_text(section: Mapping[str, Any]) -> bool:
    """Return whether words of a section came from another one, or went to one."""
    return bool(section["words_moved_in"] or section["words_moved_out"])


def of_json_sections(found: Iterable[Mapping[str, Any]]) -> Iterator[SectionFacts]:
    """Read the changes of `diff`, or the sections of a webhook."""
    for one in found:
        yield SectionFacts(
            tuple(sorted(set(one["kinds"]) - ({"moved"} if has_moved_text(one) else set()))),
            one["words_added"],
            one["words_removed"],
            percent_kept(one["similarity"]) if "reworded" in one["kinds"] else None,
            tuple(topic_name(topic) for topic in one["topics"]),
        )


def of_sql_sections(rows: Iterable[Mapping[str, Any]]) -> Iterator[SectionFacts]:
    """Read the rows of the view `section_changes`."""
    for row in rows:
        (facts,) = of_json_sections(
            [
                {
                    "kinds": json.loads(row["kinds"]),
                    "words_added": row["words_added"],
                    "words_removed": row["words_removed"],
                    "words_moved_in": row["words_moved_in"],
                    "words_moved_out": row["words_moved_out"],
                    "similarity": row["similarity"],
                    "topics": json.loads(row["topics"]),
                }
            ]
        )
        yield facts


def counts_of_sql(row: Mapping[str, Any]) -> dict[str, int]:
    """Read the numbers of sections in a row of the view `version_changes`."""
    counts = {
        **json.loads(row["sections"]),
        "changed": row["sections_changed"],
        "cosmetic": row["sections_cosmetic"],
        "unchanged": row["sections_unchanged"],
    }
    return {name: value for name, value in counts.items() if value}

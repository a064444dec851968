"""The two sides of a change: what each text is, where it can be seen, and the captures around the change."""

from __future__ import annotations

from diffs.in_words import when
from diffs.render.head import Head
from diffs.render.imprint import hashes
from diffs.text import one_line, safe_url
from harvester.archive import urlkey
from harvester.archive.rendered_proof import rendered_head
from harvester.config import WAYBACK
from harvester.digest import wording
from harvester.digest.records import VersionNews
from harvester.digest.shown import BoundView, Links
from store.reading_notes import origins
from store.tables.changes import ComparedVersion

_NAMES = ("old", "new")


def head_of_side(news: VersionNews, side: int, label: str = "") -> Head:
    """Return what one of the texts of a change is.

    Args:
        news: the change.
        side: 0 for the old text, 1 for the new one.
        label: what people call the policy.
    """
    version, proof = (news.before, news.after)[side], news.served_by[side]
    rendered = rendered_head(news.rendered[side])
    dated, dated_by = _dated(version)
    return Head(
        label,
        dated,
        dated_by,
        version.known_from,
        proof.url or "",
        version.number,
        version.known_until,
        proof.source_in_words,
        corpus_only=proof.kind == "corpus",
        sha256=version.sha256,
        compared_sha256=version.compared_sha256,
        snapshot_sha256=version.snapshot_sha256,
        last_snapshot_sha256=version.last_snapshot_sha256,
        recipe=version.recipe,
        extractor=version.extractor,
        raw_url=proof.raw_url or "",
        rendered_page=rendered,
        origins=((rendered.sentence,) if rendered else ()) + origins(version.notes),
    )


def _dated(version: ComparedVersion) -> tuple[str, str]:
    """Return the date that a version goes by, and which date that is."""
    if version.effective is not None:
        return version.effective.iso, "effective"
    if version.updated is not None:
        return version.updated.iso, "updated"
    return version.known_from, "capture"


def bounds(news: VersionNews, number: int) -> tuple[BoundView, BoundView]:
    """Return the two captures between which a change lies.

    Args:
        news: the change.
        number: its number, which is part of the words of links; 0 if it is the only change.
    """
    times = news.before.known_until, news.after.known_from
    captured, cited = (wording.OLD_BOUND, wording.NEW_BOUND), (wording.OLD_CITED, wording.NEW_CITED)
    addresses = links(news)

    def bound(side: int) -> BoundView:
        proof, name = news.served_by[side], _NAMES[side]
        return BoundView(
            (cited if proof.kind == "corpus" else captured)[side],
            when(times[side]),
            addresses[side],
            one_line(proof.source_in_words),
            safe_url(proof.raw_url or ""),
            _origin(news, side),
            hashes(head_of_side(news, side), name),
            wording.link_to_capture(name, times[side], number),
            wording.link_to_raw_page(name, number),
        )

    return bound(0), bound(1)


def _origin(news: VersionNews, side: int) -> str:
    """Return where a text comes from, if that is not simply the page, or ``""``."""
    version, shown = (news.before, news.after)[side], news.rendered[side]
    parts = list(origins(version.notes))
    if shown is not None and (head := rendered_head(shown)) is not None:
        parts.insert(0, f"the page of {when(shown.rendering.timestamp)}, {head.sentence}")
    return one_line("; ".join(parts))


def links(news: VersionNews) -> Links:
    """Return the addresses of both captures, and of the archive's own comparison if it has one.

    Args:
        news: the change.
    """
    before, after = news.served_by
    # The Wayback Machine compares two captures of one address.
    has_comparison = before.source == after.source == WAYBACK and urlkey(news.before.url) == urlkey(
        news.after.url
    )
    times = f"{news.before.last_capture}/{news.after.first_capture}"
    return Links(
        before=safe_url(before.url or ""),
        after=safe_url(after.url or ""),
        comparison=safe_url(f"{WAYBACK}/web/diff/{times}/{news.after.url}") if has_comparison else "",
    )

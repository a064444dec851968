"""The flags of the change that a bundle is about, with what they stand on; pure."""

from __future__ import annotations

from collections.abc import Iterator

from diffs.flag_evidence import flag_evidence_from_json
from diffs.render.flags import ShownFlag, VersionFlags, cut_out_flag, flags_between, shown_evidence
from harvester.evidence.facts import Evidence
from store.reading_notes import cut_out


def shown_flags(evidence: Evidence) -> tuple[ShownFlag, ...]:
    """Return the flags of the change, each with what it stands on.

    Whether the two texts are the same parts of their pages follows from the notes on the two versions.

    Args:
        evidence: the facts of a bundle.
    """
    old, new = (version["notes"] for version in evidence.versions)
    known = {
        (str(found["flag"]), str(found["about"])): flag_evidence_from_json([found])[0]
        for found in evidence.head.flag_evidence
    }
    stated = (
        ShownFlag(flag, about, evidence=known.get((flag, about))) for flag, about in evidence.head.flags
    )
    return (*cut_out_flag(cut_out(old, new)), *stated)


def inconsistent_flags(evidence: Evidence) -> Iterator[str]:
    """Yield what contradicts the flags of the change in the two versions, as far as these are in the file.

    Args:
        evidence: the facts of a bundle.
    """
    old, new = (
        VersionFlags(
            one["version"],
            one["flags"],
            one["reason"],
            flag_evidence_from_json(one.get("flag_evidence", ())),
        )
        for one in evidence.versions
    )
    # The flags of the versions between the two are in the head alone.
    between = [VersionFlags(old.number + 1)] if old.number + 1 < new.number else []
    found = flags_between([old, *between, new])
    wanted = {(one.flag, one.about) for one in found}
    ends = {"", *(about for _, about in wanted), "old text", "new text", f"version {new.number}"}
    stated = {(flag, about) for flag, about in evidence.head.flags if not between or about in ends}
    if stated != wanted:
        yield "the flags of the change are not those of the two versions"
    grounds = [one for one in evidence.head.flag_evidence if not between or one["about"] in ends]
    flagged = set(evidence.head.flags)
    is_of_flags = all((one["flag"], one["about"]) in flagged for one in evidence.head.flag_evidence)
    if grounds != shown_evidence(found) or not is_of_flags:
        yield "what the flags of the change stand on is not what the two versions say"

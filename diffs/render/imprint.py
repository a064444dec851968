"""Where a comparison comes from: when it was made, by what, and the hashes of what was compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from diffs.in_words import when
from diffs.render.head import Head
from diffs.text import one_line

NO_PAGE = "none: corpus document"


@dataclass(frozen=True, slots=True)
class Imprint:
    """When and by what a comparison was made.

    Attributes:
        made_at: the time (aware).
        made_by: the program with its version: ``harvest 0.1.0``.
        rules: the name of the rules of comparison, or ``""``.
        is_of_sources: whether `made_at` is the time of the newest source, for a file that is made again
            when it is checked.
    """

    made_at: datetime
    made_by: str
    rules: str = ""
    is_of_sources: bool = False


def imprint_sentence(imprint: Imprint, extractors: Iterable[str] = (), origin: str = "") -> str:
    """Return when and by what something was made, as a sentence.

    Args:
        imprint: when and by what.
        extractors: names of the rules by which the texts were extracted.
        origin: from what it was made, to be added to the time and the program, or ``""``.
    """
    time = when(imprint.made_at)
    names = " and ".join(dict.fromkeys(filter(None, extractors)))
    rules = [
        f"text rules {names}" if names else "",
        f"comparison rules {imprint.rules}" if imprint.rules else "",
    ]
    by = imprint.made_by
    head = f"Made by {by} from sources up to {time}" if imprint.is_of_sources else f"Made {time} by {by}"
    brackets = f" ({'; '.join(filter(None, rules))})" if any(rules) else ""
    return f"{one_line(f'{head}{brackets}{origin}')}."


def hashes(head: Head, name: str) -> tuple[tuple[str, str], ...]:
    """Return the SHA-256 of a text and of where it was extracted from, each with a label.

    Args:
        head: what the text is.
        name: ``old`` or ``new``.

    Returns:
        ``("old text", "9f86…")``, and so on; nothing if the text has no hash.
    """
    if not head.sha256:
        return ()
    rows = [(f"{name} text", head.sha256)]
    if head.compared_sha256 not in ("", head.sha256):
        rows.append((f"{name} text as compared", head.compared_sha256))
    if head.file_sha256:
        rows.append((f"{name} file", head.file_sha256))
    else:
        rows.append((f"{name} page", head.snapshot_sha256 or NO_PAGE))
        # The change came after the last page with the old text, so that is evidence of its own.
        if name == "old" and head.last_snapshot_sha256 not in (None, head.snapshot_sha256):
            rows.append(("last page", head.last_snapshot_sha256))
        rows += head.rendered_page.hashes(name) if head.rendered_page else []
    return tuple(rows)


def footer(imprint: Imprint, before: Head, after: Head) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the footer of a comparison: a sentence, and the hashes with their labels.

    Args:
        imprint: when and by what it was made.
        before: what the old text is.
        after: what the new text is.
    """
    sentence = imprint_sentence(imprint, (before.extractor, after.extractor))
    return sentence, (*hashes(before, "old"), *hashes(after, "new"))

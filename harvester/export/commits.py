"""The commits that versions become, in the order of their captures; the same store always gives the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from diffs.text import one_line
from harvester.errors import ExtractError
from harvester.export.commit_message import commit_message
from harvester.export.documents import ExportedDocument, ExportedVersion
from harvester.extract import Recipe
from harvester.pipeline.generations import EXTRACTORS
from harvester.safe_name import safe_name
from store.timestamps import moment

# No address was ever given to the companies: `.invalid` says so (RFC 2606).
_MAIL_DOMAIN = "company.invalid"


@dataclass(frozen=True, slots=True)
class Commit:
    """A version as a commit.

    Attributes:
        key: what the version is known by: company, document and first capture.
        path: the file of the document.
        author: the name of the company, and a mail address that cannot exist.
        seconds: when it was captured, in seconds since 1970.
        message: its message.
        source: the name of its text, which says whether a commit is the same without reading the text.
        text: returns the text; raises `ExtractError` if there is none by the recipe.
    """

    key: str
    path: str
    author: str
    seconds: int
    message: str
    source: str
    text: Callable[[], str] = field(compare=False, repr=False)

    def fingerprint(self, parent: str) -> str:
        """Return a hash that is equal for the same commit after the same commits.

        Args:
            parent: the fingerprint of the commit before, or ``""``.
        """
        facts = [parent, self.key, self.path, self.author, self.seconds, self.message, self.source]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()

    def content(self) -> tuple[bytes | None, bytes]:
        """Return the file, or None if the version has no text by the recipe; and the message that says so."""
        try:
            return self.text().encode(errors="replace"), self.message.encode(errors="replace")
        except ExtractError as error:
            subject, rest = self.message.split("\n", 1)
            said = f"{subject}\n\nNo text by this recipe: {one_line(error.reason)}\n{rest}"
            return None, said.encode(errors="replace")


TextOf = Callable[[ExportedDocument, ExportedVersion], str]
"""Returns the text of a version; it is called when the commits are made."""


def commits_of(documents: Iterable[ExportedDocument], recipe: Recipe | None, text_of: TextOf) -> list[Commit]:
    """Return a commit for each version, in the order of their first captures.

    Args:
        documents: the documents.
        recipe: by which recipe the texts are wanted; None for the text that each version is known by.
        text_of: returns the text of a version by this recipe.

    Raises:
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    found = [
        (version.stored.first_capture, document.name, _commit(document, version, recipe, text_of))
        for document in documents
        for version in document.versions
    ]
    found.sort(key=lambda one: (moment(one[0]), one[0], one[1]))
    return [commit for _, _, commit in found]


def _commit(
    document: ExportedDocument, version: ExportedVersion, recipe: Recipe | None, text_of: TextOf
) -> Commit:
    stored, change = version.stored, version.change
    compared = None
    if change is not None and not change.is_method:
        compared = document.store.changes.comparison(document.row, change.old_text, change.new_text)
    rules = f" {recipe} {EXTRACTORS[recipe]}" if recipe else ""
    name = _name(document.company_name) or _name(document.company) or "unnamed"
    return Commit(
        key=f"{document.name} {stored.first_capture}",
        path=f"{safe_name(document.company)}/{safe_name(document.slug)}.md",
        author=f"{name} <{safe_name(document.company)}@{_MAIL_DOMAIN}>",
        seconds=max(0, int(moment(stored.first_capture).timestamp())),
        message=commit_message(document, version, compared),
        source=f"{stored.text}{rules}",
        text=partial(text_of, document, version),
    )


def _name(text: str) -> str:
    """Return a name as git takes it: angle brackets end one."""
    return one_line(text.translate({ord("<"): " ", ord(">"): " "}))

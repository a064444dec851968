"""The text of a version by the recipe that is asked for, derived again from its snapshot where needed."""

from __future__ import annotations

from harvester.errors import ExtractError
from harvester.extract import Recipe
from harvester.pipeline.counterparts import text_by_corpus
from store import Store
from store.tables.versions import StoredVersion

ONLY_CITED = "only a corpus document shows it, which has not the complete policy"


def version_text(store: Store, document: int, version: StoredVersion, recipe: Recipe | None) -> str:
    """Return the text of a version.

    Args:
        store: the store; nothing is written.
        document: id of the document.
        version: a version of the document.
        recipe: the recipe by which the text is wanted; None for the text that the version is known by.

    Returns:
        The corpus document without its header line.

    Raises:
        ExtractError: there is no such text; the reason says why.
        StoreError: the store cannot be used, or stored bytes are damaged.
    """
    # A rendered text is by the complete recipe, too.
    own: Recipe = "corpus" if version.recipe == "corpus" else "complete"
    if recipe is None or recipe == own:
        return store.texts.markdown(version.text)
    if recipe == "complete":
        raise ExtractError(version.url, ONLY_CITED)
    return text_by_corpus(store, document, version)

"""Name the rules by which captures are read now: those of the recipes, and the selectors of the document."""

from __future__ import annotations

from harvester.config.selectors import PageSelectors
from harvester.pipeline.generations import EXTRACTORS
from store import Store
from store.records import Recipe

# Versions contain the complete policy; a corpus document contains what the corpus recipe extracted.
RECIPE_OF: dict[str, Recipe] = {"memento": "complete", "citation": "corpus"}


def selectors_of(store: Store, document: int) -> PageSelectors:
    """Return the selectors of a document that the configuration last set."""
    return PageSelectors.from_json(store.sources.selectors(document))


def extractor_of(recipe: Recipe, selectors: PageSelectors) -> str:
    """Return the name of the current rules for a document: those of the recipe, and its selectors.

    Args:
        recipe: the recipe by which the text is extracted.
        selectors: the selectors of the document; the corpus recipe does not use them.
    """
    chosen = selectors.name if recipe == "complete" else ""
    return f"{EXTRACTORS[recipe]}+{chosen}" if chosen else EXTRACTORS[recipe]


def rules_for(selectors: PageSelectors) -> str:
    """Return the names of all current rules that decide what the captures of a document show.

    Args:
        selectors: the selectors of the document.
    """
    return " ".join(extractor_of(recipe, selectors) for recipe in dict.fromkeys(RECIPE_OF.values()))

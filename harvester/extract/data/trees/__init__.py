"""Rich texts of content systems → markup, recognized by their shape."""

from __future__ import annotations

from harvester.extract.data.trees.blocks import (
    draft_markup,
    editor_js_markup,
    is_draft,
    is_editor_js,
    is_portable,
    is_prismic,
    portable_markup,
    prismic_markup,
)
from harvester.extract.data.trees.nested import Other, is_node, is_rich, nested_markup
from harvester.extract.data.trees.react import OfComponent, element_markup, is_element
from harvester.extract.data.trees.strings import is_code, is_markup, packed_text, string_markup
from harvester.extract.data.values import Budget, DataValue

__all__ = ["is_code", "is_markup", "packed_text", "rich_markup", "string_markup"]


def rich_markup(value: DataValue, budget: Budget, other: Other, of_component: OfComponent) -> str | None:
    """Return the markup of a rich text, or None if a value is none.

    Args:
        value: the value.
        budget: how many nodes may be written.
        other: what writes values of other shapes that stand in a rich text.
        of_component: what writes the texts among the properties of a component of React.

    Raises:
        Undecodable: it is not within the limits.
    """
    if isinstance(value, dict):
        return _of_object(value, budget, other)
    if not isinstance(value, list) or not value:
        return None
    if is_element(value) or (any(map(is_element, value)) and _are_pieces(value, budget)):
        return element_markup(value, budget, of_component)
    if is_portable(value):
        return portable_markup(value, budget, other)
    if is_prismic(value):
        return prismic_markup(value, budget)
    if is_editor_js(value):
        return editor_js_markup(value, budget, other)
    if all(map(is_node, value)) and any(map(is_rich, value)):
        return "".join(nested_markup(one, budget, other) for one in value)
    return None


def _of_object(value: dict[str, DataValue], budget: Budget, other: Other) -> str | None:
    """Return the markup of a rich text that is an object, or None."""
    if is_draft(value):
        return draft_markup(value, budget)
    blocks = value.get("blocks")
    if isinstance(blocks, list) and is_editor_js(blocks):
        return editor_js_markup(blocks, budget, other)
    for key in ("root", "document"):
        inside = value.get(key)
        if isinstance(inside, dict) and is_rich(inside):
            return nested_markup(inside, budget, other)
    return nested_markup(value, budget, other) if is_rich(value) else None


def _are_pieces(values: list[DataValue], budget: Budget) -> bool:
    """Return whether a list is what an element may have in it: texts, elements, and lists of them."""
    pending = [values]
    while pending:
        for one in pending.pop():
            budget.spend()
            if isinstance(one, dict):
                return False
            if isinstance(one, list) and not is_element(one):
                pending.append(one)
    return True

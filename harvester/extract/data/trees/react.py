"""Write elements of React as markup, as they stand in payloads of server components and in pages."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from harvester.extract.data.javascript import mended
from harvester.extract.data.trees.inline import with_link
from harvester.extract.data.trees.strings import is_code
from harvester.extract.data.values import MOST_LEVELS, Budget, DataValue, Undecodable
from harvester.extract.dom import VOID

OfComponent = Callable[[dict[str, DataValue]], str]

_TAG = re.compile(r"[a-z][a-z0-9]*")
_SAYS_TAG = ("as", "component", "tag", "tagName", "element", "variant")
_SHOWN_AS = re.compile("h[1-6]|p|ul|ol|li|blockquote")
_NOT_SHOWN = frozenset(("script", "style", "link", "meta", "title", "head", "noscript", "svg", "template"))
_KEPT = {
    "href": "href",
    "role": "role",
    "hidden": "hidden",
    "colSpan": "colspan",
    "rowSpan": "rowspan",
    "start": "start",
}
_BREAKS_OUT = frozenset(("plaintext", "xmp", "textarea", "select", "option", "iframe", "noembed", "noframes"))


def is_element(value: DataValue) -> bool:
    """Return whether a value is an element: ``["$", type, key, props]``."""
    return (
        isinstance(value, list)
        and len(value) >= 4
        and value[0] == "$"
        and (isinstance(value[1], str) or value[1] is None)
        and isinstance(value[3], dict)
    )


def element_markup(value: DataValue, budget: Budget, of_component: OfComponent, level: int = 0) -> str:
    """Return the markup of an element and all elements in it.

    Args:
        value: an element, a list of them, or a text.
        budget: how many elements may be written.
        of_component: what writes the texts among the properties of a component.
        level: how deeply it is nested.

    Raises:
        Undecodable: it is not within the limits.
    """
    budget.spend()
    if level > MOST_LEVELS:
        raise Undecodable("nested too deeply")
    if isinstance(value, str):
        budget.read(value)
        return "" if is_code(value) else html.escape(mended(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, list):
        return ""
    if not is_element(value):
        return "".join(element_markup(one, budget, of_component, level + 1) for one in value)
    kind, props = value[1], value[3]
    assert isinstance(props, dict)
    is_tag = isinstance(kind, str) and _TAG.fullmatch(kind) is not None
    if is_tag and kind in _NOT_SHOWN:
        return ""
    inside = _inner(props)
    budget.read(inside)
    if not inside:
        inside = element_markup(props.get("children"), budget, of_component, level + 1)
    if not is_tag:
        # A component of the site. What it shows besides its children is in its properties, if anywhere.
        shown = of_component({key: one for key, one in props.items() if key != "children"}) + inside
        return _as_element(shown, props)
    if kind in _BREAKS_OUT:
        return ""
    start = f"<{kind}{''.join(_attributes(props))}>"
    return start if kind in VOID else f"{start}{inside}</{kind}>"


def _as_element(inside: str, props: dict[str, DataValue]) -> str:
    """Return what a component shows in the element that its properties say it is: a heading, a link."""
    tag = next(
        (one for key in _SAYS_TAG if isinstance(one := props.get(key), str) and _SHOWN_AS.fullmatch(one)), ""
    )
    address = next((one for key in ("href", "to") if isinstance(one := props.get(key), str)), "")
    inside = with_link(inside, address) if inside and "<a " not in inside else inside
    return f"<{tag}>{inside}</{tag}>" if tag else inside


def _inner(props: dict[str, DataValue]) -> str:
    """Return the markup that an element was given as such, or ``""``."""
    given = props.get("dangerouslySetInnerHTML")
    inside = given.get("__html") if isinstance(given, dict) else None
    return mended(inside) if isinstance(inside, str) else ""


def _attributes(props: dict[str, DataValue]) -> list[str]:
    """Return the attributes that say what an element is for."""
    written = []
    for key, value in props.items():
        name = _KEPT.get(key) or (key if key.startswith("aria-") and key[5:].isalpha() else "")
        if name and (isinstance(value, str) or value is True or (isinstance(value, int) and value)):
            written.append(f' {name}="{html.escape(mended(_as_text(name, value)), quote=True)}"')
    return written


def _as_text(name: str, value: str | int) -> str:
    """Return the value of an attribute as HTML writes it."""
    if value is True:
        return "" if name == "hidden" else "true"
    return str(value)

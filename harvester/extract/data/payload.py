"""Undo the encodings in which frameworks write values: lists of numbered values, pairs, references."""

from __future__ import annotations

import re
from collections.abc import Callable

from harvester.extract.data.values import Budget, DataValue, Undecodable

_TURBO_KEY = re.compile(r"_(\d{1,9})")
# Kinds of values in devalue that only wrap another one.
_WRAPPERS = ("Reactive", "ShallowReactive", "Ref", "ShallowRef", "EmptyRef", "EmptyShallowRef", "Object")
_FEWEST_VALUES = 2


def devalued(value: DataValue, budget: Budget) -> DataValue:
    """Return the first value of a list as ``devalue`` writes it, with all others in their places.

    Nuxt 3 and SvelteKit write so: ``[{"title":1},"Terms"]``. Numbers in a container are places in the list;
    a container that starts with a name is of a kind of its own, such as ``["Set",1,2]``. Source: the
    documentation and tests of devalue (MIT).

    Args:
        value: the list.
        budget: how many values may be looked at.

    Raises:
        Undecodable: it is something else.
    """
    if not isinstance(value, list) or len(value) < _FEWEST_VALUES or not isinstance(value[0], dict | list):
        raise Undecodable("no list of numbered values")
    if not all(_is_numbered(one) for one in value if isinstance(one, dict | list)):
        raise Undecodable("no list of numbered values")
    return _filled(value, _inside_devalue, budget)


def streamed(value: DataValue, budget: Budget) -> DataValue:
    """Return the first value of a list as ``turbo-stream`` writes it, with all others in their places.

    Remix and React Router write so: ``[{"_1":2},"title","Terms"]``; the keys are numbered, too.

    Args:
        value: the list.
        budget: how many values may be looked at.

    Raises:
        Undecodable: it is something else.
    """
    first = value[0] if isinstance(value, list) and len(value) >= _FEWEST_VALUES else None
    if not isinstance(first, dict) or not first or not all(map(_TURBO_KEY.fullmatch, first)):
        raise Undecodable("no list of numbered values")
    assert isinstance(value, list)
    return _filled(value, _inside_turbo(value), budget)


_Inside = Callable[[DataValue], tuple[DataValue, list[tuple[str | int, DataValue]]]]


def _filled(values: list[DataValue], inside: _Inside, budget: Budget) -> DataValue:
    """Return the first value, each container built once, so that cycles stay cycles."""
    built: dict[int, DataValue] = {}
    pending: list[tuple[DataValue, list[tuple[str | int, DataValue]]]] = []

    def at(place: DataValue) -> DataValue:
        if isinstance(place, bool) or not isinstance(place, int) or not 0 <= place < len(values):
            return None
        for _ in range(len(values)):
            if place in built:
                return built[place]
            value = values[place]
            if not isinstance(value, dict | list):
                return value
            wrapped = _wrapped(value)
            if wrapped is None:
                container, members = inside(value)
                built[place] = container
                pending.append((container, members))
                return container
            if not 0 <= wrapped < len(values):
                return None
            place = wrapped
        return None

    top = at(0)
    while pending:
        container, members = pending.pop()
        for key, place in members:
            budget.spend()
            if isinstance(container, dict):
                container[str(key)] = at(place)
            elif isinstance(container, list):
                container.append(at(place))
    return top


def _is_numbered(value: DataValue) -> bool:
    """Return whether all members of a container are places in a list."""
    if isinstance(value, dict):
        return all(_is_place(place) for place in value.values())
    if isinstance(value, list) and value and isinstance(value[0], str):
        # Dates, regular expressions and maps hold strings, too.
        return all(_is_place(place) or isinstance(place, str) for place in value[1:])
    return isinstance(value, list) and all(_is_place(place) for place in value)


def _is_place(value: DataValue) -> bool:
    """Return whether a value is a number of a place, or one of the negative numbers with a meaning."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= -7


def _wrapped(value: DataValue) -> int | None:
    """Return the place of the value that a container only wraps, or None."""
    if isinstance(value, list) and len(value) == 2 and value[0] in _WRAPPERS:
        return value[1] if isinstance(value[1], int) and not isinstance(value[1], bool) else None
    return None


def _inside_devalue(value: DataValue) -> tuple[DataValue, list[tuple[str | int, DataValue]]]:
    """Return an empty container, and the places of its members."""
    if isinstance(value, dict):
        return {}, list(value.items())
    assert isinstance(value, list)
    if not value or not isinstance(value[0], str):
        return [], list(enumerate(value))
    if value[0] in ("Map", "null"):
        keys, places = (value[1::2], value[2::2])
        return {}, [(str(key), place) for key, place in zip(keys, places, strict=False)]
    return [], [(0, place) for place in value[1:]]


def _inside_turbo(values: list[DataValue]) -> _Inside:
    """Return a function that returns an empty container, and the places of its members."""

    def inside(value: DataValue) -> tuple[DataValue, list[tuple[str | int, DataValue]]]:
        if isinstance(value, list):
            rest = value[1:] if value and isinstance(value[0], str) else value
            return [], [(0, place) for place in rest]
        assert isinstance(value, dict)
        members: list[tuple[str | int, DataValue]] = []
        for key, place in value.items():
            numbered = _TURBO_KEY.fullmatch(key)
            name = values[int(numbered[1])] if numbered and int(numbered[1]) < len(values) else None
            if isinstance(name, str):
                members.append((name, place))
        return {}, members

    return inside


def unpaired(value: DataValue, budget: Budget) -> DataValue:
    """Return the properties of an island of Astro, in which each value is a pair of its kind and itself.

    Args:
        value: the value: ``{"title":[0,"Terms"],"items":[1,[[0,"a"]]]}``.
        budget: how many values may be looked at.

    Raises:
        Undecodable: it is something else.
    """
    if not isinstance(value, dict) or not value or not all(map(_is_pair, value.values())):
        raise Undecodable("no pairs")
    top: dict[str, DataValue] = {}
    pending: list[tuple[DataValue, DataValue]] = [(value, top)]
    while pending:
        source, target = pending.pop()
        for key, pair in _members(source):
            budget.spend()
            inside = pair[1] if isinstance(pair, list) and _is_pair(pair) else pair
            made: DataValue = {} if isinstance(inside, dict) else [] if isinstance(inside, list) else inside
            if isinstance(target, dict):
                target[str(key)] = made
            elif isinstance(target, list):
                target.append(made)
            if isinstance(inside, dict | list):
                pending.append((inside, made))
    return top


def _is_pair(value: DataValue) -> bool:
    """Return whether a value is a pair of a kind and a value."""
    return (
        isinstance(value, list)
        and len(value) == 2
        and isinstance(value[0], int)
        and not isinstance(value[0], bool)
        and 0 <= value[0] <= 11
    )


def with_entities(value: DataValue, budget: Budget) -> DataValue:
    """Replace the references of a normalized cache, such as Apollo's, by what they refer to.

    Args:
        value: entities by their names; ``{"__ref": "Page:1"}`` refers to one of them. It is changed.
        budget: how many values may be looked at.

    Returns:
        The value; entities that are referred to stand only where they are used.
    """
    if not isinstance(value, dict):
        return value
    used: set[str] = set()
    pending: list[DataValue] = [value]
    seen: set[int] = set()
    while pending:
        container = pending.pop()
        if id(container) in seen:
            continue
        seen.add(id(container))
        budget.spend()
        for key, inside in _members(container):
            name = _reference(inside)
            if name in value:
                assert name is not None
                used.add(name)
                container[key] = value[name]  # type: ignore[index]
            elif isinstance(inside, dict | list):
                pending.append(inside)
    kept = {name: inside for name, inside in value.items() if name not in used}
    return kept or value


def _reference(value: DataValue) -> str | None:
    """Return the name of the entity that a value refers to, or None."""
    if not isinstance(value, dict) or not 0 < len(value) <= 4:
        return None
    name = value.get("__ref")
    if name is None and value.get("type") == "id":
        name = value.get("id")
    return name if isinstance(name, str) else None


def _members(container: DataValue) -> list[tuple[str | int, DataValue]]:
    """Return the members of a container with their keys or places."""
    if isinstance(container, dict):
        return list(container.items())
    return list(enumerate(container)) if isinstance(container, list) else []

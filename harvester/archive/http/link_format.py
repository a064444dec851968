"""Read lists of links (*link-format*, RFC 6690), the form of a TimeMap; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_PARAMETER = (
    r"""\s*;\s*(?P<name>[\w!#$&+.^`|~*-]{1,100})(?:\s*=\s*(?:"(?P<quoted>[^"]*)"|(?P<token>[^\s;,"]*)))?"""
)
_TARGET = re.compile(r"<([^<>]*)>")
_ONE_PARAMETER = re.compile(_PARAMETER)
_SOMETHING = re.compile(r"[^\s,]")
_END = re.compile(r"\s*(?:,|\Z)")


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link in a list.

    Attributes:
        target: its address.
        parameters: its parameters, names in lower case; of repeated ones the first.
    """

    target: str
    parameters: Mapping[str, str]

    @property
    def relations(self) -> frozenset[str]:
        """What it is to the page that the list is about: ``memento``, ``timemap`` and so on."""
        return frozenset(self.parameters.get("rel", "").lower().split())


def links_in(text: str) -> Iterator[WebLink | str]:
    """Yield the links of a list; what cannot be read comes as a text, and reading goes on in the next line.

    Args:
        text: the list.
    """
    place = 0
    while (begin := _SOMETHING.search(text, place)) is not None:
        place = begin.start()
        found = _link_at(text, place)
        if found is not None:
            link, place = found
            yield link
            continue
        end = text.find("\n", place + 1)
        end = len(text) if end < 0 else end
        yield text[place:end].strip()
        place = end


def _link_at(text: str, place: int) -> tuple[WebLink, int] | None:
    """Return the link at a place, and where the next one begins; None if there is none."""
    target = _TARGET.match(text, place)
    if target is None:
        return None
    parameters: dict[str, str] = {}
    place = target.end()
    while parameter := _ONE_PARAMETER.match(text, place):
        value = parameter["quoted"] if parameter["quoted"] is not None else parameter["token"]
        parameters.setdefault(parameter["name"].lower(), value or "")
        place = parameter.end()
    end = _END.match(text, place)
    return None if end is None else (WebLink(target[1].strip(), parameters), end.end())

"""CSS selectors with which a user selects and removes parts of a page."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.extract.dom.between import Selector, check_chosen


@dataclass(frozen=True, slots=True)
class Selectors:
    """The selectors of a user, which apply to the recipe ``complete`` only.

    Raises ``BadSelector`` if one of the selectors cannot be used.

    Attributes:
        select: CSS selectors, and ranges between two, of the parts that are the policy; if empty, the rules
            of the recipe apply.
        remove: those of the parts that are not.
    """

    select: tuple[Selector, ...] = ()
    remove: tuple[Selector, ...] = ()

    def __post_init__(self) -> None:
        for selector in (*self.select, *self.remove):
            check_chosen(selector)

    def __bool__(self) -> bool:
        return bool(self.select or self.remove)

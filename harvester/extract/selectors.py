"""Which parts of a page a person has chosen, by CSS selectors."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.extract.dom.select import check_selector


@dataclass(frozen=True, slots=True)
class Selectors:
    """What a person says of the parts of a page; the recipe ``complete`` obeys, ``corpus`` does not.

    Raises ``BadSelector`` where one of the selectors cannot be used.

    Attributes:
        select: CSS selectors of the parts that are the policy; empty = the recipe chooses.
        remove: CSS selectors of the parts that are not.
    """

    select: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for css in (*self.select, *self.remove):
            check_selector(css)

    def __bool__(self) -> bool:
        return bool(self.select or self.remove)

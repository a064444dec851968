"""Which parts of a page a person has chosen, by CSS selectors."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from harvester.extract.dom.select import check_selector

# In hexadecimal digits: enough to tell the selectors of one document from those that it had before.
_NAME_LENGTH = 8


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

    @property
    def name(self) -> str:
        """A short name that changes with the selectors, whatever their order; ``""`` where there are none.

        A text that was made with selectors carries it beside the name of the recipe's rules. Where it is
        another than that of the selectors in force, the page is to be read again, and what differs by it is
        ours and not theirs.
        """
        if not self:
            return ""
        content = json.dumps([sorted(set(self.select)), sorted(set(self.remove))])
        return hashlib.sha256(content.encode()).hexdigest()[:_NAME_LENGTH]

"""Read the address of a webhook, which is a secret: whoever knows it can write to its readers."""

from __future__ import annotations

from pathlib import Path

from harvester.config.values import InvalidValue, optional, url


def webhook(value: object, folder: Path) -> str:
    """Read a full http or https address, or ``""``; if it is wrong, the error does not repeat it.

    Args:
        value: what the file states.
        folder: of the file.

    Raises:
        InvalidValue: it is not such an address.
    """
    try:
        return str(optional(url)(value, folder))
    except InvalidValue as error:
        # What follows the colon is the address.
        problem = error.problem.partition(":")[0]
        remedy = "Write the full address, without a user name, blanks or characters that nobody sees"
        raise InvalidValue(f"{problem} (it is a secret, and not shown)", remedy) from None

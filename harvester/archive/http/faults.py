"""Tell apart why no answer came, from the exception and those that caused it; pure."""

from __future__ import annotations

from http.client import HTTPException

from diffs.text import message


def is_malformed(error: BaseException) -> bool:
    """Return whether the archive answered, but not with HTTP that can be read."""
    return any(
        isinstance(link, HTTPException) and not isinstance(link, ConnectionError) for link in chain_of(error)
    )


def cause_of(error: BaseException) -> str:
    """Return what happened, in a few words: the innermost exception is the most specific."""
    chain = chain_of(error)
    named = chain[-1]
    # What the system says needs neither the number nor the name of the exception.
    said = named.strerror if isinstance(named, OSError) else None
    return message(said or f"{type(named).__name__}: {named}", 300)


def chain_of(error: BaseException) -> list[BaseException]:
    """Return the exception and those that caused it, outermost first."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    return chain

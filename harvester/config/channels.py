"""Read the addresses of chat services; whoever knows one can write to its readers, so none is ever shown."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from harvester.config.values import InvalidValue, filled, mail_address
from store.tables.outbox import CHANNEL_PREFIX

CHANNELS_VARIABLE = "HARVEST_APPRISE_URLS"
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30})://")
_FORMS = 'Write an address of Apprise, "ntfys://ntfy.example.org/topic", or "${NAME}" for a variable'


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel of a chat service.

    Attributes:
        name: what it is called in the store and in messages, without secrets.
        written: its address as the configuration states it, with ``${NAME}`` for a variable.
        url: its address for Apprise, or ``""`` while a variable is missing.
        missing: the variable of the environment that is not set, or ``""``.
        place: where it is stated, for errors.
    """

    name: str
    written: str = field(repr=False)
    url: str = field(default="", repr=False)
    missing: str = ""
    place: str = ""

    def filled_in(self, env: Mapping[str, str], place: str) -> Channel:
        """Return the channel with the values of the variables in its address.

        Args:
            env: the environment.
            place: where it is stated.
        """
        missing = next((name for name in _VARIABLE.findall(self.written) if not env.get(name)), "")
        url = "" if missing else _VARIABLE.sub(lambda found: env[found[1]].strip(), self.written)
        return replace(self, url=url, missing=missing, place=place)


def channel(value: object, folder: Path) -> Channel:
    """Read the address of a channel; if it is wrong, the error does not repeat it.

    Args:
        value: what the file states.
        folder: of the file.

    Raises:
        InvalidValue: it is not an address, or a variable in it is not written as ``${NAME}``.
    """
    written = filled(value, folder)
    names = _VARIABLE.findall(written)
    if "${" in _VARIABLE.sub("", written):
        raise InvalidValue("contains a variable that is not written as ${NAME}", _FORMS)
    if not _SCHEME.match(written) and not written.startswith("${"):
        raise InvalidValue("is not the address of a channel (it is a secret, and not shown)", _FORMS)
    return Channel(f"{CHANNEL_PREFIX}{_label(written, names)}", written)


def recipient(value: object, folder: Path) -> str | Channel:
    """Read a mail address, or the address of a channel.

    Args:
        value: what the file states.
        folder: of the file.

    Raises:
        InvalidValue: it is neither.
    """
    is_address = isinstance(value, str) and ("://" in value or value.strip().startswith("${"))
    return channel(value, folder) if is_address else mail_address(value, folder)


def with_environment(stated: Iterable[Channel], env: Mapping[str, str]) -> tuple[Channel, ...]:
    """Return the channels of ``[digest.apprise]`` and of the environment, with their variables filled in.

    Args:
        stated: the channels in the order of the file.
        env: the environment; the addresses in `CHANNELS_VARIABLE` are separated by white space.

    Raises:
        InvalidValue: an address in the environment is wrong.
    """
    given = [channel(one, Path()) for one in env.get(CHANNELS_VARIABLE, "").split()]
    found = {
        one.name: one.filled_in(env, f"{key}, entry {number}")
        for key, some in ((CHANNELS_VARIABLE, given), ("digest.apprise.urls", stated))
        for number, one in enumerate(some, start=1)
    }
    return tuple(found.values())


def _label(written: str, names: list[str]) -> str:
    """Return what a channel is called: its variable, or its service and a hash of what is written.

    With a variable, the name stays the same when the secret in it is replaced: to the outbox it is still the
    same recipient.
    """
    if names and _VARIABLE.fullmatch(written):
        return names[0]
    scheme = _SCHEME.match(written)
    parts = [scheme[1].lower()] if scheme else []
    hashed = hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()
    return "-".join([*parts, *names, hashed[:12]])

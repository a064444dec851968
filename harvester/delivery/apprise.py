"""Write to channels of chat services with the package Apprise (its only door; it is an extra)."""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from diffs.in_words import count
from diffs.text import message
from harvester.config import Channel
from harvester.delivery.channel_form import SUBTYPES, ChannelForm, Markup, message_in
from harvester.delivery.retries import is_final
from harvester.delivery.within import Overdue, within
from harvester.errors import ConfigError, MailDeferred, MailRefused
from store.tables.outbox import Mail

if TYPE_CHECKING:
    from apprise import NotifyBase

TIMEOUT_SECONDS = 30.0
"""Apprise's own 4 s are short: a slow service may have taken a message whose answer came too late."""
DEADLINE_SECONDS = 120.0
"""For all requests of one message; a service may need several, and one may answer byte by byte."""

LONGEST_MESSAGE = 16_000
"""Nobody reads more in a chat. Matrix takes 64 KB, but gets each message twice, with and without markup."""

# The place of the status among what urllib3 logs of an answer.
_STATUS = 6
_REASON_CHARACTERS = 300
_LEAST_SECRET = 4
_SEPARATORS = "/:@?&=#,+ "


class AppriseTransport:
    """Writes each mail to its recipient, a channel; nothing is imported before the first one."""

    def __init__(
        self,
        channels: Mapping[str, Channel],
        timeout_seconds: float = TIMEOUT_SECONDS,
        deadline_seconds: float = DEADLINE_SECONDS,
    ) -> None:
        """Keep the channels.

        Args:
            channels: the channels by their names.
            timeout_seconds: how long a service may take to answer, where its address does not say so.
            deadline_seconds: how long a message may take in all.
        """
        self._channels = channels
        self._timeout_seconds, self._deadline_seconds = timeout_seconds, deadline_seconds
        # Kept, because a service sees to it that its messages do not follow each other too fast.
        self._services: dict[str, NotifyBase] = {}

    def send(self, mail: Mail) -> None:
        """Write the message; when this returns, the service has accepted it.

        Args:
            mail: what to write; its `recipient` is the name of a channel.

        Raises:
            MailDeferred: the service did not accept it, or did not answer, and it may work later.
            MailRefused: the service answered that it will not, the address of the channel is wrong, or
                Apprise is not installed.
        """
        try:
            service = self._service(mail.recipient)
        except ConfigError as error:
            raise MailRefused(mail.recipient, str(error)) from None
        with _listening() as said, _answers() as answers:
            outcome = _within(self._deadline_seconds, service, mail)
        if outcome is not True:
            reason = outcome or "; ".join(said) or "the service did not accept it, and gave no reason"
            kind = MailRefused if not outcome and is_final(answers.last) else MailDeferred
            secrets = _secrets(self._channels[mail.recipient].url)
            raise kind(mail.recipient, message(reason, _REASON_CHARACTERS, secrets))

    def close(self) -> None:
        """Forget the services; the next mail makes them again."""
        self._services.clear()

    def _service(self, name: str) -> NotifyBase:
        if name not in self._services:
            made = service_of(self._channels[name])
            if made.socket_read_timeout == type(made).socket_read_timeout:
                made.socket_read_timeout = made.socket_connect_timeout = self._timeout_seconds
            self._services[name] = made
        return self._services[name]


def form_of(channel: Channel) -> ChannelForm:
    """Return what a channel takes.

    Args:
        channel: the channel.

    Raises:
        ConfigError: as in `service_of`.
    """
    service = service_of(channel)
    return ChannelForm(
        markup=_markup_of(service),
        size=min(service.body_maxlen - service.overflow_buffer, LONGEST_MESSAGE),
        title_size=max(0, service.title_maxlen),
        shares=service.overflow_amalgamate_title,
        lines=service.body_max_line_count,
    )


def is_taken_whole(channel: Channel, mail: Mail) -> bool:
    """Return whether a message fits when Apprise has made of it what the service gets; nothing is sent.

    Args:
        channel: the channel.
        mail: what was composed for it.

    Raises:
        ConfigError: as in `service_of`.
    """
    service, bodies = service_of(channel), list[str]()

    def send(body: str, **_: object) -> bool:
        bodies.append(body)
        return True

    for name in ("send", *(f"send_{markup}" for markup in SUBTYPES)):
        if hasattr(service, name):
            setattr(service, name, send)
    with _listening():
        _within(DEADLINE_SECONDS, service, mail)
    return all(len(body) <= service.body_maxlen for body in bodies)


def service_of(channel: Channel, file: str = "") -> NotifyBase:
    """Return the service that writes to a channel; nothing is connected yet.

    Args:
        channel: the channel.
        file: the configuration file, for errors.

    Raises:
        ConfigError: the address is wrong, names several targets or an unset variable, or Apprise is missing.
    """
    place, key = (file, channel.place) if file else (channel.place, "")
    if channel.missing:
        problem = f"uses the variable {channel.missing}, which is not set"
        raise ConfigError(place, key, problem, f"Set {channel.missing} in the environment")
    try:
        made = _instantiated(channel.url)
    except ImportError:
        remedy = "Install it with `pip install 'policy-harvest[apprise]'`"
        raise ConfigError(place, key, "needs the package apprise, which is not installed", remedy) from None
    if isinstance(made, str):
        why = message(made, _REASON_CHARACTERS, _secrets(channel.url))
        problem = f"is not an address that Apprise can use ({why or 'it gives no reason'})"
        remedy = "Write it as https://appriseit.com/services/ says; it is a secret, and not shown"
        raise ConfigError(place, key, problem, remedy)
    targets = len(made) // (made.retry + 1)
    if targets > 1:
        # If one of them fails, the next attempt would write to the others again.
        raise ConfigError(place, key, f"names {count(targets, 'target')}", "Write one entry for each of them")
    return made


def _instantiated(url: str) -> NotifyBase | str:
    """Return the service of an address, or what Apprise says is wrong with it.

    Raises:
        ImportError: Apprise is not installed.
    """
    with _listening() as said, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # all its services are imported, with what they import
        from apprise import Apprise

        try:
            made = Apprise.instantiate(url, asset=_asset(), suppress_exceptions=False)
        except Exception as error:
            return str(error)
    return "; ".join(said) if made is None else made


def _markup_of(service: NotifyBase) -> Markup:
    """Return how messages to a service are written: what it prefers, but Markdown rather than plain text.

    Some services that take plain text read it as Markdown, which a page could then have written.
    """
    preferred: Markup = service.resolve_format().value
    richer: Markup = service.resolve_format("markdown").value
    return richer if preferred == "text" else preferred


@cache
def _asset() -> Any:
    """Return how Apprise behaves: nothing is read from files, kept or interpreted; no picture from elsewhere.

    A redirect would turn a POST into a GET, and the message would silently be lost.
    """
    from apprise import AppriseAsset

    return AppriseAsset(
        app_id="harvest",
        app_desc="policy changes",
        app_url="",
        image_url_mask="",
        image_url_logo="",
        http_redirects=False,
        interpret_emojis=False,
        interpret_escapes=False,
        storage_mode="memory",
    )


def _within(seconds: float, service: NotifyBase, mail: Mail) -> bool | str:
    """Write a message; returns whether it was accepted, or why it was not."""
    written = message_in(mail)

    def write() -> bool:
        return bool(
            service.notify(
                title=written.title if service.title_maxlen > 0 else "",
                body=written.body,
                body_format=written.markup,
                # It fits, unless the variable now names a channel of another service.
                overflow="upstream" if len(written.body) <= service.body_maxlen else "split",
            )
        )

    try:
        return within(seconds, write)
    except Overdue:
        return f"the service did not finish within {seconds:g} s"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collect what Apprise logs as a warning or worse; nothing of it reaches the logs of the program.

    Nor do the requests, whose addresses are the secrets.

    Yields:
        The messages, which may contain secrets.
    """
    said: list[str] = []
    logger, handler = logging.getLogger("apprise"), _Collecting(said)
    quiet = {one: one.propagate for one in (logger, logging.getLogger("urllib3"))}
    logger.addHandler(handler)
    logger.disabled = False
    for one in quiet:
        one.propagate = False
    try:
        yield said
    finally:
        # A service that was left alone may say something when nobody listens any more.
        logger.disabled = True
        logger.removeHandler(handler)
        for one, before in quiet.items():
            one.propagate = before


class _Hearing(logging.Handler):
    """Hears what is logged from now on, but for threads that were left alone with other messages.

    What these say late is about another service, and may contain the secrets of its address.
    """

    def __init__(self, level: int) -> None:
        super().__init__(level)
        others = {one.ident for one in threading.enumerate()} - {threading.get_ident()}
        self.addFilter(lambda record: record.thread not in others)


class _Collecting(_Hearing):
    """Adds each message to a list."""

    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        """Add a message."""
        self._said.append(record.getMessage())


class _Answers(_Hearing):
    """Knows the status of the last answer over HTTP, which Apprise does not give; 0 while none came to it.

    urllib3 logs each answer with its status as a number, and before it that a connection is begun: after a
    connection that failed, what was answered before says nothing.
    """

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.last = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Take note of an answer, or of something else."""
        args = record.args if isinstance(record.args, tuple) else ()
        status = args[_STATUS] if len(args) > _STATUS else 0
        self.last = status if isinstance(status, int) else 0


@contextmanager
def _answers() -> Iterator[_Answers]:
    """Listen to the answers that come over HTTP.

    Yields:
        What knows the last one.
    """
    logger, handler = logging.getLogger("urllib3.connectionpool"), _Answers()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        yield handler
    finally:
        logger.setLevel(level)
        logger.removeHandler(handler)


def _secrets(url: str) -> tuple[str, ...]:
    """Return the pieces of an address that must not be shown: all but its scheme, which names the service."""
    rest = url.partition("://")[2]
    ends = [-1, *(place for place, sign in enumerate(rest) if sign in _SEPARATORS), len(rest)]
    pieces = {rest[start + 1 : end] for start, end in pairwise(ends)}
    return (url, rest, *sorted(piece for piece in pieces if len(piece) >= _LEAST_SECRET))

"""An HTTP request as it is to be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from harvester.archive.http.pace import RequestKind


@dataclass(frozen=True, slots=True)
class Question:
    """An HTTP request as it is to be sent.

    Attributes:
        kind: the kind of request, for the pace and for counting.
        url: the address, percent-encoded.
        params: query parameters, not encoded.
        headers: further headers.
        form: the fields of a form that is posted, not encoded; None for everything else, which is got.
    """

    kind: RequestKind
    url: str
    params: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] | None = None

    @property
    def asked(self) -> str:
        """What it is about: each address has its own list, though all lists are requested at one URL."""
        sent = self.params or self.form
        return f"{self.url}?{urlencode(sent)}" if sent else self.url

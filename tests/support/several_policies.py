"""Policies of several companies that do not exist, in one WARC file, harvested by the command line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest

from harvester.cli import main
from tests.support.stand_in import Held
from tests.support.warcs import write_warc

OPENING = (
    "{name} repairs clocks, watches and barometers in its own workshop, and this policy says what it knows "
    "of its customers, why it does, and for how long it keeps that in its books."
)
KEPT = (
    "We keep your name, your postal address and the history of your repairs for as long as the law wants us "
    "to keep invoices, and we ask nobody else about you."
)
SHARED = "We pass your address to the carriers that bring your parcels, and to nobody else at all."
SOLD = (
    "We may share your address, your repairs and your purchases with advertising partners, which may sell "
    "them to other companies for any purpose that they choose."
)
RIGHTS = "You can ask us what we know of you at any time, and we answer within thirty days, in writing."


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy and its captures.

    Attributes:
        company: the slug of its company.
        name: the name of its company.
        captures: its pages by their timestamps.
        title: its title in the configuration.
        slug: its slug.
    """

    company: str
    name: str
    captures: Mapping[str, bytes]
    title: str = "Privacy Policy"
    slug: str = "privacy"

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://www.{self.company}.example/{self.slug}"


def page(name: str, *sections: str, stated: str = "", title: str = "Privacy Policy") -> bytes:
    """Return a page: an opening, and sections with a heading of their own.

    Args:
        name: the name of the company.
        sections: the text of each section; it may be markup.
        stated: the effective date, or ``""``.
        title: its `<title>`.
    """
    date = f"<p>Effective: {stated}</p>" if stated else ""
    body = "".join(f"<h2>{place}. Part {place}</h2><p>{one}</p>" for place, one in enumerate(sections, 1))
    opening = f"<p>{escape(OPENING.format(name=name))}</p>"
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{escape(title)}</title></head><body><main>"
        f"<h1>Privacy Policy</h1>{date}{opening}{body}</main></body></html>"
    ).encode()


def simple(company: str, name: str, captures: Mapping[str, Sequence[str]]) -> Policy:
    """Return a policy whose captures have these sections."""
    return Policy(company, name, {time: page(name, *sections) for time, sections in captures.items()})


TEMPLATE = (
    simple("acorn", "Acorn Clocks", {"20120115120000": (KEPT, SHARED), "20130301120000": (KEPT, SOLD)}),
    simple(
        "birch",
        "Birch & Sons",
        {"20120116120000": (KEPT, SHARED, RIGHTS), "20140506070809": (KEPT, SOLD, RIGHTS)},
    ),
    simple(
        "cedar", "Cedar Time", {"20120117120000": (KEPT, SHARED), "20120601120000": (KEPT, SHARED, RIGHTS)}
    ),
)
"""Two companies that make the same change, a year apart, and one that makes another."""


def harvest_policies(folder: Path, policies: Iterable[Policy], *arguments: str, until: str = "9") -> None:
    """Harvest policies from a WARC file, with a store and a configuration in the folder.

    Args:
        folder: where everything is.
        policies: the policies.
        arguments: of the command line.
        until: captures from this timestamp on are not in the archive yet.
    """
    policies = tuple(policies)
    held = sorted(
        (time, one.url, body) for one in policies for time, body in one.captures.items() if time < until
    )
    write_warc(folder / "archive.warc.gz", [Held(*one) for one in held])
    lines = ['[archive]\nlocation = "archive.warc.gz"\nresolution_days = 0', '[store]\npath = "harvest.db"']
    for one in policies:
        lines.append(f"[companies.{json.dumps(one.company)}]\nname = {json.dumps(one.name)}")
        lines.append(f'domains = ["{one.company}.example"]')
        lines.append(f"[companies.{json.dumps(one.company)}.documents.{json.dumps(one.slug)}]")
        lines.append(f"title = {json.dumps(one.title)}\nurls = [{json.dumps(one.url)}]")
    (folder / "config.toml").write_text("\n".join(lines) + "\n", "utf-8")
    code = main(
        ["--config", str(folder / "config.toml"), "--db", str(folder / "harvest.db"), "--quiet", *arguments]
    )
    assert code == 0


def harvest_twice(folder: Path, policies: Iterable[Policy], *, until: str) -> Path:
    """Harvest policies into a folder, and into `late` in it without what came later.

    Args:
        folder: where everything is.
        policies: the policies.
        until: captures from this timestamp on are not in the archive of `late`.

    Returns:
        The folder.
    """
    policies = tuple(policies)
    harvest_policies(folder, policies)
    (folder / "late").mkdir()
    harvest_policies(folder / "late", policies, until=until)
    return folder


def enter_copy(folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy a folder, so that a test may change it, and let commands be called in the copy."""
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    monkeypatch.chdir(copy)
    return copy

"""The sites: what each is made with, and how its policy must be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.support.paths import ROOT
from tests.support.sites.forms import (
    contentful,
    html_in_json,
    jsx,
    markdown_in_json,
    portable_text,
    prosemirror,
    sections_in_json,
    svelte,
)
from tests.support.sites.policies import Edition, Policy, changed_heading, policies

SOURCES = ROOT / "tests" / "harvester" / "rendering" / "sites"


class Way(StrEnum):
    """Where the words of a policy are."""

    HTML = "html"
    DATA = "data"
    RENDERED = "rendered"


@dataclass(frozen=True, slots=True)
class Family:
    """Sites that are built with the same packages.

    Attributes:
        name: the folder of their sources, which has the ``package.json``.
        command: a program of its packages and the arguments; called in the folder of each site, or once for
            all light ones, with the names of their folders.
        heavy: whether installing and building take minutes.
    """

    name: str
    command: tuple[str, ...]
    heavy: bool = True

    @property
    def sources(self) -> Path:
        """The folder of the sources."""
        return SOURCES / self.name


@dataclass(frozen=True, slots=True)
class Site:
    """A site of a company that does not exist.

    Attributes:
        name: the folder of its sources.
        family: what it is built with.
        company: its name.
        host: where it is; the policy is at `path`.
        path: of the policy.
        way: where the words of the policy are when the page is captured.
        form: how the site keeps the policy.
        kept_at: the file that has it when the site is built. ``hosts/NAME`` is what another host serves.
        document: the file that the server answers with, in ``dist``.
        lost: what the incomplete visit lacks: a pattern of addresses.
        words_without_lost: whether the archive has the words all the same: in the page, or in a bundle whose
            name has the hash of its content, so that it is the same at another visit.
    """

    name: str
    family: Family
    company: str
    host: str
    way: Way
    form: Callable[[Policy], str]
    kept_at: str
    path: str = "/privacy"
    document: str = "index.html"
    lost: str = r"\.m?js$"
    words_without_lost: bool = True

    @property
    def sources(self) -> Path:
        """The folder of the sources."""
        return self.family.sources / self.name

    @property
    def url(self) -> str:
        """The address of the policy."""
        return f"https://{self.host}{self.path}"

    @property
    def policies(self) -> dict[Edition, Policy]:
        """Both editions of the policy."""
        return policies(self.sources)

    @property
    def changed(self) -> str:
        """The heading of the section in which they differ."""
        return changed_heading(self.sources)


LIGHT = Family("light", ("node", "build.mjs"), heavy=False)
NEXT = Family("next", ("next", "build"))
NUXT = Family("nuxt", ("nuxt", "generate"))
ANGULAR = Family("angular", ("ng", "build"))
ASTRO = Family("astro", ("astro", "build"))

SITES = (
    Site("react-bundle", LIGHT, "Tern & Tackle", "tern-and-tackle.example", Way.RENDERED, jsx, "policy.jsx"),
    Site(
        "react-request",
        LIGHT,
        "Marram Energy",
        "www.marram-energy.example",
        Way.RENDERED,
        contentful,
        "hosts/content.marram-energy.example/spaces/web/entries/privacy-notice",
        path="/legal/privacy/",
        lost=r"/entries/",
        words_without_lost=False,
    ),
    Site(
        "react-state",
        LIGHT,
        "Fennel & Rye",
        "fennel-and-rye.example",
        Way.DATA,
        portable_text,
        "state.json",
        path="/cookies",
    ),
    Site(
        "vue-request",
        LIGHT,
        "Pipit Maps",
        "pipit-maps.example",
        Way.RENDERED,
        html_in_json,
        "public/api/documents/terms-of-service.json",
        path="/terms",
        words_without_lost=False,
    ),
    Site(
        "svelte-lazy",
        LIGHT,
        "Quill Street Library Software",
        "quill-street.example",
        Way.RENDERED,
        svelte,
        "Policy.svelte",
        lost=r"/Policy-[^/]*\.js$",
    ),
    Site(
        "next-pages",
        NEXT,
        "Cobble Lane Bicycles",
        "cobble-lane.example",
        Way.DATA,
        markdown_in_json,
        "policy.json",
        document="privacy.html",
    ),
    Site(
        "next-app",
        NEXT,
        "Saltmarsh Clinic",
        "saltmarsh-clinic.example",
        Way.DATA,
        jsx,
        "policy.jsx",
        document="privacy.html",
    ),
    Site(
        "nuxt-payload",
        NUXT,
        "Bramble Kindergartens",
        "bramble-kindergartens.example",
        Way.DATA,
        prosemirror,
        "story.json",
        document="privacy/index.html",
    ),
    Site(
        "angular-request",
        ANGULAR,
        "Harrow Gate Insurance",
        "harrow-gate.example",
        Way.RENDERED,
        sections_in_json,
        "public/assets/legal/privacy.json",
    ),
    Site(
        "astro-island",
        ASTRO,
        "Lantern Row Cinemas",
        "lantern-row.example",
        Way.HTML,
        portable_text,
        "state.json",
        document="privacy.html",
    ),
)

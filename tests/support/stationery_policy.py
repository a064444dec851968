"""A policy whose section on regions the corpus recipe leaves out, and the corpus document that cites it."""

from __future__ import annotations

from harvester.config.settings import Settings
from harvester.corpus.document import header
from harvester.extract import extract
from harvester.pipeline.importing import import_document
from tests.support.harvests import Field
from tests.support.stand_in import PRIVACY, Held, World

CITED = "20120220120000"
MONTHS = ("20120115120000", "20120315120000", "20120415120000")


def _page(carriers: str) -> bytes:
    """Return a policy whose section on regions the corpus recipe leaves out for the class that it has."""
    return f"""<!DOCTYPE html><html><head><title>Privacy Policy – Juniper & Reed</title></head><body><main>
<h1>Privacy Policy</h1>
<p>Juniper & Reed sells stationery. This policy says what we know about you, why we know it, and what you can
do about it, in words that need no lawyer – as a café menu would.</p>
<h2>1. What we collect</h2><p>We keep the name, the postal address and the orders that you give us, for as
long as the law asks us to keep invoices. We do not follow you around the web, and we read no cookies.</p>
<h2>2. Who else sees it</h2><p>{carriers} Nobody else is told where you live, what you have ordered, or how
often. Our accountant sees the sums, but not the names, and the tax office sees what the law lets it see.</p>
<div class="sidebar related"><h2>3. Regions</h2><p>Residents of the northern isles may ask for a printed copy
of this policy, which we bring with the next parcel.</p></div>
</main></body></html>""".encode()


OLD = _page("We pass your address to the carriers that bring your parcels.")
BETWEEN = _page("We give your address to nobody at all.")
NEW = _page("We share your address with carriers, with our sister companies and with advertising partners.")


def changed_in_april() -> World:
    """Return an archive with a capture of each of the months, the last of them with the new text."""
    return World([Held(month, PRIVACY, NEW if month > "201204" else OLD) for month in MONTHS])


def cite(here: Field, payload: bytes, timestamp: str = CITED, *, name: str = "cited.md") -> bytes:
    """Import the corpus document that cites a capture with these bytes, and return it."""
    text = extract(payload, "text/html; charset=utf-8", PRIVACY).text
    document = f"{header('juniper-and-reed.example', timestamp, PRIVACY)}\n\n{text}".encode()
    import_document(here.store, Settings(), name, document, here.clock())
    return document

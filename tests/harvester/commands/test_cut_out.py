"""Texts of which one is what `select` finds and the other is not: `diff` and the digest say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.evidence.names import README, REDLINE
from tests.support.calls import Harvest
from tests.support.evidence import files_in
from tests.support.stand_in import PRIVACY, Held, StandIn, World

SENTENCES = "".join(
    f"<p>We keep your order number {n} for as long as the law asks us to.</p>" for n in range(30)
)


def shown(kind: str, words: str) -> bytes:
    """Return a policy within an element of a class, and a paragraph outside of it."""
    rest = "<p>We also sell lamps, and we are glad to tell you of them whenever you ask us.</p>"
    return (
        f"<html><title>Privacy Policy</title><body><main><div class='{kind}'>"
        f"<h1>Privacy Policy</h1>{SENTENCES}"
        f"<p>{words}</p></div>{rest}</main></body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("kinds", "side"), [(("policy", "text"), "old"), (("text", "policy"), "new"), (("policy", "policy"), "")]
)
def test_a_change_says_that_its_sides_were_cut_out_differently(
    tmp_path: Path, harvest: Harvest, kinds: tuple[str, str], side: str
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        f"""
        [companies.juniper]
        name = "Juniper"
        domains = ["juniper-and-reed.example"]
        [companies.juniper.documents.privacy]
        urls = ["{PRIVACY}"]
        select = [".policy"]
        """
    )
    held = [
        Held(f"2012{month}15120000", PRIVACY, shown(kind, words))
        for month, kind, words in (("01", kinds[0], "Old words."), ("06", kinds[1], "New words are here."))
    ]
    with StandIn(World(held)) as server:
        harvest("--config", config, "--archive", server.location)
    bundle = tmp_path / "change.wacz"
    assert (
        harvest("evidence", "--config", config, "--company", "juniper", "1", "2", "--output", bundle)[0] == 0
    )
    assert harvest("evidence", "--check", bundle)[0] == 0
    bundled = files_in(bundle.read_bytes())
    outputs = [
        bundled[README].decode(),
        bundled[REDLINE].decode(),
        harvest("diff", "juniper", "--config", config)[1],
        harvest("diff", "juniper", "--config", config, "--format", "html")[1],
        harvest("digest", "--config", config, "--since", "2010")[1],
    ]
    for out in outputs:
        flat = " ".join(out.split())
        assert ("Cut out in different ways" in flat) == bool(side)
        assert not side or f"finds its parts on the {side} page only" in flat
        assert not side or "what differs may be no change of the policy" in flat

"""What Apprise makes of a message for real services: it still fits, in one piece; nothing is sent here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from harvester.delivery.apprise import AppriseTransport, form_of, service_of
from harvester.pipeline.telling import composed_for
from tests.support.channels import channel_at
from tests.support.news import added, company, digest, reworded, trouble, version

TOKEN = "3ccdd113474722377935511fc85d3dd4"
SERVICES = {
    "slack": "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/",
    "discord": "discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js",
    "discord, markdown": "discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js/?format=markdown",
    "telegram": "tgram://123456789:abcdefg_hijklmnop/12315544/",
    "telegram, markdown": "tgram://123456789:abcdefg_hijklmnop/12315544/?format=markdown&mdv=v2",
    "mattermost": f"mmost://localhost/{TOKEN}",
    "ntfy": "ntfy://localhost/policies",
    "matrix": "matrix://user:pass@localhost/#room",
    "teams": "workflows://host/643e5cfbe4a24a2ea2a9b2c1d0e9f8a7/abcdefghijklmnopqrst/",
    "rocket.chat": "rocket://user:pass@localhost/#general",
    "gotify": "gotify://localhost/token",
    "google chat": "gchat://workspace/key/token",
    "webex": f"wxteams://{TOKEN}{TOKEN}{TOKEN[:16]}",
    "pushover": f"pover://{TOKEN[:30]}@{TOKEN[:30]}",
    "zulip": f"zulip://bot@organization/{TOKEN}/stream",
    "signal": "signal://localhost:9922/+12223334444/+12223334445",
    "text message": "sns://AHIAJGNT76XIMXDBIJYA/bu1dHSdO22pfaaVy/wmNsdjJDjsk/us-east-1/12223334444",
    "mail": "mailto://user:pass@example.org",
}
HOSTILE = "A & B <c> [d](https://e.example) *f* _g_ `h` #i ~j~ |k| 1. l! – “m” … 日本語"
NEWS = digest(
    *(
        company(
            f"Lamp & Oil {place}",
            version(
                *(reworded(str(number), f"{HOSTILE} {number}") for number in range(6)),
                added("9", HOSTILE, HOSTILE),
            ),
        )
        for place in range(60)
    ),
    troubles=(trouble("Baker <b> & Sons_of_ *Lamps*"),),
)


@pytest.mark.parametrize("kind", SERVICES)
def test_a_long_digest_is_one_message_within_the_limits(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    channel = channel_at(SERVICES[kind])
    service, calls = service_of(channel), list[dict[str, Any]]()
    mail = composed_for(channel, replace(NEWS, recipient=channel.name, channel=form_of(channel)))

    def send(*_: object, **given: Any) -> bool:
        calls.append(given)
        return True

    for name in ("send", "send_text", "send_markdown", "send_html"):
        if hasattr(type(service), name):
            monkeypatch.setattr(type(service), name, send)
    AppriseTransport({channel.name: channel}).send(mail)
    (call,) = calls
    both = len(call["title"]) if service.overflow_amalgamate_title else 0
    assert 0 < len(call["body"]) + both <= service.body_maxlen
    assert len(call["title"]) <= max(0, service.title_maxlen)
    assert ("remark" in call["body"] and "too long" in call["body"]) or "Sons" in call["body"]

"""Links that run a script: only their words are part of the complete policy; the corpus' text is as ever."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.extract import extract, extract_both
from harvester.extract.dom import is_active
from harvester.pipeline import generations
from harvester.pipeline.generations import EXTRACTORS
from harvester.pipeline.telling import preview
from tests.support.harvests import field
from tests.support.post_office import ONE, mailed
from tests.support.stand_in import PRIVACY, Held, World

URL = "http://www.juniper-and-reed.example/privacy"
PROSE = "<p>We collect the data that you give us, and keep it as long as an order takes. " * 9 + "</p>"
ACTIVE = (
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " \n javascript:alert(1)",
    "java&#9;script&colon;alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "&#x6a;avascript:alert(1)",
    "javascript://%0aalert(1)",
    "vbscript:msgbox(1)",
    "VBScript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "DATA:text/html;base64,PHNjcmlwdD4=",
    "feed:javascript:alert(1)",
    "feed:data:text/html,x",
    "view-source:javascript:alert(1)",
    "view-source:http://www.juniper-and-reed.example/",
    "jar:http://www.juniper-and-reed.example/a.jar!/b",
    "blob:http://www.juniper-and-reed.example/1",
    "filesystem:http://www.juniper-and-reed.example/1",
    "file:///etc/passwd",
    "file://server/share",
)
HARMLESS = (
    "https://www.juniper-and-reed.example/data:1",
    "/javascript:1",
    "?javascript:1",
    "mailto:legal@juniper-and-reed.example",
    "tel:+15550100",
    "ftp://ftp.juniper-and-reed.example/x",
    "javascript%3Aalert(1)",
    "htpp://www.juniper-and-reed.example/",
)
SCHEME = re.compile(r"\]\(\s*<?[^)]*?(?:script|data|blob|filesystem|file|view-source|jar):", re.IGNORECASE)


def with_link(href: str) -> bytes:
    link = f'<a href="{href}">our <b>other</b><br>policy</a>'
    return f"<title>T</title><body>{PROSE}<p>Read {link} too, if you like to.</p>{PROSE}</body>".encode()


@pytest.mark.parametrize("url", [URL, "page.html"])
@pytest.mark.parametrize("href", ACTIVE, ids=ascii)
def test_an_active_link_is_words(href: str, url: str) -> None:
    complete = extract(with_link(href), None, url, "complete").markdown
    assert not SCHEME.search(complete)
    assert "](" not in complete
    assert re.search(r"Read our (\*\*)?other", complete)
    assert "policy too, if you like to." in complete


@pytest.mark.parametrize("href", HARMLESS)
def test_another_link_is_kept_as_in_the_corpus(href: str) -> None:
    corpus, complete = extract_both(with_link(href), None, URL)
    assert corpus.markdown == complete.markdown
    assert corpus.markdown.count("](") == 1


def test_the_text_of_the_corpus_keeps_all_but_javascript() -> None:
    corpus = extract(with_link("DATA:text/html,x"), None, URL).markdown
    assert "[our **other**  \npolicy](data:text/html,x)" in corpus


@pytest.mark.parametrize(
    "markup",
    [
        "<template><p><a href='JavaScript:x()'>Words.</a></template>",
        "<noscript><p><a href='javascript:x()'>Words.</a></noscript>",
        "<!-- a -- ><p><a href='data:text/html,x'>Words.</a> -->",
        "<svg><a href='JavaScript:x()'><text>Words.</text></a></svg>",
        "<xmp><p><a href='vbscript:x()'>Words.</a></xmp>",
        "<a href='JavaScript:x()'><h3>Words.</h3><p>More words.</p></a>",
        "<a href='javascript://x.example'>javascript://x.example</a>",
        "<a href='JavaScript:x()'><img src='data:image/png;base64,AAAA' alt='Words'>Words.</a>",
        "<img src='data:image/png;base64,AAAA' alt='Words'>",
        "<a href='https://x.example/' title='](javascript:x())'>Words.</a>",
        "<a href='https://x.example/)](javascript:x()'>Words.</a>",
    ],
)
def test_wherever_it_stands(markup: str) -> None:
    page = f"<title>T</title><body>{PROSE}{markup}{PROSE}</body>".encode()
    complete = extract(page, None, URL, "complete").markdown
    assert not re.search(r"(?<!\\)\]\(\s*(?:\w+:)*(?:javascript|vbscript|data):", complete, re.IGNORECASE)
    assert "data:image" not in complete


def test_a_base_that_runs_a_script() -> None:
    for base in ("javascript:alert(1)//", "data:text/html,x"):
        page = with_link("#more").replace(b"<body>", f'<base href="{base}"><body>'.encode())
        assert not SCHEME.search(extract(page, None, URL, "complete").markdown)


UNSEEN = st.sampled_from(["", "", "", "\t", "\n", "\r", " ", "\x01", "\x1f", "\\", "&Tab;", "&#10;"])


@settings(max_examples=200, deadline=None)
@given(scheme=st.sampled_from(["javascript:", "vbscript:", "data:", "feed:javascript:"]), data=st.data())
def test_a_scheme_is_known_however_it_is_written(scheme: str, data: st.DataObject) -> None:
    forms = ([one, one.upper(), f"&#{ord(one)};", f"&#x{ord(one):x};"] for one in scheme)
    letters = [data.draw(st.sampled_from(form)) for form in forms]
    assert is_active("".join(data.draw(UNSEEN) + letter for letter in letters) + "alert(1)")


def test_a_store_of_the_older_rules_is_read_again_and_tells_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = with_link("JavaScript:void(0)")
    new = old.replace(b"give us", b"sell us")
    with field(tmp_path / "h.db", World([Held("20120115120000", PRIVACY, old)])) as here:
        with monkeypatch.context() as patch:
            # The older rules wrote the link as the corpus does.
            patch.setattr("harvester.extract.markdown.elements.is_active", lambda _: False)
            patch.setattr(generations, "EXTRACTORS", {"corpus": "corpus-2", "complete": "complete-1"})
            here.harvest()
            here.server.behaviour = World(
                [Held("20120115120000", PRIVACY, old), Held("20120315120000", PRIVACY, new)]
            )
            here.harvest()
            before = here.store.versions.of(here.job.row)
            assert [row.extractor for row in before] == ["complete-1"] * 2
            assert len(mailed(here)) == 1
        here.harvest()
        after = here.store.versions.of(here.job.row)
        assert [(row.reason, row.extractor) for row in after] == [("technical", EXTRACTORS["complete"])] * 2
        assert {row.text for row in before}.isdisjoint(row.text for row in after)
        assert mailed(here) == []
        assert preview(here.store, ONE, here.clock()) == ()

"""Templates escape what they show in HTML, and say so where a value is missing."""

from __future__ import annotations

import jinja2
import pytest

from harvester.digest import templating


@pytest.fixture(autouse=True)
def templates(monkeypatch: pytest.MonkeyPatch) -> None:
    loader = jinja2.DictLoader({"a.html": "<p>{{ words }}</p>\n", "a.txt": "{{ words }}\n"})
    environment = templating._environment().overlay(loader=loader)
    monkeypatch.setattr(templating, "_environment", lambda: environment)


def test_html_is_escaped_and_text_is_not() -> None:
    assert templating.render_template("a.html", words="<b>&") == "<p>&lt;b&gt;&amp;</p>\n"
    assert templating.render_template("a.txt", words="<b>&") == "<b>&\n"


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        templating.render_template("a.txt")

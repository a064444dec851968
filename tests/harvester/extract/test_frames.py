"""The documents that a page shows in frames."""

from __future__ import annotations

import pytest

from harvester.extract import ExtractError, extract

URL = "http://www.larkspur.example/legal/privacy"


def frames(body: str, head: str = "") -> tuple[str, ...]:
    """Return the frames of a page that has hardly any text itself."""
    markup = f"<html><head><title>Larkspur</title>{head}</head>{body}</html>"
    try:
        return extract(markup.encode(), "text/html", URL, "complete").frames
    except ExtractError as error:
        return error.frames


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<body><iframe src=policy.html></iframe></body>", ["http://www.larkspur.example/legal/policy.html"]),
        (
            "<frameset cols='*,*'><frame src=menu.html><frame name=main src=/privacy/text.html></frameset>",
            [
                "http://www.larkspur.example/privacy/text.html",
                "http://www.larkspur.example/legal/menu.html",
            ],
        ),
        (
            "<body><iframe src='//ads.example/'></iframe>"
            "<iframe title='Privacy policy' src='//docs.example/7'></iframe></body>",
            ["http://docs.example/7", "http://ads.example/"],
        ),
        ("<body><iframe src='a'></iframe><iframe src='a#top'></iframe></body>", [f"{URL[:-7]}a"]),
        ("<body><iframe width=1 height=1 src='//counter.example/'></iframe></body>", []),
        ("<body><iframe style='display:none' src='//tags.example/privacy'></iframe></body>", []),
        ("<body><iframe src='javascript:void(0)'></iframe><iframe></iframe></body>", []),
        ("<body><iframe src='about:blank'></iframe><iframe src='#x'></iframe></body>", []),
        ("<body><iframe src='http://['></iframe></body>", []),
    ],
)
def test_frames_are_found_the_likeliest_first(body: str, expected: list[str]) -> None:
    assert list(frames(body)) == expected


def test_frames_are_relative_to_the_base() -> None:
    found = frames("<body><iframe src=text.html></iframe></body>", "<base href='http://cdn.example/x/'>")
    assert found == ("http://cdn.example/x/text.html",)


def test_no_more_than_three_are_looked_at() -> None:
    body = "".join(f"<iframe src=/{number}></iframe>" for number in range(9))
    assert len(frames(f"<body>{body}</body>")) == 3


def test_a_page_with_a_text_of_its_own_needs_no_frames() -> None:
    text = "<p>We keep your name for as long as you have an account with our shop.</p>" * 80
    assert frames(f"<body>{text}<iframe src=/privacy></iframe></body>") == ()

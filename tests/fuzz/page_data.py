"""Coverage-guided fuzzing of data in pages: any holder gives a text or an ExtractError.

Run ``python -m tests.fuzz.page_data -max_total_time=30`` with the ``fuzz`` extra; further options are those
of libFuzzer. What it finds is written to a file, which is then the only argument to see it again.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["harvester.extract.data"]):
    from harvester.extract import ExtractError, extract

# Before and after what is made up.
_FRAMES = (
    (b'<script type="application/json">', b"</script>"),
    (b"<script>window.a=", b"</script>"),
    (b'<script>self.__next_f.push([1,"', b'"])</script>'),
    (b"<script>window.a=(function(a,b){return ", b"}(1,{}))</script>"),
    (b'<script type="application/ld+json">', b"</script>"),
    (b"<astro-island props='", b"'></astro-island>"),
    (b"<template>", b"</template>"),
    (b"<textarea>", b"</textarea>"),
)
_PROSE = (
    b"We may collect personal data with your consent, for our purposes, and disclose them to third parties. "
)


def one_input(data: bytes) -> None:
    """Read one made-up page that shows nothing.

    Args:
        data: the first byte chooses the holder, the rest is what it holds.
    """
    before, after = _FRAMES[data[0] % len(_FRAMES) if data else 0]
    held = data[1:].replace(b"PROSE", _PROSE * 12)
    body = b"<!doctype html><title>Privacy Policy</title><div></div>" + before + held + after
    try:
        page = extract(body, "text/html; charset=utf-8", "http://example.com/privacy", "complete")
    except ExtractError:
        return
    page.text.encode("utf-8")
    if not page.markdown.strip():
        raise AssertionError("an empty text")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()

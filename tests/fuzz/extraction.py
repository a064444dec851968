"""Coverage-guided fuzzing of extraction: any bytes give a text or an ExtractError.

Run ``python -m tests.fuzz.extraction -max_total_time=30`` with the ``fuzz`` extra; further options are those
of libFuzzer. What it finds is written to a file, which is then the only argument to see it again.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["harvester.extract"]):
    from harvester.extract import ExtractError, extract

_CONTENT_TYPES = (None, "text/html", "text/html; charset=utf-8", "text/html; charset=shift_jis", "text/plain")
_CONTENT_ENCODINGS = (None, "gzip", "br", "deflate", "zstd")
# So that there is a page around what is made up.
_PROSE = b"<p>We may collect, use, and share information, including names, when you use our services.</p>" * 6


def one_input(data: bytes) -> None:
    """Extract the text of one made-up body.

    Args:
        data: the first two bytes choose headers and frame, the rest is the body.
    """
    choice = data[0] if data else 0
    body = data[2:]
    if len(data) > 1 and data[1] & 1:
        body += _PROSE
    content_type = _CONTENT_TYPES[choice % len(_CONTENT_TYPES)]
    content_encoding = _CONTENT_ENCODINGS[choice // len(_CONTENT_TYPES) % len(_CONTENT_ENCODINGS)]
    try:
        page = extract(body, content_type, "http://example.com/", content_encoding=content_encoding)
    except ExtractError:
        return
    page.text.encode("utf-8")
    if not page.markdown.strip():
        raise AssertionError("an empty text")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()

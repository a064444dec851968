"""Texts put together from pieces of Markdown, which may be cut off anywhere."""

from __future__ import annotations

from hypothesis import strategies as st

TEXTS = st.lists(
    st.sampled_from(
        [
            "We ",
            "may ",
            "sell",
            "**",
            "_",
            "[us](http://a.example)",
            "\n\n",
            "  * ",
            "\n",
            ". ",
            "\\",
            "“",
            "\x1b",
        ]
    ),
    max_size=25,
).map("".join)

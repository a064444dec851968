"""A policy as blocks of text, as markup and as Markdown. The company does not exist."""

from __future__ import annotations

import html
from typing import NamedTuple


class Run(NamedTuple):
    """A piece of a text: its words, whether they are strong, and where they link to."""

    text: str
    is_strong: bool = False
    address: str = ""


Runs = tuple[Run, ...]


class Block(NamedTuple):
    """A block: "h2", "h3", "p", "ul" or "ol", and the texts in it (one, or one for each item)."""

    tag: str
    texts: tuple[Runs, ...]


def _p(*runs: Run | str) -> Block:
    return Block("p", (tuple(Run(run) if isinstance(run, str) else run for run in runs),))


def _list(tag: str, *items: str) -> Block:
    return Block(tag, tuple((Run(item),) for item in items))


def _h(level: int, text: str) -> Block:
    return Block(f"h{level}", ((Run(text),),))


POLICY: tuple[Block, ...] = (
    _p(
        "Thistledown Looms collects personal data when you order cloth, and ",
        Run("never sells it", is_strong=True),
        " to third parties, as our ",
        Run("other notice", address="https://www.thistledown.example/notice?a=1&b=2"),
        " says & shows.",
    ),
    _h(2, "What we collect"),
    _list(
        "ul",
        "Your name and your address, which we need for each parcel that we send to you.",
        "What you ordered, when you ordered it, and what you paid for it.",
    ),
    _h(2, "For which purposes"),
    _p(
        "We use the data for the purposes that we name here, and we retain it for six years after an order. "
        "After these years we delete what we still have of it, the letters that you wrote to us included."
    ),
    _list("ol", "To deliver the cloth.", "To answer your letters, for which we keep them for two years."),
    _h(3, "With whom we share it"),
    _p(
        'We disclose data to carriers "only" with your consent, or where a law of <Ruritania> makes us do it.'
    ),
    _p("You may ask for a copy of your personal data, or for its deletion, at any time and for nothing."),
)


def as_html(policy: tuple[Block, ...] = POLICY) -> str:
    """Return the policy as markup."""
    return "".join(map(_block_html, policy))


def _block_html(block: Block) -> str:
    if block.tag in ("ul", "ol"):
        items = "".join(f"<li>{runs_html(runs)}</li>" for runs in block.texts)
        return f"<{block.tag}>{items}</{block.tag}>"
    return f"<{block.tag}>{runs_html(block.texts[0])}</{block.tag}>"


def runs_html(runs: Runs) -> str:
    written = ""
    for run in runs:
        text = html.escape(run.text)
        text = f"<strong>{text}</strong>" if run.is_strong else text
        written += f'<a href="{html.escape(run.address)}">{text}</a>' if run.address else text
    return written


def as_markdown() -> str:
    """Return the policy in Markdown."""
    lines = []
    for block in POLICY:
        texts = ["".join(map(_run_markdown, runs)) for runs in block.texts]
        if block.tag == "ul":
            lines.append("\n".join(f"- {text}" for text in texts))
        elif block.tag == "ol":
            lines.append("\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1)))
        else:
            lines.append({"h2": "## ", "h3": "### ", "p": ""}[block.tag] + texts[0])
    return "\n\n".join(lines)


def _run_markdown(run: Run) -> str:
    text = run.text.replace("<", "\\<")
    if run.address:
        return f"[{text}]({run.address})"
    return f"**{text}**" if run.is_strong else text

"""A comparison as a part of somebody else's page, such as a notebook."""

from __future__ import annotations

from collections.abc import Iterator

from diffs.render.html_parts import html_inline, html_text, html_title
from diffs.render.paragraphs import paragraphs_of
from diffs.render.redline_colours import BY_DAY
from diffs.render.redline_style import REDLINE_STYLE
from diffs.render.summary import COARSE, section_line, what_changed
from diffs.summaries import SectionChange, SummarizedComparison

# By day and by night it is a sheet of paper: a notebook does not say whether it is dark. All rules are nested
# in the first one, so that none concerns the page around it (w3.org/TR/css-nesting-1).
_STYLE = f"""
.harvest-redline {{
  color-scheme: light; --ink: #1d1f23; --quiet: #5c616b; --line: #dcd9d0;
  --note: #6a4b00; --note-back: #fdf3d3;
  {BY_DAY.as_properties()}
  max-width: 47rem; padding: .75rem 1rem 1rem; background: #fbfaf7; color: var(--ink); border: 1px solid
  var(--line); font: 1rem/1.6 Charter, "Iowan Old Style", "Palatino Linotype", Georgia, serif; overflow-wrap:
  anywhere;
  h4 {{ margin: 1.25rem 0 0; font: 600 1rem/1.4 system-ui, sans-serif; color: inherit; }}
  .what {{ margin: 0; font: .85rem/1.4 system-ui, sans-serif; color: var(--quiet); }}
  {REDLINE_STYLE}
}}
"""


def render_fragment(compared: SummarizedComparison) -> str:
    """Write a comparison as HTML that needs nothing but itself and changes nothing around it.

    What comes from a page is escaped; there is no script, and no address that is asked.

    Args:
        compared: the comparison; its topics are not shown.
    """
    lines = [
        f"<style>{_STYLE}</style>",
        '<div class="harvest-redline">',
        f'<p class="what">{html_text(what_changed(compared.summary))}</p>',
        *([f'<p class="what">{html_text(COARSE)}</p>'] if compared.summary.coarse else []),
        *(line for section in compared.sections for line in _section(section)),
        "</div>",
    ]
    return "\n".join(lines)


def _section(section: SectionChange) -> Iterator[str]:
    """Yield the lines of a section: what happened to it, and its words if they changed."""
    laid = paragraphs_of(section.change)
    yield f"<h4>{html_title(section.change)}</h4>"
    yield f'<p class="what">{html_text(section_line(section).event)}</p>'
    if laid:
        yield from html_inline(laid)

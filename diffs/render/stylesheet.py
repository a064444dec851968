"""How a comparison looks as a page: a lawyer's redline, on a screen by day and night, and on paper."""

from __future__ import annotations

from diffs.render.redline_colours import BY_DAY, BY_NIGHT
from diffs.render.redline_style import REDLINE_STYLE

_PAGE = """
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --card: #fff; --ink: #1d1f23; --quiet: #5c616b; --line: #dcd9d0;
  @BY_DAY@
  --note: #6a4b00; --note-back: #fdf3d3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171b; --card: #1c1f24; --ink: #e7e5df; --quiet: #a2a8b3; --line: #343942;
    @BY_NIGHT@
    --note: #ffdf94; --note-back: #3d3212;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 2.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Charter, "Iowan Old Style", "Palatino Linotype", Georgia, serif;
  overflow-wrap: anywhere;
}
main { max-width: 47rem; margin: 0 auto; }
h1, h2, .heads, .sections, .what, .legend, .fold, .passage summary, .why, .no, .verdict, .concerns, .flag,
footer {
  font-family: system-ui, "Segoe UI", Helvetica, sans-serif;
}
h1 { margin: 0 0 1.25rem; font-size: 1.6rem; line-height: 1.25; letter-spacing: -.01em; }
.heads { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin: 0 0 1.5rem; }
.heads > div {
  padding: .8rem 1rem; background: var(--card); border: 1px solid var(--line); border-top: 4px solid;
}
.heads > .old { border-top-color: var(--old); }
.heads > .new { border-top-color: var(--new); }
.heads dt {
  font-size: .75rem; font-weight: 600; letter-spacing: .06em; text-transform: uppercase; color:
  var(--quiet);
}
.heads dd { margin: 0; font-size: .9rem; line-height: 1.45; }
.heads .date { font-size: 1.05rem; font-weight: 600; }
.quiet, .legend, .fold, .what, .no { color: var(--quiet); }
a { color: inherit; text-decoration-color: var(--quiet); text-underline-offset: .15em; }
.verdict { margin: 0 0 .25rem; font-size: 1.05rem; line-height: 1.45; }
.concerns { margin: 0 0 .75rem; font-size: .9rem; }
.flag {
  margin: 0 0 .5rem; padding: .5rem .8rem; background: var(--note-back); color: var(--note); font-size:
  .9rem; line-height: 1.45; border-left: 4px solid;
}
.legend { margin: 1rem 0 1.5rem; font-size: .85rem; }
.sections {
  margin: 0 0 2.5rem; padding: 0; list-style: none; border-top: 1px solid var(--line); font-size: .9rem;
}
.sections li {
  display: grid; grid-template-columns: 4.5rem 1fr; gap: 0 .75rem; padding: .45rem 0; border-bottom: 1px
  solid var(--line);
}
.sections.unnumbered li { display: block; }
.sections .numbers { color: var(--quiet); font-variant-numeric: tabular-nums; }
.sections .heading { font-weight: 600; }
.topic {
  display: inline-block; padding: 0 .45em; border-radius: .25em; background: var(--note-back); color:
  var(--note);
  font-size: .8rem;
}
article {
  margin: 0 0 2.25rem; padding: 1.4rem 1.6rem; background: var(--card); border: 1px solid var(--line);
}
.same { margin: 0 0 2.25rem; padding: 0 1.6rem; border-left: 1px solid transparent; }
h2 { margin: 0; font-size: 1.15rem; line-height: 1.35; }
.what { margin: .15rem 0 1rem; font-size: .85rem; }
@REDLINE@
footer {
  margin: 3rem 0 0; padding: .75rem 0 0; border-top: 1px solid var(--line); color: var(--quiet); font-size:
  .72rem; line-height: 1.5;
}
footer p { margin: 0 0 .4rem; }
footer dl { margin: 0; }
footer div { display: flex; flex-wrap: wrap; gap: 0 .6rem; }
footer dt { min-width: 9.5rem; }
footer dd { margin: 0; font-family: ui-monospace, Consolas, Menlo, monospace; }
@media (max-width: 34rem) {
  .heads { grid-template-columns: 1fr; }
  article { padding: 1rem; }
  .same { padding: 0 1rem; }
  .body { padding-left: 0; }
  .no { display: none; }
}
@media print {
  :root {
    --paper: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #999;
    --new: #00306b; --new-back: transparent; --old: #7a2200; --old-back: transparent; --note: #000;
    --note-back: #fff;
  }
  body { padding: 0; font-size: 10.5pt; }
  main { max-width: none; }
  article, .same { padding: 0; border: 0; }
  h2, .what { break-after: avoid; }
  p { orphans: 3; widows: 3; }
  .topic, .why, .flag { border: 1px solid var(--line); }
  .sections a { text-decoration: none; }
}
"""
STYLESHEET = (
    _PAGE.replace("@REDLINE@", REDLINE_STYLE.strip())
    .replace("@BY_DAY@", BY_DAY.as_properties())
    .replace("@BY_NIGHT@", BY_NIGHT.as_properties())
)

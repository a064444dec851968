"""How the pages look on which policies are read: versions, and what changed between two of them."""

from __future__ import annotations

from diffs.render.redline_style import REDLINE_STYLE

READING_STYLE = (
    REDLINE_STYLE
    + """
.what, .why, .no, .fold > summary, .passage > summary, .legend, .heads, .flag, .proof, .jump, .views label,
kbd, .sides .names p {
  font-family: system-ui, "Segoe UI", Helvetica, sans-serif;
}
.no, .fold > summary { color: var(--quiet); }
.fold > summary { min-height: 24px; }
h1 + .heads, h1 + .steps { margin-top: 1rem; }
.heads { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin: 0 0 1.5rem; max-width: 47rem; }
.heads > div {
  padding: .8rem 1rem; background: var(--card); border: 1px solid var(--line); border-top: 4px solid;
}
.heads > .old { border-top-color: var(--old); }
.heads > .new { border-top-color: var(--new); }
.heads dt, .sides .names p {
  font-size: .75rem; font-weight: 600; letter-spacing: .06em; text-transform: uppercase; color: var(--quiet);
}
.heads dd { margin: 0; font-size: .85rem; line-height: 1.45; }
.heads .date { font-size: 1.05rem; font-weight: 600; }
.heads a, .proof a, .flag a { display: inline-block; min-height: 24px; }
.verdict { font-size: 1.15rem; line-height: 1.55; max-width: 47rem; }
div.flag {
  display: block; max-width: 47rem; margin: 0 0 .75rem; padding: .5rem .8rem; border-left: 4px solid;
  border-radius: 0;
}
.flag p, .flag ul { margin: 0; max-width: none; }
.flag ul { padding: .25rem 0 0 1.1rem; }
.steps {
  display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 1rem; padding: 0; list-style: none;
}
.steps a { display: inline-block; min-height: 24px; }
.heads.one { grid-template-columns: 1fr; max-width: 42rem; }
.contents { max-width: 42rem; margin: 0 0 1rem; font-size: .85rem; }
.contents summary { min-height: 24px; cursor: pointer; }
.contents ol { margin: .25rem 0 0; padding: 0; list-style: none; }
.contents a { display: inline-block; min-height: 24px; }
.text { max-width: 42rem; }
.text h2, .text h3 { scroll-margin-top: 1rem; }
.text h2 a, .text h3 a, .text h4 a { text-decoration: none; }
.text h2 a:hover, .text h3 a:hover, .text h4 a:hover { text-decoration: underline; }
.text .item { margin-left: 1.4rem; }
.text .deep { margin-left: 2.8rem; }
.text .item::before { content: "•"; float: left; margin-left: -1.1rem; color: var(--quiet); }
.proof dl, .proof dd { margin: 0; font-size: .85rem; }
.proof dl > div { margin: 0 0 .4rem; }
.proof dt { font-size: .78rem; color: var(--quiet); }
.proof code, .command { font: .78rem/1.5 ui-monospace, Consolas, Menlo, monospace; }
.command { display: block; padding: .4rem .6rem; background: var(--card); border: 1px solid var(--line); }
"""
)

COMPARISON_STYLE = (
    READING_STYLE
    + """
.views > input { position: absolute; opacity: 0; }
.views > label {
  display: inline-block; padding: .3rem .8rem; border: 1px solid var(--quiet); font-size: .85rem;
  min-height: 2rem; cursor: pointer;
}
.views > label + input + label { margin-left: -1px; }
.views > input:checked + label { background: var(--ink); color: var(--paper); }
.views > input:focus-visible + label { outline: 3px solid var(--new); outline-offset: 2px; }
#view-inline:checked ~ .columns .sides, #view-sides:checked ~ .columns .body { display: none; }
.legend { margin: 1rem 0 1.5rem; font-size: .85rem; color: var(--quiet); }
.legend label { margin-left: .75em; }
.legend input { min-height: 0; vertical-align: middle; }
kbd { padding: 0 .35em; border: 1px solid var(--quiet); border-radius: 3px; font-size: .8em; }
.columns { display: grid; grid-template-columns: 15.5rem minmax(0, 1fr); gap: 1.75rem; }
.jump { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow-y: auto; }
.jump ol { margin: 0; padding: 0; list-style: none; font-size: .82rem; line-height: 1.4; }
.jump li { padding: .4rem 0; border-top: 1px solid var(--line); }
.jump .line { display: flex; gap: .75rem; justify-content: space-between; min-height: 24px; }
.jump a { text-decoration: none; }
.jump a:hover { text-decoration: underline; }
.jump .line > :last-child { white-space: nowrap; }
.bar { display: block; margin-top: .2rem; }
.bar .in { fill: var(--up); }
.bar .out { fill: var(--down); }
article {
  margin: 0 0 1.75rem; padding: 1.3rem 1.5rem; background: var(--card); border: 1px solid var(--line);
  scroll-margin-top: 1rem;
}
article h2 { margin: 0; font-size: 1.15rem; line-height: 1.35; }
.what { margin: .15rem 0 1rem; font-size: .85rem; color: var(--quiet); }
#view-inline:checked ~ .columns .changes { max-width: 47rem; }
.why p, .body p, .body .p, .sides p, .sides .p { max-width: none; }
.sides .row { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.75rem; }
.sides .names { border-bottom: 1px solid var(--line); }
.sides .names p { margin: 0; }
@media (max-width: 47.5rem) {
  .heads, .columns { grid-template-columns: minmax(0, 1fr); }
  .jump { position: static; max-height: none; }
  article { padding: 1rem; }
  .body { padding-left: 0; }
  .no { display: none; }
  .sides .row {
    grid-template-columns: minmax(0, 1fr); padding: 0 0 .75rem; border-bottom: 1px solid var(--line);
  }
  .sides .row > :first-child { border-left: 3px solid var(--old); padding-left: .6rem; }
  .sides .row > :last-child { border-left: 3px solid var(--new); padding-left: .6rem; }
  .sides .row > :empty { display: none; }
}
@media (hover: none) { .legend label { display: none; } }
@media print {
  .views > input, .views > label, .legend label, .jump { display: none; }
  .columns { display: block; }
  article { padding: 0; border: 0; }
  h2, .what { break-after: avoid; }
}
"""
)

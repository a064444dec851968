"""How the page of a section looks, in addition to what all pages have in common."""

from __future__ import annotations

SECTION_STYLE = """
.what, .proof, .threads, .dot { font-family: system-ui, "Segoe UI", Helvetica, sans-serif; }
.stretches { margin: 1.5rem 0 0; }
.stretches svg { display: block; overflow: visible; }
.stretches text { font: 11px system-ui, "Segoe UI", Helvetica, sans-serif; fill: var(--ink); }
.stretches .month { fill: var(--quiet); }
.stretches .mid { text-anchor: middle; font-weight: 650; }
.narrow { display: none; }
.patterns { position: absolute; }
.hatch { stroke: var(--axis); stroke-width: 2; }
.hatched { fill: url(#hatch); }
.axis { stroke: var(--axis); }
.text-a { fill: var(--text-a); }
.text-b { fill: var(--text-b); }
.edge { stroke: var(--ink); stroke-width: 1.5; }
.away { stroke: var(--quiet); stroke-width: 2; stroke-dasharray: 2 4; }
.life { list-style: none; margin: 2rem 0 0; padding: 0; max-width: 50rem; }
.life > li { position: relative; padding: 0 0 1.5rem 3.25rem; }
.life > li::before {
  content: ""; position: absolute; left: .85rem; top: 0; bottom: 0; width: 2px; background: var(--line);
}
.life > li.absence::before { background: none; border-left: 2px dotted var(--axis); }
.life > li:first-child::before { top: 1.2rem; }
.life > li:last-child::before { display: none; }
.dot {
  position: absolute; left: 0; top: 1rem; width: 1.75rem; height: 1.75rem; border-radius: 50%;
  background: var(--text-b); font-size: .85rem; font-weight: 600; line-height: 1.75rem; text-align: center;
}
.note > .dot, .absence > .dot {
  left: .45rem; top: .45rem; width: .85rem; height: .85rem; background: var(--text-a);
}
.absence > .dot { background: var(--paper); border: 2px solid var(--axis); }
.card { padding: 1rem 1.25rem; border: 1px solid var(--line); background: var(--card); }
.note > .card, .absence > .card { padding: 0; border: 0; background: none; }
.card h2 { margin: 0 0 .15rem; font-size: 1.15rem; }
.note h2, .absence h2 { font-size: 1rem; font-weight: 500; }
.what { margin: 0 0 .75rem; font-size: .85rem; line-height: 1.5; color: var(--quiet); }
.note .what, .absence .what, .note .proof { margin: 0; }
.proof { margin: 1rem 0 0; font-size: .78rem; color: var(--quiet); }
.what a, .proof a, .threads a { display: inline-block; min-height: 24px; }
.plain .body { padding-left: 0; }
.plain .no { display: none; }
.last { margin: 0 0 0 3.25rem; font-style: italic; color: var(--quiet); }
.threads { margin: 1rem 0 0; padding: 0; list-style: none; font-size: .85rem; }
.others { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 2.5rem 0 0; font-size: .85rem; }
.others a { display: inline-block; min-height: 24px; }
@media (max-width: 47.5rem) {
  .wide { display: none; }
  .narrow { display: block; }
  .life > li { padding-left: 2.1rem; }
  .life > li::before { left: .6rem; }
  .dot { width: 1.35rem; height: 1.35rem; line-height: 1.35rem; font-size: .75rem; }
  .note > .dot, .absence > .dot { left: .25rem; }
  .card { padding: .75rem .8rem; }
  .last { margin-left: 2.1rem; }
  .body { padding-left: 0; }
  .no { display: none; }
}
"""

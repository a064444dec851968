"""How the page of a document looks, in addition to what all pages have in common."""

from __future__ import annotations

STYLES = """
.strips, .heat { margin: 2rem 0 0; font-family: system-ui, "Segoe UI", Helvetica, sans-serif; }
.strip, .row { display: grid; grid-template-columns: 17rem minmax(0, 1fr); column-gap: 1.25rem; }
.strip .name b { display: block; font-size: .82rem; line-height: 1.25; }
.strip .name { line-height: 1.3; }
.strip .name span { display: block; color: var(--quiet); font-size: .72rem; line-height: 1.25; }
.strip svg { height: 100%; }
svg { display: block; overflow: visible; }
svg text { font-size: 11.5px; fill: var(--ink); }
svg .halo { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; }
svg .mid { text-anchor: middle; }
svg .end { text-anchor: end; }
svg .strong, svg .number, svg .year { font-weight: 650; }
svg .quiet, svg .month { fill: var(--quiet); font-size: 11.5px; }
svg .year, svg .month { font-size: 11px; }
.narrow { display: none; }
.grid { stroke: var(--line); }
.axis, .zero { stroke: var(--axis); }
.zero { stroke-width: .75; }
.patterns { position: absolute; }
.hatch { stroke: var(--axis); stroke-width: 2; }
.stated { fill: var(--stated); }
.stem { stroke: var(--stem); stroke-width: 3; }
.stem-arrow { fill: none; stroke: var(--stem); stroke-width: 2.5; }
.undated, .dots { stroke: var(--quiet); stroke-width: 2; stroke-dasharray: 2 4; }
.text-a { fill: var(--text-a); }
.text-b { fill: var(--text-b); }
.edge { stroke: var(--ink); stroke-width: 1.5; }
.hatched { fill: url(#hatch); }
.silent { fill: var(--paper); stroke: var(--note); stroke-width: 2; stroke-linejoin: round; }
.up { fill: var(--up); stroke: var(--up); }
.down { fill: var(--down); stroke: var(--down); }
.full { stroke-width: 4; }
rect.pale { fill-opacity: .25; stroke: none; }
svg text.plus { fill: var(--new); font-weight: 650; }
svg text.minus { fill: var(--old); font-weight: 650; }
.course { stroke: var(--ink); stroke-width: 2; }
.dashed { stroke: var(--ink); stroke-dasharray: 2 3; }
.gap { fill: var(--gap); stroke: var(--axis); stroke-dasharray: 2 3; }
.tick { stroke-width: 1.5; }
.tick.read { stroke: var(--ink); }
.tick.listed, .tick.other { stroke: var(--axis); }
.tick.failed { stroke: var(--down); }
.fan { stroke: var(--line); }
.head { align-items: end; border-bottom: 1px solid var(--line); margin-bottom: .25rem; }
.head .name { padding-bottom: .2rem; }
.rows, .plain { list-style: none; margin: 0; padding: 0; }
.plain { font-family: system-ui, "Segoe UI", Helvetica, sans-serif; font-size: .9rem; }
.plain a { display: inline-block; min-height: 24px; }
.row { align-items: center; font-size: .82rem; line-height: 1.2; }
.row:hover { background: var(--gap); }
.row .name { display: block; padding: 3px 0; min-height: 24px; text-decoration: none; }
.row .name > span:first-child {
  display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
}
.row .name:hover, .row .name:focus { text-decoration: underline; }
.row.same .name { color: var(--quiet); }
.row.dead .name > span:first-child { color: var(--quiet); text-decoration: line-through; }
.l1 { padding-left: .85rem !important; }
.l2 { padding-left: 1.7rem !important; }
.l3 { padding-left: 2.55rem !important; }
.life line.life { stroke: var(--axis); stroke-width: 1.25; }
.cell.came, .on.came { --ground: var(--new-back); --sign: var(--new); }
.cell.went, .on.went { --ground: var(--old-back); --sign: var(--old); }
.cell.named, .on.named { --ground: var(--paper); --sign: var(--quiet); }
.reworded1 { --ground: var(--ramp-1); --sign: var(--on-ramp-1); }
.reworded2 { --ground: var(--ramp-2); --sign: var(--on-ramp-2); }
.reworded3 { --ground: var(--ramp-3); --sign: var(--on-ramp-3); }
.reworded4 { --ground: var(--ramp-4); --sign: var(--on-ramp-4); }
.cell { fill: var(--ground); }
.row:hover .cell.named { fill: var(--gap); }
svg text.on { fill: var(--sign); font-size: 11px; pointer-events: none; }
svg text.on.came, svg text.on.went { font-weight: 650; }
.dot { fill: var(--quiet); }
.chosen { stroke: var(--ink); stroke-width: 2; }
.period { y: 3px; height: 20px; }
.m { y: 3px; width: 3px; height: 20px; }
.m.came, .period.came { fill: var(--up); }
.m.went, .period.went { fill: var(--down); }
.m.reworded2, .period.reworded2 { fill: var(--ramp-2); }
.m.reworded3, .period.reworded3 { fill: var(--ramp-3); }
.m.reworded4, .period.reworded4 { fill: var(--ramp-4); }
.group { margin: .25rem 0; }
.group summary { cursor: pointer; font-size: .85rem; font-weight: 600; }
.ranked > ol { margin-top: .25rem; }
.name .counted { display: block; padding-left: 0; color: var(--quiet); font-size: .72rem; }
.years { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; list-style: none; }
.years a { display: inline-block; min-height: 24px; }
.show-same { display: none; margin: .5rem 0; font-size: .85rem; }
.show-same input { min-height: 0; width: 1.1rem; height: 1.1rem; vertical-align: -.2em; }
@supports selector(:has(*)) {
  .heat.many .show-same { display: block; }
  .heat.many:not(:has(#show-same:checked)) .same { display: none; }
}
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; max-width: none; margin: 1rem 0 0 18.25rem;
  color: var(--quiet); font-size: .78rem; }
.legend i {
  display: inline-block; width: 1.2rem; height: .8rem; margin-right: .4em; border-radius: 2px;
  font-style: normal; font-weight: 650; line-height: .8rem; text-align: center; vertical-align: -.05em;
}
.legend .r1 { background: var(--ramp-1); }
.legend .r2 { background: var(--ramp-2); }
.legend .r3 { background: var(--ramp-3); }
.legend .r4 { background: var(--ramp-4); }
.legend .came { background: var(--new-back); color: var(--new); }
.legend .went { background: var(--old-back); color: var(--old); }
.pair { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; font-size: .85rem; }
.versions { margin: 1rem 0 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
.versions > li {
  display: grid; grid-template-columns: 5rem minmax(0, 1fr); padding: 1rem 0;
  border-bottom: 1px solid var(--line); scroll-margin-top: 1rem;
}
.versions > li:target { background: var(--gap); }
.versions h3 { margin: 0 0 .2rem; }
.versions p { margin: 0 0 .3rem; }
.versions ul { margin: .3rem 0; padding-left: 1.1rem; }
.versions .numbers { font-size: .9rem; }
.versions .noted {
  padding: .3rem .6rem; background: var(--note-back); color: var(--note); border-left: 4px solid;
  font: .88rem/1.45 system-ui, "Segoe UI", Helvetica, sans-serif;
}
.links { font-size: .85rem; }
.links a, .versions .numbers a { display: inline-block; min-height: 24px; }
.short > li { padding: .25rem 0; font-size: .9rem; }
.coverage { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: .2rem 1rem; font-size: .85rem; }
.coverage dt { grid-column: 1; color: var(--quiet); }
.coverage dd { grid-column: 2; margin: 0; }
code { font-family: ui-monospace, Consolas, Menlo, monospace; font-size: .95em; }
@media (max-width: 60rem) {
  .wide { display: none; }
  .narrow { display: inline; }
  .strip, .row { display: block; }
  .strip .name { padding-top: .5rem; }
  .strip .name span { display: inline; }
  .strip .name b { display: inline; margin-right: .5em; }
  .row .name > span:first-child { white-space: normal; }
  .row .name { padding-left: 0 !important; }
  .legend { margin-left: 0; }
  .versions > li { grid-template-columns: 1fr; }
  .coverage { grid-template-columns: 1fr; }
  .coverage dd { grid-column: 1; }
}
@media (max-width: 47.5rem) {
  @supports selector(:has(*)) {
    .heat .show-same { display: block; }
    .heat:not(:has(#show-same:checked)) .same { display: none; }
  }
}
/* Nothing can be opened on paper: what has no room in the cells is written out below the name. */
@media print {
  .row.cut .words {
    position: static; display: block; width: auto; height: auto; overflow: visible; clip-path: none;
    white-space: normal; color: var(--quiet); font-size: .72rem; text-decoration: none;
  }
  .heat .same { display: grid !important; }
  .ranked { display: none; }
  .show-same, .links { display: none !important; }
  .versions > li { break-inside: avoid; }
}
@media print and (min-width: 40rem) {
  .wide { display: inline; }
  .narrow { display: none; }
}
"""

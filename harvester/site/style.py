"""How all pages of the site look: colours by day and by night, type, the frame around a page.

The ratios of contrast are at least 4.5 for text, and 3 for lines that carry meaning (WCAG 2.2, AA). The steps
of the ramp that are paler carry a number or a sign. Violet is the blue of new and the vermilion of old
together: reworded; one hue, so that it survives every colour blindness and grey print.
"""

from __future__ import annotations

from diffs.render.redline_colours import BY_DAY, BY_NIGHT

STYLESHEET = """
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --card: #fff; --ink: #1d1f23; --quiet: #5c616b; --line: #dcd9d0; --axis: #8f8b80;
  @BY_DAY@
  --note: #6a4b00; --note-back: #fdf3d3; --up: #2f78c4; --down: #c8551b;
  --ramp-1: #e6def3; --ramp-2: #c3b0e2; --ramp-3: #8460bf; --ramp-4: #4f2b91;
  --on-ramp-1: #2c1a52; --on-ramp-2: #2c1a52; --on-ramp-3: #fff; --on-ramp-4: #fff;
  --stated: #e9dfbf; --stem: #8a6a14; --text-a: #d5d2c8; --text-b: #c3bfb3; --gap: #efece3;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #15171b; --card: #1c1f24; --ink: #e7e5df; --quiet: #a2a8b3; --line: #343942; --axis: #6d7480;
    @BY_NIGHT@
    --note: #ffdf94; --note-back: #3d3212; --up: #5fa8f0; --down: #f08a52;
    --ramp-1: #2d2545; --ramp-2: #514079; --ramp-3: #9279cf; --ramp-4: #d6c6ff;
    --on-ramp-1: #e6dcff; --on-ramp-2: #f0eaff; --on-ramp-3: #15101f; --on-ramp-4: #15101f;
    --stated: #453b1c; --stem: #d0ac4a; --text-a: #3f444d; --text-b: #525862; --gap: #23262c;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 0 1.25rem 3rem; max-width: 72rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Charter, "Iowan Old Style", "Palatino Linotype", Georgia, serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
header, footer, h1, h2, h3, nav, form, label, button, select, input, table, summary, .ui, .quiet, .kicker {
  font-family: system-ui, "Segoe UI", Helvetica, sans-serif;
}
header {
  display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; justify-content: space-between;
  padding: .75rem 0; border-bottom: 1px solid var(--line); font-size: .85rem;
}
.crumbs { display: flex; flex-wrap: wrap; gap: 0 .4em; margin: 0; padding: 0; list-style: none; }
.crumbs li + li::before { content: "›"; margin-right: .4em; color: var(--quiet); }
.crumbs [aria-current] { font-weight: 600; }
.around { display: flex; gap: 1.25rem; }
.crumbs a, .search { display: inline-block; min-height: 24px; }
a { color: inherit; text-decoration-color: var(--quiet); text-underline-offset: .15em; }
a:hover { text-decoration-thickness: .12em; }
:focus-visible { outline: 3px solid var(--new); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1.25rem; top: .25rem; padding: .25rem .5rem; background: var(--card); z-index: 1; }
.unseen {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
[hidden] { display: none !important; }
h1 { margin: 0 0 .5rem; max-width: 42rem; font-size: 2.1rem; line-height: 1.15; letter-spacing: -.015em; }
main > h1:first-child { margin-top: 2rem; }
h2 { margin: 2.5rem 0 .75rem; max-width: 42rem; font-size: 1.35rem; line-height: 1.3; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
p { max-width: 42rem; margin: 0 0 .75rem; }
.kicker { margin: 2rem 0 .25rem; font-size: .85rem; font-weight: 600; color: var(--quiet); }
.lede { font-size: 1.15rem; line-height: 1.55; }
.quiet { color: var(--quiet); font-size: .85rem; }
.plus { color: var(--new); font-weight: 600; white-space: nowrap; }
.minus { color: var(--old); font-weight: 600; white-space: nowrap; }
.flag {
  display: inline-block; padding: 0 .4em; border-radius: .25em; background: var(--note-back);
  color: var(--note); font-size: .85em;
}
.paging { display: flex; flex-wrap: wrap; gap: .25rem .75rem; margin: 1.5rem 0; font-size: .9rem; }
.paging a, .paging b { min-width: 24px; min-height: 24px; text-align: center; }
button, select, input {
  min-height: 2rem; padding: .2rem .5rem; border: 1px solid var(--quiet); border-radius: 3px;
  background: var(--card); color: inherit; font-size: .85rem; max-width: 100%;
}
footer {
  margin: 3rem 0 0; padding: .75rem 0 0; border-top: 1px solid var(--line); color: var(--quiet);
  font-size: .78rem;
}
@media (max-width: 47.5rem) { h1 { font-size: 1.6rem; } }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #999;
    --new: #00306b; --old: #7a2200; --note: #000; --note-back: #fff;
  }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .search, .skip, form { display: none !important; }
  * { print-color-adjust: exact; }
}
""".replace("@BY_DAY@", BY_DAY.as_properties()).replace("@BY_NIGHT@", BY_NIGHT.as_properties())

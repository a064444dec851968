"""How the index looks, in addition to what all pages have in common."""

from __future__ import annotations

STYLES = """
.index { width: 100%; margin-top: 1.5rem; border-collapse: collapse; font-size: .85rem; line-height: 1.35; }
.index th, .index td {
  padding: .5rem .75rem .5rem 0; text-align: left; vertical-align: middle; font-weight: 400;
}
.index thead th { color: var(--quiet); font-weight: 600; vertical-align: bottom; }
.index tr { border-bottom: 1px solid var(--line); }
.index tbody tr:hover { background: var(--gap); }
.index th[scope=row] { width: 14rem; }
.index th[scope=row] b, .index th[scope=row] span { display: block; }
.index th a { display: inline-block; min-height: 24px; }
.index b a { text-decoration: none; }
.index .strip { width: 28%; }
.index .quiet { display: block; font-size: .78rem; }
.index thead th { white-space: nowrap; }
.index .small { display: none; }
.index .trouble { color: var(--note); max-width: 14rem; }
svg { display: block; overflow: visible; }
svg text { font: 650 11px system-ui, "Segoe UI", Helvetica, sans-serif; fill: var(--ink); }
svg .mid { text-anchor: middle; }
.grid { stroke: var(--line); }
.seen { stroke: var(--text-b); stroke-width: 5; }
.dots { stroke: var(--quiet); stroke-width: 2; stroke-dasharray: 2 4; }
.pale { fill: var(--ramp-1); }
.dated { stroke: var(--ramp-4); stroke-width: 3; }
.silent { stroke: var(--note); stroke-width: 3; }
.other { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; }
.filter {
  display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-top: 1.5rem; font-size: .85rem;
}
.companies { columns: 16rem; margin: 1rem 0; padding: 0; list-style: none; font-size: .9rem; }
.companies a { display: inline-block; min-height: 24px; }
@media (max-width: 60rem) {
  .index thead th { display: none; }
  .index thead .strip { display: block; padding: 0; }
  .index, .index tbody, .index thead { display: block; }
  .index tr { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .6rem 0; }
  .index th, .index td { padding: .1rem 0; }
  .index .small, .index .quiet { display: inline; }
  .index th[scope=row], .index .strip { width: 100%; }
  .index .trouble { max-width: none; }
}
"""

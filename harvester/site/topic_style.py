"""How the pages about topics look, in addition to what all pages have in common."""

from __future__ import annotations

TOPIC_STYLE = """
.topics, .companies, .changes { list-style: none; margin: 1rem 0 0; padding: 0; }
.companies { display: flex; flex-wrap: wrap; gap: 0 1.5rem; font-size: .9rem; }
.topics li { padding: .25rem 0; }
.topics a, .companies a, .where a, .section a { display: inline-block; min-height: 24px; }
.changes { max-width: 47rem; }
.changes > li { padding: .75rem 0 1rem; border-top: 1px solid var(--line); }
.where, .section { margin: 0; font-family: system-ui, "Segoe UI", Helvetica, sans-serif; font-size: .85rem; }
.section { margin: .1rem 0 .35rem; font-size: 1rem; font-weight: 600; }
.section .quiet { font-weight: 400; }
.why { margin: 0; padding: .4rem .8rem; background: var(--note-back); color: var(--note); font-size: .9rem; }
.side { font-family: system-ui, "Segoe UI", Helvetica, sans-serif; font-size: .78rem; }
"""

"""How the words of a comparison look, on every page that shows one."""

from __future__ import annotations

REDLINE_STYLE = """
.why {
  margin: 0 0 1rem; padding: .5rem .8rem; background: var(--note-back); color: var(--note); font-size:
  .85rem;
}
.why p { margin: .1rem 0; }
.body { position: relative; padding-left: 3.9rem; }
.body p, .body .p, .sides p, .sides .p { margin: .75rem 0 0; }
.body .close, .sides .close { margin-top: 0; }
.body .item, .sides .item { margin-left: 1.4rem; }
.body .deep, .sides .deep { margin-left: 2.8rem; }
.body .item::before, .sides .item::before {
  content: "•"; float: left; margin-left: -1.1rem; color: var(--quiet);
}
.no {
  position: absolute; left: 0; width: 3.3rem; font-size: .7rem; line-height: 1.7rem; font-variant-numeric:
  tabular-nums;
  user-select: none; white-space: nowrap;
}
.no i { display: inline-block; width: 1.45rem; font-style: normal; text-align: right; }
.no i + i { margin-left: .35rem; }
ins, del {
  padding: .05em .06em; border-radius: .15em; -webkit-box-decoration-break: clone; box-decoration-break:
  clone;
}
ins {
  background: var(--new-back); color: var(--new); text-decoration: underline; text-decoration-thickness:
  .1em;
  text-underline-offset: .18em;
}
del {
  background: var(--old-back); color: var(--old); text-decoration: line-through;
  text-decoration-thickness: .09em;
}
.moved { border-bottom: .1em dotted var(--quiet); }
.moved .note { color: var(--quiet); font-size: .8rem; }
h2 ins, h2 del { font-weight: inherit; }
q { font-style: italic; }
.fold { margin: .75rem 0 0; font-size: .85rem; }
.fold summary { cursor: pointer; }
.fold p, .fold .p {
  font: 1rem/1.6 Charter, "Iowan Old Style", "Palatino Linotype", Georgia, serif; color: var(--ink);
}
.passage, .passage summary { display: inline; }
.passage::details-content { display: inline-block; }
.passage[open]::details-content { display: inline; }
.passage summary { color: var(--quiet); font-size: .85em; cursor: pointer; border-bottom: 1px dotted; }
.aside {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space:
  nowrap;
}
"""

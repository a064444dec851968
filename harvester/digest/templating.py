"""Fill in the templates that are part of the package (the only module that imports jinja2)."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape


def render_template(template: str, **values: object) -> str:
    """Return a template with its values filled in; they are escaped if its name ends in ``.html``.

    Args:
        template: the path below the package, such as ``digest/templates/digest.html``.
        values: the values, by the names that the template uses.
    """
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("harvester", ""),
        autoescape=select_autoescape(("html",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

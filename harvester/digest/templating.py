"""Templates that ship with the package: values in, text or escaped HTML out (door of jinja2)."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape


def render_template(template: str, **values: object) -> str:
    """Return the template filled in; values are escaped where its name ends in ``.html``.

    Args:
        template: path below the package, such as ``digest/templates/digest.html``.
        values: what the template names.
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

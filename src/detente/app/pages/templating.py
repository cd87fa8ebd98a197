"""HTML and SVG from the templates that ship: every text is escaped, since a listed name may hold anything."""

from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES: Final = "templates"


@cache
def _environment() -> Environment:
    """Return the templates. A variable of a template that has no value is an error."""
    loader = PackageLoader("detente.app.pages", TEMPLATES)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)


def render(template: str, **values: object) -> Markup:
    """Return a template with these values; the result is markup, and is not escaped again in another template."""
    return Markup(_environment().get_template(template).render(values))  # noqa: S704 -- autoescape has escaped the values

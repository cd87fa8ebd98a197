"""HTML and SVG from the templates that ship: whatever text is put in is escaped, so that a listed name may hold anything."""

from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES: Final = "templates"


@cache
def _environment() -> Environment:
    """The templates. A name that a template asks for and nobody gives is an error."""
    loader = PackageLoader("detente.app.pages", TEMPLATES)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)


def render(template: str, **values: object) -> Markup:
    """A template with these values; it is markup, and is put into another one as it stands."""
    return Markup(_environment().get_template(template).render(values))  # noqa: S704 -- autoescape has escaped the values

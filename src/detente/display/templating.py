"""HTML and SVG from templates that ship: whatever text is put in is escaped, so that a listed name may hold anything."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = "templates"


@cache
def environment(package: str) -> Environment:
    """The templates of a package. A name that a template asks for and nobody gives is an error."""
    loader = PackageLoader(package, TEMPLATES)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)


def render(package: str, template: str, **values: object) -> Markup:
    """A template of a package with these values; it is markup, and is put into another one as it stands."""
    return Markup(environment(package).get_template(template).render(values))  # noqa: S704 -- autoescape has escaped the values

"""HTML and SVG from the templates that ship: every text is escaped, since a listed name may hold anything."""

from typing import Final

from markupsafe import Markup

from detente.display import templating

PACKAGE: Final = "detente.app.pages"


def render(template: str, **values: object) -> Markup:
    """Return the templates. A variable of a template that has no value is an error."""
    return templating.render(PACKAGE, template, **values)

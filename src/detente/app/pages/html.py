"""HTML made of elements: what is text is escaped, so that a listed name can hold anything."""

from collections.abc import Iterable
from html import escape


class Html(str):
    """Markup; any other text is escaped where it meets an element."""

    __slots__ = ()


def tag(name: str, *inner: str, **attributes: str | float) -> Html:
    """An element: `tag("p", "1 < 2", class_="note")`. A `_` at the end of an attribute's name is left out, others are `-`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(given))}"' for key, given in attributes.items()
    )
    return Html(f"<{name}{written}>{joined(inner)}</{name}>")


def alone(name: str, **attributes: str | float) -> Html:
    """An element without an end."""
    return Html(tag(name, **attributes).removesuffix(f"></{name}>") + "/>")


def joined(parts: Iterable[str]) -> Html:
    """Parts after each other."""
    return Html("".join(each if isinstance(each, Html) else escape(each, quote=False) for each in parts))

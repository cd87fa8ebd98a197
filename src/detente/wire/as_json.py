"""Objects that have no shape of their own yet, as JSON text."""

import json


def text(content: object, *, indent: int | None = None) -> str:
    """An object as JSON text."""
    return json.dumps(content, ensure_ascii=False, indent=indent)

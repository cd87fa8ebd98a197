"""Sanctions regimes as code: what is restricted on a day, under which paragraph, and what would lift it.

    from detente import Desk

The desk is loaded only when somebody asks for it, so that `import detente` and `detente --help` stay quick.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.desk.desk import Desk

__all__ = ["Desk", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """The desk, once somebody asks for it. Raises AttributeError for any other name."""
    if name != "Desk":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from detente.desk.desk import Desk

    return Desk


def __dir__() -> list[str]:
    """The names of the package, the desk among them."""
    return sorted({*globals(), *__all__})

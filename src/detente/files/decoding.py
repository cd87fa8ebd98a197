"""Decode bytes from outside into typed values, at one place and with one error.

Whatever somebody else wrote is decoded into its typed shape before anything looks at it. What does not fit is `Undecodable`.
"""

from typing import Final, TypeVar

import msgspec

from detente.errors import Undecodable

T = TypeVar("T")

UNDECODABLE: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What the decoders raise for bytes that are broken, nested too deeply, or of other types than they should be."""


def from_json(data: bytes, kind: type[T], *, what: str, where: str = "", hint: str = "") -> T:
    """Return the value of a JSON text.

    Args:
        data: UTF-8.
        kind: The shape: a dataclass, a struct of msgspec, or any type made of these.
        what: The words of the error; the reason follows them.
        where: Where the data comes from, for the error.
        hint: What to do about it, for the error.

    Raises:
        Undecodable: the text is broken, nested too deeply, or not of this shape.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except UNDECODABLE as fault:
        raise undecodable(fault, what=what, where=where, hint=hint) from None


def from_msgpack(data: bytes, kind: type[T], *, what: str, where: str = "", hint: str = "") -> T:
    """Return the value of MessagePack; as `from_json` does."""
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except UNDECODABLE as fault:
        raise undecodable(fault, what=what, where=where, hint=hint) from None


def undecodable(fault: Exception, *, what: str, where: str = "", hint: str = "") -> Undecodable:
    """What one of the decoders raised, as an error of ours."""
    reason, _, path = str(fault).partition(" - at `")
    if isinstance(fault, RecursionError):
        reason = "it is nested too deeply"
    if isinstance(fault, UnicodeDecodeError):
        reason = "it is not UTF-8"
    wrong_type = isinstance(fault, msgspec.ValidationError)
    place = path.rstrip("`") or "$" if wrong_type else ""
    at = f", at {place}" if place not in {"", "$"} else ""
    return Undecodable(f"{what}: {reason}{at}", where=where, hint=hint, path=place)

"""The normal form of a plan that ships: JSON made from its YAML file, which loads fast, with the digest of that file and of the law."""

from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from detente.files import atomic
from detente.roadmap.plan import Plan

DIGITS: Final = 16
"""The number of hexadecimal digits of a digest that are kept."""


class NormalPlan(msgspec.Struct, frozen=True):
    """The content of a normal form's file."""

    digest: str
    plan: Plan


def path_of(path: Path) -> Path:
    """Return the path of the normal form of a plan's file, which is beside it."""
    return path.with_suffix(".json")


def digest(path: Path) -> str:
    """Return the digest of a plan's file."""
    return sha256(path.read_bytes()).hexdigest()[:DIGITS]


def load(path: Path) -> Plan | None:
    """Return a plan from its normal form; None where there is none that was made from the file as it is."""
    try:
        found = msgspec.json.decode(path_of(path).read_bytes(), type=NormalPlan)
        return found.plan if found.digest == digest(path) else None
    except (OSError, ValueError, msgspec.MsgspecError):
        return None


def write(path: Path, plan: Plan) -> Path:
    """Write the normal form of a plan that was read from a file and checked, and return its path."""
    made = NormalPlan(digest(path), plan)
    atomic.write(path_of(path), [msgspec.json.format(msgspec.json.encode(made), indent=1), b"\n"])
    return path_of(path)

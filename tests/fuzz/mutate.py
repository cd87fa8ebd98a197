"""Mutations of valid samples: bytes flipped, cut, doubled; other JSON types, huge numbers, deep nesting. A seed gives always the same."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any, Final

Mutate = Callable[[bytes, Random], bytes]

PIECES: Final = (
    b'"', b"'", b",", b";", b":", b"\n", b"\r", b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"<x>", b"</x>", b"&#0;", b"<!DOCTYPE x>",
    b"<!--", b"[", b"]", b"{", b"}", b"[]", b"{}", b"null", b"~", b"*a", b"&a ", b"- ", b"? ", b"!!python/object:os.system ", b"%", b"--", b"\t",
    b"NaN", b"Infinity", b"1e999", b"-1", b"0", b"99999", b"94911-11-26", b"0000-00-00", b"2017-02-30", b"9" * 400, b" " * 500, b"a" * 5000,
    b"[" * 3000, b'{"a":' * 1500, b"<a>" * 100, b"(" * 500, "\u202e\u0130\ufdfa".encode(), "\U0001f600".encode(), b"\x1f\x8b\x08", b"PK\x03\x04",
)  # fmt: skip
ODD: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 1.5, 1e308, 10**18, 10**40, "", "x", " ", "\0", "9" * 400, "94911-11-26", "0000-00-00", "y" * 3000, "\u202e\ufdfa",
    [], {}, [None], [[]], [1], ["x"], {"x": 1}, {"": None}, {"x": ["y"]}, [{"x": "y"}], ["a", "b", "c"] * 50,
)  # fmt: skip
DEEP: Final = 2000


def any_bytes(data: bytes, dice: Random) -> bytes:
    """The bytes after one to four accidents."""
    for _ in range(dice.choice((1, 1, 2, 4))):
        data = _accident(data, dice)
    return data


def _accident(data: bytes, dice: Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    end = min(len(data), at + dice.choice((1, 1, 2, 8, 60, 1000)))
    match dice.randrange(7):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + data[end:]
        case 2:
            return data[:end] + data[at:]
        case 3:
            return data[:at] + bytes(byte ^ (1 << dice.randrange(8)) for byte in data[at : at + 1]) + data[at + 1 :]
        case 4:
            return data[:at] + dice.randbytes(end - at) + data[end:]
        case 5:
            return data[:at] + dice.choice(PIECES) + data[at:]
        case _:
            return data[:at] + dice.choice(PIECES) + data[end:]


def footer(data: bytes, dice: Random) -> bytes:
    """A Parquet file whose last part is mutated: what says where everything lies, and how long that part is."""
    at = max(0, len(data) - dice.choice((8, 60, 600, 2000)))
    return data[:at] + any_bytes(data[at:], dice)


def cells(data: bytes, dice: Random) -> bytes:
    """A table, a YAML text or any other text of words, one to three of which become others."""
    for _ in range(dice.choice((1, 1, 3))):
        edges = [place for place, byte in enumerate(data) if byte in b',;\n:"><|/-'] or [0]
        at = dice.randrange(len(edges))
        start, end = edges[at] + 1, edges[at + 1] if at + 1 < len(edges) else len(data)
        data = data[:start] + dice.choice(PIECES) + data[max(start, end) :]
    return data


def other_types(data: bytes, dice: Random) -> bytes:
    """JSON, or lines of it, of which a value or a key becomes another."""
    lines = data.split(b"\n")
    whole = data.lstrip()[:1] in b"[{" and _is_json(data)
    place = dice.choice([number for number, line in enumerate(lines) if line.strip()] or [0])
    given = json.loads(data if whole else lines[place])
    if dice.random() < 0.05:
        made = nested(dice)
    else:
        for _ in range(dice.choice((1, 1, 2))):
            given = _changed(given, dice)
        made = json.dumps(given).encode()
    return made if whole else b"\n".join((*lines[:place], made, *lines[place + 1 :]))


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except ValueError:
        return False
    return True


def nested(dice: Random) -> bytes:
    """JSON that lies very deep."""
    return dice.choice((b"[" * DEEP + b"]" * DEEP, b'{"facts":' * DEEP + b"1" + b"}" * DEEP, b"[" * 100_000))


def _changed(given: Any, dice: Random) -> Any:
    """The value with something in it, or itself, changed."""
    if isinstance(given, dict) and given and dice.random() < 0.9:
        key = dice.choice(sorted(given))
        return _changed_key(given, key, dice) if dice.random() < 0.2 else {**given, key: _changed(given[key], dice)}
    if isinstance(given, list) and given and dice.random() < 0.8:
        at = dice.randrange(len(given))
        return [*given[:at], _changed(given[at], dice), *given[at + 1 :]]
    return dice.choice((*ODD, [given], {"x": given}, str(given), [given] * 3))


def _changed_key(given: dict[str, Any], key: str, dice: Random) -> dict[str, Any]:
    others = {name: each for name, each in given.items() if name != key}
    return dice.choice((others, {**others, f"{key}x": given[key]}, {**given, "x": 1}))


def either(*ways: Mutate) -> Mutate:
    """One of these ways, at random."""
    return lambda data, dice: dice.choice(ways)(data, dice)


def inside_gzip(way: Mutate) -> Mutate:
    """A compressed file whose content is mutated, or itself."""

    def mutate(data: bytes, dice: Random) -> bytes:
        if dice.random() < 0.5:
            return any_bytes(data, dice)
        return gzip.compress(way(gzip.decompress(data), dice), 1, mtime=0)

    return mutate


def inside_zip(data: bytes, dice: Random) -> bytes:
    """A zip file with a member that is mutated, dropped or put in the place of another."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(sorted(members))
    if dice.random() < 0.1:
        del members[name]
    else:
        way = dice.choice((any_bytes, cells))
        members[name] = way(members[dice.choice(sorted(members)) if dice.random() < 0.1 else name], dice)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for each, content in members.items():
            archive.writestr(each, content)
    return made.getvalue()

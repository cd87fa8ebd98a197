"""What looks alike: letters misread by a machine, letters of another script, digits for letters, marks that nobody sees."""
# ruff: noqa: ARG001 -- letters that look like others are what this module is about; every change is called the same way

from typing import Final

from detente.parties.entity import Kind
from detente.validation import tables
from detente.validation.family import Draw, Spot, informative_spots, latin, letters, put

_MISREAD: Final = (("rn", "m"), ("m", "rn"), ("o", "0"), ("l", "1"), ("i", "1"), ("s", "5"), ("b", "8"), ("g", "9"), ("cl", "d"), ("vv", "w"), ("w", "vv"), ("z", "2"))  # fmt: skip
_DIGITS: Final = {"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7"}
_LOOKALIKES: Final = tables.mapped("lookalikes")
_UNSEEN: Final = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad")
_WIDE: Final = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}


def _spot(name: str, family: str) -> tuple[Spot, Draw] | None:
    words = [each for each in informative_spots(name) if latin(each.text)]
    draw = Draw(family, name)
    return (draw.among(words), draw) if words else None


def misread(name: str, kind: Kind) -> str | None:
    """A scanned letter is read as what looks like it: `0` for `O`, `1` for `l`, `m` for `rn`."""
    found = _spot(name, "misread")
    if found is None:
        return None
    spot, draw = found
    fitting = [(one, other) for one, other in _MISREAD if one in spot.text.lower()]
    if not fitting:
        return None
    one, other = draw.among(fitting)
    at = spot.text.lower().index(one)
    return put(name, spot, spot.text[:at] + other + spot.text[at + len(one) :])


def digits_for_letters(name: str, kind: Kind) -> str | None:
    """One or two letters of a word are written as digits, to hide it: `S4dd4m`."""
    found = _spot(name, "digits-for-letters")
    if found is None:
        return None
    spot, _ = found
    places = [at for at, char in enumerate(spot.text.lower()) if at and char in _DIGITS][:2]
    text = "".join(_DIGITS[char.lower()] if at in places else char for at, char in enumerate(spot.text))
    return put(name, spot, text)


def letters_of_another_script(name: str, kind: Kind) -> str | None:
    """Letters of one word are Cyrillic ones that look the same."""
    found = _spot(name, "letters-of-another-script")
    if found is None:
        return None
    spot, _ = found
    table = _LOOKALIKES
    text = "".join(table.get(char, char) for char in spot.text)
    return f"{name[: spot.start]}{text}{name[spot.end :]}"


def letters_spaced(name: str, kind: Kind) -> str | None:
    """The letters of one word stand apart, to hide it: `B R E N T`."""
    found = _spot(name, "letters-spaced")
    if found is None:
        return None
    spot, draw = found
    return put(name, spot, draw.among((" ", ".", "-", "_")).join(spot.text))


def mark_inside(name: str, kind: Kind) -> str | None:
    """A mark stands inside a word, as of a broken file or a hand that hides: `BREN*TANO`."""
    found = _spot(name, "mark-inside")
    if found is None:
        return None
    spot, draw = found
    at = draw.among(range(2, len(spot.text) - 1))
    return put(name, spot, f"{spot.text[:at]}{draw.among('*.-_/~')}{spot.text[at:]}")


def unseen_marks(name: str, kind: Kind) -> str | None:
    """Marks of no width stand between letters."""
    if letters(name) < 2:  # noqa: PLR2004 -- between letters
        return None
    draw = Draw("unseen-marks", name)
    changed = name
    for _ in range(2):
        at = draw.among(range(1, len(changed)))
        changed = changed[:at] + draw.among(_UNSEEN) + changed[at:]
    return changed


def wide_letters(name: str, kind: Kind) -> str | None:
    """Letters are as wide as Chinese ones, as East Asian systems give them."""
    return name.translate(_WIDE) if latin(name) else None

"""Receipts: everything that is needed to make a decision again, in one word that can be pasted.

`dt2.` and then, in URL-safe base64, the compressed JSON of a `Receipt`. Receipts of the first form, `dt1.`, are still read.
A word is decoded into its typed shape before anything looks at it; what does not fit is no receipt.
"""

from base64 import b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final
from zlib import compress, decompressobj
from zlib import error as NotCompressed  # noqa: N812 -- an exception's name

import msgspec

from detente.decide.identify import Identity
from detente.errors import InputError
from detente.parties.entity import Kind
from detente.vocabulary import CapUnit

FIRST_PREFIX: Final = "dt1."
PREFIX: Final = "dt2."
PREFIXES: Final = (FIRST_PREFIX, PREFIX)
MAX_WORD: Final = 1 << 20
"""Characters of a receipt; no terminal takes more."""
MAX_BYTES: Final = 1 << 22
"""Bytes that a receipt may unpack to: it holds one row, which is at most one line of a file."""
HINT: Final = (
    f"Paste the whole word that the decision printed after `receipt`; it begins with `{PREFIX}` or `{FIRST_PREFIX}`."
)


class Total(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """How much had passed under a cap before the row."""

    counter: str
    starts: date
    """The first day of the period."""
    unit: CapUnit
    amount: Annotated[float, msgspec.Meta(ge=0)]


class AcceptedFinding(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A finding that the decision rests on."""

    kind: str
    on: date
    known_on: date | None = None
    id: str = ""
    """What names the finding, or a digest of its evidence."""


class Receipt(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a decision was made from."""

    engine: str
    law: str
    """The digest of the corpus."""
    regime: str
    facts: Mapping[str, str]
    with_drafts: tuple[str, ...] = ()
    position: str | None = None
    totals: tuple[Total, ...] = ()
    lists: tuple[str, ...] = ()
    """The editions with which the names were matched: `un-1718@2026-08-01:0123456789ab`."""
    identities: tuple[Identity, ...] = ()
    """Whom the names were found to mean, perhaps."""
    known_on: date | None = None
    """Findings count as far as they were known on this day; None: all."""
    findings: tuple[AcceptedFinding, ...] = ()


class _FirstIdentity(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """An identity in the first form: its values by their places, which stay as they were."""

    asked: str
    id: str
    kind: Kind
    name: str
    points: int
    list: str
    edition: str
    match: str
    taken: bool


class _FirstForm(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A receipt in the first form: its values by their places; the last two only where names were matched."""

    engine: str
    law: str
    regime: str
    facts: dict[str, str]
    with_drafts: tuple[str, ...]
    position: str | None
    totals: tuple[Total, ...]
    lists: tuple[str, ...] = ()
    identities: tuple[_FirstIdentity, ...] = ()

    def renewed(self) -> Receipt:
        """The same in the form of today."""
        given = {name: getattr(self, name) for name in self.__struct_fields__ if name != "identities"}
        return Receipt(**given, identities=tuple(Identity(**msgspec.structs.asdict(each)) for each in self.identities))


_DECODER: Final = msgspec.json.Decoder(Receipt)
_FIRST_DECODER: Final = msgspec.json.Decoder(_FirstForm)


def is_receipt(word: str) -> bool:
    """Whether a word begins as a receipt does."""
    return word.strip().startswith(PREFIXES)


def encode(receipt: Receipt) -> str:
    """The receipt as one word."""
    return PREFIX + _packed(msgspec.json.encode(receipt))


def decode(word: str) -> Receipt:
    """The receipt that a word holds. Raises InputError for a word that is cut, mistyped, or no receipt."""
    plain = "".join(word[:MAX_WORD].split())
    if not is_receipt(plain):
        raise unreadable_receipt(word)
    try:
        content = _unpacked(plain[len(PREFIX) :])
        return _DECODER.decode(content) if plain.startswith(PREFIX) else _FIRST_DECODER.decode(content).renewed()
    except (NotBase64, NotCompressed, ValueError, msgspec.MsgspecError, RecursionError):
        raise unreadable_receipt(word) from None


def _packed(content: bytes) -> str:
    return urlsafe_b64encode(compress(content, 9)).decode().rstrip("=")


def _unpacked(packed: str) -> bytes:
    """The bytes that were packed. Raises ValueError or zlib.error where these are other characters, cut, or too many."""
    unpacking = decompressobj()
    content = unpacking.decompress(
        b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True), MAX_BYTES
    )
    if not unpacking.eof or unpacking.unused_data:
        raise ValueError(packed)
    return content


def unreadable_receipt(word: str, reason: str = "") -> InputError:
    """The error about a word that is no whole receipt, or none that the law at hand can replay, and why."""
    what = "this is not a whole receipt" + (f" of the law at hand: {reason}" if reason else "")
    return InputError(what, where=f"{word[:24]}…", hint=HINT)

"""Receipts: everything that is needed to replay a decision, as a token without spaces that can be pasted.

A receipt is `dt2.` and the compressed JSON of a `Receipt` in URL-safe base64. Receipts of the first form, `dt1.`, are still read.
A token is decoded into its typed shape before it is used; whatever does not fit that shape is refused.
"""

from base64 import b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Annotated, Final
from zlib import DEFLATED, adler32, compress, compressobj, decompressobj
from zlib import error as NotCompressed  # noqa: N812 -- an exception's name

import msgspec

from detente.decide.approval import UsedApproval
from detente.decide.identity import AlsoListed, Identity
from detente.decide.identity_judgement import SettledIdentity
from detente.errors import InputError
from detente.law.condition import Finding
from detente.parties.entity import Kind
from detente.vocabulary import CapUnit

FIRST_PREFIX: Final = "dt1."
PREFIX: Final = "dt2."
PREFIXES: Final = (FIRST_PREFIX, PREFIX)
MAX_WORD: Final = 1 << 20
"""The most characters of a receipt that are read."""
MAX_BYTES: Final = 1 << 22
"""The most bytes that a receipt may unpack to: it holds one transaction, which is at most one line of a file."""
SHORT: Final = 1000
"""Up to this many bytes are compressed in small tables, which takes a fifth of the time and gives the same bytes: a window of
4,096 bytes and 1,024 symbols hold all of them."""
HINT: Final = (
    f"Paste the whole word that the decision printed after `receipt`; it begins with `{PREFIX}` or `{FIRST_PREFIX}`."
)


class Total(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """The amount used under a cap before the transaction."""

    counter: str
    starts: date
    """The first day of the period."""
    unit: CapUnit
    amount: Annotated[float, msgspec.Meta(ge=0)]


class AcceptedFinding(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A finding under which the law was read."""

    kind: str
    on: date
    known_on: date | None = None
    id: str = ""
    """The identifier that a ledger or a file gives it."""
    digest: str = ""
    """A digest of the finding and its source, as `finding_digest` makes it."""
    source: str = ""
    """Where it is known from."""


def accepted(found: Finding) -> AcceptedFinding:
    """What a receipt records of a finding."""
    digest = finding_digest(found)
    return AcceptedFinding(
        kind=found.kind, on=found.on, known_on=found.known_on, id=found.id, digest=digest, source=found.source
    )


def recorded(found: AcceptedFinding) -> Finding:
    """The finding that a receipt records."""
    return Finding(kind=found.kind, on=found.on, known_on=found.known_on, id=found.id, source=found.source)


def finding_digest(found: Finding) -> str:
    """The digest of a finding: the first sixteen hexadecimal characters of the SHA-256 of its kind, days and source as JSON."""
    content = msgspec.json.encode((found.kind, found.on, found.known_on, found.source))
    return sha256(content).hexdigest()[:16]


class Receipt(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The inputs of a decision."""

    engine: str
    law: str
    """The digest of the corpus."""
    regime: str
    facts: Mapping[str, str]
    with_drafts: tuple[str, ...] = ()
    position: str | None = None
    totals: tuple[Total, ...] = ()
    lists: tuple[str, ...] = ()
    """The list editions that names were screened against: `un-1718@2026-08-01:0123456789ab`."""
    identities: tuple[Identity, ...] = ()
    """The potential matches of the names."""
    known_on: date | None = None
    """Only findings that were known on this day count; None: all of them."""
    findings: tuple[AcceptedFinding, ...] = ()
    also_listed: tuple[AlsoListed, ...] = ()
    """Matches with parties whom the law does not designate; receipts of earlier versions have none."""
    settled: tuple[SettledIdentity, ...] = ()
    """What a person's judgements on the names came to; the facts have it, too."""
    counted: tuple[Total, ...] = ()
    """The part of `totals` that had passed before the first row of the file."""
    counted_from: str = ""
    """The name of the file that states it."""
    approvals: tuple[UsedApproval, ...] = ()
    """The approvals to which the transaction refers, with their content, and what earlier rows had used of them."""
    approvals_checked: bool = False
    """Whether approvals with their content were given; the transaction may refer to one that was not among them."""
    approvals_from: str = ""
    """The name of the file that has them."""
    with_proposals: tuple[str, ...] = ()
    """The proposals that were supposed to be adopted, in the form of `with_drafts`."""
    ledger: str = ""
    """The head of the ledger before the decision was logged there."""


class _FirstIdentity(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """An identity in the first form of receipts, an array whose order never changes."""

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
    """A receipt in the first form, an array; it has the last two values only where names were screened."""

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
        """The same receipt in the present form."""
        given = {name: getattr(self, name) for name in self.__struct_fields__ if name != "identities"}
        return Receipt(**given, identities=tuple(Identity(**msgspec.structs.asdict(each)) for each in self.identities))


_DECODER: Final = msgspec.json.Decoder(Receipt)
_FIRST_DECODER: Final = msgspec.json.Decoder(_FirstForm)


def is_receipt(word: str) -> bool:
    """Whether a text begins as a receipt does."""
    return word.strip().startswith(PREFIXES)


def encode(receipt: Receipt) -> str:
    """The receipt as a token."""
    return packed(msgspec.json.encode(receipt))


def packed(content: bytes) -> str:
    """The token for the JSON of a receipt."""
    return PREFIX + urlsafe_b64encode(_compressed(content)).decode().rstrip("=")


def decode(word: str) -> Receipt:
    """The receipt in a token; spaces and line breaks within the token are ignored.

    Raises:
        InputError: the text is cut off, mistyped, or no receipt.
    """
    plain = "".join(word[:MAX_WORD].split())
    if not is_receipt(plain):
        raise unreadable_receipt(word)
    try:
        content = _unpacked(plain[len(PREFIX) :])
        return _DECODER.decode(content) if plain.startswith(PREFIX) else _FIRST_DECODER.decode(content).renewed()
    except (NotBase64, NotCompressed, ValueError, msgspec.MsgspecError, InputError, RecursionError):
        raise unreadable_receipt(word) from None


def _compressed(content: bytes) -> bytes:
    """The bytes of `compress(content, 9)`."""
    if len(content) > SHORT:
        return compress(content, 9)
    small = compressobj(9, DEFLATED, -12, 4)
    return b"\x78\xda" + small.compress(content) + small.flush() + adler32(content).to_bytes(4, "big")


def _unpacked(packed: str) -> bytes:
    """The bytes of a packed text.

    Raises:
        ValueError: the text has other characters or is cut off, or the bytes are more than `MAX_BYTES`.
        zlib.error: the bytes are not compressed.
    """
    unpacking = decompressobj()
    content = unpacking.decompress(
        b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True), MAX_BYTES
    )
    if not unpacking.eof or unpacking.unused_data:
        raise ValueError(packed)
    return content


def unreadable_receipt(word: str, reason: str = "") -> InputError:
    """The error for a text that is no complete receipt, or that the present law cannot replay, with the reason."""
    what = "this is not a whole receipt" + (f" of the law at hand: {reason}" if reason else "")
    return InputError(what, where=f"{word[:24]}…", hint=HINT)

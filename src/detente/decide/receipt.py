"""Receipts: everything that is needed to make a decision again, in one word that can be pasted.

`dt1.` and then, in URL-safe base64, the compressed JSON of the facts as given, the regime, the digest of its law, the version
of the engine, the drafts and the position supposed, the totals of the counters before the row, the editions of the lists
with which its names were matched, and whom they may mean.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from typing import Any
from zlib import compress, decompressobj
from zlib import error as NotCompressed  # noqa: N812 -- an exception's name

from detente.decide.identify import Identity
from detente.errors import InputError

PREFIX = "dt1."
MOST = 1 << 16
"""A receipt holds one row; what unpacks to more is none of ours."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a decision was made from."""

    engine: str
    law: str
    """The digest of the corpus."""
    regime: str
    facts: Mapping[str, str]
    with_drafts: tuple[str, ...] = ()
    position: str | None = None
    totals: tuple[tuple[str, str, str, float], ...] = ()
    """Counter, first day of the period, unit, and how much had passed before."""
    lists: tuple[str, ...] = ()
    """The editions with which the names were matched: `un-1718@2026-08-01:0123456789ab`."""
    identities: tuple[Identity, ...] = ()
    """Whom the names were found to mean, perhaps."""


def encode(receipt: Receipt) -> str:
    """The receipt as one word."""
    content = [
        receipt.engine,
        receipt.law,
        receipt.regime,
        dict(receipt.facts),
        receipt.with_drafts,
        receipt.position,
        receipt.totals,
        *([receipt.lists, [astuple(each) for each in receipt.identities]] if receipt.lists else []),
    ]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return PREFIX + urlsafe_b64encode(compress(text.encode(), 9)).decode().rstrip("=")


def _unpacked(packed: bytes) -> str:
    unpacking = decompressobj()
    text = unpacking.decompress(packed, MOST).decode()
    if not unpacking.eof:
        raise ValueError(text)
    return text


def _identity(*given: Any) -> Identity:
    names = [each.name for each in fields(Identity)]
    return Identity(**dict(zip(names, given, strict=True)))


def decode(word: str) -> Receipt:
    """The receipt that a word holds. Raises InputError for a word that is cut, mistyped, or no receipt."""
    try:
        packed = urlsafe_b64decode(word.removeprefix(PREFIX) + "=" * (-len(word.removeprefix(PREFIX)) % 4))
        engine, law, regime, facts, drafts, position, totals, *names = json.loads(_unpacked(packed))
        lists, identities = names or ((), ())
        kept = (tuple(drafts), position, tuple(map(tuple, totals)), tuple(lists))
        return Receipt(engine, law, regime, facts, *kept, tuple(_identity(*each) for each in identities))
    except (NotBase64, NotCompressed, ValueError, TypeError):
        mend = "Paste the whole word that the decision printed after `receipt`; it begins with `dt1.`."
        raise InputError("this is not a whole receipt", where=word[:24] + "…", mend=mend) from None

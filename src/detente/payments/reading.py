"""Read a file of payment messages of any format: payments, and a refusal for everything else in it."""

import re
from typing import Final

from detente.errors import Fault, InputError
from detente.payments import envelopes, iso20022, mt
from detente.payments.message import Payment, refusal
from detente.payments.vessels import with_vessels

MAXIMUM_BYTES: Final = 32 * 1024 * 1024

_ISO: Final = (b"urn:iso:std:iso:20022:tech:xsd:", b"FIToFICstmrCdtTrf", b"FICdtTrf", b"CstmrCdtTrfInitn")
_MT: Final = re.compile(rb"(\{[1-4]:|\$?\s*:[0-9]{2}[A-Z]?:)")
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_XML: Final = re.compile(rb"<(\?xml|([\w.-]+:)?(Document|AppHdr))\b")
_FRAMES: Final = re.compile(r"\x01(?=\{1:)|(?<=\})\x03[ \x00]*")
"""Around each message in the sectors of the old format of files, DOS-PCC: SOH before it, ETX and filling after it."""


def looks_like_message(head: bytes) -> bool:
    """Return whether a file that begins so is ISO 20022 or SWIFT MT; some kilobytes are enough. Raises nothing."""
    bare = _bare(head)
    if bare.startswith(b"<"):
        return any(mark in bare for mark in _ISO)
    return _MT.match(bare) is not None or envelopes.begins_later(bare)


def read(data: bytes, where: str) -> tuple[list[Payment], list[Fault]]:
    """Return every credit transfer of a file, and each message or transfer of it that was not read, with the reason.

    At least one of the two lists has a member. Nothing that a file holds raises an error.

    Args:
        data: The whole file.
        where: Its name, for the places of payments and refusals.
    """
    if len(data) > MAXIMUM_BYTES:
        reason = f"the file has {len(data):,} bytes, more than the {MAXIMUM_BYTES:,} that are read"
        return [], [refusal(where, reason, "Divide it between messages.")]
    bare = _bare(data.lstrip()[:4096])
    if not bare:
        return [], [refusal(where, "the file is empty")]
    if bare.startswith(b"<") or (b"{1:" not in data and b"urn:iso:std:iso:20022" in data and _XML.search(bare)):
        return _shipped(_xml(data.lstrip() if not data.startswith(_WIDE) else data, where))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        reason = f"byte {fault.start + 1} is not UTF-8"
        return [], [refusal(where, reason, "Save the message as UTF-8, or as plain ASCII.")]
    return _shipped(mt.read(envelopes.without_log(_FRAMES.sub("", text)), where))


def _xml(data: bytes, where: str) -> tuple[list[Payment], list[Fault]]:
    """Return what a file of XML holds, within whatever wrapping, and the messages of SWIFT MT that it carries."""
    try:
        plain, carried = envelopes.unwrapped(data)
    except InputError:
        plain, carried = data, []  # the reader tells why
    within = [mt.read(text, f"{where}, within the XML") for text in carried]
    payments = [each for found, _ in within for each in found]
    refusals = [each for _, told in within for each in told]
    if carried and not any(mark in plain for mark in _ISO):
        return payments, refusals
    found, told = iso20022.read(plain, where)
    return [*found, *payments], [*told, *refusals]


def _shipped(found: tuple[list[Payment], list[Fault]]) -> tuple[list[Payment], list[Fault]]:
    """The same with the ships that free texts name among the parties."""
    return [with_vessels(each) for each in found[0]], found[1]


def _bare(head: bytes) -> bytes:
    """Return the bytes without a byte order mark, the null bytes of UTF-16, and space."""
    return head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe\x01 \t\r\n")

"""Proposals as a reader hands them over: JSON lines of documents, and of what was read in them. docs/evidence.md has their shape."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO, Final

import msgspec

from detente.errors import InputError, Issue
from detente.nearest import nearest
from detente.review import quotes
from detente.review.kinds import EVENT_KINDS, STATUSES, TYPES
from detente.value import value

MOST_LINE: Final = 64 * 1024 * 1024
"""Bytes of a line; a document of that length has thirty thousand pages."""
DOCUMENT: Final = re.compile(r"[0-9a-f]{12}")
PROPOSAL: Final = re.compile(r"([0-9a-f]{12})\.([spe])([1-9][0-9]{0,5}(?:\.[1-9][0-9]{0,3}){0,8})")
"""`.s3`, and `.s3.1` for a statement within it."""
HINT: Final = "`detente read --json` writes it; docs/evidence.md has the shape."


@value
class ReadDocument:
    """A document: its id, the digest of its bytes, and everything else that was read about it, its text included."""

    id: str
    digest: str
    body: Mapping[str, Any]

    @property
    def text(self) -> str:
        """Its text, into which spans count."""
        return str(self.body["text"])


@value
class ReadProposal:
    """A statement, a position or an event that a reader proposes."""

    id: str
    document: str
    type: str
    body: Mapping[str, Any]


def read(file: BinaryIO, name: str) -> Iterator[tuple[str, ReadDocument | ReadProposal | Issue]]:
    """Yield the documents and proposals of JSON lines, in order, each with its place; a line that is at fault as its issue.

    Proposals are not compared with their document here: it may be in the ledger already.
    """
    number = 0
    while line := file.readline(MOST_LINE + 1):
        number += 1
        where = f"{name}: line {number}"
        if len(line) > MOST_LINE:
            yield where, Issue(where=where, what=f"a line of more than {MOST_LINE:,} bytes")
            return
        if line.strip():
            try:
                yield where, one(_object(line), where)
            except InputError as fault:
                yield where, Issue(where=fault.where or where, what=fault.what, hint=fault.hint)


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        found = msgspec.json.decode(line)
        str(found).encode()  # a surrogate without its other half is no character
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as fault:
        raise InputError(f"this is no line of JSON: {fault}", hint=HINT) from None
    if not isinstance(found, dict):
        raise InputError("a line is an object with a type", hint=HINT)
    return found


def one(found: Mapping[str, Any], where: str = "") -> ReadDocument | ReadProposal:
    """Return the document or the proposal that an object is.

    Raises:
        InputError: it is neither; with the key that is at fault.
    """
    type_ = found.get("type")
    if type_ == "document":
        return _document(found, where)
    if type_ not in TYPES.values():
        words = (*TYPES.values(), "document")
        raise InputError(f"no proposal has the type {type_!r}", where=where, hint=nearest(str(type_), words) or HINT)
    return _proposal(found, where)


def _document(found: Mapping[str, Any], where: str) -> ReadDocument:
    digest, id_, text = (found.get(key) for key in ("digest", "id", "text"))
    if not isinstance(digest, str) or not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise InputError("the digest of a document is 64 hexadecimal digits", where=where, hint=HINT)
    if id_ != digest[:12]:
        raise InputError(f"the id {id_!r} is not the first twelve digits of the digest", where=where, hint=HINT)
    if not isinstance(text, str) or not text.strip():
        raise InputError("a document without text", where=where, hint=HINT)
    _days(found.get("published"), f"{where}: published")
    return ReadDocument(id=digest[:12], digest=digest, body=_without(found, "type", "id", "digest"))


def _proposal(found: Mapping[str, Any], where: str) -> ReadProposal:
    match = PROPOSAL.fullmatch(str(found.get("id")))
    if match is None:
        hint = "Its id is the document's, and then .s1, .p1 or .e1."
        raise InputError(f"{found.get('id')!r} is no id of a proposal", where=where, hint=hint)
    if TYPES[match.group(2)] != found["type"] or found.get("document") != match.group(1):
        raise InputError(f"the id {match.group(0)} is not one of its type and document", where=where, hint=HINT)
    if "spans" not in found:
        raise InputError("a proposal without spans rests on no words", where=where, hint=HINT)
    body = _without(found, "type", "id", "document")
    check_words(body, str(found["type"]), where)
    return ReadProposal(id=match.group(0), document=match.group(1), type=str(found["type"]), body=body)


def check_words(body: Mapping[str, Any], type_: str, where: str) -> None:
    """Refuse an event with words or days that no event has. Raises InputError."""
    if type_ != "event":
        return
    for key, words in (("kind", tuple(EVENT_KINDS)), ("status", STATUSES)):
        word = body.get(key)
        if word not in words:
            raise InputError(f"no event has the {key} {word!r}", where=where, hint=nearest(str(word), words))
    _days(body.get("when"), f"{where}: when")


def _days(found: object, where: str) -> None:
    if found is None:
        return
    first, last = interval(found)
    hint = "It has from and to, each a day as 2019-12-26, or is null."
    if not isinstance(found, Mapping) or (first is None) != (found.get("from") is None):
        raise InputError(f"{found!r} is no day and no interval", where=where, hint=hint)
    if (last is None) != (found.get("to") is None) or (first and last and last < first):
        raise InputError("an interval that ends before it begins, or at no day", where=where, hint=hint)


def interval(found: object) -> tuple[date | None, date | None]:
    """Return the first and the last day of an interval; None for a day that it lacks."""
    if not isinstance(found, Mapping):
        return None, None
    return _day(found.get("from")), _day(found.get("to"))


def _day(found: object) -> date | None:
    try:
        return date.fromisoformat(found) if isinstance(found, str) else None
    except ValueError:
        return None


def _without(found: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: each for key, each in found.items() if key not in keys}


def against(document: str, proposal: ReadProposal, where: str) -> None:
    """Refuse a proposal that quotes its document wrongly. Raises InputError."""
    quotes.check(proposal.body, document, where)

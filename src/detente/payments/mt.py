"""Read SWIFT MT: MT101, 103, 202, 202COV, 205 and 210, one or several in a file, as a payment for each transfer."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final

from detente.errors import Fault, InputError
from detente.payments import checks, kinds, reporting
from detente.payments.message import Named, Payment, note, refusal
from detente.payments.mt_free import coded
from detente.payments.mt_party import continued_name, named, rescued
from detente.payments.mt_text import AGAIN, Field, Message, message, pieces, type_of
from detente.payments.told import FaultLog, kept

_BETWEEN: Final = {
    "53": "instructing-reimbursement-agent",
    "54": "instructed-reimbursement-agent",
    "55": "third-reimbursement-agent",
    "56": "intermediary-agent",
    "57": "creditor-agent",
}
CUSTOMER: Final = {"50": "debtor", "51": "sending-agent", "52": "debtor-agent", **_BETWEEN, "59": "creditor"}
BANK: Final = {"50": "debtor", "51": "sending-agent", "52": "debtor", **_BETWEEN, "58": "creditor"}
COVERED: Final = {number: f"underlying-{role}" for number, role in CUSTOMER.items()}
ENDS: Final = ("instructing-agent", "instructed-agent")
"""The banks that send and receive a message."""
INSTRUCTING: Final = ("C", "L")
"""Options of field 50 that give the instructing party, not the party whose account is debited."""

_SIDES: Final = {
    "customer": {"debtor": "field 50 (ordering customer)", "creditor": "field 59 (beneficiary)"},
    "bank": {"debtor": "field 52 (ordering institution)", "creditor": "field 58 (beneficiary institution)"},
    "notice": {"debtor": "field 50 or 52 (ordering customer or institution)"},
    "cover": {
        "underlying-debtor": "field 50 (ordering customer) of the transfer that it covers",
        "underlying-creditor": "field 59 (beneficiary) of the transfer that it covers",
    },
}
"""Who must be there, as the handbook of the fields calls them."""
_WHO: Final = "Ask the sender who it is."

_VALUE: Final = re.compile(r"([0-9]{6})?([A-Z]{3})([0-9]{1,15}(?:,[0-9]*)?)")
_FREE: Final = ("70", "72", "77")
_CODED: Final = ("70", "72")
_PIVOT: Final = 80
"""Two digits of a year from here on are of the last century."""


def read(text: str, where: str) -> tuple[list[Payment], list[Fault]]:
    """Return every transfer of a file, and why the rest was not read. Never raises for the content of a file."""
    payments: list[Payment] = []
    refusals: list[Fault] = []
    for line, piece in pieces(text.replace("\r\n", "\n").replace("\r", "\n")):
        try:
            _refuse_unread(type_of(piece), line)
            payments += _message(message(piece, line), where)
        except InputError as fault:
            place = f"{where}, {fault.where or f'line {line}'}"
            refusals.append(refusal(place, fault.what, fault.hint or AGAIN))
        if len(refusals) == checks.MAXIMUM_REFUSALS:
            refusals.append(refusal(place, checks.TOO_MANY, AGAIN))
            break
    if not (payments or refusals):
        refusals.append(refusal(where, "the file holds no message", kinds.READ))
    return payments, refusals


def _message(found: Message, where: str) -> Sequence[Payment]:
    kind = found.kind or _inferred_type(found)
    if kind in {"101", "210"}:
        return [_transfer(found, kind, part, where) for part in _sequences(found)]
    if not kind:
        raise InputError("the fields are of no payment that is read", where=f"line {found.at}", hint=kinds.READ)
    return [_transfer(found, kind, found.fields, where)]


def _refuse_unread(kind: str, line: int) -> None:
    """Refuse a type that is not read, before the text is looked at, so that the type is reported whatever else is wrong."""
    if kind and kind not in kinds.CUSTOMER and kind not in kinds.BANKS:
        reason, hint = kinds.refused(f"MT{kind}")
        raise InputError(reason, where=f"line {line}", hint=hint)


def _inferred_type(found: Message) -> str:
    """Return the type of bare fields, by the fields that only this type has; empty where no type that is read fits."""
    tags = {each.tag for each in found.fields}
    numbers = {each.number for each in found.fields}
    if {"28D", "21", "32B"} <= tags:
        return "101"
    if "58" in numbers and "32A" in tags and "19" not in tags:
        return "202"
    return "103" if "32A" in tags and numbers & {"50", "59"} and not numbers & {"19", "21", "25"} else ""


def _sequences(found: Message) -> Iterator[list[Field]]:
    """Yield the fields of each transfer that a field 21 begins, after those that all share."""
    starts = [spot for spot, each in enumerate(found.fields) if each.tag == "21"]
    if not starts:
        raise InputError("no field 21 begins a transfer", where=f"line {found.at}", hint=AGAIN)
    for start, end in zip(starts, [*starts[1:], len(found.fields)], strict=True):
        yield [*found.fields[: starts[0]], *found.fields[start:end]]


def _transfer(found: Message, kind: str, fields: Sequence[Field], where: str) -> Payment:
    """Return the payment, with a note for what cannot be read of it. Raises InputError where nobody in it can be screened."""
    told = FaultLog()
    cut = _cover(fields) if kind in kinds.BANKS and kind != "210" else None
    roles = CUSTOMER if kind in kinds.CUSTOMER else BANK
    parties = [*_ends(found, kind), *_parties(fields[:cut], roles, told)]
    if cut is not None:
        parties += _parties(fields[cut:], COVERED, told)
    _tell_unscreened(parties, kind, found.at, told, covers=cut is not None)
    day, amount, currency = _money(fields, told)
    return Payment(
        kind=f"MT{kind}COV" if cut is not None else f"MT{kind}",
        reference="/".join(text for text in _references(fields, kind, told) if text),
        date=day,
        amount=amount,
        currency=currency,
        parties=tuple(dict.fromkeys([*parties, *_coded(fields, told)])),
        remittance=" ".join(_text(each, told) for each in fields if each.number in _FREE),
        place=f"{where}, line {found.at}",
        countries=tuple(dict.fromkeys(reporting.of_fields(fields))),
        notes=tuple(note(where, fault) for fault in told.faults),
    )


def _cover(fields: Sequence[Field]) -> int | None:
    """Return where the customer's transfer begins that a cover payment is for; None if it is no cover payment."""
    return next((spot for spot, each in enumerate(fields) if each.number in ("50", "59")), None)


def _ends(found: Message, kind: str) -> Iterator[Named]:
    """Yield the sending and the receiving bank of the message; an ordering bank without a field 52 is the sender."""
    if found.sender is not None:
        yield _bank("instructing-agent", found.sender)
        if kind in ("202", "205") and not found.all("52"):
            yield _bank("debtor", found.sender)
    if found.receiver is not None:
        yield _bank("instructed-agent", found.receiver)


def _bank(role: str, bic: str) -> Named:
    return Named(role=role, name="", country=checks.country_of(bic), bic=bic)


def _parties(fields: Sequence[Field], roles: dict[str, str], told: FaultLog) -> Iterator[Named]:
    for each in fields:
        if each.number not in roles:
            continue
        instructs = each.number == "50" and each.option in INSTRUCTING
        role = "initiating-party" if instructs else roles[each.number]
        found = _party(each, role, told)
        if found is None:
            continue
        yield found
        longer = continued_name(found) if each.option != "F" else None
        if longer is not None:
            yield longer


def _party(field: Field, role: str, told: FaultLog) -> Named | None:
    """Return the party of a field; of one that cannot be read, whom it may name."""
    try:
        found = named(field, role, bank=field.number not in ("50", "59"))
    except InputError as fault:
        told.add(_in(field, fault))
        return rescued(field, role)
    if found.open_country:
        told.add(_in(field, InputError("the address leaves its country open", hint="Ask the sender which it is.")))
    return found


def _coded(fields: Sequence[Field], told: FaultLog) -> Iterator[Named]:
    for each in fields:
        if each.number in _CODED:
            nobody: tuple[Named, ...] = ()
            yield from kept(told, partial(_coded_in, each), nobody)


def _coded_in(field: Field) -> tuple[Named, ...]:
    try:
        return tuple(coded(field))
    except InputError as fault:
        raise _in(field, fault) from None


def _text(field: Field, told: FaultLog) -> str:
    return kept(told, partial(_plain, field), checks.cleaned(" ".join(field.lines)))


def _plain(field: Field) -> str:
    try:
        return field.text
    except InputError as fault:
        raise _in(field, fault) from None


def _in(field: Field, fault: InputError) -> InputError:
    return InputError(f"field {field.tag}: {fault.what}", where=f"line {field.at}", hint=fault.hint)


def _tell_unscreened(parties: Sequence[Named], kind: str, line: int, told: FaultLog, *, covers: bool) -> None:
    """Tell which customer, or which bank that is paid, has neither a name nor a BIC: it would pass every list unnoticed.

    Raises InputError where that is so of everybody but the banks that send and receive the message.
    """
    which = "customer" if kind in kinds.CUSTOMER else "notice" if kind == "210" else "bank"
    sides = _SIDES[which] | (_SIDES["cover"] if covers else {})
    absent = [words for side, words in sides.items() if not any(each.role == side for each in parties)]
    empty = [sides[each.role] for each in parties if each.role in sides and not (each.name or each.bic)]
    faults = [f"MT{kind} lacks {' and '.join(absent)}"] if absent else []
    faults += [f"{' and '.join(empty)}: neither a name nor a BIC to screen"] if empty else []
    if faults and not any((each.name or each.bic) and each.role not in ENDS for each in parties):
        raise InputError(faults[0], where=f"line {line}", hint=_WHO)
    for fault in faults:
        told.add(InputError(fault, where=f"line {line}", hint=_WHO))


def _references(fields: Sequence[Field], kind: str, told: FaultLog) -> Iterator[str]:
    for number in ("20", "21") if kind in ("101", "210") else ("20",):
        yield next((_text(each, told) for each in fields if each.tag == number), "")


def _money(fields: Sequence[Field], told: FaultLog) -> tuple[date | None, Decimal | None, str | None]:
    """Return the date, the amount and the currency: of settlement (32) before those of the instruction (33)."""
    given = [each for tags in (("32A", "32B"), ("33B",)) for each in fields if each.tag in tags]
    nothing: tuple[date | None, Decimal | None, str | None] = (None, None, None)
    values = [kept(told, partial(_value, each), nothing) for each in given]
    days = [day for day, _, _ in values] + [
        kept(told, partial(_execution_date, each), None) for each in fields if each.tag == "30"
    ]
    amounts = [(amount, currency) for _, amount, currency in values if amount is not None]
    amount, currency = amounts[0] if amounts else (None, None)
    return next((day for day in days if day is not None), None), amount, currency


def _value(field: Field) -> tuple[date | None, Decimal | None, str | None]:
    found = _VALUE.fullmatch(field.text)
    if found is None or (found[1] is None) == (field.tag == "32A"):
        fault = InputError(
            f"{checks.shown(field.text)} is not {'a day with ' * (field.tag == '32A')}a currency and an amount with a comma"
        )
        raise _in(field, fault)
    try:
        day = _day(found[1]) if found[1] else None
        return day, checks.amount(found[3].replace(",", ".")), checks.currency(found[2])
    except InputError as fault:
        raise _in(field, fault) from None


def _execution_date(field: Field) -> date:
    try:
        return _day(field.text)
    except InputError as fault:
        raise _in(field, fault) from None


def _day(six: str) -> date:
    century = "19" if six[:2].isdecimal() and int(six[:2]) >= _PIVOT else "20"
    return checks.day(f"{century}{six}")

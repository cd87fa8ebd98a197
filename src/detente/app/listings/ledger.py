"""The ledger and its evidence as listings: rows, what a check found, proposals, findings."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from detente.app.listings.findings import touched
from detente.app.listings.listing import OutputTable, columns
from detente.law.findings import TouchedStatement
from detente.ledger.findings import LedgerFinding
from detente.ledger.head import Head
from detente.ledger.row import LedgerRow
from detente.ledger.verify import Verified
from detente.review.links import EvidenceLink
from detente.review.table import Evidence, EvidenceRow
from detente.review.thread import Thread

HEAD: Final = columns(("count", "right", "rows"), ("head", "keep"))


def head(found: Head) -> OutputTable:
    """The head of the ledger."""
    return OutputTable(title="", columns=HEAD, rows=((str(found.count), str(found)),))


ROWS: Final = columns(
    ("row", "right"), ("at", "keep", "appended (UTC)"), ("kind", "keep"), ("subject", "keep"), ("says", "wrap"),
    ("by", "keep"), ("because", "wrap"), ("hash", "data"),
)  # fmt: skip
APART: Final = frozenset({"by", "because", "rows"})


def rows(found: Iterable[LedgerRow], head: Head) -> OutputTable:
    """Rows of the ledger."""
    shown = tuple(
        (str(each.seq), _instant(each.at), each.kind, each.subject, _says(each), each.by, each.because, each.hash)
        for each in found
    )
    return OutputTable(title="Ledger", columns=ROWS, rows=shown, notes=(f"head {head}",))


def _says(each: LedgerRow) -> str:
    return ", ".join(f"{name} {text}" for name, text in each.fields.items() if name not in APART and text)


FIELDS: Final = columns(("field", "keep"), ("value", "wrap"))


def row(found: LedgerRow) -> OutputTable:
    """Everything that a row says."""
    said = {"kind": found.kind, "subject": found.subject, "at": _instant(found.at), **found.fields}
    pairs = [(name, _plain(each)) for name, each in said.items() if each not in ("", None)]
    if found.body_digest is not None:
        beside = "removed" if found.removed else json.dumps(found.body, ensure_ascii=False)
        pairs += [("text", beside), ("digest of the text", found.body_digest)]
    pairs.append(("hash", found.hash))
    return OutputTable(title=f"Row {found.seq:,}", columns=FIELDS, rows=tuple(pairs))


FAULTS: Final = columns(("row", "right"), ("fault", "wrap"))


def verified(found: Verified) -> OutputTable:
    """What a check of the ledger found."""
    faults = tuple(("" if each.seq is None else str(each.seq), each.what) for each in found.faults)
    return OutputTable(title=_verdict(found), columns=FAULTS if faults else (), rows=faults, notes=_notes(found))


def _verdict(found: Verified) -> str:
    noun = "row" if found.head.count == 1 else "rows"
    if found.intact:
        return f"{found.head.count:,} {noun}, all as they were written"
    return f"{len(found.faults):,} fault{'' if len(found.faults) == 1 else 's'} in {found.head.count:,} {noun}"


def _notes(found: Verified) -> tuple[str, ...]:
    if found.noted is None:
        compared = (
            "Not compared with a head noted elsewhere, so rows cut from the end were not looked for: --head HEAD."
        )
    else:
        compared = f"Compared with the head of {found.noted.count:,} rows that was noted elsewhere."
    gone = f"The texts beside {found.removed:,} rows were removed, each with its reason." if found.removed else ""
    return tuple(filter(None, (compared, gone, f"head {found.head}")))


EVIDENCE: Final = columns(
    ("id", "keep"), ("type", "data"), ("kind", "keep"), ("status", "keep"), ("first", "keep", "from"),
    ("last", "keep", "to"), ("speaker", "narrow"), ("sentence", "wrap"), ("document", "data"), ("digest", "data"),
    ("published", "data"), ("outlet", "data"), ("agency", "data"), ("state", "keep"), ("finding", "keep"), ("on", "data"),
    ("by", "data"), ("because", "data"), ("judged", "data"), ("removed", "data"), ("head", "data"),
)  # fmt: skip


def evidence(found: Evidence) -> OutputTable:
    """Proposals, a row each."""
    shown = tuple(_proposal(each, str(found.head)) for each in found.rows)
    noun = "proposal" if len(shown) == 1 else "proposals"
    return OutputTable(
        title="Evidence", columns=EVIDENCE, rows=shown, notes=(f"{len(shown):,} {noun}; head {found.head}",)
    )


def _proposal(each: EvidenceRow, head: str) -> tuple[str, ...]:
    return (
        each.id, each.type, each.kind, each.status, _day(each.first), _day(each.last), each.speaker,
        "(text removed)" if each.removed else each.sentence, each.document, each.digest, each.published, each.outlet,
        each.agency, each.state, each.finding, _day(each.on), each.by, each.because,
        "" if each.judged is None else _instant(each.judged), "yes" if each.removed else "", head,
    )  # fmt: skip


def thread(found: Thread, sentence: str, touches: Iterable[TouchedStatement] = ()) -> OutputTable:
    """Everything about one proposal, and what in the law the fact is set against."""
    pairs = [("type", found.type), ("state", found.state)]
    pairs += [("document", f"{found.document} (text removed)" if found.removed else found.document)]
    pairs += [("sentence", sentence)] if sentence else []
    pairs += [(name, _plain(each)) for name, each in found.body.items() if each is not None]
    for judgement in found.judgements:
        changes = ", ".join(f"{path} = {_plain(to)}" for path, to in judgement.changes.items())
        on = f" for {judgement.on}" if judgement.on else ""
        what = f"{judgement.word}{on} by {judgement.by}, {_instant(judgement.at)}: {judgement.because}"
        pairs.append(("judgement", f"{what} ({changes})" if changes else what))
    pairs += [pair for each in found.findings for pair in _finding(each)]
    pairs += touched(touches)
    return OutputTable(title=found.id, columns=FIELDS, rows=tuple(pairs))


def finding(found: LedgerFinding, touches: Iterable[TouchedStatement] = ()) -> OutputTable:
    """A finding, and what in the law it is set against."""
    return OutputTable(title=found.id, columns=FIELDS, rows=(*_finding(found), *touched(touches)))


def _finding(each: LedgerFinding) -> Sequence[tuple[str, str]]:
    source = f", source: {each.source}" if each.source else ""
    what = f"{each.id}: {each.kind} on {each.on}, known on {each.known_on}, by {each.by}: {each.because}{source}"
    if each.withdrawal is None:
        return [("finding", what)]
    gone = each.withdrawal
    return [("finding", what), ("withdrawn", f"{each.id} by {gone.by}, known on {gone.known_on}: {gone.because}")]


LINKS: Final = columns(
    ("id", "keep"), ("evidence", "keep"), ("relation", "keep"), ("commitment", "keep"), ("until", "keep"), ("by", "keep"),
    ("because", "wrap"), ("at", "data"), ("withdrawn", "wrap"),
)  # fmt: skip


def links(found: Iterable[EvidenceLink]) -> OutputTable:
    """What evidence says about commitments."""
    rows = tuple(
        (each.id, each.evidence, each.relation, each.commitment, _day(each.until), each.by, each.because,
         _instant(each.at), each.withdrawn)
        for each in found
    )  # fmt: skip
    return OutputTable(title="Links", columns=LINKS, rows=rows)


FINDINGS: Final = columns(
    ("id", "keep"), ("kind", "keep"), ("on", "keep"), ("known_on", "keep"), ("source", "narrow"), ("by", "keep"),
    ("because", "wrap"), ("digest", "data"),
)  # fmt: skip


def findings(found: Iterable[LedgerFinding]) -> OutputTable:
    """The findings that stand."""
    shown = tuple(
        (each.id, each.kind, str(each.on), str(each.known_on), each.source, each.by, each.because, each.digest)
        for each in found
    )
    return OutputTable(title="Findings", columns=FINDINGS, rows=shown)


def _plain(found: object) -> str:
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)


def _day(found: date | None) -> str:
    return "" if found is None else str(found)


def _instant(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S}"

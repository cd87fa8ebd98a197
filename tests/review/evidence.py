"""Documents and proposals that tests judge."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any, Final

from detente.law.finding_kind import FindingKind
from detente.ledger.ledger import Ledger
from detente.review import keeping, proposals
from detente.review.judging import Person
from detente.review.kinds import finding_kinds

NOW: Final = datetime(2026, 12, 1, 9, tzinfo=UTC)
TEXT: Final = "SEOUL, 3 March 2020 - Two missiles were launched late in February, an official said.\nTalks may follow."
DIGEST: Final = sha256(TEXT.encode()).hexdigest()
DOC: Final = DIGEST[:12]
KINDS: Final = finding_kinds(
    (
        FindingKind(id="no-launches-verified", summary="A verifier reports no launch."),
        FindingKind(id="ballistic-launch", summary="A ballistic missile was launched.", events=("launch",)),
        FindingKind(id="talks-held", summary="Talks were held."),
        FindingKind(id="nuclear-test", summary="A nuclear device was tested."),
    )
)


def person(by: str = "reviewer-1", because: str = "seen", at: datetime = NOW) -> Person:
    return Person(by=by, because=because, at=at)


def document(**more: Any) -> dict[str, Any]:
    return {"type": "document", "id": DOC, "digest": DIGEST, "text": TEXT, "outlet": "Example News", **more}


def event(number: int = 1, **more: Any) -> dict[str, Any]:
    when = {"from": "2020-02-21", "to": "2020-02-29", "text": "late in February", "spans": [[49, 65]]}
    base = {"type": "event", "id": f"{DOC}.e{number}", "document": DOC, "kind": "launch", "status": "happened"}
    return {**base, "when": when, "spans": [[22, 65]], **more}


def statement(**more: Any) -> dict[str, Any]:
    content = {"text": "Two missiles were launched late in February", "spans": [[22, 65]], "kind": "indirect"}
    base = {"type": "statement", "id": f"{DOC}.s1", "document": DOC, "speaker": {"name": None, "role": "official"}}
    return {**base, "content": content, "spans": [[22, 83]], **more}


def keep(ledger: Ledger, *objects: dict[str, Any]) -> keeping.Kept:
    lines = b"".join(json.dumps(each).encode() + b"\n" for each in objects)
    return keeping.keep(ledger, proposals.read(BytesIO(lines), "week.jsonl"), by="monitor-1", at=NOW)


def kept(ledger: Ledger) -> Ledger:
    """The ledger with one document, a launch of an interval, a possible talk without a day, and a statement."""
    talks = event(2, kind="talks-held", status="possible", when=None, spans=[[86, 102]])
    assert keep(ledger, document(), event(), talks, statement()).issues == ()
    return ledger

"""Plans begun: a folder for one's own, and a table of commitments made into a plan to be completed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from detente.errors import Fault, InputError
from detente.files import atomic
from detente.files.records import RecordFormat
from detente.roadmap.source import PLAN_FILE
from detente.value import value

COLUMNS: Final = (
    "id", "party", "commitment", "theme", "quantity", "unit", "from", "until", "deadline", "verifier", "earns", "source", "status",
)  # fmt: skip
HINT: Final = f"Its columns are id, party and commitment, and {', '.join(COLUMNS[3:])} where there are any."
FORMAT: Final = RecordFormat("commitments", COLUMNS, ("id", "party", "commitment"), HINT)
READINGS: Final = {"confirmed": "secondary", "text": "text", "secondary": "secondary", "recalled": "recalled"}


@value
class BegunPlan:
    """A plan that was written, and what it lacks."""

    path: Path
    commitments: int
    missing: tuple[Fault, ...]


def new(folder: Path, regime: str, target: str, measure: str, day: date) -> tuple[Path, ...]:
    """Write a plan of two phases and its text of law, to be rewritten, and return their files.

    Raises InputError where the folder has a plan already.
    """
    name = _word(folder.name) or "my-plan"
    plan, text = folder / PLAN_FILE, folder / f"{name}-relief.yaml"
    if plan.exists():
        raise InputError("there is a plan already", where=str(plan), hint="Choose another folder, or change that one.")
    folder.mkdir(parents=True, exist_ok=True)
    atomic.write(text, [RELIEF.format(id=f"{name}-relief", day=day, measure=measure).encode()])
    atomic.write(plan, [PLAN.format(id=name, day=day, regime=regime, target=target).encode()])
    return plan, text


def import_(table: Path, folder: Path) -> BegunPlan:
    """Make a plan of a table of commitments, and return what it lacks.

    Raises InputError for a table that cannot be read, and where the folder has a plan already.
    """
    plan = folder / PLAN_FILE
    if plan.exists():
        raise InputError("there is a plan already", where=str(plan), hint="Choose another folder, or change that one.")
    rows = [row for _, row in FORMAT.records(table, _row)]
    if not rows:
        raise InputError("has no commitment in it", where=str(table), hint=HINT)
    _refuse_twice(rows, table)
    folder.mkdir(parents=True, exist_ok=True)
    content = _plan(rows, _word(folder.name) or "my-plan")
    atomic.write(plan, [_yaml(content)])
    return BegunPlan(path=plan, commitments=len(rows), missing=tuple(_missing(rows)))


def _row(row: dict[str, Any]) -> dict[str, Any]:
    for name in ("id", "party", "commitment"):
        if not row.get(name):
            raise InputError("is empty", where=name, hint="Every commitment has an id, a party and its words.")
    for name in ("from", "until", "deadline"):
        _day(row.get(name, ""), name)
    if row.get("status") and row["status"] not in READINGS:
        raise InputError(
            f"{row['status']!r} is no word for how it is known", where="status", hint=f"They are {', '.join(READINGS)}."
        )
    return row


def _day(text: str, where: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{text!r} is not a day", where=where, hint="Write it as 2016-01-16.") from None


def _refuse_twice(rows: list[dict[str, Any]], table: Path) -> None:
    seen: set[str] = set()
    for each in rows:
        word = _word(each["id"])
        if word in seen:
            raise InputError(
                f"the id {each['id']!r} stands twice", where=str(table), hint="Give each commitment one of its own."
            )
        seen.add(word)


def _plan(rows: list[dict[str, Any]], name: str) -> dict[str, Any]:
    days = [each["from"] for each in rows if each.get("from")]
    parties = dict.fromkeys(each["party"] for each in rows)
    verifiers = dict.fromkeys(each["verifier"] for each in rows if each.get("verifier"))
    known = {_word(each) for each in parties}
    return {
        "id": name,
        "title": "Made from a table of commitments; to be completed",
        "standing": "agreed",
        "author": "to be named",
        "begins": min(days, default="1970-01-01"),
        "reading": "secondary",
        "parties": [{"id": _word(each), "name": each, "side": "other"} for each in parties],
        "verifiers": [{"id": _word(each), "name": each} for each in verifiers if _word(each) not in known],
        "phases": [{"id": "all", "title": "All commitments", "commitments": [_commitment(each) for each in rows]}],
    }


def _commitment(row: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"id": _word(row["id"]), "actor": _word(row["party"]), "act": row["commitment"]}
    if row.get("theme"):
        found["theme"] = row["theme"]
    if row.get("verifier"):
        found["verifier"] = _word(row["verifier"])
    if row.get("deadline"):
        found["deadline"] = {"on": row["deadline"]}
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", row.get("quantity", "")) and row.get("unit"):
        found["quantity"] = {"amount": row["quantity"], "unit": row["unit"]}
    if row.get("status"):
        found["reading"] = READINGS[row["status"]]
    if row.get("source"):
        found["source"] = row["source"]
    notes = [f"from {row['from']}" if row.get("from") else "", f"until {row['until']}" if row.get("until") else ""]
    notes += [f"earns: {row['earns']}" if row.get("earns") else ""]
    if any(notes):
        found["note"] = "; ".join(filter(None, notes))
    return found


def _missing(rows: Iterable[Mapping[str, Any]]) -> Iterator[Fault]:
    """What a plan has and the table does not say, commitment by commitment, then what no row can say."""
    for each in rows:
        lacks = [word for word in ("verifier", "deadline") if not each.get(word)]
        if lacks:
            yield Fault(what=f"no {' and no '.join(lacks)}", where=_word(each["id"]), hint="", code="missing")
    yield Fault(
        what="the side of each party", where="parties", hint="Write target, sender, mediator or other.", code="missing"
    )
    yield Fault(
        what="evidence, order (after), what each is given in return for (answers), cure periods and the time to undo",
        where="phases",
        hint="docs/roadmaps.md has every key.",
        code="missing",
    )


def _word(text: str) -> str:
    """A name as an id: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def _yaml(content: Mapping[str, Any]) -> bytes:
    from io import BytesIO

    from ruamel.yaml import YAML

    made, out = YAML(typ="safe", pure=True), BytesIO()
    made.default_flow_style, made.sort_base_mapping_type_on_output, made.width = False, False, 160  # type: ignore[assignment]
    made.allow_unicode = True
    made.dump(dict(content), out)
    return out.getvalue()


PLAN: Final = """\
# A plan of your own: write your parties, phases and commitments in place of these. docs/roadmaps.md has every key.
# `detente roadmap check FOLDER` tells what is wrong with it, `detente roadmap status FOLDER --on DAY` where it stands.
id: {id}
title: To be named
standing: proposal
author: to be named
begins: {day}
reading: text
regime: {regime}
texts: [{id}-relief]
parties:
  - {{id: target, name: the target, side: target, country: {target}}}
  - {{id: sender, name: the other side, side: sender}}
verifiers:
  - {{id: monitors, name: monitors whom both accept}}
tracks:
  - {{id: talks, name: the talks, members: [target, sender]}}
phases:
  - id: first
    title: A first step
    commitments:
      - id: halt
        actor: target
        act: a halt
        evidence: [{{finding: halt-verified}}]
        breached_by: [halt-broken]
        verifier: monitors
        verify_days: 30
        deadline: {{days: 60, after: begin}}
        cure_days: 30
        reverse_days: 0
        triggers: ["2"]
      - id: relief-decided
        actor: sender
        act: relief by the text beside this plan
        kind: relief-decided
        evidence: [{{finding: halt-verified}}]
        verifier: monitors
        after: [halt]
        answers: [halt]
        deadline: {{days: 14, after: halt}}
        cure_days: 30
        reverse_days: 30
        earns: ["1"]
      - id: relief-delivered
        actor: sender
        act: a first trade paid
        kind: relief-delivered
        evidence: [{{finding: trade-paid}}]
        verifier: monitors
        after: [relief-decided]
        answers: [halt]
        takes_days: 30
        verify_days: 14
        deadline: {{days: 60, after: relief-decided}}
        cure_days: 30
        reverse_days: 30
findings:
  - {{id: trade-paid, summary: A first trade under the relief was paid.}}
"""
RELIEF: Final = """\
# What the plan's relief changes in the law. It acts only where it is supposed: nobody tabled it.
id: {id}
symbol: Relief of a plan of our own
title: What sleeps while the halt is kept
date: {day}
status: proposal
author: to be named
source: https://example.org/plan
reading: text
findings:
  - {{id: halt-verified, summary: The halt was verified.}}
  - {{id: halt-broken, summary: The halt was broken.}}
provisions:
  - paragraph: "1"
    when: {{finding: halt-verified}}
    suspend: {{measures: [{measure}]}}
  - paragraph: "2"
    when: {{finding: halt-broken, after_days: 30}}
    reinstate: {{measures: [{measure}]}}
"""

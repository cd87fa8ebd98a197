"""Decisions and law as JSON objects."""

import json
from collections.abc import Iterable
from typing import Any

from detente.decide.decision import Amount, CapNote, Change, Decision, ExceptionNote, OpenWords, Reason
from detente.decide.identify import AlsoListed, Identity
from detente.law.compare import Comparison, Difference
from detente.law.inforce import Citation, ExemptionVersion, LawInForce, MeasureVersion, StatementVersion, Wording
from detente.law.regime import Regime


def text(content: object, *, indent: int | None = None) -> str:
    """An object as JSON text."""
    return json.dumps(content, ensure_ascii=False, indent=indent)


def decision(found: Decision) -> dict[str, Any]:
    """One decision; docs/transactions.md has its keys."""
    return {
        "id": found.id,
        "verdict": found.verdict,
        "reasons": [_reason(each) for each in found.reasons],
        "missing": list(found.missing),
        "judgements": [_judgement(each) for each in found.judgements],
        "would_change": [_change(each) for each in found.would_change],
        "identities": [_identity(each) for each in found.identities],
        "unknown": list(found.unknown),
        "lists": list(found.lists),
        "receipt": found.receipt,
        **({"also_listed": [_also_listed(each) for each in found.also_listed]} if found.also_listed else {}),
    }


def _also_listed(found: AlsoListed) -> dict[str, Any]:
    return {
        "asked": found.asked,
        "list": found.list,
        "id": found.id,
        "name": found.name,
        "score": found.points / 1000,
        "edition": found.edition,
    }


def _identity(found: Identity) -> dict[str, Any]:
    return {
        "asked": found.asked,
        "id": found.id,
        "kind": found.kind,
        "name": found.name,
        "score": found.points / 1000,
        "list": found.list,
        "edition": found.edition,
        "match": found.match,
        "taken": found.taken,
    }


def _cited(citation: Citation) -> dict[str, str]:
    return {"instrument": citation.symbol, "paragraph": citation.paragraph, "source": citation.source}


def _reason(reason: Reason) -> dict[str, Any]:
    found = {
        "measure": reason.measure,
        "word": reason.word,
        **_cited(reason.citation),
        "citation": str(reason.citation),
        "summary": reason.summary,
        "reading": reason.reading,
        "certain": reason.certain,
        "facts": dict(reason.facts),
        "exceptions": [_exception(each) for each in reason.exceptions],
    }
    if reason.doubt is not None:
        found["doubt"] = reason.doubt
    if reason.cap is not None:
        found["cap"] = _cap(reason.cap)
    return found


def _exception(note: ExceptionNote) -> dict[str, Any]:
    return {
        "id": note.id,
        "kind": note.kind,
        "state": note.state,
        "summary": note.summary,
        "by": note.by,
        "how": note.how,
        **_cited(note.citation),
        "citation": str(note.citation),
    }


def _cap(note: CapNote) -> dict[str, Any]:
    return {
        "counter": note.counter,
        "period": note.period,
        "amounts": [_amount(each) for each in note.amounts],
        "crossed": note.crossed,
        "warning": note.warning,
        "factor": note.factor,
    }


def _amount(amount: Amount) -> dict[str, Any]:
    return {
        "unit": amount.unit,
        "limit": amount.limit,
        "before": round(amount.before, 6),
        "this": round(amount.this, 6),
        "fits": round(amount.fits, 6),
        "percent": round(amount.percent, 3),
    }


def _judgement(words: OpenWords) -> dict[str, Any]:
    return {
        "measure": words.measure,
        "words": words.words,
        "by": words.by,
        "pointed": words.pointed,
        **_cited(words.citation),
        "citation": str(words.citation),
        "exceptions": [_exception(each) for each in words.exceptions],
    }


def _change(change: Change) -> dict[str, str]:
    return {"kind": change.kind, "what": change.what, "verdict": change.verdict}


def in_force(law: LawInForce) -> dict[str, Any]:
    """The law on a day."""
    return {
        "day": law.day.isoformat(),
        "measures": [measure(each) for each in law.measures],
        "suspended": [measure(each) for each in law.suspended],
        "exemptions": [exemption(each) for each in law.exemptions],
        "statements": [_statement(each) for each in law.statements],
        "listed": _groups(law),
    }


def _groups(law: LawInForce) -> dict[str, int]:
    counts: dict[str, int] = {}
    for listing in law.listings:
        counts[listing.group] = counts.get(listing.group, 0) + 1
    return counts


def measure(version: MeasureVersion) -> dict[str, Any]:
    """A measure in force."""
    words = version.measure
    kind = "cap" if words.cap is not None else "judgement" if words.judgement is not None else "ban"
    return {
        "id": version.id,
        "kind": kind,
        "summary": words.summary,
        "purpose": words.purpose,
        "civilian_impact": words.civilian_impact,
        "groups": list(words.groups),
        "imposed_by": str(version.imposed),
        **_words(version.words),
    }


def exemption(version: ExemptionVersion) -> dict[str, Any]:
    """An exemption in force."""
    words = version.exemption
    return {
        "id": version.id,
        "kind": words.kind,
        "summary": words.summary,
        "overrides": list(words.overrides),
        "end_use": list(words.end_use),
        "by": words.by,
        "how": words.how,
        **_words(version.words),
    }


def _statement(version: StatementVersion) -> dict[str, Any]:
    words = version.statement
    return {
        "id": version.id,
        "kind": words.kind,
        "summary": words.summary,
        "on": words.on,
        "due": None if words.due is None else words.due.isoformat(),
        **_words(version.words),
    }


def _words(words: Wording) -> dict[str, Any]:
    return {
        **_cited(words.citation),
        "citation": str(words.citation),
        "reading": words.provision.reading,
        "numbering": words.provision.numbering,
        "note": words.provision.note,
        "since": words.since.isoformat(),
        "until": None if words.until is None else words.until.isoformat(),
    }


def comparison(found: Comparison) -> dict[str, Any]:
    """What separates two states of the law."""
    return {
        "before": found.before.day.isoformat(),
        "after": found.after.day.isoformat(),
        "measures": _differences(found.measures),
        "exemptions": _differences(found.exemptions),
        "listed": list(found.listed),
        "delisted": list(found.delisted),
    }


def _differences(found: Iterable[Difference]) -> list[dict[str, Any]]:
    return [
        {"id": each.id, "change": each.kind, "before": _version(each.before), "after": _version(each.after)}
        for each in found
    ]


def _version(version: MeasureVersion | ExemptionVersion | None) -> dict[str, Any] | None:
    if version is None:
        return None
    return measure(version) if isinstance(version, MeasureVersion) else exemption(version)


def texts(regime: Regime) -> list[dict[str, Any]]:
    """The texts of a regime."""
    return [
        {
            "id": text.id,
            "symbol": text.symbol,
            "title": text.title,
            "date": text.date.isoformat(),
            "status": text.status,
            "vote": None if text.vote is None else [text.vote.in_favour, text.vote.against, text.vote.abstaining],
            "provisions": len(text.provisions),
            "source": text.source,
            "reading": text.reading,
        }
        for text in regime.corpus.instruments
    ]

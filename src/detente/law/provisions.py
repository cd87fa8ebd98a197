"""What a provision does, in a sentence: imposes a measure, lifts others, states something."""

from collections.abc import Callable
from typing import Any, Final

from detente.law.allowance import Cap
from detente.law.condition import in_words
from detente.law.instrument import (
    Amendment,
    Delisting,
    Designation,
    Exemption,
    Extension,
    Interpretation,
    Measure,
    Provision,
    Statement,
    Targets,
)


def does(provision: Provision) -> str:
    """Return what a provision does, with the ids that it is about, and on what condition: `Lifts statues-export.`."""
    done = SENTENCES[provision.act](getattr(provision, provision.act))
    return done if provision.when is None else f"{done} It waits for a finding: {in_words(provision.when)}."


def subjects(provision: Provision) -> tuple[str, ...]:
    """Return the ids of the measures, exemptions and statements that a provision makes or changes."""
    act = getattr(provision, provision.act)
    match act:
        case Amendment():
            return (act.measure,)
        case Targets():
            return (*act.measures, *act.exemptions)
        case Designation() | Delisting():
            return (act.group,)
        case Extension():
            return extended(act)
        case Interpretation():
            return (act.id, *act.of)
        case _:
            return (act.id,)


def extended(act: Extension) -> tuple[str, ...]:
    """Return what an extension extends, by ids and groups of measures."""
    return act.ids if act.id is None else (act.id,)


def directions(exemption: Exemption) -> str | None:
    """Return how to apply for an exemption, with the period of a no-objection; None: the law does not say."""
    if exemption.working_days is None:
        return exemption.how
    by = exemption.by or "the receiver of the notice"
    period = f"It applies unless {by} objects within {exemption.working_days} working days of the notice."
    return f"{exemption.how} {period}" if exemption.how else period


def limits(cap: Cap) -> str:
    """Return the limits of a cap: `500,000 bbl or 62,500 t`."""
    return " or ".join(f"{limit.amount:,f} {limit.unit}".replace(".000000", "") for limit in cap.limits)


def _capped(cap: Cap | None) -> str:
    return f" Cap: {limits(cap)}." if cap is not None else ""


def _impose(act: Measure) -> str:
    return f"Imposes {act.id}: {act.summary}{_capped(act.cap)}"


def _amend(act: Amendment) -> str:
    kind = f" It becomes a {act.becomes}." if act.becomes else ""
    ends = f" Ends the exemptions {', '.join(act.ends_exemptions)}." if act.ends_exemptions else ""
    return f"Amends {act.measure}{': ' + act.summary if act.summary else '.'}{_capped(act.cap)}{kind}{ends}"


def _exempt(act: Exemption) -> str:
    days = f", {act.working_days} working days" if act.working_days is not None else ""
    return f"Exempts ({act.kind}{days}) {act.id}: {act.summary}"


def _targets(verb: str) -> Callable[[Targets], str]:
    def sentence(act: Targets) -> str:
        beneath = {"revives": " The earlier words apply again.", "stays-lifted": " What it replaced stays lifted too."}
        return f"{verb} {', '.join((*act.measures, *act.exemptions))}.{beneath.get(act.beneath or '', '')}"

    return sentence


def _extend(act: Extension) -> str:
    return f"Extends {', '.join(extended(act))} until {act.until}."


def _designate(act: Designation) -> str:
    count = len(act.members)
    who = f"{count} {'party' if count == 1 else 'parties'}" if count else "parties that the corpus does not name"
    return f"Designates {who} ({act.group}): {act.summary}"


def _delist(act: Delisting) -> str:
    return f"Delists {', '.join(act.members)} ({act.group})."


def _state(act: Statement) -> str:
    due = f" Due {act.due}." if act.due else ""
    days = f" Days: {act.days}." if act.days else ""
    scope = " Named as a duty beside the transactions in its scope." if act.scope else ""
    return f"States ({act.kind}, addressed to {act.on}) {act.id}: {act.summary}{due}{days}{scope}"


def _interpret(act: Interpretation) -> str:
    return f"Interprets {', '.join(act.of)} ({act.by}, {act.on}; not binding) {act.id}: {act.says}"


SENTENCES: Final[dict[str, Callable[[Any], str]]] = {
    "impose": _impose,
    "amend": _amend,
    "exempt": _exempt,
    "suspend": _targets("Suspends"),
    "lift": _targets("Lifts"),
    "reinstate": _targets("Reinstates"),
    "extend": _extend,
    "designate": _designate,
    "delist": _delist,
    "state": _state,
    "interpret": _interpret,
}

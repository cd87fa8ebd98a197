"""What must be said beside the law: up to which day it was read, and of a draft or a proposal that it is not law."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from detente.law.condition import Finding
from detente.law.declaration import Declaration, Position
from detente.law.inforce import LawInForce
from detente.law.instrument import Instrument
from detente.law.provisions import does
from detente.vocabulary import Status

BESIDE_LAW: Final[Mapping[Status, str]] = {
    "draft": "not adopted",
    "vetoed": "not adopted",
    "proposal": "a proposal, never tabled",
}
"""What is said of a text that is no law, wherever it is named."""


def read_up_to(regime: Declaration, *days: date | None) -> str:
    """Return the warning for the latest of these days where it lies after the day up to which the law was read; else ""."""
    latest, read = max((day for day in days if day is not None), default=None), regime.read_up_to
    if latest is None or read is None or latest <= read.day:
        return ""
    return (
        f"The law of {regime.id} was read up to {read.day}; {latest} is later. Texts adopted after {read.day} are not"
        " in this answer: check for them."
    )


def partial(regime: Declaration) -> str:
    """Return the sentence for a corpus that has only some of the measures of its regime; "" for any other."""
    if not regime.partial:
        return ""
    left_out = f" It leaves out {regime.left_out}." if regime.left_out else ""
    return (
        f"The corpus of {regime.id} is partial: it has some of the measures of this regime, and not all of them.{left_out}"
        " That it holds no restriction does not show that the regime holds none."
    )


def unmatched(regime: Declaration) -> str:
    """Return the warning that names were matched with none of the lists of a regime, because none of them is at hand."""
    names = " and ".join(regime.list_ids)
    return (
        f"No name was matched with a list of {regime.id}: {names} {'is' if len(regime.lists) == 1 else 'are'} not imported."
        " A party counts only where its reference is given; `detente lists import` and `detente lists update` get lists."
    )


def not_adopted(text: Instrument) -> str:
    """Return the sentences that go with every draft: what became of it, whether it was published, where it is known from."""
    return f"{text.id} ({text.symbol}) {fate(text)} {publication(text)}"


def fate(text: Instrument) -> str:
    """Return whether a text was adopted, with the vote: `was not adopted: vetoed, 13 in favour, 2 against, …`."""
    if text.status == "proposal":
        return f"is a proposal by {text.author} that nobody tabled."
    if text.vote is None:
        outcome = (
            "; no vote on it is known" if text.status == "draft" else f": {text.status}" * (text.status != "adopted")
        )
    else:
        against = f" ({', '.join(text.vote.against_by)})" if text.vote.against_by else ""
        abstaining = f" ({', '.join(text.vote.abstaining_by)})" if text.vote.abstaining_by else ""
        status = f"{text.status}, " if text.status == "vetoed" else ""
        outcome = (
            f": {status}{text.vote.in_favour} in favour, {text.vote.against} against{against},"
            f" {text.vote.abstaining} abstaining{abstaining}"
        )
    return f"was {'adopted' if text.status == 'adopted' else 'not adopted'}{outcome}."


def publication(text: Instrument) -> str:
    """Return whether the words of a text were published, and where it is known from."""
    if text.status == "adopted":
        return f"It can be read at {text.source}."
    if text.status == "proposal":
        return f"Its provisions are in the corpus, as its author wrote them; what it rests on: {text.source}."
    published = {
        True: "Its text was published",
        False: "Its text was not published",
        None: "Whether its text was published is not known",
    }
    return f"{published[text.published]}; it is known from {text.source}."


def contested(text: Instrument, positions: Sequence[Position]) -> tuple[str, ...]:
    """Return a sentence for each contested reading of a text, and how it is seen."""
    summaries = {each.id: each.summary for each in positions}
    named = dict.fromkeys(each.position for each in text.provisions if each.position is not None)
    return tuple(
        f"Contested reading {name}: {summaries.get(name, '')} It is left out unless you give --position {name}."
        for name in named
    )


def elements(text: Instrument) -> tuple[str, ...]:
    """Return what each provision of a text does, with its paragraph: `element 2: Lifts statues-export.`."""
    return tuple(
        f"{each.paragraph}{f' (only with --position {each.position})' if each.position else ''}: {does(each)}"
        for each in text.provisions
    )


def of_draft(text: Instrument, positions: Sequence[Position]) -> tuple[str, ...]:
    """Return everything that a draft is never shown without, its provisions aside."""
    note = (text.note,) if text.note else ()
    return (not_adopted(text), *note, *contested(text, positions))


def of_drafts(texts: Sequence[Instrument], positions: Sequence[Position]) -> tuple[str, ...]:
    """Return, for each draft, what it is never shown without, then what each of its elements does."""
    return tuple(line for text in texts for line in (*of_draft(text, positions), *elements(text)))


def of_findings(findings: Sequence[Finding], known_on: date | None = None, given: int = 0) -> tuple[str, ...]:
    """Return the sentence that names the findings under which the law is read; none where none were given.

    Args:
        findings: Those of a kind that a condition of the law waits for, and that were known on `known_on`.
        known_on: The day on which they had to be known; None: any.
        given: The number of all that were given, the others included.
    """
    known = "" if known_on is None else f" that were known on {known_on}"
    if not findings:
        return (
            (f"The law is read under none of the findings given ({given}): it waits for none{known}.",) if given else ()
        )
    what = "1 accepted finding" if len(findings) == 1 else f"{len(findings)} accepted findings"
    others = given - len(findings)
    rest = f" {others} more {'has' if others == 1 else 'have'} no part in it." if others > 0 else ""
    return (f"The law is read under {what}{known}: {', '.join(map(_named, findings))}.{rest}",)


def _named(found: Finding) -> str:
    known = f", known on {found.known_on}" if found.known_on not in (None, found.on) else ""
    return f"{found.kind} on {found.on}{known}{f' [{found.id}]' if found.id else ''}"


def of_law(law: LawInForce) -> tuple[str, ...]:
    """Return the warnings that go with the law of a day, whatever form it is shown in."""
    return of_laws(law)


def of_laws(*laws: LawInForce) -> tuple[str, ...]:
    """Return the warnings that go with the law of one regime on several days: one, for the latest of them."""
    regime = laws[0].regime
    return tuple(filter(None, [partial(regime), read_up_to(regime, *(law.day for law in laws))]))

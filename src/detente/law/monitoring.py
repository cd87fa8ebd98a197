"""Who reports on a regime under its own law on a day, whose mandate to do so has ended, and what must be noted of the day."""

from collections.abc import Iterator
from datetime import date

from detente.law.declaration import RegimeNote
from detente.law.inforce import Citation, LawInForce, StatementVersion
from detente.value import value


@value
class Mandate:
    """A mandate to report on a regime, as the law stood on a day."""

    who: str
    """Who reports: `the Panel of Experts`."""
    statement: str
    """The id of the statement that gives the mandate."""
    citation: Citation
    since: date
    until: date | None
    """Its last day; None: no end is known."""
    extended: Citation | None
    """The paragraph that gave it this last day; None: it was not extended."""
    note: str | None

    @property
    def cited(self) -> str:
        """Its paragraphs in brackets: `(1874 ¶26, extended by 2680 ¶1)`."""
        later = f", extended by {self.extended}" if self.extended is not None else ""
        return f"({self.citation}{later})"


def mandates(law: LawInForce) -> tuple[Mandate, ...]:
    """Return the mandates to report on the regime that are in force on the day of the law."""
    return tuple(_mandate(each, law.day) for each in law.statements if each.statement.monitor)


def ended(law: LawInForce) -> tuple[Mandate, ...]:
    """Return the mandates that had ended by the day of the law, oldest first."""
    return tuple(_mandate(each, law.day) for each in law.ended)


def _mandate(version: StatementVersion, day: date) -> Mandate:
    """A mandate with its last day as the texts of this day or before give it."""
    known = [each for each in version.extended if each.since <= day]
    last = max(known, key=lambda each: each.until, default=None)
    return Mandate(
        who=version.statement.monitor or "",
        statement=version.id,
        citation=version.wording.citation,
        since=version.wording.since,
        until=last.until if last is not None else version.wording.provision.until,
        extended=last.citation if last is not None else None,
        note=version.wording.provision.note,
    )


def notes(law: LawInForce) -> tuple[RegimeNote, ...]:
    """Return the notes of the regime on the day of the law."""
    return tuple(
        each for each in law.regime.notes if each.since <= law.day and (each.until is None or law.day <= each.until)
    )


def reporting(law: LawInForce) -> tuple[str, ...]:
    """Return who reports on the regime on the day of the law, in sentences; none where no text of it ever mandates anybody."""
    return tuple(_sentences(law)) if law.monitored else ()


def _sentences(law: LawInForce) -> Iterator[str]:
    found, past = mandates(law), ended(law)
    for each in found:
        until = f", until {each.until}" if each.until is not None else ""
        yield f"Who reports on this regime on {law.day}: {each.who} {each.cited}{until}."
    if not found:
        over = "".join(f" The mandate of {each.who} ended on {each.until} {each.cited}." for each in past[-1:])
        yield f"Who reports on this regime on {law.day}: nobody under its law.{over}"


def noted(law: LawInForce) -> tuple[str, ...]:
    """Return the notes of the regime on the day of the law, each with its source and how that is known."""
    return tuple(f"Note: {each.text} (Source: {each.source}; {each.reading}.)" for each in notes(law))

"""Which provisions act under a reading of the law, and from which day: adopted texts, those that are supposed, conditions on findings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from detente.errors import UsageError
from detente.law.condition import Finding, days_met, kinds_in
from detente.law.declaration import Corpus
from detente.law.fold import Act
from detente.law.instrument import Provision
from detente.nearest import nearest
from detente.vocabulary import Status

TABLED: Final = ("draft", "vetoed")
"""The status of a text that was put before the body that could adopt it, and was not adopted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The assumptions under which the law is read. By default: the adopted law, no findings, no contested position."""

    findings: tuple[Finding, ...] = ()
    with_drafts: tuple[str, ...] = ()
    """Drafts that are assumed to have been adopted: `ID` on its own date, `ID@DAY` on that day."""
    with_proposals: tuple[str, ...] = ()
    """Proposals that nobody tabled and are assumed to have been adopted, in the same way."""
    known_on: date | None = None
    """Only findings that were known on this day count; None: all of them."""
    position: str | None = None


AS_ADOPTED = Reading()
"""The law as it was adopted."""


def supposed_texts(corpus: Corpus, reading: Reading) -> dict[str, date]:
    """The drafts and proposals that a reading supposes, each with the day of its supposed adoption.

    Raises:
        UsageError: the corpus has no such draft or proposal.
    """
    drafts = [_supposed(corpus, name, TABLED) for name in reading.with_drafts]
    return dict(drafts + [_supposed(corpus, name, ("proposal",)) for name in reading.with_proposals])


def acting(corpus: Corpus, reading: Reading) -> list[Act]:
    """The provisions that are ever in force under this reading, in the order in which they enter into force."""
    _known_position(corpus, reading.position)
    adopted = {text.id: text.date for text in corpus.instruments if text.status == "adopted"}
    adopted |= supposed_texts(corpus, reading)
    known = tuple(finding for finding in reading.findings if finding.known(reading.known_on))
    found = [
        (met, Act(text, provision, since, provision.until))
        for text in corpus.instruments
        if text.id in adopted
        for provision in text.provisions
        if provision.position in (None, reading.position)
        for met, since in _acts_on(provision, adopted[text.id], known)
    ]
    found.sort(key=lambda pair: (pair[1].since, adopted[pair[1].instrument.id], pair[0]))
    return [act for _, act in found]


def used_findings(corpus: Corpus, reading: Reading) -> tuple[Finding, ...]:
    """The findings that were known and of a kind that a condition of the law, as it is read, waits for."""
    supposed = supposed_texts(corpus, reading)
    kinds = {
        kind
        for text in corpus.instruments
        if text.status == "adopted" or text.id in supposed
        for provision in text.provisions
        if provision.when is not None
        for kind in kinds_in(provision.when)
    }
    return tuple(each for each in reading.findings if each.kind in kinds and each.known(reading.known_on))


def _acts_on(provision: Provision, adopted: date, known: tuple[Finding, ...]) -> Iterator[tuple[date, date]]:
    """The days on which a provision acts, each after the day on which its condition came to hold.

    What came to hold before the text begins acts on the text's first day, the older before the newer; a provision without a
    condition acts once, before all of these.
    """
    first = max(provision.commences or adopted, adopted)
    if provision.when is None:
        yield date.min, first
        return
    for met in days_met(provision.when, known):
        yield met, max(met, first)


def _supposed(corpus: Corpus, name: str, statuses: Sequence[Status]) -> tuple[str, date]:
    """The id of the text in `ID` or `ID@DAY`, and the day on which it is assumed to have been adopted."""
    wanted, _, day = name.partition("@")
    texts = {text.id: text for text in corpus.instruments if text.status in statuses}
    if wanted not in texts:
        raise _no_such_text(corpus, wanted, statuses)
    try:
        return wanted, date.fromisoformat(day) if day else texts[wanted].date
    except ValueError:
        raise UsageError(f"{day!r} is not a day", where=name, hint="Write it as 2020-01-31.") from None


def _no_such_text(corpus: Corpus, wanted: str, statuses: Sequence[Status]) -> UsageError:
    """The refusal of a text that is not there, or that is of another status than the one that was asked for."""
    noun = "proposal" if statuses == ("proposal",) else "draft"
    other = next((text for text in corpus.instruments if text.id == wanted), None)
    if other is None:
        known = [text.id for text in corpus.instruments if text.status in statuses]
        return UsageError(f"no {noun} is called {wanted!r}", hint=nearest(wanted, known))
    if other.status == "adopted":
        return UsageError(
            f"no {noun} is called {wanted!r}: that text was adopted", hint="It is law as it is: leave it out."
        )
    said = (
        f"{wanted} is a proposal that nobody tabled, and no draft"
        if noun == "draft"
        else f"{wanted} was tabled: it is a draft, and no proposal"
    )
    return UsageError(said, hint=f"Write --{'with-proposal' if noun == 'draft' else 'with-draft'} {wanted}.")


def _known_position(corpus: Corpus, position: str | None) -> None:
    known = [each.id for each in corpus.regime.positions]
    if position is not None and position not in known:
        raise UsageError(f"no position is called {position!r}", hint=nearest(position, known))

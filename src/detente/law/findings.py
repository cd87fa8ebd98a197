"""The kinds of finding that a corpus declares: which provisions wait for each, and which statements it touches."""

from collections.abc import Iterator
from datetime import date

from detente.law.acting import AS_ADOPTED, Reading
from detente.law.condition import Condition, in_words, kinds_in
from detente.law.declaration import Corpus
from detente.law.finding_kind import FindingKind
from detente.law.inforce import Citation
from detente.law.regime import Regime
from detente.law.text_report import ProvisionText, provision_text
from detente.value import value
from detente.vocabulary import Status


@value
class WaitingProvision:
    """A provision that waits for findings of a kind, alone or with others."""

    text: ProvisionText
    status: Status
    """The status of its instrument."""
    condition: Condition
    meets: bool
    """Whether a finding of this kind helps to meet its condition; False: it only holds it off (`without`)."""

    @property
    def words(self) -> str:
        """Its condition in words."""
        return in_words(self.condition)


@value
class TouchedStatement:
    """A statement in force that a fact is set against."""

    regime: str
    id: str
    kind: str
    """`target-duty`, `trigger` or another kind of statement."""
    addressee: str
    summary: str
    citation: Citation
    only: str | None
    """Which facts of its kind the paragraph speaks of, where it does not speak of all; None: it speaks of each."""
    note: str | None

    def __str__(self) -> str:
        whose = f"of {self.addressee}, {self.citation}"
        if self.kind == "trigger":
            met = f"met only where {self.only}, which a person judges" if self.only else "met"
            return f"trigger {self.id} ({whose}), {met}: {self.summary} No measure changes by it."
        perhaps = f", where {self.only}" if self.only else ""
        return f"touches {self.id} ({self.kind} {whose}){perhaps}: {self.summary}"


@value
class KindReport:
    """A kind of finding: who declares it, which provisions wait for it, and which statements it touches."""

    kind: FindingKind
    declared_in: str
    waiting: tuple[WaitingProvision, ...]
    touched: tuple[TouchedStatement, ...]


def kinds(regime: Regime, on: date, reading: Reading = AS_ADOPTED) -> tuple[KindReport, ...]:
    """Return every kind of finding that a regime declares, with what the law of a day has for it."""
    corpus = regime.corpus
    places = [("regime.yaml", each) for each in corpus.regime.findings]
    places += [(text.id, each) for text in corpus.instruments for each in text.findings]
    return tuple(
        KindReport(
            kind=kind,
            declared_in=place,
            waiting=tuple(waiting(corpus, kind.id)),
            touched=touched(regime, kind.id, on, reading),
        )
        for place, kind in places
    )


def waiting(corpus: Corpus, kind: str) -> Iterator[WaitingProvision]:
    """The provisions whose condition names a kind, in the order of their texts."""
    for text in corpus.instruments:
        for each in text.provisions:
            if each.when is not None and kind in kinds_in(each.when):
                made = provision_text(text, each)
                meets = kind in sought(each.when)
                yield WaitingProvision(text=made, status=text.status, condition=each.when, meets=meets)


def sought(condition: Condition) -> frozenset[str]:
    """The kinds of finding that help to meet a condition."""
    own = frozenset() if condition.finding is None else frozenset({condition.finding})
    return own.union(*(sought(part) for part in (*condition.every, *condition.some)))


def touched(regime: Regime, kind: str, on: date, reading: Reading = AS_ADOPTED) -> tuple[TouchedStatement, ...]:
    """Return the statements in force on a day that a fact of some kind is set against; none for a kind that is not declared."""
    found = [each for each in regime.corpus.finding_kinds if each.id == kind]
    law = {each.id: each for each in regime.timeline(reading).on(on).statements} if found else {}
    return tuple(
        TouchedStatement(
            regime=regime.corpus.regime.id,
            id=each.id,
            kind=each.statement.kind,
            addressee=each.statement.on,
            summary=each.statement.summary,
            citation=each.wording.citation,
            only=touch.where,
            note=each.wording.provision.note,
        )
        for declared in found
        for touch in declared.touches
        if (each := law.get(touch.statement)) is not None
    )

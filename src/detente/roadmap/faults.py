"""Faults of a plan beyond its types: names that nobody has, orders that cannot be, relief that is not there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from detente.errors import FaultCode, LawFault
from detente.law.condition import kinds_in
from detente.law.identifier import complaint, is_identifier
from detente.law.instrument import Instrument, Provision
from detente.law.source import ParsedFile
from detente.law.yaml import NodePath
from detente.nearest import nearest
from detente.roadmap.order import circle
from detente.roadmap.plan import Commitment, Plan, PlanDeadline
from detente.roadmap.properties import CHECK_IDS

RegimeTexts = Mapping[str, Mapping[str, Instrument]]
"""The texts of each regime by their ids, those beside the plan included."""
LONGEST: Final = 36_500
"""Days of a deadline, a cure period or an act at most."""
COUNTED: Final = ("cure_days", "least_days", "takes_days", "verify_days", "reverse_days")


def commitment_heading(content: Any, path: Sequence[str | int]) -> str:
    """Return the plan and the commitment that a path lies in, as `my-plan halt`; "" where it lies in none."""
    match path:
        case ("phases", int(phase), "commitments", int(number), *_):
            pass
        case _:
            return ""
    try:
        found = content["phases"][phase]["commitments"][number]["id"]
    except (LookupError, TypeError):
        return ""
    return f"{content.get('id', '?')} {found}"


def plan_faults(file: ParsedFile[Plan], kinds: frozenset[str], texts: RegimeTexts) -> Iterator[LawFault]:
    """Every fault of a plan whose file is valid by itself."""
    yield from _Checker(file, kinds | {each.id for each in file.value.findings}, texts).faults()


def earned(plan: Plan, paragraph: str, texts: Mapping[str, Instrument]) -> tuple[Instrument, Provision] | None:
    """Return the provision that a commitment's `earns` or `triggers` names; None where there is none."""
    named, _, number = paragraph.rpartition(":")
    wanted = (named,) if named else plan.texts
    for text in (texts[each] for each in wanted if each in texts):
        for provision in text.provisions:
            if provision.paragraph == number:
                return text, provision
    return None


@dataclass(frozen=True)
class _Checker:
    file: ParsedFile[Plan]
    kinds: frozenset[str]
    texts: RegimeTexts

    @property
    def plan(self) -> Plan:
        return self.file.value

    def fault(self, path: NodePath, what: str, hint: str = "", *, code: FaultCode = "does-not-hold") -> LawFault:
        paragraph = commitment_heading(self.file.document.content, path)
        return self.file.document.fault(self.file.file, path, what, hint, paragraph=paragraph, code=code)

    def faults(self) -> Iterator[LawFault]:
        yield from self._ids()
        yield from self._whole()
        yield from self._talks()
        for place, commitment in self._placed():
            yield from self._commitment(place, commitment)
            yield from self._relief(place, commitment)
        yield from self._orders()
        yield from self._earned_twice()
        for at, each in enumerate(self.plan.accepts):
            yield from self._known(("accepts", at, "check"), "check", (each.check,), CHECK_IDS)

    def _placed(self) -> Iterator[tuple[NodePath, Commitment]]:
        for one, phase in enumerate(self.plan.phases):
            for two, each in enumerate(phase.commitments):
                yield ("phases", one, "commitments", two), each

    def _ids(self) -> Iterator[LawFault]:
        plan = self.plan
        if not is_identifier(plan.id):
            yield self.fault(("id",), *complaint(plan.id), code="unreadable")
        seen: dict[tuple[str, str], str] = {}
        named: list[tuple[NodePath, str, str]] = [
            *((("parties", at, "id"), each.id, "party") for at, each in enumerate(plan.parties)),
            *((("verifiers", at, "id"), each.id, "verifier") for at, each in enumerate(plan.verifiers)),
            *((("forums", at, "id"), each.id, "forum") for at, each in enumerate(plan.forums)),
            *((("tracks", at, "id"), each.id, "track") for at, each in enumerate(plan.tracks)),
            *((("terms", at, "id"), each.id, "term") for at, each in enumerate(plan.terms)),
            *((("phases", at, "id"), each.id, "phase") for at, each in enumerate(plan.phases)),
            *(((*path, "id"), each.id, "commitment") for path, each in self._placed()),
            *((("powers", at, "id"), each.id, "power") for at, each in enumerate(plan.powers)),
        ]
        for path, id_, what in named:
            if not is_identifier(id_):
                yield self.fault(path, *complaint(id_), code="unreadable")
            key = ("term" if what == "term" else "", id_)  # a term may be called as a phase is
            if key in seen:
                what_first = f"the id {id_!r} is taken by a {seen[key]}"
                yield self.fault(path, what_first, "Choose another.", code="given-twice")
            seen.setdefault(key, what)

    def _whole(self) -> Iterator[LawFault]:
        plan = self.plan
        if not self.plan.commitments:
            yield self.fault(("phases",), "the plan has no commitment", "Give a phase its commitments.")
        if plan.texts and plan.regime is None:
            yield self.fault(("texts",), "texts of law are named, and no regime", "Add `regime:`.", code="missing")
        if plan.regime is not None and plan.regime not in self.texts:
            yield self._unknown(("regime",), "regime", plan.regime, self.texts)
            return
        known = self.texts.get(plan.regime or "", {})
        for at, text in enumerate(plan.texts):
            if text not in known:
                proposals = [each.id for each in known.values() if each.status == "proposal"]
                hint = f"{nearest(text, proposals)} Or put {text}.yaml beside the plan.".strip()
                yield self.fault(("texts", at), f"no text is called {text!r}", hint, code="unknown-word")
            elif known[text].status not in ("proposal", "draft"):
                what = f"{text} is {known[text].status}, and no proposal"
                yield self.fault(("texts", at), what, "Relief of a plan stands in a text of status `proposal`.")

    def _talks(self) -> Iterator[LawFault]:
        plan, parties = self.plan, [each.id for each in self.plan.parties]
        for at, forum in enumerate(plan.forums):
            yield from self._known(("forums", at, "members"), "party", forum.members, parties)
        for at, track in enumerate(plan.tracks):
            yield from self._known(("tracks", at, "members"), "party", track.members, parties)
            if track.forum is not None:
                yield from self._known(
                    ("tracks", at, "forum"), "forum", (track.forum,), [each.id for each in plan.forums]
                )
        commitments = [each.id for each in plan.commitments]
        for at, power in enumerate(plan.powers):
            yield from self._known(("powers", at, "of"), "commitment", power.of, commitments)
            holders = [*parties, *(each.id for each in plan.tracks), *(each.id for each in plan.verifiers)]
            yield from self._known(("powers", at, "by"), "party or track", (power.by, *power.together_with), holders)
        for at, each in enumerate(plan.ultimatums):
            yield from self._known(("ultimatums", at, "by"), "party", (each.by, each.on), parties)
        for at, term in enumerate(plan.terms):
            ids = [reading.id for reading in term.readings]
            for one in {id_ for id_ in ids if ids.count(id_) > 1}:
                yield self.fault(("terms", at), f"the reading {one!r} stands twice", "Keep one.", code="given-twice")

    def _commitment(self, path: NodePath, each: Commitment) -> Iterator[LawFault]:
        plan = self.plan
        parties = [party.id for party in plan.parties]
        yield from self._known((*path, "actor"), "party", (each.actor,), [*parties, *(one.id for one in plan.tracks)])
        verifiers = [*(one.id for one in plan.verifiers), *parties]
        yield from self._known((*path, "verifier"), "verifier", filter(None, (each.verifier,)), verifiers)
        yield from self._known((*path, "demanded_by"), "party", filter(None, (each.demanded_by,)), parties)
        yield from self._known((*path, "terms"), "term", each.terms, [term.id for term in plan.terms])
        for key in ("after", "together", "answers"):
            others = [one.id for one in plan.commitments if one.id != each.id]
            yield from self._known((*path, key), "commitment", getattr(each, key), others)
        for key in ("cost", "worth"):
            yield from self._ranges((*path, key), getattr(each, key), parties)
        for key in COUNTED:
            days = getattr(each, key)
            if days is not None and not 0 <= days <= LONGEST:
                yield self._range((*path, key), f"{key} is {days}", f"Write a number of days from 0 to {LONGEST:,}.")
        if each.least_days > each.takes_days > 0:
            what = f"it takes {each.least_days} days at least and {each.takes_days} at most"
            yield self._range((*path, "takes_days"), what, "Correct one of the two.")
        for at, found in enumerate(each.evidence):
            yield from self._known((*path, "evidence", at, "finding"), "kind of finding", (found.finding,), self.kinds)
        yield from self._known((*path, "breached_by"), "kind of finding", each.breached_by, self.kinds)
        if each.deadline is not None:
            yield from self._deadline((*path, "deadline"), each, each.deadline)

    def _deadline(self, path: NodePath, of: Commitment, due: PlanDeadline) -> Iterator[LawFault]:
        if (due.on is None) == (due.days is None) or (due.days is None) != (due.after is None):
            yield self.fault(
                path,
                "a deadline is a day, or so many days after something",
                "Write `{on: DAY}` or `{days: 60, after: begin}`.",
            )
        if due.on is not None and due.on < self.plan.begins:
            what = f"the deadline {due.on} lies before the plan begins, on {self.plan.begins}"
            yield self.fault((*path, "on"), what, "Correct one of the two.", code="contradicts")
        if due.days is not None and not 0 <= due.days <= LONGEST:
            yield self._range((*path, "days"), f"days is {due.days}", f"Write a number of days from 0 to {LONGEST:,}.")
        if due.after is not None:
            known = ["begin", *(each.id for each in self.plan.phases), *(each.id for each in self.plan.commitments)]
            known.remove(of.id)
            yield from self._known((*path, "after"), "commitment or phase", (due.after,), known)

    def _ranges(self, path: NodePath, ranges: Iterable[Any], parties: Sequence[str]) -> Iterator[LawFault]:
        for at, each in enumerate(ranges):
            yield from self._known((*path, at, "party"), "party", (each.party,), parties)
            if each.least > each.most:
                yield self._range(
                    (*path, at),
                    f"the range ends before it begins: {each.least} to {each.most}",
                    "Give the smaller figure as `least`.",
                )

    def _relief(self, path: NodePath, each: Commitment) -> Iterator[LawFault]:
        known = self.texts.get(self.plan.regime or "", {})
        for key, paragraphs in (("earns", each.earns), ("triggers", each.triggers)):
            for at, paragraph in enumerate(paragraphs):
                found = earned(self.plan, paragraph, known)
                if found is None:
                    numbers = [
                        one.paragraph for text in self.plan.texts if text in known for one in known[text].provisions
                    ]
                    what = f"no text of the plan has a paragraph {paragraph!r}"
                    yield self.fault((*path, key, at), what, nearest(paragraph, numbers, few=20), code="unknown-word")
                else:
                    yield from self._established((*path, key, at), each, key, found[1])

    def _established(self, path: NodePath, each: Commitment, key: str, provision: Provision) -> Iterator[LawFault]:
        own = {found.finding for found in each.evidence} if key == "earns" else set(each.breached_by)
        waits = frozenset() if provision.when is None else kinds_in(provision.when)
        if not waits and key == "earns" and each.kind == "relief-decided":
            return  # the decision itself brings it about
        if not own & waits:
            word = "evidence" if key == "earns" else "breached_by"
            what = f"paragraph {provision.paragraph} waits for {', '.join(sorted(waits)) or 'nothing'}, which is not in {word} here"
            yield self.fault(
                path, what, f"Name the finding in both: in `{word}`, and in the paragraph's `when`.", code="contradicts"
            )

    def _orders(self) -> Iterator[LawFault]:
        placed = {each.id: path for path, each in self._placed()}
        found = circle({each.id: each.after for each in self.plan.commitments})
        if found:
            way = " after ".join((*found, found[0]))
            yield self.fault(
                (*placed[found[0]], "after"),
                f"the order goes round in a circle: {way}",
                "Leave one `after` out.",
                code="contradicts",
            )

    def _earned_twice(self) -> Iterator[LawFault]:
        """Two commitments that earn the same paragraph."""
        first: dict[str, str] = {}
        for path, each in self._placed():
            for at, paragraph in enumerate(each.earns):
                other = first.setdefault(paragraph, each.id)
                if other != each.id and not self._shared(paragraph, other, each):
                    what = f"paragraph {paragraph} is earned by {other} already"
                    yield self.fault(
                        (*path, "earns", at),
                        what,
                        "Let one earn it, or let its `when` ask for both findings.",
                        code="contradicts",
                    )

    def _shared(self, paragraph: str, other: str, each: Commitment) -> bool:
        """Whether the paragraph waits for a finding of its own from each of two commitments."""
        found = earned(self.plan, paragraph, self.texts.get(self.plan.regime or "", {}))
        if found is None or found[1].when is None:
            return True
        needs = kinds_in(found[1].when)
        one, two = ({each.finding for each in which.evidence} & needs for which in (self.plan.commitment(other), each))
        return bool(one and two) and one != two

    def _known(self, path: NodePath, what: str, given: Iterable[str], known: Iterable[str]) -> Iterator[LawFault]:
        allowed = tuple(known)
        for at, each in enumerate(given):
            if each not in allowed:
                yield self._unknown((*path, at), what, each, allowed)

    def _unknown(self, path: NodePath, what: str, given: str, known: Iterable[str]) -> LawFault:
        return self.fault(
            path, f"no {what} is called {given!r}", nearest(given, tuple(known), few=20), code="unknown-word"
        )

    def _range(self, path: NodePath, what: str, hint: str) -> LawFault:
        return self.fault(path, what, hint, code="out-of-range")

"""Questions about roadmaps: where a plan stands on a day, what changed, what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.desk import arguments
from detente.desk.arguments import DayLike, PathLike, WordsLike
from detente.desk.decisions import DecisionDesk
from detente.desk.plan_effect import changes_law, effect
from detente.errors import InputError, UsageError
from detente.law.acting import Reading
from detente.law.condition import Finding
from detente.law.regime import Regime
from detente.nearest import nearest

if TYPE_CHECKING:
    from detente.law.finding_kind import FindingKind
    from detente.law.instrument import Instrument
    from detente.roadmap.begun import BegunPlan
    from detente.roadmap.changes import PlanChanges
    from detente.roadmap.checks.found import Checked, CheckResult
    from detente.roadmap.heard import Heard
    from detente.roadmap.plan import Plan
    from detente.roadmap.report import PlanFinding, Report
    from detente.roadmap.source import PlanFolder, PlanLaw
    from detente.roadmap.status import LawEffect, PlanStatus, TextBefore

SINCE = timedelta(days=366)
"""How long before a plan began a text may have been tabled to be told of."""


@dataclass(frozen=True)
class RoadmapDesk(DecisionDesk):
    """The part of the desk that answers for roadmaps."""

    @property
    def roadmaps(self) -> "tuple[Plan, ...]":
        """The plans that ship.

        >>> from detente import Desk
        >>> "stepwise-2019" in [plan.id for plan in Desk().roadmaps]
        True
        """
        from detente.roadmap.source import shipped

        return tuple(self.roadmap(each).plan for each in shipped())

    @staticmethod
    def roadmap_schema() -> dict[str, Any]:
        """Return the JSON Schema of a plan's file, for an editor.

        >>> from detente import Desk
        >>> Desk.roadmap_schema()["title"]
        'Plan'
        """
        from detente.law.schema import DIALECT
        from detente.law.source import adapter
        from detente.roadmap.plan import Plan

        return {"$schema": DIALECT, **adapter(Plan).json_schema()}

    def roadmap(self, plan: PathLike) -> "PlanFolder":
        """Return a plan, checked: one that ships, by its id, or one of the user's own, by its file or folder.

        Raises UsageError where there is none, LawError with every fault of one that does not hold.

        >>> from detente import Desk
        >>> Desk().roadmap("stepwise-2019").plan.regime
        'un-1718'
        """
        from detente.roadmap.source import find, load

        return load(find(str(arguments.path(plan, "plan"))), self._plan_law)

    def roadmap_status(
        self,
        plan: PathLike,
        *,
        on: DayLike,
        known_on: DayLike | None = None,
        findings: Iterable[Finding] = (),
        heard: "Iterable[Heard]" = (),
        history: PathLike | None = None,
        suppose: WordsLike = (),
    ) -> "PlanStatus":
        """Return where a plan stands on a day.

        Args:
            plan: The id of a plan that ships, or a file or folder.
            on: The day.
            known_on: What was known on this day; by default everything.
            findings: Accepted findings, as `ledger().accepted()` gives them.
            heard: The evidence that persons accepted, as `ledger().heard()` gives it.
            history: A file of dated reports; by default the one beside the plan.
            suppose: Findings that are supposed, each as `KIND@DAY`.

        Raises:
            UsageError: there is no such plan, a finding of this kind moves nothing in it, or the day lies before the plan.
            InputError: a history that cannot be read.
            LawError: the plan holds faults.

        >>> from detente import Desk
        >>> Desk().roadmap_status("stepwise-2019", on="2019-12-26").number
        1
        """
        from detente.roadmap.status import status

        folder = self.roadmap(plan)
        day, known = arguments.day(on, "on"), arguments.optional_day(known_on, "known_on")
        _refuse_before(folder.plan, day)
        supposed = self._supposed(folder, arguments.words(suppose, "suppose"))
        every = tuple(heard)
        found = (*_with_class(findings, every), *supposed)
        reports = self._reports(folder, found, arguments.optional_path(history, "history"))
        return status(
            folder.plan,
            day,
            reports,
            every,
            known_on=known,
            law=self._effect(folder, tuple(each.finding for each in found), day, known),
            texts=self._texts_before(folder.plan, day),
            supposed=arguments.words(suppose, "suppose"),
        )

    def roadmap_changes(
        self,
        plan: PathLike,
        *,
        since: DayLike,
        until: DayLike,
        findings: Iterable[Finding] = (),
        heard: "Iterable[Heard]" = (),
        history: PathLike | None = None,
    ) -> "PlanChanges":
        """Return what changed in a plan after one day, up to another. Raises as `roadmap_status`, and for days out of order.

        >>> from detente import Desk
        >>> found = Desk().roadmap_changes("six-party-2007", since="2007-07-01", until="2007-07-31")
        >>> [each.commitment.id for each in found.changed]
        ['yongbyon-shut', 'programmes-discussed', 'first-fuel-oil']
        """
        from detente.roadmap.changes import changes

        first, last = arguments.day(since, "since"), arguments.day(until, "until")
        if last < first:
            raise UsageError(f"{last} lies before {first}", where="until", hint="Give the earlier day first.")
        given, every = tuple(findings), tuple(heard)
        before, after = (
            self.roadmap_status(plan, on=day, findings=given, heard=every, history=history) for day in (first, last)
        )
        return changes(before, after)

    def roadmap_checks(self, plan: PathLike, *, prove: bool = False) -> "tuple[CheckResult, ...]":
        """Return what comes of each check of a plan; with `prove` the solver proves safety for every length too.

        Raises NotInstalled where the solver is wanted and not installed, and as `roadmap`.

        >>> from detente import Desk
        >>> [each.check for each in Desk().roadmap_checks("completion-first") if not each.holds]
        ['exposure-bounded']
        """
        from detente.roadmap.checks.run import run

        folder = self.roadmap(plan)
        return run(folder.plan, self._texts(folder), prove=prove)

    def roadmap_machine(self, plan: PathLike) -> "Checked":
        """Return a plan as a state machine with the texts of its regime, for export to other model checkers.

        >>> from detente import Desk
        >>> len(Desk().roadmap_machine("completion-first").space.codes)
        11
        """
        from detente.roadmap.checks.found import Checked

        folder = self.roadmap(plan)
        return Checked(plan=folder.plan, texts=self._texts(folder))

    def new_roadmap(self, folder: PathLike, *, on: DayLike) -> tuple[Path, ...]:
        """Write the beginning of a plan of one's own into a folder, and return its files. Raises InputError where there is one.

        >>> import tempfile
        >>> from detente import Desk
        >>> [path.name for path in Desk().new_roadmap(tempfile.mkdtemp() + "/ours", on="2020-01-01")]
        ['plan.yaml', 'ours-relief.yaml']
        """
        from detente.roadmap.begun import new

        law = self.law(on=on)
        bans = [each for each in law.measures if each.measure.cap is None and each.measure.judgement is None]
        measure = next((each.id for each in bans if each.measure.purpose == "revenue"), bans[0].id)
        return new(arguments.path(folder, "folder"), law.regime.id, law.regime.target, measure, arguments.day(on, "on"))

    @staticmethod
    def import_roadmap(table: PathLike, folder: PathLike) -> "BegunPlan":
        """Make a plan of a table of commitments, and return what it lacks. Raises InputError for a table that cannot be read.

        >>> from detente import Desk
        >>> Desk().import_roadmap("no-such-table.csv", "ours")
        Traceback (most recent call last):
        detente.errors.InputError: no-such-table.csv: cannot be read: No such file or directory
          Check the path.
        """
        from detente.roadmap.begun import import_

        return import_(arguments.path(table, "table"), arguments.path(folder, "folder"))

    def _texts(self, folder: "PlanFolder") -> "dict[str, Instrument]":
        if folder.plan.regime is None:
            return {}
        return {each.id: each for each in self._with_texts(folder.plan.regime, folder.texts).corpus.instruments}

    @property
    def known_findings(self) -> "tuple[FindingKind, ...]":
        """The kinds of finding that the law declares, and those of the plans that ship; a ledger takes both."""
        law = self.declared_findings
        known = {each.id for each in law}
        every = (*self.roadmaps, *(() if self.plan is None else (self.roadmap(self.plan).plan,)))
        plans = {each.id: each for plan in every for each in plan.findings if each.id not in known}
        return (*law, *plans.values())

    def read_plan_findings(self, plan: PathLike, path: PathLike) -> tuple[Finding, ...]:
        """Return the findings of a file, of the kinds that the law, a plan and the texts beside it declare. Raises as `read_findings`.

        >>> from detente import Desk
        >>> Desk().read_plan_findings("stepwise-2019", "no-such-file.csv")
        Traceback (most recent call last):
        detente.errors.InputError: no-such-file.csv: cannot be read: No such file or directory
          Check the path.
        """
        from detente.desk.findings import read_findings

        folder = self.roadmap(plan)
        kinds = {each.id: each.summary for each in (*self.known_findings, *folder.plan.findings)}
        if folder.plan.regime is not None and folder.texts:
            own = self._with_texts(folder.plan.regime, folder.texts).corpus.finding_kinds
            kinds |= {each.id: each.summary for each in own}
        return read_findings(arguments.path(path, "path"), kinds)

    def _plan_law(self, plan: "Plan", beside: tuple[Path, ...]) -> "PlanLaw":
        """What a plan may name of the law, the texts in files beside it included."""
        from detente.roadmap.source import PlanLaw

        texts: dict[str, Mapping[str, Instrument]] = {}
        kinds = set(self.finding_kinds)
        for name in self.regimes:
            corpus = self._with_texts(name, beside if name == plan.regime else ()).corpus
            texts[name] = {each.id: each for each in corpus.instruments}
            kinds |= {kind.id for kind in corpus.finding_kinds}
        return PlanLaw(kinds=frozenset(kinds), texts=texts)

    def _with_texts(self, regime: str, beside: tuple[Path, ...]) -> Regime:
        """A regime with the texts of other files. Raises LawError where they hold faults or contradict it."""
        own = {path.resolve() for path in self.plan_texts.get(regime, ())}
        if {path.resolve() for path in beside} <= own:
            return self.regime(regime)
        from detente.law.check import read_corpus

        return Regime(read_corpus(self.folders[regime], beside))

    def _reports(self, folder: "PlanFolder", found: "Iterable[PlanFinding]", history: Path | None) -> "list[Report]":
        from detente.roadmap.history import read_history
        from detente.roadmap.report import reports_of

        path = history or folder.history
        return [*(() if path is None else read_history(path, folder.plan)), *reports_of(folder.plan, found)]

    def _supposed(self, folder: "PlanFolder", given: tuple[str, ...]) -> "tuple[PlanFinding, ...]":
        """The findings of `KIND@DAY` words. Raises UsageError for a kind that moves nothing in the plan, with the nearest."""
        from detente.roadmap.report import PlanFinding

        kinds = self._moving(folder)
        return tuple(
            PlanFinding(finding=Finding(kind=kind, on=day, source="supposed", id=f"supposed {word}"), supposed=True)
            for word in given
            for kind, day in (_kind_and_day(word, kinds, folder.plan),)
        )

    def _moving(self, folder: "PlanFolder") -> tuple[str, ...]:
        """The kinds of finding that move a plan: those of its commitments, and those that its texts of law wait for."""
        from detente.law.condition import kinds_in

        plan = folder.plan
        kinds = [each.finding for one in plan.commitments for each in one.evidence]
        kinds += [each for one in plan.commitments for each in one.breached_by]
        if plan.regime is not None:
            texts = self._with_texts(plan.regime, folder.texts).corpus.instruments
            waits = (each.when for text in texts if text.id in plan.texts for each in text.provisions)
            kinds += [kind for when in waits if when is not None for kind in sorted(kinds_in(when))]
        return tuple(dict.fromkeys(kinds))

    def _effect(
        self, folder: "PlanFolder", findings: tuple[Finding, ...], day: date, known: date | None
    ) -> "LawEffect | None":
        """What the law is with a plan, as a difference from the law without it; None where the plan eases no measure."""
        plan = folder.plan
        if plan.regime is None or not plan.texts:
            return None
        regime = self._with_texts(plan.regime, folder.texts)
        kinds = {each.id for each in regime.corpus.finding_kinds}
        counted = tuple(each for each in findings if each.kind in kinds)
        statuses = {each.id: each.status for each in regime.corpus.instruments}
        supposed = [(f"{text}@{plan.begins}", statuses[text]) for text in plan.texts]
        before = regime.timeline(Reading(findings=counted, known_on=known))
        timeline = regime.timeline(
            Reading(
                findings=counted,
                known_on=known,
                with_proposals=tuple(text for text, status in supposed if status == "proposal"),
                with_drafts=tuple(text for text, status in supposed if status == "draft"),
            )
        )
        own = set(timeline.changes) - set(before.changes)
        next_change = next((each for each in sorted(own) if each > day and changes_law(timeline, each)), None)
        would = tuple((each.id, self._eased(folder, regime, each.earns)) for each in plan.commitments if each.earns)
        return effect(plan.regime, before.on(day), timeline.on(day), would, next_change)

    def _eased(self, folder: "PlanFolder", regime: Regime, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
        """The measures that paragraphs of a plan's texts ease."""
        from detente.roadmap.faults import earned

        texts = {each.id: each for each in regime.corpus.instruments}
        found = [earned(folder.plan, each, texts) for each in paragraphs]
        acts = [act for each in found if each is not None for act in (each[1].suspend, each[1].lift) if act is not None]
        return tuple(dict.fromkeys(measure for act in acts for measure in act.measures))

    def _texts_before(self, plan: "Plan", day: date) -> "tuple[TextBefore, ...]":
        """The texts that were tabled by a day and not long before the plan, and were not adopted."""
        from detente.roadmap.status import TextBefore

        if plan.regime is None:
            return ()
        return tuple(
            TextBefore(id=each.id, day=each.date, status=each.status, title=each.symbol)
            for each in self.regime(plan.regime).drafts
            if plan.begins - SINCE <= each.date <= day
        )


def _with_class(findings: Iterable[Finding], heard: "tuple[Heard, ...]") -> "tuple[PlanFinding, ...]":
    """Findings with what was read beside them: the class of a launch, and its words."""
    from detente.roadmap.report import PlanFinding

    known = {each.id: each for each in heard}
    return tuple(
        PlanFinding(
            finding=each,
            of_class="" if read is None else read.of_class,
            words="" if read is None else ", ".join(read.quantities) or read.text,
        )
        for each in findings
        for read in (known.get(each.source),)
    )


def _refuse_before(plan: "Plan", day: date) -> None:
    if day < plan.begins:
        what = f"{day} lies before {plan.id} begins, on {plan.begins}"
        raise UsageError(what, where="on", hint="Give a day from its first one on.")


def _kind_and_day(word: str, kinds: tuple[str, ...], plan: "Plan") -> tuple[str, date]:
    kind, _, day = word.partition("@")
    if kind not in kinds:
        hint = nearest(kind, kinds, few=20)
        raise UsageError(f"no finding of the kind {kind!r} moves {plan.id}", where=word, hint=hint)
    try:
        return kind, arguments.day(day, "suppose")
    except InputError:
        raise UsageError(f"{day!r} is not a day", where=word, hint="Write it as KIND@2020-02-01.") from None

"""Screens the names in a transaction against the lists, and adds potential matches to it as references in doubt.

A match is a proposal. `Haejin Ship Management` becomes `Haejin Ship Management; KPe.029?`, where `KPe.029?` is a potential match.
The user writes `KPe.029` to confirm it, and `not KPe.029` for a false positive. Vessels that are found by name are added to
`vessel_imo` as IMO numbers in the same way. The country, birth date, BIC and other numbers that are stated for a party count for
and against a match, as in `detente party match`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Final

from detente.decide.asked_party import asked, by_number, is_asked, queries
from detente.decide.identity import AlsoListed, Identity, with_parties, with_vessels
from detente.decide.identity_judgement import IdentityJudgement, IdentityJudgements, SettledIdentity
from detente.law.declaration import OwnList
from detente.parties.entity import Kind
from detente.transactions.party import REFERENCE, PartyReference
from detente.transactions.party_text import split, typed_text
from detente.transactions.transaction import Transaction

if TYPE_CHECKING:
    import polars as pl

    from detente.parties.match.match import Match
    from detente.parties.screening.screening import Consulted, Screening

BATCH_SIZE: Final = 4000
"""The number of names that are screened together."""
MAX_PARTIES: Final = 8
"""The most potential matches that are kept for one name, the best first; a name that resembles more entries identifies nobody."""


@dataclass
class Identifier:
    """Finds the listed parties that names may refer to, and keeps what it found. Threads may share it; it screens under a lock.

    Args:
        open_lists: Opens the lists; it is called for the first name.
        designated: The ids of the parties that the law designates.
        take: The score in thousandths from which a match counts as confirmed; None: no match does.
        own_lists: The lists whose parties the law designates.
        open_other_lists: Opens the other imported lists; it returns None where there are none.
    """

    open_lists: "Callable[[], Screening]"
    designated: Collection[str]
    take: int | None = None
    own_lists: tuple[OwnList, ...] = ()
    open_other_lists: "Callable[[], Screening | None] | None" = None
    judged: IdentityJudgements | None = None
    """What a person has judged about names; it comes before any match."""
    _known: dict[PartyReference, tuple[Identity, ...]] = field(default_factory=dict)
    _listed: dict[PartyReference, tuple[AlsoListed, ...]] = field(default_factory=dict)
    _undesignated: dict[PartyReference, list["Match"]] = field(default_factory=dict)
    """Matches on the law's own lists with parties whom it does not designate, because they belong to other programmes."""
    _lock: AbstractContextManager[object] = field(default_factory=RLock, compare=False, repr=False)

    @cached_property
    def screening(self) -> "Screening":
        """The lists that names are screened against."""
        return self.open_lists()

    @cached_property
    def _other_lists(self) -> "Screening | None":
        return self.open_other_lists() if self.open_other_lists is not None else None

    @property
    def others_consulted(self) -> "tuple[Consulted, ...]":
        """The editions of the other lists, with their ages; none where nobody was screened, or there is no other list."""
        other_lists = self.__dict__.get("_other_lists")
        return other_lists.consulted if other_lists is not None else ()

    def unmatched(self, parties: Iterable[PartyReference]) -> bool:
        """Whether names of these parties were asked for, and none of the law's own lists is at hand to match them with."""
        return bool(self.own_lists) and any(map(is_asked, parties)) and not self.screening.consulted

    @property
    def unscreened(self) -> bool:
        """Whether some name was asked for, and no list of the law's own was at hand."""
        return "screening" in self.__dict__ and not self.screening.consulted

    @property
    def editions(self) -> tuple[str, ...]:
        """The list editions used, as `un-1718@2026-08-01:0123456789ab`; none where no name was screened."""
        if "screening" not in self.__dict__:
            return ()
        return tuple(f"{each.edition.source}@{each.edition.label}" for each in self.screening.consulted)

    def of(self, party: PartyReference) -> tuple[Identity, ...]:
        """The designated parties that a party may be, the best match first, each once."""
        found = self._known.get(party)
        if found is None:
            with self._lock:
                found = self._known.get(party)
                if found is None:
                    found = self._known[party] = tuple(self._found(party))
        return found

    def judging(self, judged: IdentityJudgements) -> "Identifier":
        """Return the same with a person's judgements, and a memory of its own."""
        return replace(self, judged=judged, _known={}, _listed={}, _undesignated={})

    def screen_all(self, parties: Iterable[PartyReference]) -> None:
        """Screen many parties together, which is faster than one by one; `of` then returns what was found."""
        new = [each for each in dict.fromkeys(parties) if each not in self._known and is_asked(each)]
        for start in range(0, len(new), BATCH_SIZE):
            some = new[start : start + BATCH_SIZE]
            self.screening.learn(query for each in some for query in queries(each))
            for each in some:
                self.of(each)

    def learn_others(self, parties: Iterable[PartyReference]) -> None:
        """Screen many parties and vessels against the other lists, which is quicker for many at once."""
        named = dict.fromkeys(each for each in parties if each not in self._listed)
        new = [*filter(is_asked, named), *by_number(named)]
        for start in range(0, len(new), BATCH_SIZE):
            some = new[start : start + BATCH_SIZE]
            if self._other_lists is not None:
                self._other_lists.learn(query for each in some for query in queries(each))
            for each in some:
                self._also_listed(each)

    def _found(self, party: PartyReference) -> Iterator[Identity]:
        if party.is_vessel:
            yield from self._vesselby_number(party)
        if not is_asked(party):
            return
        identities: dict[str, Identity] = {}
        for query in queries(party):
            for match in self.screening.alerts(query):
                ids = tuple(self._designated(match))
                if not ids:
                    self._undesignated.setdefault(party, []).append(match)
                for id_ in ids:
                    identities.setdefault(id_, self._identity(party, id_, match))
        yield from list(identities.values())[:MAX_PARTIES]

    def _vesselby_number(self, party: PartyReference) -> Iterator[Identity]:
        """The designated vessel that is given by its IMO number among the parties."""
        number = party.name
        if number in self.designated and not party.denied:
            nowhere = {"list": "", "edition": "", "match": ""}
            name, taken = asked(party), party.certain
            yield Identity(asked=name, id=number, kind="vessel", name=number, points=1000, taken=taken, **nowhere)

    def _designated(self, match: "Match") -> Iterator[str]:
        """The ids under which the law designates a listed party; for a newly listed party, its ids on the list."""
        entity = match.entity
        numbers = (number.text for number in entity.numbers if number.kind == "imo")
        ids = dict.fromkeys((entity.id, *entity.references, *numbers))
        known = [each for each in ids if each in self.designated]
        return iter(known or [each for each in ids if self._is_newly_listed(each, match)])

    def _is_newly_listed(self, id_: str, match: "Match") -> bool:
        """Whether an entry of one of the law's own lists is a party that the law does not designate yet, or a vessel without an IMO number."""
        kinds = next((each.kinds for each in self.own_lists if each.id == match.list), None)
        if kinds is None:
            return False
        if match.entity.kind == "vessel":
            return "vessel" in kinds and id_ == match.entity.id
        return self._is_newer(id_)

    def _identity(self, party: PartyReference, id_: str, match: "Match") -> Identity:
        return Identity(
            asked=asked(party),
            id=id_,
            kind=match.entity.kind,
            name=match.name,
            points=match.points,
            list=match.list,
            edition=match.edition,
            match=match.id,
            taken=self.take is not None and match.points >= self.take,
        )

    def identities(self, row: Transaction) -> tuple[Identity, ...]:
        """The potential matches of the names in a transaction, without those that the transaction itself or a person settles."""
        pairs = self._weighed(row.parties, row.vessel_imo)
        return tuple(each for each, by_person in pairs if each.list and not by_person)

    def settled(self, given: tuple[PartyReference, ...]) -> tuple[SettledIdentity, ...]:
        """What a person's judgements came to on these parties of a row."""
        denied = {each.name for each in given if each.denied}
        return tuple(dict.fromkeys(each for party in given for each in self._settled(party, denied)))

    def _settled(self, party: PartyReference, denied: set[str]) -> Iterator[SettledIdentity]:
        judgements = self.judged.of(party.display_name) if self.judged is not None and is_asked(party) else ()
        if self.judged is None or not judgements:
            return
        meant = self._meant(party, denied)
        proposed: list[Identity | AlsoListed] = [*self.of(party), *self._matches_elsewhere(party)]
        for judgement in judgements:
            if judgement.judgement == "is-not":
                cleared = [each for each in proposed if judgement.covers(each.id, each.list)]
                self.judged.used.update([judgement] if cleared else [])
                yield from (_outcome(judgement, party, each) for each in cleared)
            elif meant is not None and meant.id == judgement.id:
                yield _outcome(judgement, party, meant)
            elif found := [each for each in proposed if isinstance(each, AlsoListed) and each.id == judgement.id]:
                self.judged.used.add(judgement)
                yield _outcome(judgement, party, found[0])

    def _meant(self, party: PartyReference, denied: set[str]) -> Identity | None:
        """The party of this law that a person has judged a name to be, unless the row itself denies it."""
        for judgement in self.judged.of(party.display_name) if self.judged is not None and is_asked(party) else ():
            id_ = judgement.id
            if judgement.judgement != "is" or id_ is None or id_ in denied:
                continue
            proposed = next((each for each in self.of(party) if each.id == id_), None)
            if proposed is None and id_ not in self.designated and not self._is_newer(id_):
                continue
            assert self.judged is not None
            self.judged.used.add(judgement)
            return replace(proposed, taken=True) if proposed is not None else _unproposed(party, id_)
        return None

    def _is_newer(self, id_: str) -> bool:
        """Whether a list of the law's own has an id that this law does not designate yet."""
        return bool(REFERENCE.fullmatch(id_)) and any(each[:4] == id_[:4] for each in self.designated)

    def _judged(self, party: PartyReference) -> tuple[Identity, ...]:
        """The designated parties that a party may be, without those that a person has judged it not to be."""
        found = self.of(party)
        if self.judged is None:
            return found
        against = [each for each in self.judged.of(party.display_name) if each.judgement == "is-not"]
        gone = {each for each in found for judgement in against if judgement.covers(each.id, each.list)}
        return tuple(each for each in found if each not in gone)

    def may_be_listed(self, given: Sequence[PartyReference], ships: Sequence[PartyReference]) -> bool:
        """Whether a potential match is left for somebody to settle, on any list."""
        return (
            any(each.doubtful for each in (*given, *ships))
            or any(not each.taken for each in self._unresolved(tuple(given), tuple(ships)))
            or bool(self.also_among(given, ships))
        )

    def also_listed(self, row: Transaction) -> tuple[AlsoListed, ...]:
        """Listed parties that a row may mean and the law does not designate, on any imported list."""
        return self.also_among(row.parties, row.vessel_imo)

    def anybody_listed(self, parties: Sequence[PartyReference]) -> bool:
        """Whether some of these parties or vessels may be listed, on any imported list, or a person has judged who one is."""
        judged = self.judged is not None and any(self.judged.of(each.display_name) for each in parties)
        return judged or any(map(self.of, parties)) or bool(self.also_among(parties))

    def also_among(
        self, parties: Sequence[PartyReference], ships: Sequence[PartyReference] = ()
    ) -> tuple[AlsoListed, ...]:
        """The same for the parties and vessels of a row; a vessel by its IMO number, unless its name had the same match."""
        named = [each for party in parties if is_asked(party) for each in self._also_listed(party)]
        met = {(each.list, each.id) for each in named}
        numbered = [each for ship in by_number((*ships, *parties)) for each in self._also_listed(ship)]
        return (*named, *(each for each in numbered if (each.list, each.id) not in met))

    def _also_listed(self, party: PartyReference) -> tuple[AlsoListed, ...]:
        """Those of other lists, without those that a person has judged a name not to be."""
        found = self._matches_elsewhere(party)
        for judgement in self.judged.of(party.display_name) if self.judged is not None else ():
            if judgement.judgement == "is-not":
                found = tuple(each for each in found if not judgement.covers(each.id, each.list))
            elif any(each.id == judgement.id for each in found):
                found = tuple(each for each in found if each.id == judgement.id)
        return found

    def _matches_elsewhere(self, party: PartyReference) -> tuple[AlsoListed, ...]:
        with self._lock:
            if party not in self._listed:
                self._listed[party] = self._elsewhere_listed(party)
            return self._listed[party]

    def _elsewhere_listed(self, party: PartyReference) -> tuple[AlsoListed, ...]:
        found: dict[tuple[str, str], AlsoListed] = {}
        for match in self._matches(party):
            listed = AlsoListed(
                asked=asked(party),
                list=match.list,
                id=match.entity.id,
                name=match.name,
                points=match.points,
                edition=match.edition,
            )
            found.setdefault((listed.list, listed.id), listed)
        return _fair(list(found.values()))

    def _matches(self, party: PartyReference) -> "Iterator[Match]":
        """The matches with parties whom the law does not designate, list by list."""
        self.of(party)
        yield from self._undesignated.get(party, ())
        if self._other_lists is not None:
            for query in queries(party):
                yield from self._other_lists.alerts(query)

    def row(self, row: Transaction) -> Transaction:
        """The transaction with its potential matches added to its parties and vessels."""
        found = tuple(self._unresolved(row.parties, row.vessel_imo))
        given, ships = self._left(row.parties, row.vessel_imo, found)
        if not found and given == row.parties and ships == row.vessel_imo:
            return row
        return replace(row, parties=with_parties(given, found), vessel_imo=with_vessels(ships, found))

    def _left(
        self, given: tuple[PartyReference, ...], ships: tuple[PartyReference, ...], found: Collection[Identity]
    ) -> tuple[tuple[PartyReference, ...], tuple[PartyReference, ...]]:
        """The row without doubts that an earlier run wrote into it, and that a person has settled since."""
        if self.judged is None:
            return given, ships
        named = [each for each in given if is_asked(each) and self.judged.of(each.display_name)]
        gone = {each.id for party in named for each in self.of(party)} - {each.id for each in found if not each.taken}
        kept = tuple(each for each in given if not (each.doubtful and each.name in gone))
        return kept, tuple(each for each in ships if not (each.doubtful and each.name in gone))

    def table(self, frame: "pl.DataFrame") -> "pl.DataFrame":
        """A typed table with the potential matches added to each row; each distinct text of names is screened once."""
        if "parties" not in frame.columns or frame.get_column("parties").null_count() == frame.height:
            return frame
        texts = frame.get_column("parties").unique().drop_nulls().to_list()
        self.screen_all(each for text in texts for each in split(text))
        if self.judged is None and not any(self.of(each) for text in texts for each in split(text)):
            return frame
        import polars as pl  # noqa: PLC0415 -- one decision is made without the columnar engine

        nothing = pl.Series("vessel_imo", [None], dtype=pl.String).new_from_index(0, frame.height)
        pairs = frame.select("parties", "vessel_imo" if "vessel_imo" in frame.columns else nothing)
        met = pairs.unique()
        made = [self._typed_texts(text, imo) for text, imo in met.iter_rows()]
        changed = pl.DataFrame(made, schema={"their": pl.String, "ship": pl.String}, orient="row")
        joined = pairs.join(
            met.hstack(changed), on=["parties", "vessel_imo"], how="left", nulls_equal=True, maintain_order="left"
        )
        return frame.with_columns(
            joined.get_column("their").alias("parties"), joined.get_column("ship").alias("vessel_imo")
        )

    def _typed_texts(self, text: str | None, imo: str | None) -> tuple[str | None, str | None]:
        given, ships = split(text), split(imo)
        found = tuple(self._unresolved(given, ships))
        given, ships = self._left(given, ships, found)
        return typed_text("parties", with_parties(given, found)), typed_text("vessel_imo", with_vessels(ships, found))

    def _unresolved(self, given: tuple[PartyReference, ...], ships: tuple[PartyReference, ...]) -> Iterator[Identity]:
        """The potential matches of the names in a row, without those that the row denies or that a certain party settles."""
        return (each for each, _ in self._weighed(given, ships))

    def _weighed(
        self, given: tuple[PartyReference, ...], ships: tuple[PartyReference, ...]
    ) -> Iterator[tuple[Identity, bool]]:
        """The same, each with whether a person has judged that it is meant."""
        certain = {each.name for each in (*given, *ships) if each.certain}
        denied = {each.name for each in given if each.denied}
        for party in given:
            if (meant := self._meant(party, denied)) is not None:
                yield meant, True
                continue
            found = self._judged(party)
            settled = any(each.id in certain - denied for each in found)
            yield from ((each, False) for each in found if each.id not in denied and (each.taken or not settled))


def _fair(found: Sequence[AlsoListed]) -> tuple[AlsoListed, ...]:
    """The best matches of one name, in their order: at most `MAX_PARTIES`, but the best on each list in any case."""
    ranked = sorted(found, key=lambda each: -each.points)
    best = list({each.list: each for each in reversed(ranked)}.values())
    kept = [*best, *(each for each in ranked if each not in best)][: max(MAX_PARTIES, len(best))]
    return tuple(each for each in found if each in kept)


def _outcome(judgement: IdentityJudgement, party: PartyReference, found: "Identity | AlsoListed") -> SettledIdentity:
    return SettledIdentity(
        name=asked(party),
        judgement=judgement.judgement,
        id=found.id,
        listed=found.name,
        points=found.points,
        list=found.list or judgement.list or "",
        note=judgement.note,
    )


def _unproposed(party: PartyReference, id_: str) -> Identity:
    """A party whom a person names and no list proposed."""
    kind: Kind = "vessel" if id_.isdigit() else "entity"
    nowhere = {"list": "", "edition": "", "match": ""}
    return Identity(asked=asked(party), id=id_, kind=kind, name=id_, points=0, taken=True, **nowhere)

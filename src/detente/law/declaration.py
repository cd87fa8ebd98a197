"""The declaration of a regime: its target, groups, lists, positions, kinds of finding, conversion tables and places."""

from datetime import date, timedelta
from decimal import Decimal

from detente.law.finding_kind import FindingKind
from detente.law.instrument import Instrument
from detente.value import value
from detente.vocabulary import DESIGNATED_KINDS, END_USES, PURPOSES, STATEMENT_KINDS, Provenance


@value
class Group:
    """A group of measures, and its heading where the law is shown; groups are shown in the order in which they are declared."""

    id: str
    title: str


@value
class DesignationGroup:
    """A group of designated parties that measures name (`parties: frozen`), and who joins it on the lists of the regime."""

    id: str
    kinds: tuple[str, ...] = ()
    """Every listed party of these kinds is in the group."""
    words: tuple[str, ...] = ()
    """The words with which a list marks a vessel as a member of the group."""


@value
class OwnList:
    """A list of the parties whom this law designates; its other content has no effect."""

    id: str
    kinds: tuple[str, ...]
    """The kinds of party on it."""
    ships: bool = False
    """Whether the list ships with the program. The other lists together have the same entries, under the same references."""


@value
class RegimeWord:
    """A word that a regime has beside the shared ones: a purpose, an end use, a kind of statement or of designated party."""

    id: str
    title: str = ""
    """The word for a reader; none: the word itself."""


@value
class Position:
    """A reading of contested law that a decision can be made under."""

    id: str
    summary: str


@value
class Factor:
    """Barrels in a tonne of a product."""

    hs: tuple[str, ...]
    product: str
    barrels_per_tonne: Decimal
    reading: Provenance
    source: str


@value
class FactorTable:
    """How tonnes of each product become barrels; the first entry whose codes fit is used."""

    id: str
    factors: tuple[Factor, ...]


@value
class Place:
    """A place of transit that the law names, and the ways in which a row may write it."""

    id: str
    names: tuple[str, ...] = ()
    country: str | None = None
    """The country in which it lies, ISO 3166 alpha-2."""


@value
class ListUpdate:
    """A later document that adds to a list of items, or replaces what came before."""

    symbol: str
    since: date
    replaces: bool = False
    """From this day on the earlier documents of the list are no longer cited."""
    reading: Provenance
    source: str
    note: str | None = None


@value
class ListDocument:
    """A document of a list of items, from its first day to its last (None: no end is known)."""

    symbol: str
    since: date
    until: date | None
    reading: Provenance


@value
class ItemList:
    """A list of technical items that measures name (`item_list: nuclear`), and the documents that have its words."""

    id: str
    symbol: str
    """The symbol of its first document: `S/2006/814`."""
    title: str
    """A noun phrase: `nuclear items`."""
    since: date
    until: date | None = None
    """The last day on which the list is in force."""
    reading: Provenance
    source: str
    note: str | None = None
    updates: tuple[ListUpdate, ...] = ()
    """Later documents, in order of date."""

    @property
    def documents(self) -> tuple[ListDocument, ...]:
        """The documents of the list, each with the days on which it has the list's words."""
        first = ListUpdate(symbol=self.symbol, since=self.since, reading=self.reading, source=self.source)
        every = (first, *self.updates)
        found = []
        for number, each in enumerate(every):
            ends = [later.since - timedelta(days=1) for later in every[number + 1 :] if later.replaces]
            until = min(ends, default=self.until)
            found.append(ListDocument(symbol=each.symbol, since=each.since, until=until, reading=each.reading))
        return tuple(found)


@value
class RegimeNote:
    """A note on the regime that is no part of its law, shown with the law of the days from `since` to `until`."""

    id: str
    text: str
    """In our words."""
    since: date
    until: date | None = None
    source: str
    reading: Provenance


@value
class ReadUpTo:
    """The last day up to which the law was searched for new texts; later texts are not in the corpus."""

    day: date
    source: str
    """The source in which the newest text was found."""
    note: str | None = None


@value
class Declaration:
    """What a regime declares once: its target, groups, positions, kinds of finding and tables."""

    id: str
    title: str
    authority: str
    """Who made the measures: `United Nations Security Council`."""
    target: str = ""
    """The country that flows are from and to (ISO 3166 alpha-2); none: the measures reach persons, wherever they are."""
    partial: bool = False
    """Whether the corpus has only some of the measures of this regime."""
    left_out: str = ""
    """Of a partial corpus: what it leaves out, as a noun phrase."""
    default: bool = False
    """Whether this regime is used where none is named."""
    abbreviation: str = ""
    """The short name of who made the measures, as in `no UN restriction found`."""
    not_covered: str = ""
    """The law that a decision under this regime leaves out, as a noun phrase."""
    decided_by: str = ""
    """Who decides where a measure reaches parties `by_decision`: `the Committee`."""
    references: str = ""
    """The regular expression of the references that its lists give to persons and entities; empty: there are none."""
    lists: tuple[OwnList, ...] = ()
    """The lists of the parties whom this law designates. The verdict depends on matches with these lists only."""
    groups: tuple[Group, ...] = ()
    positions: tuple[Position, ...] = ()
    findings: tuple[FindingKind, ...] = ()
    factors: tuple[FactorTable, ...] = ()
    designations: tuple[DesignationGroup, ...] = ()
    purposes: tuple[RegimeWord, ...] = ()
    """Purposes of measures beside the shared ones."""
    end_uses: tuple[RegimeWord, ...] = ()
    """End uses beside the shared ones; transactions decided under this regime may state them."""
    statement_kinds: tuple[RegimeWord, ...] = ()
    """Kinds of statement beside the shared ones."""
    designated_kinds: tuple[RegimeWord, ...] = ()
    """Kinds of designated party beside the shared ones."""
    places: tuple[Place, ...] = ()
    """The places of transit that the law names."""
    notes: tuple[RegimeNote, ...] = ()
    """What must be said of the regime on some days and is no law."""
    item_lists: tuple[ItemList, ...] = ()
    """The lists of technical items that measures name."""
    read_up_to: ReadUpTo | None = None
    """Up to which day the law was read; none: the corpus does not say."""

    @property
    def group_ids(self) -> tuple[str, ...]:
        """The ids of the groups of measures."""
        return tuple(group.id for group in self.groups)

    @property
    def list_ids(self) -> tuple[str, ...]:
        """The ids of the lists of its parties."""
        return tuple(each.id for each in self.lists)

    @property
    def purpose_words(self) -> tuple[str, ...]:
        """Every purpose that its measures may have: the shared ones, then its own."""
        return _words(PURPOSES, self.purposes)

    @property
    def end_use_words(self) -> tuple[str, ...]:
        """Every end use that its law and its transactions may state: the shared ones, then its own."""
        return _words(END_USES, self.end_uses)

    @property
    def statement_words(self) -> tuple[str, ...]:
        """Every kind of statement: the shared ones, then its own."""
        return _words(STATEMENT_KINDS, self.statement_kinds)

    @property
    def designated_words(self) -> tuple[str, ...]:
        """Every kind of designated party: the shared ones, then its own."""
        return _words(DESIGNATED_KINDS, self.designated_kinds)


def _words(shared: tuple[str, ...], own: tuple[RegimeWord, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*shared, *(each.id for each in own))))


@value
class Corpus:
    """A regime's declaration and its instruments, in order of date."""

    regime: Declaration
    instruments: tuple[Instrument, ...]

    @property
    def finding_kinds(self) -> tuple[FindingKind, ...]:
        """Every kind of finding that a condition may wait for: those of the regime, then those of its texts."""
        own = (kind for text in self.instruments for kind in text.findings)
        return tuple({kind.id: kind for kind in (*own, *self.regime.findings)}.values())

"""The typed model of a legal text: instruments, their provisions, and what a provision does.

Every value is frozen. `source` validates YAML files against these classes (with pydantic), the JSON Schema describes them, and
the normal form of a corpus is decoded into them (with msgspec). A key of the law language is therefore a field here, and its
docstring is its documentation. Periods include their first and their last day unless a name says otherwise.
"""

from dataclasses import field, fields
from datetime import date
from decimal import Decimal
from typing import Final, Literal, get_args

from detente.law.allowance import Cap, WindDown
from detente.law.condition import Condition
from detente.law.finding_kind import FindingKind
from detente.value import value
from detente.vocabulary import Activity, Basis, Flow, Impact, Numbering, Provenance, ScopeActivity, Status


@value
class Vote:
    """A vote on a text."""

    in_favour: int
    against: int
    abstaining: int
    against_by: tuple[str, ...] = ()
    abstaining_by: tuple[str, ...] = ()


@value
class Goods:
    """Goods by HS code: chapters, headings or subheadings (`"84"`, `"1603-1605"`, `"261690"`), less `except_hs`."""

    hs: tuple[str, ...]
    except_hs: tuple[str, ...] = ()
    basis: Basis
    note: str | None = None


@value
class Price:
    """A price per piece, in US dollars, above which the goods are in scope."""

    over: Decimal
    currency: Literal["USD"] = "USD"


GoodsCondition = Literal["new", "used"]
"""The condition of goods, a vessel or an aircraft."""
GOODS_CONDITIONS: Final[tuple[GoodsCondition, ...]] = get_args(GoodsCondition)
Provider = Literal[
    "united-nations",
    "un-programme",
    "un-agency",
    "international-organisation",
    "icrc-ifrc",
    "humanitarian-observer",
    "ngo-in-un-plan",
    "implementing-partner",
    "added-by-authority",
    "other-organisation",
    "state",
    "company",
]
"""Who provides what a transaction provides; the kinds are those that resolution 2664 (2022), para. 1 tells apart, and the others."""
PROVIDERS: Final[tuple[Provider, ...]] = get_args(Provider)
WorkerStatus = Literal["national-of-host", "refugee", "other"]
"""The status of a worker in the State in which he or she works."""
WORKER_STATUSES: Final[tuple[WorkerStatus, ...]] = get_args(WorkerStatus)

THIRD_STATE: Final = "third-state"
"""The word under `via` for any place of transit that does not lie in the target."""
_COUNTRIES: Final = {"noun": "country"}
"""Marks a key whose values are countries."""


@value
class Scope:
    """The transactions to which a measure applies, or the facts that an exemption requires: every part that is given must hold.

    Facts that bring a transaction into scope are unknown when null; facts that excuse it (`condition`, `contract_before`,
    `contract_before_listing`, `contract_from`, `end_use`, `origin`, `origin_not`, `provider`, `via`, `worker_status`) count
    as not claimed when null.
    """

    activity: tuple[ScopeActivity, ...] = ()
    """One of these; `any` is every activity, as where neither this nor `activity_not` is given."""
    activity_not: tuple[Activity, ...] = ()
    """Any activity but these."""
    flow: Flow | None = None
    """`from-target`: sent from the target, of its stated origin, or goods that leave it for another State on their way;
    `to-target`: sent to it; `either`: one or the other; `through-target`: goods on their way from one other State to another."""
    from_country: tuple[str, ...] = field(default=(), metadata=_COUNTRIES)
    to_country: tuple[str, ...] = field(default=(), metadata=_COUNTRIES)
    origin: tuple[str, ...] = field(default=(), metadata=_COUNTRIES)
    origin_not: tuple[str, ...] = field(default=(), metadata=_COUNTRIES)
    via: tuple[str, ...] = ()
    """Declared places; `third-state` is any place that does not lie in the target."""
    goods: Goods | None = None
    condition: tuple[GoodsCondition, ...] = ()
    """The condition that is stated; where none is, the part does not fit, and a judgement beside the measure can ask for it."""
    price: Price | None = None
    vessel_flag: tuple[str, ...] = field(default=(), metadata=_COUNTRIES)
    vessels: str | None = None
    """The name of a designation group: the row's `vessel_imo` is designated under it on the row's date."""
    parties: str | None = None
    """The name of a designation group: one of the row's `parties` is designated under it on the row's date."""
    no_other_party: bool = False
    """Beside `parties`: nobody else in the row is designated in any group on the row's date."""
    worker_nationality: tuple[str, ...] = field(default=(), metadata=_COUNTRIES)
    worker_status: tuple[WorkerStatus, ...] = ()
    provider: tuple[Provider, ...] = ()
    end_use: tuple[str, ...] = ()
    """Words of the vocabulary, or end uses that the regime declares."""
    contract_before: date | None = None
    """The contract was made before this day."""
    contract_before_listing: bool = False
    """The contract was made before any party or vessel of the transaction in the group of `parties` or `vessels` was listed."""
    contract_from: date | None = None
    until: date | None = None
    """The transaction happens on this day or earlier."""
    cites: str | None = None
    """The paragraph that brought this part in, as `2094 ¶23`, where new words repeat what an earlier paragraph had."""
    item_list: str | None = None
    """Of a judgement's point with goods: the list of items at which the HS code points, on days on which the list is in force."""


COUNTRY_KEYS: Final = tuple(part.name for part in fields(Scope) if part.metadata == _COUNTRIES)
"""The keys of a scope whose words are countries."""


@value
class Judgement:
    """A standard that the text leaves to a State or the authority to apply. It sets the verdict only where the facts point to it."""

    words: str
    """The open standard, in our paraphrase."""
    by: str
    """Who decides: a State, for example, or the authority."""
    points: tuple[Scope, ...] = ()
    """Facts beyond the measure's scope, any of which calls for the judgement; empty: none does by itself."""
    points_always: bool = False
    """Whatever is in scope needs the judgement."""


@value
class Measure:
    """One restriction with a stable id: with `cap` a quantity that may pass, with `judgement` an open standard, otherwise a ban."""

    id: str
    summary: str
    purpose: str
    """A word of the vocabulary, or a purpose that the regime declares."""
    civilian_impact: Impact
    scope: tuple[Scope, ...]
    """Alternatives; one that holds is enough."""
    groups: tuple[str, ...] = ()
    cap: Cap | None = None
    judgement: Judgement | None = None
    wind_down: WindDown | None = None
    by_decision: bool = False
    """The measure applies to a party only where the regime's authority (`decided_by`) has decided so."""
    over: tuple[str, ...] = ()
    """Measures that may apply beside this one without contradiction; the stricter verdict prevails."""


@value
class Amendment:
    """New words for a measure: what is given here replaces the same part, the rest stays."""

    measure: str
    summary: str | None = None
    scope: tuple[Scope, ...] | None = None
    cap: Cap | None = None
    judgement: Judgement | None = None
    wind_down: WindDown | None = None
    by_decision: bool | None = None
    over: tuple[str, ...] | None = None
    becomes: Literal["ban", "cap", "judgement"] | None = None
    """The kind of the new version where it changes; a cap that becomes a ban loses its cap."""
    ends_exemptions: tuple[str, ...] = ()
    """Exemptions that the new wording no longer contains."""


ExemptionKind = Literal["carve-out", "approval", "notification", "no-objection", "bar"]


@value
class Exemption:
    """An exemption from measures, or from other exemptions, by id or group.

    `carve-out` applies by itself when what it asks is shown. `approval` and `notification` apply when the reference is held;
    until then they are open if what they ask is shown, and the verdict is `needs-approval` or `needs-notification`. One that
    asks for nothing to be shown is open only to who holds the reference. `no-objection` is a notification that stands unless
    its receiver objects within `working_days`. A `bar` takes exemptions away.
    """

    id: str
    summary: str
    kind: ExemptionKind
    overrides: tuple[str, ...]
    """Ids of measures or exemptions, or names of groups; `all` is every measure."""
    except_for: tuple[str, ...] = ()
    """Measures or groups among `overrides` to which the exemption does not apply."""
    shown: tuple[Scope, ...] = ()
    """Facts that must be shown (any of these); empty: none."""
    working_days: int | None = None
    """Of a `no-objection`: the working days within which the receiver of the notice may object."""
    end_use: tuple[str, ...] = ()
    """Stated end uses that qualify for the exemption; empty: any end use does."""
    by: str | None = None
    """Who gives the approval or receives the notice."""
    how: str | None = None
    """How to apply, in a sentence or two."""


@value
class Targets:
    """The measures and exemptions that a suspension, a lift or a reinstatement affects."""

    measures: tuple[str, ...] = ()
    """Measure ids or groups."""
    exemptions: tuple[str, ...] = ()
    beneath: Literal["revives", "stays-lifted"] | None = None
    """For a lift: whether the earlier version or measure applies again. Required where there is one."""


@value
class Designated:
    """A designated person, entity or vessel."""

    id: str
    """The list's reference number (`KPe.047`), or the IMO number of a vessel."""
    kind: str
    """A word of the vocabulary (`person`, `entity`, `vessel`, `aircraft`), or a kind that the regime declares."""
    names: tuple[str, ...] = ()
    """Its names, the main one first: names in transactions are matched with them where no list of the regime is at hand."""
    listed: date | None = None
    """The day of listing, where it differs from that of the provision."""
    delisted: date | None = None
    """The first day on which it is no longer listed."""


@value
class Designation:
    """Parties that join a group named by measures (`parties: frozen`)."""

    group: str
    members: tuple[Designated, ...] = ()
    """Empty where a text names parties that the corpus does not enumerate."""
    summary: str


@value
class Delisting:
    """Parties that leave a group."""

    group: str
    members: tuple[str, ...]


@value
class Statement:
    """A provision that decides no transaction."""

    id: str
    kind: str
    """A word of the vocabulary, or a kind that the regime declares."""
    summary: str
    on: str
    """The addressee."""
    due: date | None = None
    scope: tuple[Scope, ...] = ()
    """The transactions (any of these) beside which the statement is named as a duty; it never changes a verdict."""
    days: int | None = None
    """Of a duty, the number of days within which it must be done, or after which it is due again."""
    monitor: str | None = None
    """Who reports on the regime while the statement is in force: `the Panel of Experts`."""


@value
class Interpretation:
    """What a body said that measures or exemptions mean. It binds nobody, and no verdict depends on it."""

    id: str
    of: tuple[str, ...]
    """The ids of the measures and exemptions that it is about."""
    by: str
    """Whose view it is: `the Panel of Experts`."""
    says: str
    """The view, in our words."""
    on: date
    """The day on which it was given."""


@value
class Extension:
    """A new last day for a statement, a measure or an exemption that has one, or for several of them."""

    id: str | None = None
    ids: tuple[str, ...] = ()
    """Several at once; a group of measures stands for each of them. Exactly one of `id` and `ids` is given."""
    until: date


@value
class Provision:
    """A paragraph that acts: exactly one of the acts is given."""

    paragraph: str
    reading: Provenance
    """How the words of the paragraph are known; in a file it may be left out, and is then that of the instrument."""
    numbering: Numbering = "seen"
    source: str | None = None
    note: str | None = None
    position: str | None = None
    """The position on contested law under which the provision applies; none: under every position."""
    commences: date | None = None
    """The first day on which the provision is in force; none: the instrument's date."""
    when: Condition | None = None
    until: date | None = None
    """The last day on which the provision is in force (a sunset clause)."""

    impose: Measure | None = None
    amend: Amendment | None = None
    exempt: Exemption | None = None
    suspend: Targets | None = None
    lift: Targets | None = None
    reinstate: Targets | None = None
    extend: Extension | None = None
    designate: Designation | None = None
    delist: Delisting | None = None
    state: Statement | None = None
    interpret: Interpretation | None = None

    @property
    def act(self) -> str:
        """The name of the act."""
        return next(name for name in ACTS if getattr(self, name) is not None)


ACTS = (
    "impose",
    "amend",
    "exempt",
    "suspend",
    "lift",
    "reinstate",
    "extend",
    "designate",
    "delist",
    "state",
    "interpret",
)


@value
class Instrument:
    """A legal text and its provisions, in the order of its paragraphs."""

    id: str
    symbol: str
    title: str
    date: date
    """The day of adoption; of a draft, the day on which it was tabled or voted on."""
    status: Status
    author: str | None = None
    """Of a proposal: who wrote it; nobody tabled it."""
    vote: Vote | None = None
    source: str
    reading: Provenance
    note: str | None = None
    published: bool | None = None
    """Of a text that was not adopted: whether its words were published; none: not known."""
    findings: tuple[FindingKind, ...] = ()
    """Kinds of finding that its conditions use, beside those of the regime."""
    provisions: tuple[Provision, ...] = field(default=())

"""The transaction table: each column is declared here, once, as a field of `Transaction`.

`COLUMNS` follows from the fields, and so do the readers of files, the types of the columnar engine, the facts at which the law
looks, and `docs/transactions.md`, which a test compares. A column that is only carried needs no other file; one at which
the law looks needs its key in `law.instrument.Scope` too.
"""

from collections.abc import Mapping
from dataclasses import field, fields, replace
from datetime import date
from typing import Final

from detente.law.instrument import GOODS_CONDITIONS, PROVIDERS, WORKER_STATUSES
from detente.transactions.column import COLUMN_KEY, SIEVE_END, Column, LawFact, column_metadata
from detente.transactions.field_readers import UNITS
from detente.transactions.party import PartyReference
from detente.value import value
from detente.vocabulary import ACTIVITIES, END_USES

__all__ = [
    "BY_NAME",
    "COLUMNS",
    "EXEMPTING_KEYS",
    "LAW_FACTS",
    "NAMES",
    "REST",
    "SIEVE",
    "Column",
    "LawFact",
    "Transaction",
]

_OUT_AND_IN: Final = "country (alpha-2, alpha-3 or name) of dispatch and destination (of funds, services, workers: of who provides and who receives)"


@value
class Transaction:
    """A transaction that somebody intends; None is a null of the transaction table."""

    id: str = field(
        default="1",
        metadata=column_metadata(
            "id", "text", "text", null="default", null_words="the row's number", examples=("A-17",)
        ),
    )
    date_from: date | None = field(
        default=None,
        metadata=column_metadata(
            "date",
            "days",
            "a day `2017-08-20`, or an interval `2017-04-01/2018-03-31` (both ends in), or a month `2017-04`, "
            "a year `2017`, any of these with the month as a word (`20 August 2017`), a fiscal year `FY2017-18` (April to March)",
            examples=("2017-08-20", "2017-04-01/2018-03-31", "2017-04", "2017", "FY2017-18"),
            law=LawFact(classifier="days", keys=("until",), branching_order=150, evaluation_order=100),
        ),
    )
    date_to: date | None = None
    """The first and the last day on which it may take place, both included; both are None where the date is unknown."""
    contract_date: date | None = field(
        default=None,
        metadata=column_metadata(
            "contract_date",
            "day",
            "a day: when the contract was finalised",
            null="not-claimed",
            null_words="no older contract is claimed",
            examples=("2017-07-01",),
            law=LawFact(
                classifier="contract",
                keys=("contract_before", "contract_from"),
                branching_order=80,
                evaluation_order=130,
            ),
        ),
    )
    activity: str | None = field(
        default=None,
        metadata=column_metadata(
            "activity",
            "word",
            "one of the words of `detente decide --help`",
            null_words="`trade` where `hs` or `quantity` is given, else unknown",
            examples=("trade", "port-call"),
            words=ACTIVITIES,
            law=LawFact(classifier="activity", branching_order=0, evaluation_order=0),
        ),
    )
    from_country: str | None = field(
        default=None,
        metadata=column_metadata(
            "from_country",
            "country",
            _OUT_AND_IN,
            examples=("KP",),
            phrase="from {}",
            law=LawFact(branching_order=10, evaluation_order=10),
        ),
    )
    to_country: str | None = field(
        default=None,
        metadata=column_metadata(
            "to_country",
            "country",
            _OUT_AND_IN,
            examples=("CN",),
            phrase="to {}",
            law=LawFact(branching_order=20, evaluation_order=20),
        ),
    )
    origin_country: str | None = field(
        default=None,
        metadata=column_metadata(
            "origin_country",
            "country",
            "country where the goods were made or grown",
            null="not-claimed",
            null_words="no origin is claimed",
            examples=("RU",),
            phrase="of {} origin",
            law=LawFact(keys=("origin", "origin_not"), branching_order=30, evaluation_order=50),
        ),
    )
    hs: str | None = field(
        default=None,
        metadata=column_metadata(
            "hs",
            "code",
            "2, 4 or 6 digits of the Harmonized System, or 8 or 10 national ones; dots and spaces are ignored",
            examples=("03", "0307", "030743", "0307.43", "03074320"),
            law=LawFact(classifier="codes", keys=("goods",), branching_order=140, evaluation_order=110),
        ),
    )
    """Two, four or six digits."""
    hs_edition: int | None = field(
        default=None,
        metadata=column_metadata(
            "hs_edition",
            "edition",
            "the year of the edition: 1992, 1996, 2002, 2007, 2012, 2017, 2022",
            null="default",
            null_words="any edition",
            unit="year",
            examples=("2017",),
            kept=False,
        ),
    )
    quantity: float | None = field(
        default=None,
        metadata=column_metadata(
            "quantity", "amount", "a number, not negative, in `unit`", unit="unit", examples=("1500", "0.25")
        ),
    )
    unit: str | None = field(
        default=None,
        metadata=column_metadata(
            "unit",
            "unit",
            "`t`, `kg`, `bbl`, `l`, `m3`, `pcs` (also `u`), `USD` never",
            examples=("t", "pcs"),
            words=UNITS,
        ),
    )
    value: float | None = field(
        default=None,
        metadata=column_metadata(
            "value",
            "amount",
            "a number, not negative, in `currency`",
            unit="currency",
            examples=("25000",),
            law=LawFact(
                name="price",
                classifier="price",
                keys=("price",),
                branching_order=130,
                evaluation_order=120,
                reported_columns=("value", "quantity"),
            ),
        ),
    )
    """The law reads the price of one piece, which is worked out from this with quantity, unit and currency."""
    currency: str | None = field(
        default=None,
        metadata=column_metadata(
            "currency",
            "currency",
            "ISO 4217; only USD is compared with amounts that the law gives in USD",
            null="default",
            null_words="USD",
            examples=("EUR",),
        ),
    )
    parties: tuple[PartyReference, ...] = field(
        default=(),
        metadata=column_metadata(
            "parties",
            "parties",
            "names, with what is stated about each (`Acme (debtor, country KP)`), or designation ids (`KPe.047`; "
            "`KPe.047?` may be meant, `not KPe.047` is not), `;` between them",
            null="none",
            null_words="no listed party is known",
            examples=("KPe.047; Acme Trading Ltd", "Jang Yong Son (creditor, country KP, born 1957-02-20)"),
            law=LawFact(classifier="parties", branching_order=90, evaluation_order=80),
        ),
    )
    """Names and references, each with its certainty and particulars."""
    vessel_imo: tuple[PartyReference, ...] = field(
        default=(),
        metadata=column_metadata(
            "vessel_imo",
            "imo",
            "seven digits with their check digit, with or without `IMO`; `9187629?` may be the one",
            null="none",
            null_words="no listed vessel is known",
            examples=("9187629", "IMO 9187629"),
            law=LawFact(classifier="vessel", keys=("vessels",), branching_order=100, evaluation_order=70),
        ),
    )
    """At most one IMO number that is certain, and the numbers of vessels that may be meant."""
    vessel_flag: str | None = field(
        default=None,
        metadata=column_metadata(
            "vessel_flag",
            "country",
            "alpha-2",
            null_words="unknown where a vessel is involved (a vessel activity, or an IMO number), else none",
            examples=("KP",),
            law=LawFact(classifier="flag", branching_order=120, evaluation_order=30),
        ),
    )
    worker_nationality: str | None = field(
        default=None,
        metadata=column_metadata(
            "worker_nationality",
            "country",
            "alpha-2",
            examples=("KP",),
            law=LawFact(branching_order=110, evaluation_order=40),
        ),
    )
    end_use: str | None = field(
        default=None,
        metadata=column_metadata(
            "end_use",
            "word",
            "one of the words of `detente decide --help`: what the goods, funds or services are for, "
            "as stated and supported",
            null="not-claimed",
            examples=("humanitarian",),
            words=END_USES,
            phrase="for the end use {}",
            law=LawFact(branching_order=50, evaluation_order=140),
        ),
    )
    approval: str | None = field(
        default=None,
        metadata=column_metadata(
            "approval",
            "text",
            "the reference of the approval that is held; its content is checked with `--approvals`",
            null="none",
            null_words="none is held",
            examples=("S/AC.49/2019/OC.12",),
            law=LawFact(classifier="held", branching_order=60, evaluation_order=150),
        ),
    )
    notification: str | None = field(
        default=None,
        metadata=column_metadata(
            "notification",
            "text",
            "the reference of the notice that was given",
            null="none",
            null_words="none was given",
            examples=("held",),
            law=LawFact(classifier="held", branching_order=70, evaluation_order=160),
        ),
    )
    via: str | None = field(
        default=None,
        metadata=column_metadata(
            "via",
            "place",
            "a place of transit: a country (`CN`), a UN/LOCODE (`CNDLC`, in capitals), or a place by its name (`rajin`)",
            null="not-claimed",
            examples=("rajin", "CN", "KPNAM"),
            phrase="through {}",
            law=LawFact(branching_order=40, evaluation_order=60),
        ),
    )
    """A code in capitals, or a name in lower case."""
    condition: str | None = field(
        default=None,
        metadata=column_metadata(
            "condition",
            "word",
            "whether the goods, the vessel or the aircraft are `new` or `used`",
            null="not-claimed",
            null_words="nothing is claimed: a measure on new goods is then left to judgement",
            examples=("new", "used"),
            words=GOODS_CONDITIONS,
            phrase="in {} condition",
            law=LawFact(),
        ),
    )
    provider: str | None = field(
        default=None,
        metadata=column_metadata(
            "provider",
            "word",
            "who provides the goods, funds or services: `united-nations`; `un-programme` (a programme, fund or other body of the UN); "
            "`un-agency` (a specialised agency or related organisation); `international-organisation`; `icrc-ifrc`; "
            "`humanitarian-observer` (another humanitarian organisation with observer status at the General Assembly, or a member of one); "
            "`ngo-in-un-plan` (an NGO in a UN response plan, appeal or cluster); `implementing-partner` (an employee, grantee, subsidiary "
            "or partner of one of these, acting as such); `added-by-authority` (another whom the authority of the regime has added); `other-organisation`; `state`; `company`",
            null="not-claimed",
            examples=("un-programme", "ngo-in-un-plan"),
            words=PROVIDERS,
            phrase="by the provider {}",
            law=LawFact(),
        ),
    )
    worker_status: str | None = field(
        default=None,
        metadata=column_metadata(
            "worker_status",
            "word",
            "the worker's status in the State of work: `national-of-host`, `refugee`, `other`",
            null="not-claimed",
            examples=("refugee",),
            words=WORKER_STATUSES,
            phrase="for a worker with the status {}",
            law=LawFact(),
        ),
    )


def _with_fact_names(column: Column) -> Column:
    """The column with the defaults of its fact: the fact's name, its keys and the columns that a reason reports."""
    if column.law is None:
        return column
    law, name = column.law, column.law.name or column.name
    keys = law.keys or (() if law.classifier == "held" else (name,))
    return replace(
        column, law=replace(law, name=name, keys=keys, reported_columns=law.reported_columns or (column.name,))
    )


COLUMNS: Final[tuple[Column, ...]] = tuple(
    _with_fact_names(each.metadata[COLUMN_KEY]) for each in fields(Transaction) if COLUMN_KEY in each.metadata
)
BY_NAME: Final[Mapping[str, Column]] = {column.name: column for column in COLUMNS}
NAMES: Final[tuple[str, ...]] = tuple(BY_NAME)

_COLUMNS_OF_LAW: Final = tuple((column, column.law) for column in COLUMNS if column.law is not None)
LAW_FACTS: Final[Mapping[str, tuple[Column, LawFact]]] = {
    fact.name: (column, fact) for column, fact in sorted(_COLUMNS_OF_LAW, key=lambda each: each[1].branching_order)
}
"""The facts that the law reads, by name, in the order in which the solver branches on open facts."""
_EVALUATION_ORDER: Final = sorted((fact for _, fact in _COLUMNS_OF_LAW), key=lambda fact: fact.evaluation_order)
SIEVE: Final[tuple[str, ...]] = tuple(fact.name for fact in _EVALUATION_ORDER if fact.evaluation_order < SIEVE_END)
"""The facts that the executor for tables reads first, for all rows; after them most rows of a ledger have their outcome."""
REST: Final[tuple[str, ...]] = tuple(fact.name for fact in _EVALUATION_ORDER if fact.evaluation_order >= SIEVE_END)
"""The other facts. The outcomes are the same in any order; this order keeps the number of states small."""
EXEMPTING_KEYS: Final[tuple[str, ...]] = tuple(
    key for column, fact in _COLUMNS_OF_LAW if column.null_means == "not-claimed" for key in fact.keys
)
"""The keys of a scope that help to meet an exemption: where the transaction does not state the fact, it is not claimed."""

"""The columns of the transaction table: what may be written in each, and what a null means.

`COLUMNS` is the one list of them: `docs/transactions.md`, `--help` and the readers of files follow it.
"""

from collections.abc import Callable, Mapping
from typing import Final

from detente.transactions import cells, days, named
from detente.value import value
from detente.vocabulary import ACTIVITIES, END_USES


@value
class Column:
    """A column of the transaction table."""

    name: str
    kind: str
    """The type, in a word."""
    unit: str | None = None
    meaning: str
    """What may be written in it."""
    null: str
    """What an empty cell means."""
    examples: tuple[str, ...]
    read: Callable[[str], object]
    """Its reader, from trimmed text to a value."""
    words: tuple[str, ...] = ()
    """The words that it takes, where they are few."""


_OUT_AND_IN: Final = (
    "ISO 3166 alpha-2 of dispatch and destination (of funds, services, workers: of who provides and who receives)"
)
_NOTHING: Final = "nothing is claimed"

COLUMNS: Final[tuple[Column, ...]] = (
    Column(name="id", kind="text", meaning="text", null="the row's number", examples=("A-17",), read=cells.label),
    Column(
        name="date",
        kind="days",
        meaning="a day `2017-08-20`, or an interval `2017-04-01/2018-03-31` (both ends in), or a month `2017-04`, "
        "a year `2017`, a fiscal year `FY2017-18` (April to March)",
        null="unknown",
        examples=("2017-08-20", "2017-04-01/2018-03-31", "2017-04", "2017", "FY2017-18"),
        read=days.span,
    ),
    Column(
        name="contract_date",
        kind="day",
        meaning="a day: when the contract was finalised",
        null="no older contract is claimed",
        examples=("2017-07-01",),
        read=days.day,
    ),
    Column(
        name="activity",
        kind="word",
        meaning="one of the words of `detente decide --help`",
        null="`trade` where `hs` or `quantity` is given, else unknown",
        examples=("trade", "port-call"),
        read=cells.word(ACTIVITIES),
        words=ACTIVITIES,
    ),
    Column(
        name="from_country", kind="country", meaning=_OUT_AND_IN, null="unknown", examples=("KP",), read=cells.country
    ),
    Column(
        name="to_country", kind="country", meaning=_OUT_AND_IN, null="unknown", examples=("CN",), read=cells.country
    ),
    Column(
        name="origin_country",
        kind="country",
        meaning="alpha-2, where the goods were made or grown",
        null="no origin is claimed",
        examples=("RU",),
        read=cells.country,
    ),
    Column(
        name="hs",
        kind="code",
        meaning="2, 4 or 6 digits of the Harmonized System, or 8 or 10 national ones; dots and spaces are ignored",
        null="unknown",
        examples=("03", "0307", "030743", "0307.43", "03074320"),
        read=cells.code,
    ),
    Column(
        name="hs_edition",
        kind="edition",
        unit="year",
        meaning="the year of the edition: 1992, 1996, 2002, 2007, 2012, 2017, 2022",
        null="any edition",
        examples=("2017",),
        read=cells.edition,
    ),
    Column(
        name="quantity",
        kind="amount",
        unit="unit",
        meaning="a number, not negative, in `unit`",
        null="unknown",
        examples=("1500", "0.25"),
        read=cells.amount,
    ),
    Column(
        name="unit",
        kind="unit",
        meaning="`t`, `kg`, `bbl`, `l`, `m3`, `pcs` (also `u`), `USD` never",
        null="unknown",
        examples=("t", "pcs"),
        read=cells.unit,
        words=cells.UNITS,
    ),
    Column(
        name="value",
        kind="amount",
        unit="currency",
        meaning="a number, not negative, in `currency`",
        null="unknown",
        examples=("25000",),
        read=cells.amount,
    ),
    Column(
        name="currency",
        kind="currency",
        meaning="ISO 4217; only USD is compared with amounts that the law gives in USD",
        null="USD",
        examples=("EUR",),
        read=cells.currency,
    ),
    Column(
        name="parties",
        kind="parties",
        meaning="names, with what is stated about each (`Acme (debtor, country KP)`), or designation ids (`KPe.047`; "
        "`KPe.047?` may be meant, `not KPe.047` is not), `;` between them",
        null="no listed party is known",
        examples=("KPe.047; Acme Trading Ltd", "Jang Yong Son (creditor, country KP, born 1957-02-20)"),
        read=named.parties,
    ),
    Column(
        name="vessel_imo",
        kind="imo",
        meaning="seven digits with their check digit, with or without `IMO`; `9187629?` may be the one",
        null="no listed vessel is known",
        examples=("9187629", "IMO 9187629"),
        read=named.vessel,
    ),
    Column(
        name="vessel_flag",
        kind="country",
        meaning="alpha-2",
        null="unknown where a vessel is involved (a vessel activity, or an IMO number), else none",
        examples=("KP",),
        read=cells.country,
    ),
    Column(
        name="worker_nationality",
        kind="country",
        meaning="alpha-2",
        null="unknown",
        examples=("KP",),
        read=cells.country,
    ),
    Column(
        name="end_use",
        kind="word",
        meaning="one of the words of `detente decide --help`: what the goods, funds or services are for, "
        "as stated and supported",
        null=_NOTHING,
        examples=("humanitarian",),
        read=cells.word(END_USES),
        words=END_USES,
    ),
    Column(
        name="approval",
        kind="text",
        meaning="the reference of the approval that is held",
        null="none is held",
        examples=("S/AC.49/2019/OC.12",),
        read=cells.label,
    ),
    Column(
        name="notification",
        kind="text",
        meaning="the reference of the notice that was given",
        null="none was given",
        examples=("held",),
        read=cells.label,
    ),
    Column(
        name="via",
        kind="place",
        meaning="a place of transit (`rajin`, or any place)",
        null=_NOTHING,
        examples=("rajin",),
        read=cells.place,
    ),
)

BY_NAME: Final[Mapping[str, Column]] = {column.name: column for column in COLUMNS}
NAMES: Final[tuple[str, ...]] = tuple(BY_NAME)

"""Classifies a transaction: each of its facts becomes the number of a class of the law's column."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Final

from detente.codes import goods, locations
from detente.decide.law_columns import ELSEWHERE, ORDER, LawColumns
from detente.transactions.column import Classifier
from detente.transactions.columns import LAW_FACTS
from detente.transactions.party import REFERENCE, PartyReference
from detente.transactions.transaction import Transaction
from detente.vocabulary import ACTIVITIES, VESSEL_ACTIVITIES

UNKNOWN: Final = "?"
MAX_COMBINED: Final = 8
"""The most doubtful parties of one transaction for which every combination is considered."""

Key = tuple[int, ...]
"""The classes of a transaction's facts, in the order of `law_columns.ORDER`."""


def activity(columns: LawColumns, word: str | None) -> int:
    """The class of an activity; None: it may be any activity."""
    column = columns["activity"]
    return column.known(word) if word is not None else column.unknown(None, ACTIVITIES, ("activity",))


def word_class(columns: LawColumns, name: str, given: str | None) -> int:
    """The class of a word, a country or a place. The column's declaration says whether a null is any of them, or none."""
    column, named = columns[name], columns.named.get(name)
    declared = LAW_FACTS[name][0]
    if given is None and declared.null_means == "unknown":
        return column.unknown(None, declared.words if named is None else named, (name,))
    if given is None or named is None or given in named:
        return column.known(given)
    country = locations.country_of(given) if declared.kind == "place" else None
    return column.known(country if country in named else ELSEWHERE)


def held(columns: LawColumns, name: str, reference: str | None) -> int:
    """The class of the reference of an approval or a notification; None: there is none."""
    return columns[name].known("none" if reference is None else "held")


def parties(columns: LawColumns, given: Collection[PartyReference]) -> int:
    """The class of the parties to the transaction. A doubtful party may be meant or not, independently of the others.

    A reference that the law does not know, although it knows others of the same list, may be a party that was designated
    later, or mistyped: it counts as the first party of that list, in doubt.
    """
    column, named = columns["parties"], columns.named["parties"]
    sure = frozenset(each.name for each in given if each.certain).intersection(named)
    doubtful = frozenset(each.name for each in given if each.doubtful).intersection(named)
    doubtful = doubtful.union(first_of_list(named, each) for each in unknown_references(named, given)) - sure
    if not doubtful:
        return column.known(sure)
    apart = {column.mask(sure | {each}): each for each in sorted(doubtful)}
    return column.unknown((sure, doubtful), _party_worlds(sure, tuple(apart.values())), ("parties",))


def unknown_references(named: Collection[str], given: Iterable[PartyReference]) -> list[str]:
    """The references among these parties that the law does not know, although it knows others of the same list."""
    found = [each.name for each in given if each.is_reference and not each.denied and each.name not in named]
    lists = {each[:4] for each in named if REFERENCE.fullmatch(each)} if found else ()
    return [each for each in found if each[:4] in lists]


def first_of_list(named: Collection[str], reference: str) -> str:
    """The first party, in order of references, of the list that a reference belongs to."""
    return min(each for each in named if each[:4] == reference[:4] and REFERENCE.fullmatch(each))


def _party_worlds(sure: frozenset[str], doubtful: tuple[str, ...]) -> Iterator[frozenset[str]]:
    """The sets of parties that may be meant.

    For more than `MAX_COMBINED` doubtful parties these are none, each one alone and all of them, which is enough, since
    another party only adds clauses that may hold.
    """
    sizes = range(len(doubtful) + 1) if len(doubtful) <= MAX_COMBINED else (0, 1, len(doubtful))
    yield from (sure.union(some) for size in sizes for some in combinations(doubtful, size))


def vessel(columns: LawColumns, given: Collection[PartyReference]) -> int:
    """The class of the vessels: those that are certain, and either none or one of those in doubt."""
    column, named = columns["vessel_imo"], columns.named["vessel_imo"]
    sure = frozenset(each.name for each in given if each.certain).intersection(named)
    doubtful = frozenset(each.name for each in given if each.doubtful).intersection(named)
    if not doubtful:
        return column.known(sure)
    return column.unknown((sure, doubtful), [sure, *(sure | {each} for each in sorted(doubtful))], ("vessel_imo",))


def contract(columns: LawColumns, day: date | None) -> int:
    """The class of a contract's day; None: no exemption for older contracts is claimed."""
    return columns["contract_date"].known(None if day is None else columns.contracts.starts[columns.contracts.of(day)])


def days(columns: LawColumns, first: date | None, last: date | None) -> int:
    """The class of a day or of an interval of days, both ends included; None: any day from the regime's first day on."""
    first = columns.first_day if first is None else first
    last = date.max if last is None else last
    low, high = columns.days.of(first), columns.days.of(last)
    if low == high:
        return columns["date"].known(columns.days.starts[low])
    return columns["date"].unknown((low, high), columns.days.starts[low : high + 1], ("date",))


def codes(columns: LawColumns, code: str | None) -> int:
    """The class of an HS code. A chapter or a heading may be any of its subheadings, and None any subheading at all."""
    column = columns["hs"]
    if code is None:
        return column.unknown(None, columns.codes.starts, ("hs",))
    low, high = goods.interval(code)
    if low == high:
        return column.known(columns.codes.starts[columns.codes.of(low)])
    first = columns.codes.of(goods.within(low, high)[0])
    last = columns.codes.of(goods.within(low, high)[-1])
    return column.unknown((first, last), columns.codes.starts[first : last + 1], ("hs",))


def every_code(columns: LawColumns, words: Iterable[str]) -> Iterator[int]:
    """The class of each of these codes of the goods table: the numbers that `codes` gives, ten times as fast."""
    segment, spans = columns.codes.of, goods.spans()
    known = [columns["hs"].known(start) for start in columns.codes.starts]
    for word in words:
        first, last = spans[word]
        low = segment(first)
        yield known[low] if first == last or low == segment(last) else codes(columns, word)


def price(columns: LawColumns, amount: float | None, missing: tuple[str, ...]) -> int:
    """The class of the price of one piece in US dollars; None: it is unknown, because these columns are missing."""
    column, thresholds = columns["price"], columns.thresholds
    above = [0.0, *(threshold + 0.005 for threshold in thresholds)]
    if amount is None:
        return column.unknown(missing, above, missing)
    return column.known(above[bisect_left(thresholds, amount)])


def flag(columns: LawColumns, word: str | None, seen: bool | None) -> int:  # noqa: FBT001 -- one of three facts
    """The class of a vessel's flag.

    Args:
        columns: The columns of the law.
        word: The country of the flag; None: unknown.
        seen: Whether a vessel takes part; None: that depends on the activity, which is unknown.
    """
    column, named = columns["vessel_flag"], columns.named["vessel_flag"]
    if word is not None or seen is False:
        return column.known((word if word in named else named[-1], False))
    anything = [(each, seen is None) for each in named]
    return column.unknown((UNKNOWN, seen), anything, ("vessel_flag",))


def assumed_activity(row: Transaction) -> str | None:
    """The activity of a transaction: `trade` where goods are given and no activity is stated."""
    goods_given = row.hs is not None or row.quantity is not None
    return "trade" if row.activity is None and goods_given else row.activity


def unit_price(row: Transaction) -> tuple[float | None, tuple[str, ...]]:
    """The price of one piece in US dollars, or None and the columns that are missing to work it out."""
    missing = tuple(name for name in ("quantity", "unit", "value") if getattr(row, name) is None)
    if missing:
        return None, missing
    if row.unit != "pcs" or not row.quantity:
        return None, ("unit",) if row.unit != "pcs" else ("quantity",)
    if row.currency not in (None, "USD"):
        return None, ("currency",)
    assert row.value is not None
    return row.value / row.quantity, ()


def vessel_seen(row: Transaction) -> bool | None:
    """Whether a vessel takes part, according to its IMO number or the activity; None: the activity is unknown."""
    if any(each.certain for each in row.vessel_imo):
        return True
    doing = assumed_activity(row)
    return None if doing is None else doing in VESSEL_ACTIVITIES


CLASSIFIERS: Final[Mapping[Classifier, Callable[[LawColumns, str, Transaction], int]]] = {
    "activity": lambda columns, _, row: activity(columns, assumed_activity(row)),
    "word": lambda columns, name, row: word_class(columns, name, getattr(row, name)),
    "held": lambda columns, name, row: held(columns, name, getattr(row, name)),
    "contract": lambda columns, _, row: contract(columns, row.contract_date),
    "parties": lambda columns, _, row: parties(columns, row.parties),
    "vessel": lambda columns, _, row: vessel(columns, row.vessel_imo),
    "flag": lambda columns, _, row: flag(columns, row.vessel_flag, vessel_seen(row)),
    "price": lambda columns, _, row: price(columns, *unit_price(row)),
    "codes": lambda columns, _, row: codes(columns, row.hs),
    "days": lambda columns, _, row: days(columns, row.date_from, row.date_to),
}
"""The functions that classify the facts of a transaction, by the classifier that a column declares."""
_STEPS: Final = tuple((CLASSIFIERS[fact.classifier], fact.name, each) for each, (_, fact) in LAW_FACTS.items())


def classify(columns: LawColumns, row: Transaction) -> Key:
    """The classes of a transaction's facts, in the order of `law_columns.ORDER`."""
    unread = columns.unread
    return tuple([unread[each] if each in unread else placed(columns, name, row) for placed, name, each in _STEPS])


def with_classes(key: Key, classes: Mapping[str, int]) -> Key:
    """The key with other classes in these columns: the same transaction with other facts, without classifying it again."""
    return tuple([classes.get(name, number) for name, number in zip(ORDER, key, strict=True)])

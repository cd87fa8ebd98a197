"""Monthly petroleum reports through the cap counter: the yearly totals, and what would still fit.

    python examples/petroleum.py reports.csv

`reports.csv` has the columns period_start, period_end (months), supplier, barrels, tonnes, status. Only what was reported for single
months counts; where a report gives barrels and tonnes, the barrels. Tonnes are turned into barrels by the factor for
medium and heavy oils (271019), which is not the Committee's: it knows the products, the reports do not.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from detente.decide.caps import Counter
from detente.decide.decision import Decision
from detente.desk.desk import Desk
from detente.transactions.transaction import read_one

COUNTRY = {"CHN": "CN", "RUS": "RU"}


def deliveries(path: Path) -> Iterator[dict[str, str]]:
    """Each month's delivery of each supplier as a transaction; the last report of a month stands."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in csv.DictReader(path.open(encoding="utf-8")):
        single = row["period_start"] == row["period_end"] and row["supplier"] in COUNTRY
        if single and row["status"] == "reported" and (row["barrels"] or row["tonnes"]):
            found[row["period_start"], row["supplier"]] = row
    for (month, supplier), row in sorted(found.items()):
        amount = ("barrels", "bbl") if row["barrels"] else ("tonnes", "t")
        given = {"id": f"{supplier} {month}", "date": month, "from_country": COUNTRY[supplier], "to_country": "KP"}
        yield given | {"hs": "271019", "quantity": row[amount[0]].replace(",", ""), "unit": amount[1]}


def counted(path: Path) -> Iterator[Decision]:
    """The decision on each delivery, the totals running."""
    decider = Desk().decider()
    counter: Counter = decider.counter()
    yield from (decider.decide(read_one(given), counter) for given in deliveries(path))


def main() -> None:
    """Print the total of each year as it stands after its last report."""
    years: dict[str, tuple[int, float, list[str]]] = {}
    for decision in counted(Path(sys.argv[1])):
        note = next(reason.cap for reason in decision.reasons if reason.cap is not None)
        amount = note.amounts[0]
        count, _, marks = years.get(note.period, (0, 0.0, []))
        marks += [f"{note.warning} % at {decision.id}"] if note.warning else []
        marks += [f"{decision.id} over by {amount.this - amount.fits:,.0f}"] if note.crossed else []
        years[note.period] = (count + 1, amount.before + (0 if note.crossed else amount.this), marks)
    for year, (count, total, marks) in years.items():
        print(f"{year}  {count:3} reports  {total:10,.0f} bbl  {total / 5000:5.1f} %  {'; '.join(marks)}")


if __name__ == "__main__":
    main()

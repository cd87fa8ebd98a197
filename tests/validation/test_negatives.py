"""Clean names: who alerts, by group."""

from detente.validation.labelled import LabelledName
from detente.validation.negatives import Alerts, clean
from detente.validation.related_parties import RelatedParties
from tests.validation.build import party, terms

A = party("Osvaldo BRENTANO", id_="A")
ROWS = tuple(
    LabelledName(line=at, name=name, expected="", group=group)
    for at, (name, group) in enumerate(
        (
            ("Osvaldo Brentani", "FR"),
            ("BRENTANO, Osvaldo", "FR"),
            ("Jeanne Moreau", "FR"),
            ("Kim Minji", "KR"),
            ("Who", ""),
        )
    )
)
FOUND = clean(
    "c.csv", ROWS, RelatedParties([A]), terms({"Osvaldo Brentani": [(A, 900)], "BRENTANO, Osvaldo": [(A, 980)]})
)


def test_alerts_by_group_the_highest_rate_first() -> None:
    assert FOUND.groups == (
        Alerts(name="FR", asked=3, alerts=2, namesakes=1),
        Alerts(name="KR", asked=1, alerts=0, namesakes=0),
        Alerts(name="not given", asked=1, alerts=0, namesakes=0),
    )
    assert FOUND.whole == Alerts(name="all", asked=5, alerts=2, namesakes=1)
    assert FOUND.whole.rate == 0.4


def test_namesakes_are_alerts_and_no_examples() -> None:
    assert [each.name for each in FOUND.examples] == ["Osvaldo Brentani"]

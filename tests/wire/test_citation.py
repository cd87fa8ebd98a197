"""The keys of a citation, and the shapes that have them."""

from dataclasses import replace
from datetime import date
from typing import get_type_hints

import pytest

from detente.desk.desk import Desk
from detente.law.inforce import Citation
from detente.wire import decision, law, law_lookup
from detente.wire.citation import CitedKeys, cited
from detente.wire.shape import Shape

FOUND = Citation(
    instrument="2371",
    symbol="S/RES/2371 (2017)",
    paragraph="8",
    source="https://un.org",
    reading="text",
    numbering="seen",
)
KEYS = list(get_type_hints(CitedKeys))


def test_a_citation_has_its_keys_in_order() -> None:
    assert list(cited(FOUND)) == KEYS
    assert cited(FOUND)["citation"] == "2371 ¶8"
    assert cited(replace(FOUND, numbering="recalled"))["numbering"] == "recalled"


@pytest.mark.parametrize(
    "shape",
    [
        decision.ExemptionNoteShape, decision.OpenWordsShape, law.MeasureShape, law.ExemptionShape, law.StatementShape,
        law_lookup.MeasureEventShape,
    ],
)  # fmt: skip
def test_a_shape_with_a_citation_has_all_of_them_together(shape: type[Shape]) -> None:
    fields = list(shape.__struct_fields__)
    at = fields.index("instrument")
    assert fields[at : at + len(KEYS)] == KEYS


def test_a_measure_without_a_citation_cannot_be_made() -> None:
    (measure, *_) = Desk().law(on=date(2019, 12, 26)).measures
    with pytest.raises(AttributeError):
        cited(measure)  # type: ignore[arg-type]

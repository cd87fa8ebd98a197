"""The countries that a payment states beside its parties: for the reporting of payments (field 77B, `RgltryRptg`), and of branches."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from detente.codes import country_texts
from detente.files.xml import descend, local, text
from detente.payments.iso_party import AGENTS, Element
from detente.payments.message import PaymentSide, StatedCountry
from detente.payments.mt_text import Field

_RESIDENCE: Final = re.compile(r"/(ORDERRES|BENEFRES)/([A-Z]{2})\b")
_RESIDENTS: Final[dict[str, PaymentSide]] = {"ORDERRES": "sender", "BENEFRES": "receiver"}
_INDICATORS: Final[dict[str, PaymentSide]] = {"DEBT": "sender", "CRED": "receiver"}
_SIDES: Final[dict[str, PaymentSide]] = {"debtor-agent": "sender", "creditor-agent": "receiver"}


def of_fields(fields: Sequence[Field]) -> Iterator[StatedCountry]:
    """Yield the countries of residence that field 77B states."""
    for field in fields:
        if field.tag == "77B":
            for code, country in _RESIDENCE.findall("\n".join(field.lines)):
                if (found := country_texts.one(country)) is not None:
                    yield StatedCountry(code=found, where="field 77B", side=_RESIDENTS[code])


def of_transfer(element: Element) -> Iterator[StatedCountry]:
    """Yield the countries of a transfer's reporting, and of the branches of its banks."""
    for report in descend(element, "RgltryRptg"):
        side = _INDICATORS.get(text(report, "DbtCdtRptgInd"), "")
        for path in ("Dtls/Ctry", "Authrty/Ctry"):
            for each in descend(report, path):
                code = country_texts.one((each.text or "").strip())
                if code is not None:
                    yield StatedCountry(code=code, where="RgltryRptg", side=side if path == "Dtls/Ctry" else "")
    for child in element:
        role = AGENTS.get(local(child)) if isinstance(child.tag, str) else None
        for each in descend(child, "BrnchId/PstlAdr/Ctry") if role is not None else ():
            code = country_texts.one((each.text or "").strip())
            if code is not None and role is not None:
                yield StatedCountry(code=code, where=f"branch of the {role}", side=_SIDES.get(role, ""))

"""Names of companies as forms, invoices and payment orders write them."""

import re
from typing import Final

from detente.parties.entity import Kind
from detente.validation.family import FORMS, Draw, informative_spots, is_recognisable, latin
from detente.validation.typos import one_slip

_FORMS: Final = (
    ("Ltd", "Limited", "Ltd.", "LTD"),
    ("Co", "Company", "Co."),
    ("Corp", "Corporation", "Corp."),
    ("Inc", "Incorporated", "Inc."),
    ("LLC", "L.L.C.", "Limited Liability Company"),
    ("OOO", "LLC", "O.O.O."),
    ("AO", "JSC", "Joint Stock Company"),
    ("OAO", "OJSC", "Open Joint Stock Company"),
    ("ZAO", "CJSC", "Closed Joint Stock Company"),
    ("PAO", "PJSC", "Public Joint Stock Company"),
    ("GmbH", "G.m.b.H.", "Gesellschaft mit beschraenkter Haftung"),
    ("SA", "S.A.", "Societe Anonyme"),
    ("SARL", "S.A.R.L.", "Sarl"),
    ("PLC", "P.L.C.", "Public Limited Company"),
    ("Pvt", "Private", "Pvt."),
    ("Pte", "Private", "Pte."),
    ("FZE", "F.Z.E.", "FZE"),
    ("BV", "B.V.", "BV"),
)
_SHORT: Final = (
    ("trading", "TRDG"), ("trade", "TRD"), ("shipping", "SHPG"), ("import", "IMP"), ("export", "EXP"), ("international", "INTL"),
    ("general", "GEN"), ("development", "DEV"), ("technology", "TECH"), ("technologies", "TECH"), ("industry", "IND"),
    ("industries", "INDS"), ("industrial", "IND"), ("manufacturing", "MFG"), ("services", "SVCS"), ("service", "SVC"),
    ("engineering", "ENGRG"), ("national", "NATL"), ("group", "GRP"), ("management", "MGMT"), ("company", "CO"),
    ("corporation", "CORP"), ("limited", "LTD"), ("bank", "BK"), ("investment", "INV"), ("equipment", "EQPT"), ("transport", "TRANS"),
    ("association", "ASSN"), ("organization", "ORG"), ("department", "DEPT"), ("construction", "CONST"), ("university", "UNIV"),
    ("institute", "INST"), ("center", "CTR"), ("centre", "CTR"), ("electronics", "ELEC"), ("petroleum", "PETR"), ("maritime", "MAR"),
    ("marine", "MAR"), ("foundation", "FDN"), ("enterprise", "ENT"), ("enterprises", "ENT"), ("logistics", "LOG"), ("ministry", "MIN"),
)  # fmt: skip
"""Usual short forms of generic words."""
_ABROAD: Final = (
    ("bank", ("Banque", "Banco", "Banka")), ("company", ("Compagnie", "Compania", "Kompaniya")), ("group", ("Groupe", "Grupo", "Gruppa")),
    ("trading", ("Trade", "Handels", "Commerce")), ("shipping", ("Maritime", "Navigation")), ("international", ("Internacional", "Internationale")),
    ("foundation", ("Fondation", "Fundacion", "Stiftung")), ("industries", ("Industrie", "Industrias")), ("center", ("Centre", "Tsentr", "Zentrum")),
    ("organization", ("Organisation", "Organizacion")), ("transport", ("Transportation", "Transporte")), ("university", ("Universite", "Universidad")),
    ("institute", ("Institut", "Instituto")), ("association", ("Assoziation", "Asociacion")), ("factory", ("Works", "Plant", "Zavod")),
)  # fmt: skip
"""Generic words in other languages."""


def _word(text: str) -> re.Pattern[str]:
    """Return a pattern for a word by itself; not a part of `limited liability company` or `joint stock company`."""
    return re.compile(rf"(?<![\w.])(?<!liability )(?<!stock ){re.escape(text)}(?!\w)(?! liability)", re.IGNORECASE)


_PHRASE: Final = re.compile(
    r"(?i)\b(?:limited liability company|(?:(?:open|closed|public) )?joint stock company|public limited company)\b"
)
_FORM_WORDS: Final = tuple((_word(each), each, row) for row in _FORMS for each in dict.fromkeys(row))
_SHORT_WORDS: Final = tuple((_word(word), short) for word, short in _SHORT)
_ABROAD_WORDS: Final = tuple((_word(word), others) for word, others in _ABROAD)
_GENERIC: Final = tuple(_word(word) for word, _ in _SHORT if word not in FORMS)


def form_changed(name: str, kind: Kind) -> str | None:
    """The form of a company is written otherwise: `Ltd`, `Limited`; `OOO`, `LLC`."""
    return _reformed(name, kind, "form-changed")


def _reformed(name: str, kind: Kind, family: str) -> str | None:
    if kind != "entity":
        return None
    for pattern, written, row in _FORM_WORDS:
        if found := pattern.search(name):
            other = Draw(family, name).among([each for each in row if each.lower() != written.lower()] or [written])
            rest = name[found.end() :]
            return name[: found.start()] + other + (rest.removeprefix(".") if other.endswith(".") else rest)
    return None


def form_dropped(name: str, kind: Kind) -> str | None:
    """The forms of a company are left out: `Ltd`, `Co`, `LLC`."""
    if kind != "entity":
        return None
    kept = [word for word in _PHRASE.sub("", name).split() if word.strip(".,").casefold() not in FORMS]
    rest = " ".join(kept).strip(",. ")
    return rest if is_recognisable(rest) else None


def form_added(name: str, kind: Kind) -> str | None:
    """A form of company stands behind a name that the list gives without one."""
    has = any(re.sub(r"\W", "", word).casefold() in FORMS for word in name.split())
    if kind != "entity" or has or not latin(name) or not is_recognisable(name):
        return None
    return f"{name} {Draw('form-added', name).among(('Ltd', 'Co., Ltd.', 'LLC', 'Limited', 'Inc.', 'Co'))}"


def words_shortened(name: str, kind: Kind) -> str | None:
    """Generic words are shortened as payment orders do: `TRDG`, `INTL`, `IMP EXP`."""
    if kind != "entity":
        return None
    changed = name if is_recognisable(name) else ""
    for pattern, short in _SHORT_WORDS:
        changed = pattern.sub(short if name.isupper() else short.title(), changed)
    return changed


def word_translated(name: str, kind: Kind) -> str | None:
    """One generic word stands in another language: `Bank`, `Banque`."""
    fitting = [(pattern, others) for pattern, others in _ABROAD_WORDS if pattern.search(name)]
    if kind != "entity" or not fitting or not is_recognisable(name):
        return None
    draw = Draw("word-translated", name)
    pattern, others = draw.among(fitting)
    other = draw.among(others)
    return pattern.sub(other.upper() if name.isupper() else other, name, count=1)


def generic_dropped(name: str, kind: Kind) -> str | None:
    """One generic word is left out: `Trading`, `International`; what tells the company apart stays."""
    fitting = [pattern for pattern in _GENERIC if pattern.search(name)]
    if kind != "entity" or not fitting or not is_recognisable(name):
        return None
    return " ".join(Draw("generic-dropped", name).among(fitting).sub("", name, count=1).split())


def slip_and_form(name: str, kind: Kind) -> str | None:
    """A word is misspelled, and the form of the company written otherwise."""
    reformed = _reformed(name, kind, "slip-and-form")
    return one_slip(reformed, "slip-and-form") if reformed and informative_spots(name) else None

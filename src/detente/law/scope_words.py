"""A scope in words: each part with its label, goods with the names of their HS codes."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Final

from detente.codes import goods_names
from detente.law.instrument import Goods, Price, Scope
from detente.value import value
from detente.vocabulary import Basis

FLOWS: Final = {
    "from-target": "from the target, of its origin, or through it to another State",
    "to-target": "to the target",
    "either": "from the target or to it, or through it",
    "through-target": "through the target, from one other State to another",
}
BASES: Final[dict[Basis, str]] = {
    "text": "the text names the codes",
    "national": "the codes are those of a State's notice",
    "mapped": "the codes are our mapping",
}
TRUE: Final = {
    "contract_before_listing": "the listing of the party or vessel",
    "no_other_party": "designated in any group",
}
"""The words of the parts that are only ever true."""
LABELS: Final = {
    "from_country": "from",
    "to_country": "to",
    "origin_not": "origin other than",
    "vessels": "vessels designated as",
    "parties": "parties designated as",
    "activity_not": "any activity but",
    "contract_before": "contract made before",
    "contract_before_listing": "contract made before",
    "contract_from": "contract made on or after",
    "until": "up to",
    "item_list": "list of items",
}


@value
class ScopePart:
    """One part of a scope. All parts of an alternative must hold; one alternative is enough."""

    alternative: int
    """Counted from 1."""
    part: str
    """The key of the part in the law language: `activity`, `goods`."""
    label: str
    words: str
    code: str | None = None
    """The HS code or range of codes that `words` names."""


def scope_parts(scopes: tuple[Scope, ...]) -> tuple[ScopePart, ...]:
    """Return the parts of every alternative of a scope, in the order of the law language."""
    return tuple(
        ScopePart(alternative=number, part=part, label=label, words=words, code=code)
        for number, scope in enumerate(scopes, start=1)
        for part, label, words, code in _parts(scope)
    )


def _parts(scope: Scope) -> Iterator[tuple[str, str, str, str | None]]:
    for each in fields(scope):
        given = getattr(scope, each.name)
        if given in ((), None, False):
            continue
        if isinstance(given, Goods):
            yield from _goods(given)
        else:
            yield each.name, LABELS.get(each.name, each.name.replace("_", " ")), _words(each.name, given), None


def _words(name: str, given: Any) -> str:
    if isinstance(given, tuple):
        return ", ".join(given)
    if given is True:
        return TRUE[name]
    if isinstance(given, Price):
        return f"more than {given.over} {given.currency} a piece"
    return FLOWS.get(given, str(given)) if isinstance(given, str) else str(given)


def _goods(given: Goods) -> Iterator[tuple[str, str, str, str | None]]:
    for code in given.hs:
        yield "goods", f"HS {code}", goods_names.name_of(code), code
    for code in given.except_hs:
        yield "except_goods", f"except HS {code}", goods_names.name_of(code), code
    note = f". {given.note}" if given.note else ""
    yield "basis", "HS codes", f"{BASES[given.basis]}{note}", None

"""Words looked for in the law: in measures, exemptions, provisions, notes, and the names of goods.

Every word of a query must occur, whole or as the beginning of a word; case and diacritics are ignored. A hit scores, for each
word, the weight of the best place where it occurs, half of it where only the beginning of a word fits.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal

from detente.codes import goods_names
from detente.errors import UsageError
from detente.law.declaration import Corpus
from detente.law.inforce import Citation
from detente.law.instrument import Instrument, Provision, Scope
from detente.law.scope_words import scope_parts
from detente.law.text_report import provision_text
from detente.value import value
from detente.vocabulary import Status

HitKind = Literal["measure", "exemption", "provision", "interpretation", "note", "goods"]
KINDS: Final[dict[str, HitKind]] = {
    "impose": "measure",
    "amend": "measure",
    "exempt": "exemption",
    "interpret": "interpretation",
}
"""The kinds of hit by the acts of provisions; those of all other acts are `provision`."""
IN_ID: Final = 8
IN_SUMMARY: Final = 6
IN_GOODS: Final = 4
IN_REST: Final = 2
"""The weight of a word by where it occurs; a prefix has half of it."""
_WORD: Final = re.compile(r"[^\W_]+")


@value
class LawHit:
    """Something in the law in which every word of a query occurs."""

    score: int
    kind: HitKind
    id: str
    """Of a measure, an exemption or a statement its id; of goods the HS code; of a note the id that it is about."""
    summary: str
    citation: Citation | None
    """None: of goods, which several paragraphs may name."""
    status: Status
    """Of the text; what is not `adopted` is not in force."""
    measures: tuple[str, ...] = ()
    """Of goods, the measures whose scope names the code."""


@value
class _Document:
    hit: LawHit
    places: tuple[tuple[int, tuple[str, ...]], ...]
    """Weights, each with the words that occur there."""


def search(corpus: Corpus, query: str) -> tuple[LawHit, ...]:
    """Return the hits of a query, the best first, those of one score in the order of the texts.

    Raises UsageError for a query without a letter or a digit.
    """
    wanted = words(query)
    if not wanted:
        raise UsageError(
            f"{query!r} has no word to look for", hint="Give one or more words: `detente law search coal`."
        )
    found = [(score, each.hit) for each in _documents(corpus) if (score := _score(wanted, each))]
    return tuple(replace(hit, score=score) for score, hit in sorted(found, key=lambda pair: -pair[0]))


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case and diacritics: `Détente ¶8(d)` is `detente`, `8`, `d`."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    return tuple(_WORD.findall(bare))


def _score(wanted: tuple[str, ...], document: _Document) -> int:
    """The sum over the words; 0 where one does not occur."""
    best = [_best(word, document) for word in wanted]
    return sum(best) if all(best) else 0


def _best(word: str, document: _Document) -> int:
    found = 0
    for weight, there in document.places:
        if word in there:
            found = max(found, weight)
        elif any(each.startswith(word) for each in there):
            found = max(found, weight // 2)
    return found


def _documents(corpus: Corpus) -> Iterator[_Document]:
    for text in corpus.instruments:
        for provision in text.provisions:
            yield from _of_provision(text, provision)
    yield from _of_goods(corpus)


def _of_provision(text: Instrument, provision: Provision) -> Iterator[_Document]:
    stated = provision_text(text, provision)
    name = stated.subjects[0] if stated.subjects else provision.paragraph
    kind = KINDS.get(provision.act, "provision")
    where = f"{text.id} {text.symbol} {provision.paragraph} {text.title}"
    hit = LawHit(score=0, kind=kind, id=name, summary=stated.summary, citation=stated.citation, status=text.status)
    ids = words(" ".join(stated.subjects))
    yield _Document(
        hit=hit,
        places=(
            (IN_ID, ids),
            (IN_SUMMARY, words(stated.summary)),
            (IN_GOODS, _goods(provision)),
            (IN_REST, words(where)),
        ),
    )
    if provision.note:
        note = LawHit(
            score=0, kind="note", id=name, summary=provision.note, citation=stated.citation, status=text.status
        )
        yield _Document(hit=note, places=((IN_REST * 2, words(provision.note)), (IN_REST, ids)))


def _goods(provision: Provision) -> tuple[str, ...]:
    """The codes and the names of the goods in the scope of a measure."""
    parts = scope_parts(_scope(provision)[1])
    return words(" ".join(f"{each.code} {each.words}" for each in parts if each.part == "goods"))


def _scope(provision: Provision) -> tuple[str, tuple[Scope, ...]]:
    """The measure whose scope a provision gives, and the scope; empty where it gives none."""
    if provision.impose is not None:
        return provision.impose.id, provision.impose.scope
    return ("", ()) if provision.amend is None else (provision.amend.measure, provision.amend.scope or ())


def _of_goods(corpus: Corpus) -> Iterator[_Document]:
    """The codes that have a name, each with the measures that name it."""
    naming: dict[str, list[str]] = {}
    for text in corpus.instruments:
        for provision in text.provisions if text.status == "adopted" else ():
            measure, scopes = _scope(provision)
            for code in (code for scope in scopes if scope.goods for code in scope.goods.hs):
                naming.setdefault(code, []).append(measure)
    for code, name in goods_names.names().items():
        measures = tuple(dict.fromkeys(each for spec, ids in naming.items() if _covers(spec, code) for each in ids))
        summary = f"HS {code}: {name}"
        hit = LawHit(
            score=0, kind="goods", id=code, summary=summary, citation=None, status="adopted", measures=measures
        )
        yield _Document(hit=hit, places=((IN_ID, (code,)), (IN_SUMMARY, words(name)), (IN_REST, ("hs",))))


def _covers(spec: str, code: str) -> bool:
    """Whether a code or a range of codes contains a code, or is contained in it."""
    first, _, last = spec.partition("-")
    length = min(len(first), len(code))
    return first[:length] <= code[:length] <= (last or first)[:length]

"""The parties whom a corpus designates by name, as a list to screen against where no published list of the regime is at hand."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from detente import __version__
from detente.law.declaration import Corpus
from detente.law.instrument import Designated
from detente.parties.entity import KINDS, Entity, Name
from detente.parties.index.index import IndexBuilder
from detente.parties.lists.edition import Edition, digest, packed
from detente.parties.screening.screening import Consulted, Screening

FORMAT: Final = "corpus"
"""The format of such an edition: it comes from no file of an authority."""


def screening(corpus: Corpus, today: date | None) -> Screening:
    """Return a screening against the names that a corpus gives of the parties whom it designates; against nobody where it gives none.

    Args:
        corpus: The law.
        today: The day by which the age of the names is counted; None: they have no age.
    """
    found = tuple(entities(corpus))
    builder = IndexBuilder()
    builder.add(corpus.regime.id, found)
    edition = _edition(corpus, found)
    age = edition.age(today or edition.day)
    told = Consulted(edition=edition, age=age, stale=False, entries=len(found))
    return Screening(builder.index(), [told] if found else [])


def entities(corpus: Corpus) -> Iterator[Entity]:
    """Yield the parties whom a corpus designates by name, each once, with every name that it gives."""
    named: dict[str, list[Designated]] = {}
    for member in members(corpus):
        if member.names:
            named.setdefault(member.id, []).append(member)
    for id_, several in named.items():
        names = dict.fromkeys(name for member in several for name in member.names)
        kind = several[0].kind if several[0].kind in KINDS else "entity"
        yield Entity(
            id=id_,
            kind=kind,
            names=tuple(Name(text=name, quality="alias" if place else "primary") for place, name in enumerate(names)),
            references=(id_,),
        )


def members(corpus: Corpus) -> Iterable[Designated]:
    """Return the members of every designation of the adopted instruments."""
    texts = (each for each in corpus.instruments if each.status == "adopted")
    acts = (act.designate for text in texts for act in text.provisions)
    return (member for act in acts if act is not None for member in act.members)


def _edition(corpus: Corpus, found: tuple[Entity, ...]) -> Edition:
    read, newest = corpus.regime.read_up_to, max((each.date for each in corpus.instruments), default=date.min)
    return Edition(
        source=corpus.regime.id,
        day=newest if read is None else read.day,
        digest=digest(packed(found)),
        entries=len(found),
        names=sum(len(each.names) for each in found),
        format=FORMAT,
        engine=__version__,
    )

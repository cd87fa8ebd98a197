"""Every scope of a corpus: of measures, of their judgements' points, and of what exemptions ask to be shown."""

from collections.abc import Iterator

from detente.law.declaration import Corpus
from detente.law.instrument import Provision, Scope


def scopes(corpus: Corpus) -> Iterator[Scope]:
    """Every scope of the instruments of a corpus, adopted or not."""
    for text in corpus.instruments:
        for provision in text.provisions:
            yield from of_provision(provision)


def of_provision(provision: Provision) -> Iterator[Scope]:
    """The scopes of one provision."""
    for part in (provision.impose, provision.amend):
        if part is not None:
            yield from part.scope or ()
            yield from part.judgement.points if part.judgement is not None else ()
    if provision.exempt is not None:
        yield from provision.exempt.shown

"""Every scope of a corpus is found, wherever it stands."""

from detente.law.declaration import Corpus
from detente.law.instrument import Amendment, Judgement, Scope
from detente.law.scopes import of_provision, scopes
from tests.build import DECLARATION, exemption, measure, provision, text

ONE, TWO, THREE, FOUR = (Scope(activity=(word,)) for word in ("trade", "payment", "travel", "training"))


def test_scopes_of_measures_points_amendments_and_exemptions_are_found() -> None:
    judged = Judgement(words="Might.", by="a State", points=(TWO,))
    acts = [
        provision(1, impose=measure(scope=(ONE,), judgement=judged)),
        provision(2, amend=Amendment(measure="coal", scope=(THREE,))),
        provision(3, exempt=exemption(shown=(FOUR,))),
    ]
    corpus = Corpus(regime=DECLARATION, instruments=(text("a", "2018-01-01", *acts),))
    assert list(scopes(corpus)) == [ONE, TWO, THREE, FOUR]


def test_a_draft_has_scopes_too() -> None:
    draft = text("a", "2018-01-01", provision(1, impose=measure(scope=(ONE,))), status="draft")
    assert list(scopes(Corpus(regime=DECLARATION, instruments=(draft,)))) == [ONE]


def test_a_provision_without_a_scope_has_none() -> None:
    assert list(of_provision(provision(1, amend=Amendment(measure="coal", summary="Less.")))) == []

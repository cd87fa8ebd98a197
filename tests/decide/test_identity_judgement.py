"""A person's judgements on names, as values: how names are compared, and which judgements are refused."""

import pytest

from detente.decide.identity_judgement import (
    IdentityJudgement,
    IdentityJudgements,
    comparable,
    from_option,
    judgements,
)
from detente.errors import InputError


@pytest.mark.parametrize(
    "written", ["KOREA TANGUN  TRADING CORP", "Korea Tangun Trading, Corp.", "Koréa Tangun Trading Corp"]
)
def test_case_accents_and_punctuation_do_not_tell_names_apart(written: str) -> None:
    assert comparable(written) == comparable("Korea Tangun Trading Corp.")


@pytest.mark.parametrize(
    "other", ["Korea Tangun Trading", "Korea Tangun Trading Corporation", "Tangun Korea Trading Corp"]
)
def test_another_word_or_order_is_another_name(other: str) -> None:
    assert comparable(other) != comparable("Korea Tangun Trading Corp.")


def test_an_id_is_read_as_transactions_read_it() -> None:
    assert IdentityJudgement(name="A", id="kpe.8").id == "KPe.008"
    assert IdentityJudgement(name="A", id="IMO 8518780").id == "8518780"


def test_an_option_may_have_an_equals_sign_in_the_name() -> None:
    found = from_option("A=B Trading=KPe.008", "is")
    assert (found.name, found.id) == ("A=B Trading", "KPe.008")
    assert from_option("A Trading", "is-not").id is None


@pytest.mark.parametrize(("text", "judgement"), [("A", "is"), ("A=", "is-not"), ("=KPe.008", "is"), ("...", "is-not")])
def test_an_option_without_a_name_or_an_id_is_refused(text: str, judgement: str) -> None:
    with pytest.raises(InputError) as caught:
        from_option(text, judgement)  # type: ignore[arg-type]
    assert caught.value.where == f"--{judgement}"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("A", "KPe.008", "is"), ("a.", "KPe.009", "is")),
        (("A", "KPe.008", "is"), ("A", "KPe.008", "is-not")),
        (("A", "KPe.008", "is"), ("A", None, "is-not")),
    ],
)
def test_judgements_that_contradict_each_other_are_refused_with_both_places(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    pairs = [
        (place, IdentityJudgement(name=name, id=id_, judgement=word))  # type: ignore[arg-type]
        for place, (name, id_, word) in (("line 2", one), ("line 3", other))
    ]
    with pytest.raises(InputError) as caught:
        judgements(pairs)
    assert caught.value.where == "line 2 and line 3"
    assert caught.value.faults[0].code == "contradicts"


def test_one_party_meant_and_another_set_aside_do_not_contradict() -> None:
    pairs = [
        ("line 2", IdentityJudgement(name="A", id="KPe.008")),
        ("line 3", IdentityJudgement(name="A", id="KPe.009", judgement="is-not")),
        ("line 4", IdentityJudgement(name="A", id="KPe.008")),
    ]
    assert len(judgements(pairs)) == 2


def test_a_judgement_on_a_name_that_no_transaction_has_is_reported() -> None:
    found = IdentityJudgements((IdentityJudgement(name="Acme", id="KPe.008"),))
    assert not found.of("Other")
    assert found.warnings == ("'Acme is KPe.008' was not used: no transaction names 'Acme'",)

"""Names laid out."""

import numpy as np
import pytest

from detente.parties.entity import Entity, Name, Number
from detente.parties.index.index import (
    Index,
    IndexBuilder,
    digest,
    letter_masks,
    light_bits,
    organisation_bits,
)
from detente.parties.index.number_keys import number_key
from detente.parties.names.tokenisation import tokenise
from tests.parties.kept import party, ship

PARTIES = (
    party("A.1", "Zyxomat Orlov", "HAQQANI NETWORK (HQN)"),
    party("A.2", "KIM, Jong Un", "김정은"),
    ship("A.3", "CHONG RIM 2", "9074729"),
)


def built(*parties: Entity, name: str = "own") -> Index:
    builder = IndexBuilder()
    builder.add(name, parties)
    return builder.index()


def test_names_are_read_back_as_they_were_taken_in() -> None:
    index = built(*PARTIES)
    texts = ["Zyxomat Orlov", "HAQQANI NETWORK (HQN)", "HQN", "KIM, Jong Un", "김정은", "CHONG RIM 2"]
    assert index.names == len(texts)
    for place, text in enumerate(texts):
        found, asked = index.tokens(place), tokenise(text)
        assert found.words == asked.words
        assert found.bits == pytest.approx(asked.bits)
        assert found.eastern == asked.eastern[:1]


def test_entities_are_read_back_whole() -> None:
    index = built(*PARTIES)
    assert [index.entity(place) for place in range(index.entities)] == list(PARTIES)
    assert index.name_entity.tolist() == [0, 0, 0, 1, 1, 2]
    assert index.name_of_entity.tolist() == [0, 1, 1, 0, 1, 0]


def test_every_word_leads_to_the_names_that_have_it() -> None:
    index = built(*PARTIES)
    for number, word in enumerate(index.words[: index.joins_from]):
        names = index.post_name[index.post_start[number] : index.post_start[number + 1]].tolist()
        assert names == [name for name in range(index.names) if word in index.tokens(name).words]
    assert "zyxomatorlov" in index.words[index.joins_from :]


def test_digests_are_in_order_each_once() -> None:
    index = built(*PARTIES)
    assert np.all(np.diff(index.cut_hash.astype(np.int64)) > 0)
    assert len(index.cut_start) == len(index.cut_hash) + 1


def test_an_index_of_nothing() -> None:
    index = built()
    assert (index.names, index.entities, index.words) == (0, 0, ())


def test_a_party_whose_names_have_no_letters_is_kept_without_names() -> None:
    index = built(party("A.1", "---"))
    assert (index.names, index.entities) == (0, 1)


def test_parties_of_several_lists() -> None:
    builder = IndexBuilder()
    builder.add("one", PARTIES[:1])
    builder.add("two", PARTIES[1:])
    index = builder.index()
    assert [index.lists[each] for each in index.entity_list] == ["one", "two", "two"]


@pytest.mark.parametrize(
    ("kind", "text", "key"),
    [
        ("imo", "IMO 9074729", "imo:9074729"),
        ("passport", "ab-12 34", ":AB1234"),
        ("", "KPi.033", ":KPI033"),
        ("mmsi", "211-331-640", "mmsi:211331640"),
    ],
)
def test_numbers_as_they_are_looked_up(kind: str, text: str, key: str) -> None:
    assert number_key(kind, text) == key


def test_the_letters_of_a_name() -> None:
    alone, begins = letter_masks(("j", "smith", "44"))
    assert (alone, begins) == (1 << 10, 1 << 10 | 1 << 19)


def test_what_may_have_an_answer_unasked() -> None:
    assert (light_bits(tokenise("Zyxomat Orlov")), organisation_bits(tokenise("Zyxomat Orlov"))) == (0, 0)
    assert light_bits(tokenise("The Zyxomat Ltd")) > 0
    assert organisation_bits(tokenise("Zyxomat Group")) > 0


def test_a_digest_is_of_the_whole_text() -> None:
    assert digest("kim cho") != digest("kim cha")
    assert Name(text="x").quality == "alias"
    assert Number(kind="imo", text="1").country is None

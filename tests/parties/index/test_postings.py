"""Words, joins and texts in flat arrays."""

import numpy as np

from detente.parties.index import postings
from detente.parties.names.phonetic_key import phonetic_key
from detente.parties.names.tokenisation import tokenise

READINGS = [tokenise(name) for name in ("Zyxomat Orlov", "Orlov Trading Ltd", "محمد", "Jurij Vasko")]


def test_each_word_stands_once_with_the_most_that_it_says() -> None:
    found = postings.indexed_tokens(READINGS)
    assert len(set(found.texts[: found.joins_from])) == found.joins_from
    assert found.name_word.tolist()[:2] == [0, 1]
    assert found.name_word.tolist()[2] == 1  # Orlov again
    assert found.bits[0] == np.float32(READINGS[0].bits[0])


def test_postings_hold_each_name_once_in_order() -> None:
    found = postings.indexed_tokens([tokenise("Orlov Orlov Orlov"), tokenise("Orlov Vasko")])
    at = found.texts.index("orlov")
    assert found.post_name[found.post_start[at] : found.post_start[at + 1]].tolist() == [0, 1]


def test_a_word_is_found_by_its_fold_itself_its_kin_and_its_consonants() -> None:
    found = postings.spellings(("muhammad", "jurij"), 2)
    leads = {text for at, text in enumerate(found.texts) if 0 in found.word[found.start[at] : found.start[at + 1]]}
    assert {phonetic_key("muhammad"), "muhammad", "MHMD", "^muhammad", "~muhammad"} <= leads
    assert phonetic_key("yuriy") in found.texts  # j as y
    assert [found.texts[each] for each in found.fold_of] == [phonetic_key("muhammad"), phonetic_key("jurij")]


def test_joins_are_found_by_their_folds_only() -> None:
    found = postings.spellings(("zyxomat", "orlov", "zyxomatorlov"), 2)
    assert sum(2 in found.word[found.start[at] : found.start[at + 1]] for at in range(len(found.texts))) == 1


def test_nothing_gives_nothing() -> None:
    found = postings.indexed_tokens([])
    assert (found.texts, found.joins_from, len(found.post_name)) == ((), 0, 0)
    hashes, start, owners = postings.deletion_index(postings.spellings((), 0), 0)
    assert (len(hashes), start.tolist(), len(owners)) == (0, [0], 0)


def test_values_are_grouped_by_key() -> None:
    start, values = postings.grouped(np.array([2, 0, 2], np.int32), np.array([7, 8, 9], np.int32), 4)
    assert start.tolist() == [0, 1, 1, 3, 3]
    assert values.tolist() == [8, 7, 9]

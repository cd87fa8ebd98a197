"""Words, joins and texts in flat arrays."""

import numpy as np

from detente.parties import layout
from detente.parties.names.fold import fold
from detente.parties.names.reading import read

READINGS = [read(name) for name in ("Zyxomat Orlov", "Orlov Trading Ltd", "محمد", "Jurij Vasko")]


def test_each_word_stands_once_with_the_most_that_it_says() -> None:
    found = layout.words(READINGS)
    assert len(set(found.texts[: found.joins_from])) == found.joins_from
    assert found.name_word.tolist()[:2] == [0, 1]
    assert found.name_word.tolist()[2] == 1  # Orlov again
    assert found.bits[0] == np.float32(READINGS[0].bits[0])


def test_postings_hold_each_name_once_in_order() -> None:
    found = layout.words([read("Orlov Orlov Orlov"), read("Orlov Vasko")])
    at = found.texts.index("orlov")
    assert found.post_name[found.post_start[at] : found.post_start[at + 1]].tolist() == [0, 1]


def test_a_word_is_found_by_its_fold_itself_its_kin_and_its_consonants() -> None:
    found = layout.texts(("muhammad", "jurij"), 2)
    leads = {text for at, text in enumerate(found.texts) if 0 in found.word[found.start[at] : found.start[at + 1]]}
    assert {fold("muhammad"), "muhammad", "MHMD", "^muhammad", "~muhammad"} <= leads
    assert fold("yuriy") in found.texts  # j as y
    assert [found.texts[each] for each in found.fold_of] == [fold("muhammad"), fold("jurij")]


def test_joins_are_found_by_their_folds_only() -> None:
    found = layout.texts(("zyxomat", "orlov", "zyxomatorlov"), 2)
    assert sum(2 in found.word[found.start[at] : found.start[at + 1]] for at in range(len(found.texts))) == 1


def test_nothing_gives_nothing() -> None:
    found = layout.words([])
    assert (found.texts, found.joins_from, len(found.post_name)) == ((), 0, 0)
    hashes, start, owners = layout.cut(layout.texts((), 0), 0)
    assert (len(hashes), start.tolist(), len(owners)) == (0, [0], 0)


def test_values_are_grouped_by_key() -> None:
    start, values = layout.grouped(np.array([2, 0, 2], np.int32), np.array([7, 8, 9], np.int32), 4)
    assert start.tolist() == [0, 1, 1, 3, 3]
    assert values.tolist() == [8, 7, 9]

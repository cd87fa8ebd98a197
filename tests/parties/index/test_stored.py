"""The index over several editions is kept on disk, and made again where it is lacking, old or damaged."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from detente.parties.entity import Entity
from detente.parties.index import stored
from detente.parties.index.index import Index
from detente.parties.lists.edition import Edition
from detente.parties.lists.editions import Editions
from detente.parties.match.features import Query
from detente.parties.match.match import Matcher
from tests.parties.kept import keep, party
from tests.parties.lists.build import NOW, own, put


class Counting:
    """Editions, and how often their entries were read."""

    def __init__(self, folder: Path) -> None:
        self.indexes = folder / "indexes"
        self.editions = Editions(folder)
        self.read: list[str] = []
        for source, name in (("own:b", "Rupert Hentzau"), ("own:a", "Rudolf Rassendyll")):
            self.editions.take([put(folder, own(name), "list")], source=source, now=NOW)
        self.both = self.editions.on(None, ["own:a", "own:b"])

    def entities(self, edition: Edition) -> Iterable[Entity]:
        self.read.append(edition.source)
        return self.editions.entities(edition)

    def index(self, *, reverse: bool = False) -> Index:
        return stored.combined(self.indexes, self.both[:: -1 if reverse else 1], self.entities)

    @property
    def files(self) -> list[Path]:
        return sorted(self.indexes.iterdir())


@pytest.fixture
def counting(tmp_path: Path) -> Counting:
    return Counting(tmp_path)


def finds(index: Index, name: str) -> list[tuple[str, str]]:
    return [(match.list, match.entity.name) for match in Matcher(index, {}).match(Query(name=name))]


def test_it_answers_from_every_list(counting: Counting) -> None:
    index = counting.index()
    assert finds(index, "Rupert Hentzau") == [("own:b", "Rupert Hentzau")]
    assert finds(index, "Rassendyll, Rudolf") == [("own:a", "Rudolf Rassendyll")]
    assert index.entities == 2


def test_it_is_made_once_whatever_the_order(counting: Counting) -> None:
    counting.index()
    again = counting.index(reverse=True)
    assert counting.read == ["own:a", "own:b"]
    assert finds(again, "Rupert Hentzau") == [("own:b", "Rupert Hentzau")]
    assert len(counting.files) == 1


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [_cut, _flip, lambda path: path.write_bytes(b""), Path.unlink])
def test_a_damaged_one_is_made_again_silently(counting: Counting, damage: Callable[[Path], object]) -> None:
    counting.index()
    damage(counting.files[0])
    assert finds(counting.index(), "Rupert Hentzau") == [("own:b", "Rupert Hentzau")]
    assert counting.read == ["own:a", "own:b"] * 2
    assert len(counting.files) == 1
    counting.index()
    assert len(counting.read) == 4


def test_another_way_to_lay_it_out_makes_it_again(counting: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    counting.index()
    monkeypatch.setattr(stored, "_code_digest", lambda: "another")
    counting.index()
    assert counting.read == ["own:a", "own:b"] * 2


def test_a_folder_that_cannot_be_written_does_no_harm(counting: Counting) -> None:
    counting.indexes.write_bytes(b"a file stands where the folder would")
    assert finds(counting.index(), "Rupert Hentzau") == [("own:b", "Rupert Hentzau")]
    assert counting.indexes.read_bytes() == b"a file stands where the folder would"


def test_those_that_were_used_longest_ago_go(counting: Counting) -> None:
    counting.index()
    first = counting.files[0].name
    for number in range(stored.MAXIMUM_INDEXES):
        edition = counting.editions.take(
            [put(counting.indexes.parent, own(f"Black Michael {number}"))], source="own:c", now=NOW
        ).edition
        stored.combined(counting.indexes, [edition], counting.entities)
    names = [path.name for path in counting.files]
    assert len(names) == stored.MAXIMUM_INDEXES
    assert first not in names


def test_no_editions_make_an_empty_index(counting: Counting) -> None:
    assert stored.combined(counting.indexes, [], counting.entities).entities == 0


def test_progress_is_told_of_each_edition_that_is_indexed_and_of_none_that_is_kept(tmp_path: Path) -> None:
    keep(tmp_path, "own:a", "2026-01-01", [party("A1", "Osvaldo Brentano")])
    editions = Editions(tmp_path)
    chosen = editions.on(None, ["own:a"])
    told: list[str] = []
    assert not stored.is_kept(editions, chosen)
    stored.of_editions(editions, chosen, lambda each: told.append(each.source))
    assert (told, stored.is_kept(editions, chosen)) == (["own:a"], True)
    stored.of_editions(editions, chosen, lambda each: told.append("again"))
    assert told == ["own:a"]

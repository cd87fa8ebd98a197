"""Removal of editions: what a word names, what stays, and what is refused; nothing is ever half removed."""

from pathlib import Path

import pytest

from detente.errors import UsageError, WriteError
from detente.files import leftovers
from detente.parties.lists import shelf
from detente.parties.lists.editions import Editions
from detente.parties.lists.removal import Removal, removal_of, remove
from tests.parties.kept import keep, party


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def labels(home: Path) -> list[str]:
    """Three editions of a list, two of one day, the newest first."""
    one = keep(home, "own:zenda", "2018-08-24", [party("1", "Rupert Hentzau")])
    two = keep(home, "own:zenda", "2018-08-24", [party("2", "Rudolf Rassendyll")])
    old = keep(home, "own:zenda", "2017-07-03", [party("1", "Rupert Hentzau"), party("3", "Fritz Tarlenheim")])
    keep(home, "own:strelsau", "2017-07-03", [party("1", "Flavia")])
    return [*sorted((one.label, two.label), reverse=True), old.label]


def test_a_list_names_all_its_editions(home: Path, labels: list[str]) -> None:
    assert removal_of(Editions(home), "own:zenda") == Removal(source="own:zenda", editions=tuple(labels), left=())


@pytest.mark.parametrize("way", ["day", "digest", "part of the digest", "label", "day and part", "capitals"])
def test_an_edition_is_named_by_its_day_its_digest_or_both(home: Path, labels: list[str], way: str) -> None:
    label = labels[2]
    day, _, digest = label.partition(":")
    word = {
        "day": day, "digest": digest, "part of the digest": digest[:6], "label": label, "day and part": label[:14],
        "capitals": digest.upper(),
    }[way]  # fmt: skip
    found = removal_of(Editions(home), f"own:zenda@{word}")
    assert found == Removal(source="own:zenda", editions=(label,), left=tuple(labels[:2]))


def test_one_edition_goes_and_the_others_stay(home: Path, labels: list[str]) -> None:
    editions = Editions(home)
    remove(editions, removal_of(editions, f"own:zenda@{labels[0]}"))
    assert [each.label for each in editions.all("own:zenda")] == labels[1:]
    assert [each.label[:10] for each in editions.all("own:strelsau")] == ["2017-07-03"]
    assert editions.lacking() == ()


def test_with_its_last_edition_a_list_no_longer_counts_as_missing(home: Path, labels: list[str]) -> None:
    editions = Editions(home)
    for label in labels:
        remove(editions, removal_of(editions, f"own:zenda@{label}"))
    assert "own:zenda" not in editions.sources()
    assert editions.lacking() == ()
    assert sorted(path.name for path in (home / "lists").iterdir()) == ["own.strelsau"]


def test_a_whole_list_goes_at_once(home: Path, labels: list[str]) -> None:
    editions = Editions(home)
    remove(editions, removal_of(editions, "own:zenda"))
    assert editions.sources() == ("un-1718", "own:strelsau")
    assert not editions.shelf("own:zenda").exists()


def test_a_damaged_edition_can_be_removed(home: Path, labels: list[str]) -> None:
    editions = Editions(home)
    folder = editions.shelf("own:zenda") / labels[2].replace(":", "-")
    (folder / shelf.MANIFEST).write_bytes(b"{")
    remove(editions, removal_of(editions, f"own:zenda@{labels[2]}"))
    assert [each.label for each in editions.all("own:zenda")] == labels[:2]


@pytest.mark.parametrize(
    ("word", "says", "hint"),
    [
        ("un", "un has not been imported", "Known: own:strelsau, own:zenda."),
        ("own:zend", "own:zend has not been imported", "Did you mean 'own:zenda'?"),
        ("unn", "no list is called 'unn'", "Did you mean 'un'?"),
        ("", "no list is called ''", ""),
        ("own:../zenda", "no list is called", ""),
        ("un-1718", "un-1718 ships with the program and cannot be removed", "name the other lists with --list"),
        ("un-1718@2026-08-01", "un-1718 ships with the program", ""),
        ("own:zenda@", "no edition is named after the @", "Write un for the whole list"),
        ("own:zenda@2018-08-24", "own:zenda@2018-08-24 names 2 editions", "Name one of them: own:zenda@2018-08-24:"),
        ("own:zenda@2017-07-04", "own:zenda@2017-07-04 is not a stored edition", "Did you mean 'own:zenda@2017-07-03:"),
        ("own:zenda@2017", "own:zenda@2017 is not a stored edition", "own:zenda@2017-07-03:"),
        ("own:zenda@2018-08-24:zz", "is not a stored edition", "own:zenda@2018-08-24:"),
        ("own:zenda@*", "is not a stored edition", ""),
        ("own:zenda@..", "is not a stored edition", ""),
    ],
)
def test_what_does_not_exist_or_is_not_clear_is_refused(
    home: Path, labels: list[str], word: str, says: str, hint: str
) -> None:
    with pytest.raises(UsageError) as refused:
        removal_of(Editions(home), word)
    assert says in str(refused.value)
    assert hint in refused.value.hint
    assert [each.label for each in Editions(home).all("own:zenda")] == labels


def test_without_any_list_there_is_nothing_to_remove(home: Path) -> None:
    with pytest.raises(UsageError) as refused:
        removal_of(Editions(home), "un")
    assert refused.value.hint == "No list has been imported."


def test_what_cannot_be_removed_is_still_there_whole(
    home: Path, labels: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    editions = Editions(home)
    found = removal_of(editions, "own:zenda")

    def refuse(self: Path, _target: object) -> Path:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(WriteError, match="Permission denied"):
        remove(editions, found)
    assert [shelf.verify(folder).label for _, folder in editions.folders() if "zenda" in str(folder)] == labels


def test_a_removal_that_is_killed_half_way_leaves_nothing_that_counts_and_the_next_start_sweeps_it(
    home: Path, labels: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    editions = Editions(home)
    with monkeypatch.context() as patched:
        patched.setattr(leftovers, "remove", lambda _path: None)  # killed after the name has changed
        remove(editions, removal_of(editions, "own:zenda"))
        remove(editions, removal_of(editions, "own:strelsau"))
    assert editions.sources() == ("un-1718",)
    assert len(list((home / "lists").iterdir())) == 2
    leftovers.sweep_home(home)
    assert list((home / "lists").iterdir()) == []

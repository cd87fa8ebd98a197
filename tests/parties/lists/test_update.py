"""A list is brought up to date from a server of our own; whatever else it sends, the last good edition stands, and that is said."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest

from detente.errors import InputError, UsageError
from detente.parties.lists import update as module
from detente.parties.lists.edition import Edition
from detente.parties.lists.editions import Editions
from detente.parties.lists.sources import official
from detente.parties.lists.update import UpdateOptions, UpdateOutcome, addresses_of, update
from tests.parties.lists.build import NOW, own, put, un
from tests.parties.lists.server import Answer, Server

ETAG = {"ETag": '"7"', "Last-Modified": "Tue, 24 Nov 2026 08:00:00 GMT"}


@dataclass
class Desk:
    """A home, and a server that it is brought up to date from."""

    server: Server
    client: httpx.Client
    home: Path
    pauses: list[float] = field(default_factory=list)

    @property
    def editions(self) -> Editions:
        return Editions(self.home)

    def update(self, *answers: Answer, source: str = "un", days: int = 0, timeout: float = 60.0) -> UpdateOutcome:
        self.server.answers, self.server.asked = list(answers), []
        terms = UpdateOptions(
            address=self.server.address, timeout=timeout, tries=2, wait=self.pauses.append, client=self.client
        )
        return update(self.editions, source, now=NOW + timedelta(days=days), terms=terms)


@pytest.fixture
def desk(server: Server, tmp_path: Path) -> Iterator[Desk]:
    with httpx.Client(trust_env=False) as client:
        yield Desk(server, client, tmp_path / "home")


def test_a_first_edition(desk: Desk) -> None:
    heard: list[int] = []
    desk.server.answers = [Answer(body=un())]
    terms = UpdateOptions(address=desk.server.address, client=desk.client)
    found = update(desk.editions, "un", now=NOW, terms=terms, progress=lambda came, _: heard.append(came))
    (edition,) = desk.editions.on(None, ["un"])
    assert (found.source, found.became, found.edition, found.before, found.fault) == ("un", "new", edition, None, None)
    assert (edition.entries, edition.checked, edition.files[0].name) == (450, NOW.date(), "list.xml")
    assert heard[-1] == len(un())


def test_a_new_edition_after_another(desk: Desk) -> None:
    first = desk.update(Answer(body=un("2026-08-01"))).edition
    found = desk.update(Answer(body=un("2026-11-20", 460).replace(b"Kenya", b"Ruritania", 1)))
    assert found.became == "new"
    assert found.before == first
    assert found.edition is not None
    assert (found.edition.day, found.edition.entries) == (date(2026, 11, 20), 460)
    assert [issue.where for issue in found.issues] == ["KPi.001"]


def test_an_unchanged_list_is_asked_for_by_its_marks_and_confirmed(desk: Desk) -> None:
    desk.update(Answer(body=un(), headers=ETAG))
    found = desk.update(Answer(304, b"", whole=False), days=3)
    assert desk.server.asked[0]["if-none-match"] == '"7"'
    assert desk.server.asked[0]["if-modified-since"] == ETAG["Last-Modified"]
    assert found.became == "unchanged"
    assert found.edition is not None
    assert found.edition.checked == NOW.date() + timedelta(days=3)
    assert found.edition.age(NOW.date() + timedelta(days=5)) == 2
    again = desk.update(Answer(304, b"", whole=False), days=9)
    assert desk.server.asked[0]["if-none-match"] == '"7"'
    assert again.edition is not None
    assert again.edition.checked == NOW.date() + timedelta(days=9)


def test_the_same_list_sent_again_is_unchanged(desk: Desk) -> None:
    first = desk.update(Answer(body=un())).edition
    found = desk.update(Answer(body=un()), days=2)
    assert found.became == "unchanged"
    assert found.before is None
    assert found.edition is not None
    assert first is not None
    assert found.edition.label == first.label
    assert found.edition.checked == NOW.date() + timedelta(days=2)


def test_an_older_edition_is_kept_and_does_not_become_the_newest(desk: Desk) -> None:
    desk.update(Answer(body=un("2026-11-20"), headers=ETAG))
    found = desk.update(Answer(body=un("2026-11-10", 460)), days=2)
    assert found.became == "older"
    assert found.edition is not None
    assert (found.edition.day, found.edition.checked) == (date(2026, 11, 20), NOW.date())
    assert len(desk.editions.all("un")) == 2


def test_marks_are_not_sent_where_their_edition_is_gone_or_the_address_is_another(desk: Desk) -> None:
    desk.update(Answer(body=un(), headers=ETAG))
    desk.editions.take([put(desk.home, un("2026-11-20"))], now=NOW)
    desk.update(Answer(body=un("2026-11-20")))
    assert "if-none-match" not in desk.server.asked[0]
    desk.update(Answer(body=un("2026-11-20"), headers=ETAG))
    terms = UpdateOptions(address=f"{desk.server.address}?mirror", client=desk.client)
    desk.server.asked = []
    update(desk.editions, "un", now=NOW, terms=terms)
    assert "if-none-match" not in desk.server.asked[0]


def test_a_list_of_ones_own_from_an_address(desk: Desk) -> None:
    found = desk.update(Answer(body=own("Rupert Hentzau")), source="own:zenda")
    assert (found.became, found.edition and found.edition.dated) == ("new", "import")
    assert desk.update(Answer(body=own("Rupert Hentzau")), source="own:zenda", days=4).became == "unchanged"


PAGE = b"<!DOCTYPE html><html><body>Down for maintenance</body></html>"
HALF = un("2026-11-20")[:-5000]
FAULTS: dict[str, tuple[Answer, str]] = {
    "broken off on the way": (Answer(body=un("2026-11-20"), sent=1000), "1000"),
    "cut short before it was sent": (Answer(body=HALF), "the XML breaks off or is broken"),
    "an error page": (Answer(body=PAGE, headers={"Content-Type": "text/html"}), "this is a web page, not a list"),
    "a page that says it is XML": (Answer(body=PAGE, headers={"Content-Type": "text/xml"}), "this is a web page"),
    "a refusal": (Answer(403, PAGE), "the server answered 403 Forbidden"),
    "a fault of the server": (Answer(503, b""), "the server answered 503 Service Unavailable (tried 2 times)"),
    "silence": (Answer(body=un("2026-11-20"), sent=1000, silent=True), "nothing came for 0.2 seconds"),
    "nothing": (Answer(body=b""), "the file is empty"),
    "an emptied list": (Answer(body=un("2026-11-20", 0)), "0 entries, where un has at least 400"),
    "a list that shrank": (
        Answer(body=un("2026-11-20", 499)),
        "499 entries, where the edition before (2026-08-01) had 1,000",
    ),
    "another list": (Answer(body=own("Rupert Hentzau")), "the XML breaks off or is broken"),
    "an XML bomb": (Answer(body=b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "a DOCTYPE"),
    "a list from the future": (Answer(body=un("2027-11-20")), "2027-11-20, a day that is yet to come"),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_after_each_fault_the_last_good_edition_stands(desk: Desk, kind: str) -> None:
    good = desk.update(Answer(body=un("2026-08-01", 1000), headers=ETAG)).edition
    answer, words = FAULTS[kind]
    found = desk.update(answer, timeout=0.2 if answer.silent else 60.0, days=1)
    assert (found.became, found.edition) == ("failed", good)
    assert found.fault is not None
    assert words in str(found.fault)
    assert found.fault.hint
    assert desk.editions.all("un") == (good,)
    assert not [path for path in desk.home.rglob("*.part") if path.name]
    after = desk.update(Answer(304, b"", whole=False), days=2)
    assert after.became == "unchanged"


def test_a_fault_without_an_edition_at_hand(desk: Desk) -> None:
    found = desk.update(Answer(403, PAGE))
    assert (found.became, found.edition) == ("failed", None)
    assert found.fault is not None
    assert "import" in found.fault.hint


def test_the_second_address_is_tried_where_the_first_fails(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "addresses_of", lambda *_: (f"{desk.server.address}?1", f"{desk.server.address}?2"))
    desk.server.answers = [Answer(404, b""), Answer(body=un())]
    assert update(desk.editions, "un", now=NOW, terms=UpdateOptions(client=desk.client)).became == "new"
    desk.server.answers, desk.server.asked = [Answer(404, b""), Answer(403, b"")], []
    found = update(desk.editions, "un", now=NOW, terms=UpdateOptions(client=desk.client))
    assert found.fault is not None
    assert "404" in found.fault.what


def test_the_official_addresses_are_those_that_its_list_declares() -> None:
    assert addresses_of("un") == official("un").addresses
    assert addresses_of("un", "https://mirror.example/un.xml") == ("https://mirror.example/un.xml",)


@pytest.mark.parametrize(
    ("source", "address", "words"),
    [
        ("uno", None, "no address is known for a list called 'uno'"),
        ("own:zenda", None, "no address is known for a list called 'own:zenda'"),
        ("uno", "https://mirror.example", "no list is called 'uno'"),
    ],
)
def test_a_source_of_no_address(source: str, address: str | None, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        addresses_of(source, address)


def test_damaged_editions_at_hand_are_told_before_anything_is_fetched(desk: Desk) -> None:
    edition = desk.update(Answer(body=un())).edition
    assert edition is not None
    manifest = next(desk.home.rglob("manifest.json"))
    manifest.write_bytes(b"{")
    with pytest.raises(InputError, match="its manifest cannot be read"):
        desk.update(Answer(body=un()))
    assert desk.server.asked == []


def test_a_home_that_cannot_be_written_is_a_fault_of_the_update(desk: Desk) -> None:
    desk.home.write_bytes(b"")
    found = desk.update(Answer(body=un()))
    assert found.became == "failed"
    assert "the edition cannot be kept" in str(found.fault)


def ages(edition: Edition, *days: date) -> list[int]:
    return [edition.age(day) for day in days]


@pytest.mark.parametrize("damage", [lambda at: at.write_bytes(b"{"), Path.unlink])
def test_a_lost_memory_of_the_last_update_costs_one_whole_file(desk: Desk, damage: Callable[[Path], object]) -> None:
    desk.update(Answer(body=un(), headers=ETAG))
    damage(desk.home / "lists" / "un" / "confirmed.json")
    (edition,) = desk.editions.on(None, ["un"])
    assert edition.checked is None
    assert ages(edition, date(2026, 8, 1), date(2026, 11, 26)) == [0, 117]
    assert desk.update(Answer(body=un(), headers=ETAG)).became == "unchanged"
    assert "if-none-match" not in desk.server.asked[0]

"""A list is fetched whole or not at all: against a server of our own, which answers as it is told."""

import gzip
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from detente import __version__
from detente.errors import FetchError
from detente.parties.lists.fetch import Fetched, fetch
from detente.parties.lists.known_file import KnownFile
from tests.parties.lists.server import LIST, Answer, Handler, Server

OLD = b"the list of yesterday"
DAY = "Tue, 24 Nov 2026 08:00:00 GMT"


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False) as made:
        yield made


@dataclass
class Desk:
    """Where the file goes: what stood there, what is there, and the pauses that were made."""

    server: Server
    client: httpx.Client
    into: Path
    pauses: list[float] = field(default_factory=list)

    def fetch(self, *answers: Answer, known: KnownFile | None = None, **options: Any) -> Fetched:
        self.server.answers = list(answers)
        given: dict[str, Any] = {
            "client": self.client,
            "wait": self.pauses.append,
            "stall": 60,
            "timeout": 60,
            **options,
        }
        return fetch(self.server.address, self.into, known or KnownFile(), **given)

    def fails(self, *answers: Answer, **options: Any) -> FetchError:
        """The error, after which the old file stands, and nothing beside it."""
        self.into.write_bytes(OLD)
        with pytest.raises(FetchError) as caught:
            self.fetch(*answers, **options)
        assert self.into.read_bytes() == OLD
        assert list(self.into.parent.iterdir()) == [self.into]
        assert caught.value.exit_code == 5
        assert caught.value.what
        assert caught.value.where
        assert caught.value.hint
        return caught.value

    @property
    def tries(self) -> int:
        return len(self.server.asked)


@pytest.fixture
def desk(server: Server, client: httpx.Client, tmp_path: Path) -> Desk:
    return Desk(server, client, tmp_path / "list.xml")


def test_a_list_is_fetched(desk: Desk) -> None:
    desk.into.write_bytes(OLD)
    heard: list[tuple[int, int | None]] = []
    found = desk.fetch(
        Answer(headers={"ETag": '"7"', "Last-Modified": DAY}), progress=lambda came, total: heard.append((came, total))
    )
    assert found == Fetched(
        path=desk.into, etag='"7"', modified=DAY, status=200, bytes=len(LIST), digest=sha256(LIST).hexdigest()
    )
    assert desk.into.read_bytes() == LIST
    assert list(desk.into.parent.iterdir()) == [desk.into]
    assert heard[-1] == (len(LIST), len(LIST))
    assert desk.server.asked[0]["user-agent"] == f"detente/{__version__}"
    assert not {"if-none-match", "if-modified-since"} & set(desk.server.asked[0])


def test_its_folder_is_made_and_a_client_too(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    into = tmp_path / "new" / "list.xml"
    assert fetch(server.address, into).path == into
    assert into.read_bytes() == LIST


def test_surroundings_that_allow_no_client(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "nonsense://127.0.0.1:1")
    with pytest.raises(FetchError, match="no connection can be set up") as caught:
        fetch(server.address, tmp_path / "list.xml")
    assert "ALL_PROXY" in caught.value.hint


def test_an_unchanged_list(desk: Desk) -> None:
    desk.into.write_bytes(OLD)
    known = KnownFile(etag='"7"', modified=DAY, digest="ab")
    found = desk.fetch(Answer(304, b"", whole=False), known=known)
    assert found == Fetched(path=None, etag='"7"', modified=DAY, status=304, bytes=0, digest="ab")
    assert desk.into.read_bytes() == OLD
    assert desk.server.asked[0]["if-none-match"] == '"7"'
    assert desk.server.asked[0]["if-modified-since"] == DAY


def test_unchanged_where_nothing_is_known_is_a_fault(desk: Desk) -> None:
    assert "304" in desk.fails(Answer(304, b"", whole=False)).what


@pytest.mark.parametrize("mark", ['"é"', '"a\r\nX: b"', ""])
def test_a_mark_that_no_header_can_carry_is_left_out(desk: Desk, mark: str) -> None:
    assert desk.fetch(Answer(), known=KnownFile(etag=mark)).status == 200
    assert "if-none-match" not in desk.server.asked[0]


def test_a_truncated_list_is_fetched_again(desk: Desk) -> None:
    assert desk.fetch(Answer(sent=1000), Answer()).bytes == len(LIST)
    assert desk.into.read_bytes() == LIST
    assert desk.pauses == [1.0]


def test_a_list_that_is_always_truncated(desk: Desk) -> None:
    fault = desk.fails(Answer(sent=1000))
    assert "1000" in fault.what
    assert str(len(LIST)) in fault.what
    assert "tried 4 times" in fault.what
    assert (desk.tries, desk.pauses) == (4, [1.0, 2.0, 4.0])


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<p>Down for maintenance</p>", "text/html; charset=utf-8"),
        (b"<!DOCTYPE html><title>Sorry</title>", "application/xml"),
        (b"\xef\xbb\xbf \n<HTML><body>Sorry", "application/octet-stream"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html/>', "application/xml"),
    ],
)
def test_an_error_page_that_says_it_is_well(desk: Desk, body: bytes, kind: str) -> None:
    assert desk.fails(Answer(body=body, headers={"Content-Type": kind})).what == "this is a web page, not a list"
    assert desk.tries == 1


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal(desk: Desk, status: int) -> None:
    fault = desk.fails(Answer(status, b"<html>No robots</html>", {"Content-Type": "text/html"}))
    assert str(status) in fault.what
    assert fault.hint == "The server refuses programs; download the file by hand and `detente lists import` it."
    assert desk.tries == 1


@pytest.mark.parametrize("status", [404, 410])
def test_a_file_that_is_gone(desk: Desk, status: int) -> None:
    fault = desk.fails(Answer(status, b"", {}))
    assert str(status) in fault.what
    assert "may have moved" in fault.hint
    assert "`detente lists import`" in fault.hint
    assert desk.tries == 1


@pytest.mark.parametrize("status", [204, 206, 300, 400, 451])
def test_any_other_answer_is_a_fault(desk: Desk, status: int) -> None:
    assert str(status) in desk.fails(Answer(status, b"", whole=False)).what
    assert desk.tries == 1


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_fault_of_the_server_passes(desk: Desk, status: int) -> None:
    assert desk.fetch(Answer(status, b"<html>", {"Content-Type": "text/html"}), Answer()).status == 200
    assert desk.pauses == [1.0]


def test_a_fault_of_the_server_lasts(desk: Desk) -> None:
    fault = desk.fails(Answer(500, b""), tries=3)
    assert fault.what == "the server answered 500 Internal Server Error (tried 3 times)"
    assert desk.tries == 3


@pytest.mark.parametrize(
    ("asked", "pause"), [("7", 7.0), ("0", 0.0), ("86400", 60.0), ("soon", 1.0), ("", 1.0), ("9" * 5000, 1.0)]
)
def test_too_many_requests(desk: Desk, asked: str, pause: float) -> None:
    assert desk.fetch(Answer(429, b"", {"Retry-After": asked}), Answer()).status == 200
    assert desk.pauses == [pause]


def test_too_many_requests_until_a_moment(desk: Desk) -> None:
    now = datetime.now(UTC)
    moments = [now + timedelta(seconds=30), now - timedelta(days=1), now + timedelta(days=1)]
    answers = [Answer(503, b"", {"Retry-After": format_datetime(moment, usegmt=True)}) for moment in moments]
    desk.fetch(*answers, Answer())
    assert 20 < desk.pauses[0] <= 30
    assert desk.pauses[1:] == [0.0, 60.0]


def test_pauses_grow_to_a_minute_and_no_longer(desk: Desk) -> None:
    desk.fails(Answer(500, b""), tries=9)
    assert desk.pauses == [1, 2, 4, 8, 16, 32, 60, 60]


def test_a_stall_is_tried_again(desk: Desk) -> None:
    assert desk.fetch(Answer(sent=1000, silent=True), Answer(), stall=2).bytes == len(LIST)
    assert desk.tries == 2


def test_a_server_that_always_stalls(desk: Desk) -> None:
    fault = desk.fails(Answer(sent=1000, silent=True), stall=0.2, tries=2)
    assert fault.what == "nothing came for 0.2 seconds (tried 2 times)"


def test_a_server_that_drips_is_left(desk: Desk) -> None:
    fault = desk.fails(Answer(sent=1000, drip=0.05), longest=0.3)
    assert fault.what == "the file did not come within 0.3 seconds"


def test_no_pause_outlasts_the_whole(desk: Desk) -> None:
    assert "tried once" in desk.fails(Answer(429, b"", {"Retry-After": "50"}), longest=20).what
    assert desk.pauses == []


@pytest.mark.parametrize("body", [b"", b" \r\n\n"])
@pytest.mark.parametrize("whole", [True, False])
def test_an_emptied_list(desk: Desk, body: bytes, whole: bool) -> None:
    assert desk.fails(Answer(body=body, whole=whole)).what == "the file is empty"
    assert desk.tries == 1


@pytest.mark.parametrize("whole", [True, False])
def test_a_list_that_is_too_long(desk: Desk, whole: bool) -> None:
    assert "more than 1000 bytes" in desk.fails(Answer(whole=whole), most=1000).what
    assert desk.tries == 1


def test_a_list_that_is_just_not_too_long(desk: Desk) -> None:
    assert desk.fetch(Answer(), most=len(LIST)).bytes == len(LIST)


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(LIST),
        gzip.compress(LIST[:99]) + gzip.compress(LIST[99:]),
        gzip.compress(LIST) + bytes(600),
        gzip.compress(LIST[:99]) + bytes(9) + gzip.compress(LIST[99:], compresslevel=0),
    ],
    ids=["whole", "in two members", "padded", "padded between two members"],
)
def test_a_compressed_list_is_unpacked(desk: Desk, body: bytes) -> None:
    found = desk.fetch(Answer(body=body, headers={"Content-Encoding": "gzip"}))
    assert desk.server.asked[0]["accept-encoding"] == "gzip"
    assert (found.bytes, found.digest) == (len(LIST), sha256(LIST).hexdigest())
    assert desk.into.read_bytes() == LIST


def test_a_compressed_file_that_was_not_compressed_for_the_way_stays_so(desk: Desk) -> None:
    body = gzip.compress(LIST)
    desk.fetch(Answer(body=body, headers={"Content-Type": "application/gzip"}))
    assert desk.into.read_bytes() == body


def test_a_bomb_is_too_long(desk: Desk) -> None:
    body = gzip.compress(bytes(50_000_000), compresslevel=1)
    assert len(body) < 1_000_000
    assert (
        "more than 1000000 bytes"
        in desk.fails(Answer(body=body, headers={"Content-Encoding": "gzip"}), most=1_000_000).what
    )


@pytest.mark.parametrize(
    "body",
    [gzip.compress(LIST)[:-20], gzip.compress(LIST)[:5], b"not gzip at all", gzip.compress(LIST) + b"more"],
    ids=["breaks off", "breaks off in its head", "not gzip", "more after it"],
)
def test_a_compressed_list_that_is_broken_is_fetched_again(desk: Desk, body: bytes) -> None:
    """Its announced length is that of what came, so that only the packing shows it."""
    desk.fetch(Answer(body=body, headers={"Content-Encoding": "gzip"}), Answer())
    assert desk.tries == 2
    assert desk.into.read_bytes() == LIST


def test_an_empty_compressed_list(desk: Desk) -> None:
    for body in (b"", gzip.compress(b"")):
        assert desk.fails(Answer(body=body, headers={"Content-Encoding": "gzip"})).what == "the file is empty"


def test_an_encoding_that_was_not_asked_for(desk: Desk) -> None:
    assert "'br'" in desk.fails(Answer(headers={"Content-Encoding": "br"})).what


def test_a_redirect_is_followed(desk: Desk) -> None:
    moved = Answer(302, b"", {"Location": "/there.xml"})
    assert desk.fetch(*[moved] * 5, Answer()).bytes == len(LIST)
    assert desk.tries == 6


def test_redirects_in_a_circle(desk: Desk) -> None:
    assert desk.fails(Answer(302, b"", {"Location": "/list.xml"})).what == "more than 5 redirects"
    assert desk.tries == 6


@pytest.mark.parametrize("location", ["ftp://example.org/list.xml", "file:///etc/hosts"])
def test_a_redirect_to_something_else(desk: Desk, location: str) -> None:
    assert "no address of a file" in desk.fails(Answer(302, b"", {"Location": location})).what


def test_a_redirect_from_https_to_http(tmp_path: Path) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(302, headers={"Location": "http://user:word@example.org/list.xml"})

    with (
        httpx.Client(transport=httpx.MockTransport(answer)) as client,
        pytest.raises(FetchError, match="not https") as caught,
    ):
        fetch("https://me:secret@example.org/list.xml", tmp_path / "list.xml", client=client)
    assert len(asked) == 1
    assert "secret" not in str(caught.value)
    assert "word" not in str(caught.value)


def test_a_certificate_that_does_not_hold_is_not_tried_again(tmp_path: Path) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        raise httpx.ConnectError("certificate verify failed") from ssl.SSLCertVerificationError()

    with httpx.Client(transport=httpx.MockTransport(answer)) as client, pytest.raises(FetchError) as caught:
        fetch("https://example.org/list.xml", tmp_path / "list.xml", client=client)
    assert "certificate does not hold" in caught.value.what
    assert len(asked) == 1


def test_a_refused_connection(desk: Desk) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as gone:
        port = gone.server_port
    pauses: list[float] = []
    with pytest.raises(FetchError, match=r"the connection failed: .*\(tried 2 times\)"):
        fetch(f"http://127.0.0.1:{port}/", desk.into, tries=2, wait=pauses.append, client=desk.client)
    assert pauses == [1.0]
    assert not desk.into.exists()


@pytest.mark.parametrize("address", ["", "list.xml", "ftp://example.org/x", "http://", "http://[::1", "http://a\nb/"])
def test_what_is_no_address(desk: Desk, address: str) -> None:
    with pytest.raises(FetchError, match="no address of a file"):
        fetch(address, desk.into, client=desk.client, wait=desk.pauses.append)
    assert desk.pauses == []


def test_a_place_that_cannot_be_written(desk: Desk) -> None:
    desk.into.write_bytes(OLD)
    desk.into /= "list.xml"
    with pytest.raises(FetchError, match="cannot be written") as caught:
        desk.fetch(Answer())
    assert caught.value.where == str(desk.into)
    assert desk.into.parent.read_bytes() == OLD


def test_an_interruption_leaves_nothing_behind(desk: Desk) -> None:
    def interrupt(came: int, total: int | None) -> None:
        raise KeyboardInterrupt

    desk.into.write_bytes(OLD)
    with pytest.raises(KeyboardInterrupt):
        desk.fetch(Answer(), progress=interrupt)
    assert [path.read_bytes() for path in desk.into.parent.iterdir()] == [OLD]

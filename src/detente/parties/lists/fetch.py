"""Fetch one file of a list from its address: the whole file, and only if it is a list.

Only a whole file replaces the file at the target. Any other answer (an error page, half a file, nothing) is an error, and
the target stays as it was. No proxy, certificate or refusal is worked around.
"""

import re
import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Final

import httpx

from detente import __version__
from detente.errors import FetchError, WriteError
from detente.files.atomic import HINT, whole
from detente.parties.lists.known_file import NOTHING, KnownFile
from detente.value import value

AGENT: Final = f"detente/{__version__}"
MOST: Final = 512 * 1024 * 1024
"""Bytes of one file, unpacked; the longest list has some 120 MB."""
REDIRECTS: Final = 5
LONGEST_PAUSE: Final = 60.0
"""Seconds before another try, also where the server asks for more."""
PIECE: Final = 1 << 18
"""Bytes unpacked at once, however many a packed piece holds."""
HEAD: Final = 1024
"""The number of first bytes in which a web page is recognised."""

_GZIP: Final = zlib.MAX_WBITS | 16
_PAGE: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_PAGE_TYPES: Final = ("text/html", "application/xhtml+xml")
_USER: Final = re.compile(r"(?<=//)[^/?#]*@")

_BY_HAND: Final = "download the file by hand and `detente lists import` it"
_MENDS: Final = {
    **dict.fromkeys((401, 403), f"The server refuses programs; {_BY_HAND}."),
    **dict.fromkeys((404, 410), f"The file may have moved: look for it on the authority's pages, {_BY_HAND}."),
}
_LATER: Final = f"Try again later, or {_BY_HAND}."
_LOOK: Final = f"Open the address: it may say why there is no list. Or {_BY_HAND}."


class _Again(Exception):
    """A temporary fault: `pause` is the number of seconds that the server asks the client to wait, if it does."""

    def __init__(self, what: str, pause: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.pause = pause


@value
class Fetched:
    """The answer of an address: 200 and a file, or 304 and none, because the known file is unchanged."""

    path: Path | None
    etag: str | None
    modified: str | None
    status: int
    bytes: int
    """The length of the file, unpacked; 0 where it is unchanged."""
    digest: str
    """Its SHA-256 in hexadecimal digits; the known one, or nothing, where it is unchanged."""


@value
class _Terms:
    """The limits of time and size; `until` is a time of the monotonic clock."""

    timeout: float
    stall: float
    most: int
    longest: float
    until: float
    progress: Callable[[int, int | None], None]


def _silent(_came: int, _total: int | None) -> None:
    """Report nothing."""


def fetch(
    address: str,
    into: Path,
    known: KnownFile = NOTHING,
    *,
    tries: int = 4,
    timeout: float = 30,
    stall: float = 30,
    longest: float = 600,
    most: int = MOST,
    wait: Callable[[float], None] = time.sleep,
    progress: Callable[[int, int | None], None] = _silent,
    client: httpx.Client | None = None,
) -> Fetched:
    """Return the file at an address, which is written to `into`; or the news that the known file is unchanged, and `into` stays as it is.

    `timeout` is for a connection, `stall` for a silence, `longest` for all tries together, in seconds. Faults of the
    connection, silences, broken-off bodies, and the answers 408, 429 and 5xx are tried again after 1, 2, 4 … seconds, or
    when the server says. `progress` is told the bytes that came and, where the server tells, how many there are.

    Raises FetchError for what still fails, and at once for a refusal, a page of HTML, an empty or too long file, a
    redirect from https to http, and a file that cannot be written.
    """
    until = time.monotonic() + longest
    terms = _Terms(timeout=timeout, stall=stall, most=most, longest=longest, until=until, progress=progress)
    with _opened(client, address) as http:
        attempt = 1
        while True:
            try:
                return _once(http, address, into, known, terms)
            except _Again as fault:
                pause = min(LONGEST_PAUSE, 2.0 ** min(attempt - 1, 6)) if fault.pause is None else fault.pause
                if attempt >= tries or time.monotonic() + pause > until:
                    times = "once" if attempt == 1 else f"{attempt} times"
                    raise FetchError(f"{fault.what} (tried {times})", where=shown(address), hint=_LATER) from None
            wait(pause)
            attempt += 1


def shown(address: str) -> str:
    """Return an address without a user's name and password."""
    return _USER.sub("", address, count=1)


@contextmanager
def _opened(client: httpx.Client | None, address: str) -> Iterator[httpx.Client]:
    """Open a client of our own, or use the caller's, which stays open. Raises FetchError where the environment allows none."""
    if client is not None:
        yield client
        return
    try:
        own = httpx.Client()
    except (
        OSError,
        ValueError,
        ImportError,
        httpx.InvalidURL,
    ) as fault:  # a proxy or certificates that are set wrongly
        hint = "Look at the variables HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE and SSL_CERT_DIR."
        raise FetchError(f"no connection can be set up: {fault}", where=shown(address), hint=hint) from None
    with own:
        yield own


def _once(http: httpx.Client, address: str, into: Path, known: KnownFile, terms: _Terms) -> Fetched:
    """Try once. Raises FetchError for a permanent fault, `_Again` for a temporary one."""
    with _understood(address, terms), closing(_answer(http, address, known, terms)) as response:
        if response.status_code == HTTPStatus.NOT_MODIFIED and (known.etag or known.modified):
            return Fetched(
                path=None,
                etag=response.headers.get("etag", known.etag),
                modified=response.headers.get("last-modified", known.modified),
                status=304,
                bytes=0,
                digest=known.digest or "",
            )
        _refuse(response, terms)
        size, digest = _kept(response, into, terms)
        return Fetched(
            path=into,
            etag=response.headers.get("etag"),
            modified=response.headers.get("last-modified"),
            status=200,
            bytes=size,
            digest=digest,
        )


@contextmanager
def _understood(address: str, terms: _Terms) -> Iterator[None]:
    """Translate the errors of httpx. Raises FetchError for permanent faults, `_Again` for the others."""
    where = shown(address)
    try:
        yield
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as fault:
        raise FetchError(f"this is no address of a file: {fault}", where=where, hint="Write https://…") from None
    except (httpx.ConnectTimeout, httpx.PoolTimeout):
        raise _Again(f"no connection within {terms.timeout:g} seconds") from None
    except httpx.TimeoutException:
        raise _Again(f"nothing came for {terms.stall:g} seconds") from None
    except httpx.RequestError as fault:
        if _untrusted(fault):  # another try would meet the same certificate
            hint = (
                "Behind a proxy that reads along, name its certificate in SSL_CERT_FILE; otherwise look at the clock."
            )
            raise FetchError(f"the server's certificate does not hold: {fault}", where=where, hint=hint) from None
        raise _Again(f"the connection failed: {fault or type(fault).__name__}") from None


def _untrusted(fault: BaseException | None) -> bool:
    while fault is not None and not isinstance(fault, ssl.SSLCertVerificationError):
        fault = fault.__cause__ or fault.__context__
    return fault is not None


def _answer(http: httpx.Client, address: str, known: KnownFile, terms: _Terms) -> httpx.Response:
    """Return the answer at the end of the redirects, open, with its body unread. Raises FetchError for too many redirects, or an insecure one."""
    timeout = httpx.Timeout(terms.timeout, read=terms.stall)
    request = http.build_request("GET", address, headers=_asked(known), timeout=timeout)
    for _ in range(REDIRECTS + 1):
        response = http.send(request, stream=True, follow_redirects=False)
        following = response.next_request
        if following is None:
            return response
        response.close()
        if request.url.scheme == "https" and following.url.scheme != "https":
            what = f"redirected to {shown(str(following.url))}, which is not https"
            raise FetchError(what, where=shown(address), hint=f"It may be forged: {_BY_HAND}.")
        request = following
    raise FetchError(f"more than {REDIRECTS} redirects", where=shown(address), hint=_LOOK)


def _asked(known: KnownFile) -> dict[str, str]:
    """Return the headers of the request; a validator that no header can carry is left out, and the whole file is fetched."""
    marks = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    sent = {name: mark for name, mark in marks.items() if mark and mark.isascii() and mark.isprintable()}
    # The client accepts gzip only, which is unpacked here piece by piece, so that a decompression bomb reaches `most` before it fills the memory.
    return {"User-Agent": AGENT, "Accept-Encoding": "gzip", **sent}


def _refuse(response: httpx.Response, terms: _Terms) -> None:
    """Raise FetchError or `_Again` for an answer whose head shows that no list follows."""
    status, where = response.status_code, shown(str(response.url))
    words = f"the server answered {status} {response.reason_phrase}".rstrip()
    if (
        status in {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}
        or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    ):
        raise _Again(words, _asked_pause(response.headers.get("retry-after", "")))
    if status != HTTPStatus.OK:
        raise FetchError(words, where=where, hint=_MENDS.get(status, _LOOK))
    if response.headers.get("content-type", "").split(";")[0].strip().lower() in _PAGE_TYPES:
        raise FetchError("this is a web page, not a list", where=where, hint=_LOOK)
    if (_length(response) or 0) > terms.most:
        raise _too_long(response, terms)


def _asked_pause(text: str) -> float | None:
    """Return the seconds that `Retry-After` asks for, given as a number or a date, at most a minute; None where there is no value."""
    try:
        asked = float(int(text)) if text.strip().isdecimal() else _until(parsedate_to_datetime(text))
    except (ValueError, OverflowError, TypeError, IndexError):  # the standard library raises any of these
        return None
    return min(LONGEST_PAUSE, max(0.0, asked))


def _until(moment: datetime) -> float:
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)  # a date with -0000 comes without a zone
    return (zoned - datetime.now(UTC)).total_seconds()


def _length(response: httpx.Response) -> int | None:
    """Return how many bytes the server announces, in their transport encoding."""
    text = response.headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdigit() else None


def _too_long(response: httpx.Response, terms: _Terms) -> FetchError:
    return FetchError(
        f"the file has more than {terms.most} bytes", where=shown(str(response.url)), hint="No list is that long."
    )


def _kept(response: httpx.Response, into: Path, terms: _Terms) -> tuple[int, str]:
    """Return the length and the digest of the body, which is moved to its target once it is complete and a list."""
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        with whole(into) as part:
            return _written(part, response, terms)
    except (OSError, WriteError) as fault:
        cause = fault if isinstance(fault, OSError) else fault.__cause__
        what = f"the file cannot be written: {getattr(cause, 'strerror', None) or cause}"
        raise FetchError(what, where=str(into), hint=HINT) from None


def _written(part: Path, response: httpx.Response, terms: _Terms) -> tuple[int, str]:
    """Write the body to a file, and return its length and digest. Raises FetchError for a body that is no list."""
    digest, size, head = sha256(), 0, b""
    with part.open("wb") as file:
        for piece in _unpacked(response, terms):
            size += len(piece)
            if size > terms.most:
                raise _too_long(response, terms)
            head += piece[: HEAD - len(head)]
            digest.update(piece)
            file.write(piece)
    where = shown(str(response.url))
    if size <= HEAD and not head.strip():
        raise FetchError("the file is empty", where=where, hint=_LATER)
    if _PAGE.match(head):
        raise FetchError("this is a web page, not a list", where=where, hint=_LOOK)
    return size, digest.hexdigest()


def _unpacked(response: httpx.Response, terms: _Terms) -> Iterator[bytes]:
    """Yield the body without its transport encoding. Raises FetchError for an encoding that was not requested."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in {"", "identity"}:
        return _sent(response, terms)
    if encoding in {"gzip", "x-gzip"}:
        return _gunzipped(_sent(response, terms))
    where = shown(str(response.url))
    raise FetchError(f"the body is encoded as {encoding!r}, which was not asked for", where=where, hint=_LOOK)


def _sent(response: httpx.Response, terms: _Terms) -> Iterator[bytes]:
    """Yield the body as it is sent. Raises `_Again` where it breaks off, FetchError where it takes too long or is too large."""
    total, came = _length(response), 0
    for piece in response.iter_raw():
        came += len(piece)
        if came > terms.most:
            raise _too_long(response, terms)
        if time.monotonic() > terms.until:  # a server that sends a few bytes at a time never stalls
            what = f"the file did not come within {terms.longest:g} seconds"
            raise FetchError(what, where=shown(str(response.url)), hint=_LATER)
        terms.progress(came, total)
        yield piece
    if total is not None and came < total:
        raise _Again(f"the file broke off after {came} of {total} bytes")


def _gunzipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the content of gzip members in bounded pieces. Raises `_Again` for a member that is broken or incomplete."""
    reader, begun = zlib.decompressobj(_GZIP), False
    try:
        for piece in pieces:
            left, begun = piece, True
            while left:
                if reader.eof:
                    left = left.lstrip(b"\0")  # padding, which may follow a member
                    reader = zlib.decompressobj(_GZIP) if left else reader
                yield reader.decompress(left, PIECE)
                left = reader.unconsumed_tail or (reader.unused_data if left else b"")
        yield reader.flush()
    except zlib.error as fault:
        raise _Again(f"the compressed file is broken: {fault}") from None
    if begun and not reader.eof:
        raise _Again("the compressed file breaks off")

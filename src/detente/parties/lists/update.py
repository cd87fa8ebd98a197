"""Update a list from its authority: a new edition, the news that nothing changed, or a fault and the last good edition."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

import httpx

from detente.errors import DetenteError, FetchError, InputError, Issue
from detente.files.leftovers import temporary_folder
from detente.parties.lists.confirmed import Confirmed, confirm, confirmed
from detente.parties.lists.edition import Edition
from detente.parties.lists.editions import Editions
from detente.parties.lists.fetch import Fetched, fetch
from detente.parties.lists.known_file import NOTHING, KnownFile
from detente.parties.lists.sources import official
from detente.parties.lists.sources import source as declared
from detente.value import value

UpdateState = Literal["new", "unchanged", "older", "failed"]
TIMEOUT: Final = 30.0
TRIES: Final = 4


@value
class UpdateOutcome:
    """The result for one source."""

    source: str
    became: UpdateState
    """`older`: the address gave an edition of an earlier date than the newest stored one; both are kept."""
    edition: Edition | None
    """The newest stored edition afterwards."""
    before: Edition | None = None
    """The newest before, where there is a new one."""
    issues: tuple[Issue, ...] = ()
    fault: DetenteError | None = None


@value
class UpdateOptions:
    """The terms of an update."""

    address: str | None = None
    """Another address than the official one."""
    timeout: float = TIMEOUT
    """Seconds for a connection, and for a silence."""
    tries: int = TRIES
    wait: Callable[[float], None] = time.sleep
    client: httpx.Client | None = None


def _silent(_came: int, _total: int | None) -> None:
    """Report nothing."""


def update(
    editions: Editions,
    source: str,
    *,
    now: datetime,
    terms: UpdateOptions | None = None,
    progress: Callable[[int, int | None], None] = _silent,
) -> UpdateOutcome:
    """Update one source; the outcome has the fault of the network, the file or the edition, if there is one.

    Raises UsageError for a source without a known address, InputError where the stored editions are damaged.
    """
    terms = terms or UpdateOptions()
    addresses = addresses_of(source, terms.address)
    last = _known(editions, source, addresses)
    try:
        with temporary_folder() as folder:
            address, fetched = _fetched(addresses, folder, last, terms, progress)
            return _taken(editions, source, address, fetched, now)
    except (FetchError, InputError) as fault:
        return UpdateOutcome(source=source, became="failed", edition=_newest(editions, source), fault=fault)


def addresses_of(source: str, given: str | None = None) -> tuple[str, ...]:
    """Return the addresses of a source: the one that is given, or the official ones. Raises UsageError for no such source."""
    if given is not None:
        return (given,) if declared(source) else ()
    return official(source).addresses


def _known(editions: Editions, source: str, addresses: Sequence[str]) -> Confirmed | None:
    """Return the answer of the last update, where its edition is still the newest one and came from one of these addresses."""
    last, newest = confirmed(editions.shelf(source)), _newest(editions, source)
    if last is None or newest is None or newest.label != last.label or last.address not in addresses:
        return None
    return last


def _fetched(
    addresses: Sequence[str],
    folder: Path,
    last: Confirmed | None,
    terms: UpdateOptions,
    progress: Callable[[int, int | None], None],
) -> tuple[str, Fetched]:
    """Return the first file that is received, with its address. Raises the FetchError of the first address where none is."""
    first: FetchError | None = None
    for address in addresses:
        known = last.known if last is not None and last.address == address else NOTHING
        into = folder / (Path(urlsplit(address).path).name or "list")
        try:
            return address, fetch(
                address, into, known, tries=terms.tries, timeout=terms.timeout, stall=terms.timeout, wait=terms.wait,
                progress=progress, client=terms.client,
            )  # fmt: skip
        except FetchError as fault:
            first = first or fault
    assert first is not None
    raise first


def _taken(editions: Editions, source: str, address: str, fetched: Fetched, now: datetime) -> UpdateOutcome:
    """Return the result of an answer: a file, or the news that the last one is still current."""
    before = _newest(editions, source)
    issues: tuple[Issue, ...] = ()
    if fetched.path is not None:
        official_ = declared(source).official
        format_ = None if official_ is None else official_.format
        taken = editions.take([fetched.path], source=source, format_=format_, now=now)
        issues, label = taken.issues, taken.edition.label
        current = _newest(editions, source)
        if current is not None and current.label != label:
            return UpdateOutcome(source=source, became="older", edition=current, issues=issues)
        new = taken.new
    else:
        assert before is not None, "a file is known by its marks only where its edition is at hand"
        new, label = False, before.label
    known = KnownFile(etag=fetched.etag, modified=fetched.modified, digest=fetched.digest)
    confirm(editions.shelf(source), Confirmed(label=label, day=now.date(), address=address, known=known))
    became: UpdateState = "new" if new else "unchanged"
    current = _newest(editions, source)
    return UpdateOutcome(source=source, became=became, edition=current, before=before if new else None, issues=issues)


def _newest(editions: Editions, source: str) -> Edition | None:
    return next(iter(editions.on(None, [source])), None)

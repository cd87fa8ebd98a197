"""What `detente party match` and `party owned` give as JSON: matches with their reasons, hits, and who is owned or controlled."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from detente.desk.holdings import OwnershipAnswer
from detente.desk.party_judging import JudgedPair
from detente.desk.screening import ScreeningAnswer
from detente.parties.entity import Kind
from detente.parties.match.features import FULL_SCORE
from detente.parties.match.lookup import LookedUpParty, LookupPlace
from detente.parties.match.match import Match
from detente.parties.ownership.edges import Edge, Share
from detente.parties.ownership.holders import ListedHolder
from detente.parties.ownership.reach import Grade, Holding, ReachReason, Rule
from detente.parties.screening.batch import Hit
from detente.parties.screening.measures import Follows, MeasureBasis, MeasureSource
from detente.parties.screening.screening import Consulted
from detente.vocabulary import Numbering
from detente.wire.lists import EntityShape, NumberShape
from detente.wire.lists import entity as entity_shape
from detente.wire.shape import Shape, all_made, made


class QueryShape(Shape):
    """The screened party."""

    name: str
    born: str | None
    countries: tuple[str, ...]
    numbers: tuple[NumberShape, ...]
    kind: Kind | None


class FeatureShape(Shape):
    """One thing that was compared, and what it adds to the score; `points` is the same in thousandths, a former key."""

    name: str
    score: float
    asked: str
    listed: str
    reason: str
    points: int


class FollowsShape(Shape):
    """A measure that follows for a listed party."""

    measure: str
    summary: str
    citation: str
    source: str
    reading: MeasureSource
    basis: MeasureBasis
    since: date | None
    note: str
    judgement: str
    ended: date | None
    numbering: Numbering | None


class PartyJudgementShape(Shape):
    """What a person judged about a customer and an entry; `state` is `open` where it no longer holds, and `why` says why."""

    id: str
    customer: str
    name: str
    list: str
    reference: str
    judgement: str
    by: str
    because: str
    at: datetime
    state: str
    why: str


class MatchShape(Shape):
    """A listed party that may be meant; the scores of its features add up to its own.

    `name` is the listed name that is most alike, `party` the main name. `band` is `other-birth` where the name is the same and
    only the date of birth keeps the score below the threshold. `points`, the score in thousandths, and `matched`,
    the same as `name`, are former keys.
    """

    id: str
    score: float
    name: str
    party: str
    script: tuple[str, ...]
    list: str
    reference: str
    edition: str
    features: tuple[FeatureShape, ...]
    follows: tuple[FollowsShape, ...]
    entity: EntityShape
    points: int
    matched: str
    band: str = ""
    judgement: PartyJudgementShape | UnsetType = UNSET


class ConsultedShape(Shape):
    """An edition that was screened against, with its age."""

    list: str
    edition: str
    day: date
    digest: str
    entries: int
    age: int
    stale: bool
    shipped: bool
    ahead: bool


class UnscreenedShape(Shape):
    """A known list that was not screened, and the command that gets it."""

    id: str
    title: str
    get: str


class AnswerShape(Shape):
    """`detente party match NAME`."""

    query: QueryShape
    on: date | None
    threshold: float
    matches: tuple[MatchShape, ...]
    hidden: int
    consulted: tuple[ConsultedShape, ...]
    lacking: tuple[str, ...]
    not_screened: tuple[UnscreenedShape, ...]
    complete: bool


class HitShape(Shape):
    """`detente party match --file`: a line for each customer and listed party.

    `points`, the score in thousandths, and `ref`, the same as `reference`, are former keys.
    """

    row: int
    id: str
    role: str
    query: str
    score: float
    list: str
    reference: str
    name: str
    party: str
    measures: str
    edition: str
    match: str
    asked: str
    points: int
    ref: str
    band: str
    unread: str
    judgement: str | UnsetType = UNSET


class LookedUpShape(Shape):
    """`detente party search`: a listed party with the name or number that was found, and by what."""

    found: str
    by: LookupPlace
    party: str
    list: str
    reference: str
    entity: EntityShape


class ListedHolderShape(Shape):
    """A holder who is taken as listed, or may be; with the match where the lists say so."""

    id: str
    name: str | None
    taken: bool
    match: MatchShape | UnsetType = UNSET


class LinkShape(Shape):
    """Who owns or controls whom."""

    id: str
    holder: str
    held: str
    kind: Literal["ownership", "control"]
    what: str
    since: str | None
    until: str | None


class HoldingShape(Shape):
    """Somebody who is owned or controlled by listed parties."""

    id: str
    name: str | None
    grade: Grade
    reasons: tuple[ReachReason, ...]
    percent: str
    why: str
    links: tuple[LinkShape, ...]


class OwnershipShape(Shape):
    """`detente party owned`; with the editions that were screened against, if any."""

    rule: Rule
    listed: tuple[ListedHolderShape, ...]
    reached: tuple[HoldingShape, ...]
    consulted: tuple[ConsultedShape, ...] | UnsetType = UNSET
    lacking: tuple[str, ...] | UnsetType = UNSET
    not_screened: tuple[UnscreenedShape, ...] | UnsetType = UNSET
    complete: bool | UnsetType = UNSET


def answer(found: ScreeningAnswer) -> AnswerShape:
    """The answer to one query."""
    screening = found.screening
    return AnswerShape(
        query=made(QueryShape, found.query),
        on=screening.on,
        threshold=found.least / FULL_SCORE,
        matches=tuple(match(each, follows, found.judged.get(each.id)) for each, follows in found.matches),
        hidden=found.hidden,
        consulted=tuple(map(consulted, screening.consulted)),
        lacking=screening.lacking,
        not_screened=all_made(UnscreenedShape, screening.unscreened),
        complete=not screening.incomplete,
    )


def judged(found: JudgedPair) -> PartyJudgementShape:
    """A judgement on a pair, and whether it still holds."""
    each = found.judgement
    return PartyJudgementShape(
        id=each.id,
        customer=each.pair.customer,
        name=each.pair.name,
        list=each.pair.list,
        reference=each.pair.reference,
        judgement=each.word,
        by=each.by,
        because=each.because,
        at=each.at,
        state=found.state,
        why=found.why,
    )


def match(found: Match, follows: tuple[Follows, ...] = (), judgement: JudgedPair | None = None) -> MatchShape:
    """One match, the measures that follow, and what a person judged about it."""
    entity = found.entity
    return MatchShape(
        id=found.id,
        score=found.score,
        name=found.name,
        party=entity.name,
        script=entity.original_script,
        list=found.list,
        reference=entity.id,
        edition=found.edition,
        features=all_made(FeatureShape, found.features),
        follows=all_made(FollowsShape, follows),
        entity=entity_shape(entity),
        points=found.points,
        matched=found.name,
        band=found.band,
        judgement=UNSET if judgement is None else judged(judgement),
    )


def consulted(each: Consulted) -> ConsultedShape:
    """Return an edition that was screened against."""
    edition = each.edition
    return ConsultedShape(
        list=edition.source,
        edition=edition.label,
        day=edition.day,
        digest=edition.digest,
        entries=each.entries,
        age=each.age,
        stale=each.stale,
        shipped=edition.shipped,
        ahead=bool(each.ahead),
    )


def hit(found: Hit) -> HitShape:
    """A hit of a file."""
    shape = made(HitShape, found)
    return shape if found.judgement else replace(shape, judgement=UNSET)


def line(found: Hit) -> str:
    """A hit as a line of JSON."""
    return msgspec.json.encode(hit(found)).decode()


def looked_up(found: LookedUpParty) -> LookedUpShape:
    """A listed party that was looked up."""
    return LookedUpShape(
        found=found.found,
        by=found.by,
        party=found.entity.name,
        list=found.list,
        reference=found.entity.id,
        entity=entity_shape(found.entity),
    )


def owned(found: OwnershipAnswer) -> OwnershipShape:
    """Whom a rule reaches from those listed."""
    screening, result = found.screening, found.result
    return OwnershipShape(
        rule=found.rule,
        listed=tuple(map(_listed, result.listed)),
        reached=tuple(_holding(each, result.names) for each in result.found),
        consulted=UNSET if screening is None else tuple(map(consulted, screening.consulted)),
        lacking=UNSET if screening is None else screening.lacking,
        not_screened=UNSET if screening is None else all_made(UnscreenedShape, screening.unscreened),
        complete=UNSET if screening is None else not screening.incomplete,
    )


def _listed(each: ListedHolder) -> ListedHolderShape:
    return ListedHolderShape(
        id=each.id,
        name=each.name or None,
        taken=each.taken,
        match=UNSET if each.match is None else match(each.match),
    )


def _holding(found: Holding, names: Mapping[str, str]) -> HoldingShape:
    return HoldingShape(
        id=found.id,
        name=names.get(found.id),
        grade=found.grade,
        reasons=tuple(found.reasons),
        percent=str(found.percent),
        why=found.why,
        links=tuple(map(_link, found.links)),
    )


def _link(edge: Edge) -> LinkShape:
    share = isinstance(edge, Share)
    return LinkShape(
        id=edge.id,
        holder=edge.holder,
        held=edge.held,
        kind="ownership" if share else "control",
        what=str(edge.percent) if isinstance(edge, Share) else edge.how,
        since=edge.since,
        until=edge.until,
    )

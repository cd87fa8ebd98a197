"""The text of a decision as a template: the JSON of what rows share, with gaps for what each row has of its own.

Most of it is what the law says: reasons, judgements, changes. Few of these are distinct, so each is made into JSON once for all
decisions that have it. The rest is made with marks where a row's own words belong, and is cut there.
"""

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Final

import msgspec
from msgspec.structs import replace as replace_fields

from detente.decide.cache import store
from detente.decide.decider import Decider
from detente.decide.decision import Change, Decision, JudgementNote, Reason
from detente.decide.shared import SharedDecision
from detente.wire import decision as shapes
from detente.wire.shape import all_made, line

MARK: Final = "\ue0de\ue0ce"
"""Two private characters of Unicode, which no text of law or list has."""
PARTS: Final = ("reasons", "judgements", "would_change")
"""The lists of a decision that are made into JSON once for all decisions that have them."""
_OF_THE_LAW: Final = ("regime", "coverage", "position", "known_on", "findings", "drafts", "positions")
"""What all decisions of one decider have alike."""
_FRAME: Final = tuple(
    each.name for each in fields(Decision) if each.name not in ("id", "receipt", *PARTS, *_OF_THE_LAW)
)
_MARK: Final = MARK.encode()
_GAP: Final = re.compile(
    rb'"%b(id|receipt)"|{"%b(transaction)": ""}|, "(passed)": {"%b": ""}|"(%b)": \[\]'
    % (_MARK, _MARK, _MARK, "|".join(PARTS).encode())
)
"""What is cut out of the text of a decision: what each row has of its own, and the empty lists of what is made once."""
_FACTS: Final = re.compile(rb'{"%b([0-9]+)": ""}' % _MARK)

Part = list[bytes | int]
"""The text of a part of decisions; a number is a gap for the facts of the reason of this number."""

Cut = list[bytes | str]
"""A text in pieces; a word is a gap for the part or the own fact that it names."""
Frame = tuple[Cut, tuple[bytes, bytes]]
"""What stands around the parts of a decision, and around the facts of its receipt."""


@dataclass(frozen=True, slots=True)
class Template:
    """The text of the decisions that rows share, in pieces, some of which are gaps."""

    texts: list[bytes]
    """The pieces in their order; gaps are empty."""
    gaps: tuple[int, int, int, int]
    """The places of the gaps for a row's `id`, `receipt`, `transaction` and `passed`."""
    fact_gaps: tuple[tuple[int, int], ...]
    """The places of the gaps for facts of reasons, each with the number of the reason."""
    receipt: tuple[bytes, bytes]
    """The JSON of the receipt before its facts, and behind them."""


@dataclass(slots=True)
class DecisionWording:
    """Makes templates, and keeps the texts of the parts that decisions have in common."""

    decider: Decider
    _frames: dict[Hashable, Frame] = field(default_factory=dict)
    _reasons: dict[int, tuple[tuple[Reason, ...], Part]] = field(default_factory=dict)
    """By the identity of the reasons, which are kept, so that nothing else takes their identity."""
    _judgements: dict[int, tuple[tuple[JudgementNote, ...], Part]] = field(default_factory=dict)
    _changes: dict[tuple[Change, ...], Part] = field(default_factory=dict)

    def template(self, common: SharedDecision) -> Template:
        """The template of the rows that share a decision."""
        texts: list[bytes] = []
        gaps: dict[str, int] = {}
        facts: list[tuple[int, int]] = []
        frame, receipt = self._frame(common)
        for piece in _pieces(frame, self._parts(common)):
            if isinstance(piece, str):
                gaps[piece] = len(texts)
            elif isinstance(piece, int):
                facts.append((len(texts), piece))
            texts.append(piece if isinstance(piece, bytes) else b"")
        return Template(
            texts, (gaps["id"], gaps["receipt"], gaps["transaction"], gaps["passed"]), tuple(facts), receipt
        )

    def _frame(self, common: SharedDecision) -> Frame:
        """What stands around the parts."""
        if not common.is_common:
            return self._made_frame(common)
        key = (
            *(getattr(common.decision, name) for name in _FRAME),
            common.decision.answer,
            shapes.parties(common.example),
        )
        return self._frames.get(key) or store(self._frames, key, self._made_frame(common))

    def _made_frame(self, common: SharedDecision) -> Frame:
        holds = self.decider.inputs(common.example, {MARK: ""}, common.ruling, common.approved)
        before, after = msgspec.json.encode(holds).split(f'"{MARK}":""'.encode())
        return _cut(_rest(common)), (before, after)

    def _parts(self, common: SharedDecision) -> Mapping[str, Part]:
        found = common.decision
        if not common.is_common:  # it is that of one row, and worth no place
            return {
                "reasons": _reasons(found.reasons),
                "judgements": _judgements(found.judgements),
                "would_change": _changes(found.would_change),
            }
        reasons = self._reasons.get(id(found.reasons)) or store(
            self._reasons, id(found.reasons), (found.reasons, _reasons(found.reasons))
        )
        judgements = self._judgements.get(id(found.judgements)) or store(
            self._judgements, id(found.judgements), (found.judgements, _judgements(found.judgements))
        )
        changes = self._changes.get(found.would_change) or store(
            self._changes, found.would_change, _changes(found.would_change)
        )
        return {"reasons": reasons[1], "judgements": judgements[1], "would_change": changes}


def _reasons(found: tuple[Reason, ...]) -> Part:
    """The text of reasons, with a gap for the facts of each."""
    marked = [replace(reason, facts=((f"{MARK}{number}", ""),)) for number, reason in enumerate(found)]
    pieces = _FACTS.split(line(tuple(map(shapes.reason, marked))))
    return [int(piece) if place % 2 else piece for place, piece in enumerate(pieces)]


def _judgements(found: tuple[JudgementNote, ...]) -> Part:
    return [line(tuple(map(shapes.judgement, found)))]


def _changes(found: tuple[Change, ...]) -> Part:
    return [line(all_made(shapes.ChangeShape, found))]


def _rest(common: SharedDecision) -> bytes:
    """The text of what rows share without the parts, with marks for what each row has of its own."""
    bare = replace(
        common.decision, id=f"{MARK}id", receipt=f"{MARK}receipt", reasons=(), judgements=(), would_change=()
    )
    shape = replace_fields(
        shapes.to_wire(bare, passed={MARK: ""}),
        answer=common.decision.answer,
        transaction={f"{MARK}transaction": ""},
        parties=shapes.parties(common.example),
    )
    return line(shape)


def _cut(text: bytes) -> Cut:
    """A text, cut at its marks."""
    found: list[bytes | str] = []
    at = 0
    for cut in _GAP.finditer(text):
        name = cut[cut.lastindex or 0].decode()
        heading = b'"%b": ' % name.encode() if name in PARTS else b""
        found += [text[at : cut.start()] + heading, name]
        at = cut.end()
    return [*found, text[at:]]


def _pieces(frame: Cut, parts: Mapping[str, Part]) -> Iterator[bytes | int | str]:
    """The pieces of a template: texts, numbers of reasons, and what else fills a gap."""
    for piece in frame:
        if isinstance(piece, str) and piece in parts:
            yield from parts[piece]
        else:
            yield piece

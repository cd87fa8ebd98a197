"""Decisions on very many rows as lines of JSON: what rows share is made into text once, and each row fills in its own.

A line is the text of the row's `DecisionShape`, byte for byte. The text of what is shared is made with marks where a row's own
words belong, and is cut there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import msgspec
from msgspec.structs import replace as replace_fields

from detente.decide.batch import DecidedChunk
from detente.decide.cache import store
from detente.decide.decider import Decider
from detente.decide.receipt import packed
from detente.decide.shared import SharedDecision
from detente.decide.texts import FactTexts, in_steps, told_activity
from detente.wire.decision import to_wire
from detente.wire.shape import line

MARK: Final = "\ue0de\ue0ce"
"""Two private characters of Unicode, which no text of law or list has."""
_CUT: Final = re.compile(
    f'"{MARK}(id|receipt)"|{{"{MARK}(transaction|[0-9]+)": ""}}|(, "passed": {{"{MARK}": ""}})'.encode()
)

Template = tuple[tuple[bytes, str | int], ...]
"""What stands before each gap of a line, and what fills it: `id`, `receipt`, `transaction`, `passed`, or the number of the reason whose facts do."""
Pieces = Mapping[str, Sequence[bytes | None]]
"""For each column, each row's fact as a member of an object; None: the row does not give it."""


@dataclass(slots=True)
class DecisionLines:
    """Writes the decisions of one decider."""

    decider: Decider
    _templates: dict[int, "_Kind"] = field(default_factory=dict)
    """By the identity of what is shared, which is kept, so that nothing else takes its identity."""

    def of(self, decided: DecidedChunk, shared: Iterable[SharedDecision]) -> Iterator[bytes]:
        """The line of each row of a chunk, without its end."""
        each = iter(shared)
        passed = iter(()) if decided.passed is None else decided.passed.iter_rows(named=True)
        for found in in_steps(decided.table):
            receipts = zip(*_members(found, ":").values(), strict=True)
            doing = _members({**found, "activity": told_activity(found)}, ": ")
            ids = map(msgspec.json.encode, found["id"])
            whole = zip(*_members(found, ": ").values(), strict=True)
            for place, (name, given, facts, common) in enumerate(zip(ids, receipts, whole, each, strict=False)):
                kind = self._templates.get(id(common)) or self._learn(common)
                own = {
                    "id": name,
                    "transaction": b"{%b}" % b", ".join(filter(None, facts)),
                    "passed": b', "passed": %b' % line(cells) if (cells := next(passed, None)) else b"",
                }
                yield kind.line(own, b",".join(filter(None, given)), doing, place)

    def _learn(self, common: SharedDecision) -> "_Kind":
        holds = self.decider.inputs(common.example, {MARK: ""}, common.ruling)
        before, after = msgspec.json.encode(holds).split(f'"{MARK}":""'.encode())
        found = _Kind(common, *_template(common), before, after)
        return found if common.ruling is None else store(self._templates, id(common), found)


@dataclass(frozen=True, slots=True)
class _Kind:
    """The texts of all rows that share a decision."""

    common: SharedDecision
    template: Template
    end: bytes
    before: bytes
    """The JSON of the receipt before the facts."""
    after: bytes

    def line(self, own: Mapping[str, bytes], given: bytes, doing: Pieces, place: int) -> bytes:
        """The line of one row.

        Args:
            own: Its id and facts as JSON, and the member for the cells that were not read.
            given: The members of the facts of its receipt.
            doing: The facts of some rows as members.
            place: Which of these the row is.
        """
        parts: list[bytes] = []
        for text, gap in self.template:
            parts.append(text)
            if gap in own:
                parts.append(own[gap])  # type: ignore[index]
            elif gap == "receipt":
                parts.append(b'"%b"' % packed(self.before + given + self.after).encode())
            else:
                names = self.common.fact_columns[gap]  # type: ignore[index]
                facts = [fact for each in names if each in doing and (fact := doing[each][place]) is not None]
                parts.append(b"{%b}" % b", ".join(facts))
        parts.append(self.end)
        return b"".join(parts)


def _members(found: FactTexts, colon: str) -> Pieces:
    """The facts as members of an object; each distinct one is made into text once."""
    return {name: _column(name, column, colon) for name, column in found.items()}


def _column(name: str, column: Sequence[str | None], colon: str) -> list[bytes | None]:
    start = f'"{name}"{colon}'.encode()
    made: dict[str | None, bytes | None] = {
        each: start + msgspec.json.encode(each) for each in set(column) if each is not None
    }
    return list(map(made.get, column))


def _template(common: SharedDecision) -> tuple[Template, bytes]:
    reasons = tuple(
        replace(reason, facts=((f"{MARK}{number}", ""),)) for number, reason in enumerate(common.decision.reasons)
    )
    marked = replace(common.decision, id=f"{MARK}id", receipt=f"{MARK}receipt", reasons=reasons)
    shape = replace_fields(to_wire(marked, common.example, {MARK: ""}), transaction={f"{MARK}transaction": ""})
    pieces = _CUT.split(line(shape))  # text, then one of three words, text, ...
    gaps: list[tuple[bytes, str | int]] = []
    for before, word, object_, _ in zip(pieces[::4], pieces[1::4], pieces[2::4], pieces[3::4], strict=False):
        found = (word or object_ or b"passed").decode()
        gaps.append((before, int(found) if found.isdigit() else found))
    return tuple(gaps), pieces[-1]

"""The words in which a verdict is printed, and the sentence that says under which law it was decided and what that leaves out.

`permitted` never stands alone on a screen: a decision only says that this regime holds no restriction, which is no clearance.
Programs read the verdict itself, which keeps its words.
"""

from collections.abc import Iterable
from typing import Final

from detente.law.declaration import Declaration
from detente.value import value
from detente.vocabulary import Verdict

ANSWERS: Final[dict[Verdict, str]] = {
    "prohibited": "prohibited",
    "over-cap": "quota exceeded",
    "needs-approval": "approval required",
    "needs-notification": "notification required",
    "needs-judgement": "judgement required",
    "undetermined": "undetermined",
    "within-cap": "within quota",
    "permitted": "no {authority} restriction found",
}
"""Each verdict in the words of the field; `{authority}` is the short name of who made the measures."""
OTHER_LAW: Final = "every other regime and all national law"
"""What a decision leaves out where its regime does not declare it."""

LEFT_OUT: Final = "the measures of this regime that the partial corpus leaves out"
"""What a partial corpus leaves out, where it does not declare it."""


@value
class Coverage:
    """The law under which a decision was made, and the law that it leaves out."""

    regime: str
    """The id of the regime."""
    title: str
    authority: str
    """The short name of who made the measures: `UN`; empty where there is none."""
    not_covered: str
    """The law that the regime does not have, as a noun phrase; of a partial corpus also what it leaves out of the regime itself."""
    partial: bool = False
    """Whether the corpus has only some of the measures of the regime."""

    def __str__(self) -> str:
        some = ", of which this corpus has a part only" if self.partial else ""
        return f"Decided only under: {self.title} ({self.regime}){some}. Not covered: {self.not_covered}."


def coverage_of(regime: Declaration) -> Coverage:
    """Return what the decisions under a regime cover, as the regime declares it."""
    return Coverage(
        regime=regime.id,
        title=regime.title,
        authority=regime.abbreviation,
        not_covered=_not_covered(regime),
        partial=regime.partial,
    )


def _not_covered(regime: Declaration) -> str:
    elsewhere = regime.not_covered or OTHER_LAW
    if not regime.partial:
        return elsewhere
    return f"{regime.left_out or LEFT_OUT}; {elsewhere}"


def answer(verdict: Verdict, authority: str = "") -> str:
    """Return a verdict as it is printed: `no UN restriction found` for `permitted`."""
    return " ".join(ANSWERS[verdict].format(authority=authority).split())


def answer_with(words: str, ties: str | None, judged: str | None) -> str:
    """Return the printed verdict of a permitted row; where a tie and something left to judgement stand behind it, with that."""
    return f"{words}; left to judgement: {judged}" if ties and judged else words


def opening(verdict: Verdict, authority: str = "") -> str:
    """Return the same with a capital letter, at the beginning of a sentence."""
    text = answer(verdict, authority)
    return f"{text[:1].upper()}{text[1:]}"


def sentences(found: Iterable[Coverage]) -> tuple[str, ...]:
    """Return what several decisions cover, a sentence for each regime."""
    return tuple(map(str, dict.fromkeys(found)))

"""A decision as a worked case looks at it."""

from dataclasses import dataclass

from detente.decide.decision import Decision
from detente.vocabulary import Verdict


@dataclass(frozen=True)
class DecidedCase:
    """A decision as a worked case looks at it."""

    decision: Decision

    @property
    def verdict(self) -> Verdict:
        """The verdict."""
        return self.decision.verdict

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing."""
        return self.decision.missing

    def cited(self) -> dict[str, str]:
        """The measures among the reasons, those that are cleared included, with the citations of their words."""
        return {reason.measure: str(reason.citation) for reason in self.decision.reasons}

    def cleared(self) -> set[str]:
        """The exemptions that clear it or are open to it."""
        return {
            note.id
            for notes in (
                *(reason.exemptions for reason in self.decision.reasons),
                *(words.exemptions for words in self.decision.judgements),
            )
            for note in notes
            if note.state in ("applies", "open")
        }

    def judged(self) -> set[str]:
        """The measures under its judgements."""
        return {words.measure for words in self.decision.judgements}

    def bound(self) -> set[str]:
        """The duties beside it, with a `?` where they depend on what is missing."""
        return set(map(str, self.decision.duties))

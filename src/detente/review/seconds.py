"""Two persons' judgements: where a ledger asks for two, the second decides whether an event becomes a finding."""

from datetime import date

from detente.ledger.settings import judges
from detente.ledger.view import LedgerView
from detente.review.thread import ReviewJudgement, Thread


def awaited(view: LedgerView, found: Thread, by: str, kind: str, day: date) -> str:
    """Return why an event that somebody accepts does not become a finding yet; empty where it does.

    A second person has to have accepted it as the same kind of fact of the same day, after the last withdrawal.
    """
    asked = judges(view)
    if asked == 1:
        return ""
    others = [each for each in since_withdrawal(found).values() if _name(each.by) != _name(by)]
    if any((each.word, each.finding, each.on) == ("accepted", kind, day) for each in others):
        return ""
    if others:
        return f"no finding: {'; '.join(map(_differs, others))}"
    return "no finding yet: a second person has to judge it"


def since_withdrawal(found: Thread) -> dict[str, ReviewJudgement]:
    """The last judgement of each person since the last finding was withdrawn."""
    gone = [each.withdrawal.at for each in found.findings if each.withdrawal is not None]
    return {by: each for by, each in found.last_words.items() if not gone or each.at > max(gone)}


def _name(by: str) -> str:
    """Who judges, whatever the case and the blanks: `Reviewer-1` is not a second `reviewer-1`."""
    return " ".join(by.casefold().split())


def _differs(each: ReviewJudgement) -> str:
    if each.word == "rejected":
        return f"{each.by} rejected it: {each.because}"
    taken = f"{each.finding or 'no finding'} of {each.on}" if each.on else "without a day"
    return f"{each.by} accepted it as {taken}: {each.because}"

"""The options by which a person settles names, and `--fail-on`, which makes a verdict or a potential match an exit code."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from detente.errors import InputError, UsageError, VerdictMet
from detente.vocabulary import VERDICTS, Verdict

if TYPE_CHECKING:
    from detente.decide.identity_judgement import IdentityJudgement

POTENTIAL: Final = "potential-match"
"""What `--fail-on` calls a potential match, beside the verdicts."""


def identity_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that settle names; the command gets them as one, `identities`."""
    from functools import wraps

    @wraps(command)
    def settled(
        *args: object, are: tuple[str, ...], are_not: tuple[str, ...], judged: Path | None, **rest: object
    ) -> None:
        command(*args, identities=_identities(are, are_not, judged), **rest)

    for option in (
        click.option(
            "--identities",
            "judged",
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="CSV or JSON of such findings: name, id, judgement (is or is-not), and list and note where wanted.",
        ),
        click.option(
            "--is-not",
            "are_not",
            multiple=True,
            metavar="NAME[=ID]",
            help="A person found that NAME is not this listed party; without ID, that it is no listed party.",
        ),
        click.option(
            "--is", "are", multiple=True, metavar="NAME=ID", help="A person found that NAME is this listed party."
        ),
    ):
        settled = option(settled)
    return settled


def stated_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options for what is known beside the transactions; the command gets them as one, `stated`, a mapping for the desk."""
    from functools import wraps

    @wraps(command)
    def known(*args: object, counted: Path | None, approvals: Path | None, **rest: object) -> None:
        command(*args, stated={"counted": counted or (), "approvals": approvals}, **rest)

    for option in (
        click.option(
            "--approvals",
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="The approvals that you hold, CSV or JSON: reference, covers (measures, HS codes), quantity, unit, from, until, by.",
        ),
        click.option(
            "--counted",
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="What had passed under caps before: what an earlier `decide -o` wrote, or a table of cap, period, amount, unit.",
        ),
    ):
        known = option(known)
    return known


def _identities(are: tuple[str, ...], are_not: tuple[str, ...], file: Path | None) -> "tuple[IdentityJudgement, ...]":
    """The judgements of all options. Raises UsageError for one that is none, and for two that contradict each other."""
    if not (are or are_not or file):
        return ()
    from detente.decide.identity_judgement import from_option, judgements
    from detente.desk.identities import read

    from_file = [(str(file), each) for each in (read(file) if file is not None else ())]
    try:
        given = [("--is", from_option(text, "is")) for text in are]
        given += [("--is-not", from_option(text, "is-not")) for text in are_not]
        return judgements([*given, *from_file])
    except InputError as fault:
        raise UsageError(fault.what, where=fault.where, hint=fault.hint) from None


def with_ledger(
    context: click.Context, given: "tuple[IdentityJudgement, ...]", *, asked: bool
) -> "tuple[IdentityJudgement, ...]":
    """The judgements on names of the options, and with --ledger those of the ledger beside them. Raises UsageError where two contradict."""
    if not context.params.get("ledger") or not asked:
        return given
    from detente.decide.identity_judgement import judgements

    held = context.obj.desk.party_judgements(context.params.get("store")).identities()
    try:
        return judgements([*(("an option", each) for each in given), *(("the ledger", each) for each in held)])
    except InputError as fault:
        raise UsageError(fault.what, where=fault.where, hint=fault.hint) from None


def met(counts: dict[Verdict, int], potential: int, fail_on: tuple[str, ...]) -> None:
    """Raise VerdictMet where a transaction has one of these verdicts or a stricter one, or a potential match if that is asked."""
    for word in fail_on:
        strict = [verdict for verdict in VERDICTS if word != POTENTIAL and _rank(verdict) <= _rank(word)]
        found = potential if word == POTENTIAL else sum(counts.get(verdict, 0) for verdict in strict)
        verb = ("has", "have") if word == POTENTIAL else ("is", "are")
        what = "a potential match" if word == POTENTIAL else f"{word} or stricter"
        if found:
            noun = f"transaction {verb[0]}" if found == 1 else f"transactions {verb[1]}"
            raise VerdictMet(f"{found} {noun} {what}", where="--fail-on")


def _rank(word: str) -> int:
    return [str(verdict) for verdict in VERDICTS].index(word)

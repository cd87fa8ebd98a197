"""What `decide` puts into the ledger and takes from it: the decisions, and judgements on names."""

from typing import TYPE_CHECKING

import click

from detente.errors import InputError, UsageError

if TYPE_CHECKING:
    from detente.decide.identity_judgement import IdentityJudgement
    from detente.desk.decision_log import Logbook
    from detente.desk.decision_run import DecisionRun
    from detente.desk.decisions import Matching


def logbook_of(context: click.Context, run: "DecisionRun", by: str) -> "Logbook":
    """The ledger of the command, as it is before the decisions are put there."""
    from detente.desk.decision_log import Logbook

    if str(run.file) == "-":
        raise UsageError("--log reads a file twice, and - cannot be read again", hint="Save it to a file first.")
    asked = context.obj.desk.ledger(context.params.get("store"))
    return Logbook(asked.ledger, asked.head_now(), by)


def with_judged(
    context: click.Context, given: "tuple[IdentityJudgement, ...]", matching: "Matching | None"
) -> "tuple[IdentityJudgement, ...]":
    """The judgements on names of the options, and with --ledger those of the ledger beside them. Raises UsageError where two contradict."""
    if not context.params.get("ledger") or matching is None:
        return given
    from detente.decide.identity_judgement import judgements

    held = context.obj.desk.party_judgements(context.params.get("store")).identities()
    try:
        return judgements([*(("an option", each) for each in given), *(("the ledger", each) for each in held)])
    except InputError as fault:
        raise UsageError(fault.what, where=fault.where, hint=fault.hint) from None

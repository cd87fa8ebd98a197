"""The properties that a plan is checked for, each with its sentence."""

from typing import Final, Literal, get_args

CheckId = Literal[
    "relief-after-verification",
    "relief-delivered",
    "no-dead-stage",
    "completable",
    "no-circular-wait",
    "deadlines-consistent",
    "deadlines-keepable",
    "return-in-window",
    "nobody-alone-stops-relief",
    "nobody-alone-stops-return",
    "exposure-bounded",
    "terms-defined",
    "verifier-independent",
    "every-side-verified",
]
SENTENCES: Final[dict[CheckId, str]] = {
    "relief-after-verification": "Relief comes only after what it is given for was verified.",
    "relief-delivered": "Each relief has a delivery with evidence and a clock of its own.",
    "no-dead-stage": "Each phase can be entered, and in each something can be done.",
    "completable": "The plan can be carried out to its end.",
    "no-circular-wait": "Nobody waits for somebody who waits for him.",
    "deadlines-consistent": "The deadlines can all be met, whatever the order allows.",
    "deadlines-keepable": "Each deadline can be kept even when each act and each verification takes its longest.",
    "return-in-window": "Measures that were eased can come back while something is still to be done for them.",
    "nobody-alone-stops-relief": "No one party alone can stop relief that was earned.",
    "nobody-alone-stops-return": "No one party alone can stop measures from coming back.",
    "exposure-bounded": "No side gives more that it cannot undo, unanswered, than the plan allows.",
    "terms-defined": "Each word that a duty or a trigger hangs on means the same to all.",
    "verifier-independent": "Nobody is the judge of his own deed, or alone of another side's.",
    "every-side-verified": "What each side gives is verified, relief too.",
}
CHECK_IDS: Final[tuple[CheckId, ...]] = get_args(CheckId)

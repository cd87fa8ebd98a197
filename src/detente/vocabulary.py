"""The words that every package shares: activities, end uses, verdicts, purposes, units.

Nothing here imports anything of Détente. A word list is a tuple, in the order in which people meet it; its type is the
`Literal` of the same words, so that mypy, pydantic and the JSON Schema all know it.
"""

from typing import Final, Literal, get_args

Verdict = Literal[
    "prohibited",
    "over-cap",
    "needs-approval",
    "needs-notification",
    "needs-judgement",
    "undetermined",
    "within-cap",
    "permitted",
]
"""The word of a decision; docs/glossary.md explains each."""
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
"""Strictest first: the verdict on a transaction is the first of these that any measure gives."""

Activity = Literal[
    "trade",
    "fishing-rights",
    "payment",
    "trade-finance",
    "public-finance",
    "correspondent-account",
    "bank-branch",
    "bank-account",
    "bulk-cash",
    "joint-venture",
    "employment",
    "insurance",
    "charter",
    "crewing",
    "vessel-registration",
    "vessel-classification",
    "port-call",
    "ship-to-ship-transfer",
    "bunkering",
    "landing",
    "overflight",
    "training",
    "technical-assistance",
    "scientific-cooperation",
    "property-lease",
    "travel",
]
ACTIVITIES: Final[tuple[Activity, ...]] = get_args(Activity)
ANY_ACTIVITY: Final = "any"
ScopeActivity = Literal[Activity, "any"]
"""An activity as a scope of the law names it; `any` says expressly that the scope touches every activity."""

VESSEL_ACTIVITIES: Final[frozenset[str]] = frozenset(
    {
        "charter",
        "crewing",
        "vessel-registration",
        "vessel-classification",
        "port-call",
        "ship-to-ship-transfer",
        "bunkering",
    }
)
"""Activities that always involve a vessel: in these a null flag is an unknown flag."""

EndUse = Literal[
    "humanitarian",
    "livelihood",
    "diplomatic",
    "mission-in-target",
    "mission-of-target",
    "civil-aviation-safety",
    "civil-aviation-flight",
    "medical",
    "development",
    "denuclearization",
    "public-utility",
    "religious",
    "basic-expenses",
    "extraordinary-expenses",
    "lien-or-judgment",
    "emergency",
    "return-to-port",
    "inspection",
    "commercial",
    "luxury",
    "sport",
    "nuclear-field",
    "military",
    "weapons-programme",
]
END_USES: Final[tuple[EndUse, ...]] = get_args(EndUse)
"""The end uses that every regime has; a regime may declare more."""

Flow = Literal["from-target", "to-target", "either", "through-target"]
Purpose = Literal["weapons", "finance", "revenue", "transport", "labour", "luxury"]
PURPOSES: Final[tuple[Purpose, ...]] = get_args(Purpose)
"""The purposes that every regime has; a regime may declare more."""
StatementKind = Literal[
    "duty",
    "target-duty",
    "call",
    "report",
    "committee",
    "panel",
    "review",
    "trigger",
    "political",
    "clarification",
    "inspection",
    "expulsion",
    "designation",
    "carve-out",
]
STATEMENT_KINDS: Final[tuple[StatementKind, ...]] = get_args(StatementKind)
"""The kinds of statement that every regime has; a regime may declare more."""
DesignatedKind = Literal["person", "entity", "vessel", "aircraft"]
DESIGNATED_KINDS: Final[tuple[DesignatedKind, ...]] = get_args(DesignatedKind)
"""The kinds of designated party that every regime has; a regime may declare more."""
Impact = Literal["none", "low", "medium", "high"]
Provenance = Literal["text", "secondary", "recalled"]
"""How the encoder knows a paragraph: its words seen, its substance seen elsewhere, or memory only."""
Numbering = Literal["seen", "inferred", "recalled"]
"""How the encoder knows the paragraph's number."""
PROVENANCES: Final[tuple[Provenance, ...]] = get_args(Provenance)
NUMBERINGS: Final[tuple[Numbering, ...]] = get_args(Numbering)
Basis = Literal["text", "national", "mapped"]
"""Who says which HS codes are meant: the resolution itself, a State's notice, or we."""
CapUnit = Literal["bbl", "t", "USD"]
Status = Literal["adopted", "draft", "vetoed", "proposal"]

_PAYMENT_ROLES: Final = (
    "debtor",
    "creditor",
    "ultimate-debtor",
    "ultimate-creditor",
    "initiating-party",
    "invoicer",
    "invoicee",
    "debtor-agent",
    "creditor-agent",
    "sending-agent",
    "instructing-agent",
    "instructed-agent",
    "forwarding-agent",
    "charges-agent",
    "charges-account-agent",
    "instructing-reimbursement-agent",
    "instructed-reimbursement-agent",
    "third-reimbursement-agent",
    "intermediary-agent",
    "previous-instructing-agent",
    "vessel",
    "mentioned",
)
PARTY_ROLES: Final[frozenset[str]] = frozenset(
    {*_PAYMENT_ROLES, *(f"underlying-{role}" for role in _PAYMENT_ROLES if role not in ("mentioned", "vessel"))}
)
"""What a party is to a payment. `underlying-…`: to the customer's transfer that a cover payment is for; `mentioned`: it is
only named somewhere in the message; `vessel`: a ship that its free text names."""

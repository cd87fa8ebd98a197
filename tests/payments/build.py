"""Messages of our own for the tests of payments."""

from typing import Final

from detente.errors import Fault
from detente.payments import Payment, read

NAMESPACE: Final = "urn:iso:std:iso:20022:tech:xsd:"
DEBTOR: Final = "<Dbtr><Nm>Rudolf Rassendyll</Nm><PstlAdr><TwnNm>Strelsau</TwnNm><Ctry>AT</Ctry></PstlAdr></Dbtr>"
CREDITOR: Final = "<Cdtr><Nm>Zenda Works</Nm></Cdtr>"
IDS: Final = "<PmtId><InstrId>I-1</InstrId><EndToEndId>E-1</EndToEndId></PmtId>"
MONEY: Final = '<IntrBkSttlmAmt Ccy="EUR">12.50</IntrBkSttlmAmt><IntrBkSttlmDt>2024-03-05</IntrBkSttlmDt>'
FIELDS: Final = (
    ":20:REF-1",
    ":23B:CRED",
    ":32A:240305EUR12,50",
    ":50K:/AT123\nRUDOLF RASSENDYLL\nRING 1\nSTRELSAU",
    ":52A:BANKATWWXXX",
    ":57A:BANKDEFFXXX",
    ":59:/DE456\nZENDA WORKS\nHOF 2",
    ":70:INVOICE 7",
    ":71A:SHA",
)


def bank(bic: str) -> str:
    """A bank by its BIC, as ISO 20022 has it."""
    return f"<FinInstnId><BICFI>{bic}</BICFI></FinInstnId>"


def transfer(*inside: str) -> str:
    """One transfer; without anything given, a whole one between two customers."""
    return f"<CdtTrfTxInf>{''.join(inside or (IDS, MONEY, DEBTOR, CREDITOR))}</CdtTrfTxInf>"


def pacs008(*transfers: str, header: str = "", version: str = "pacs.008.001.08") -> str:
    """A customer credit transfer between banks."""
    return (
        f'<Document xmlns="{NAMESPACE}{version}"><FIToFICstmrCdtTrf><GrpHdr><MsgId>M-1</MsgId>{header}</GrpHdr>'
        f"{''.join(transfers)}</FIToFICstmrCdtTrf></Document>"
    )


def pacs009(*inside: str) -> str:
    """A credit transfer between banks."""
    return f'<Document xmlns="{NAMESPACE}pacs.009.001.08"><FICdtTrf><GrpHdr/>{transfer(*inside)}</FICdtTrf></Document>'


def pain001(shared: str, *transfers: str, header: str = "") -> str:
    """A customer's order; `shared` is what all of its transfers have in common."""
    return (
        f'<Document xmlns="{NAMESPACE}pain.001.001.09"><CstmrCdtTrfInitn><GrpHdr>{header}</GrpHdr>'
        f"<PmtInf>{shared}{''.join(transfers)}</PmtInf></CstmrCdtTrfInitn></Document>"
    )


def mt(kind: str, *fields: str) -> str:
    """A message of SWIFT with its blocks, from an Austrian bank to a German one."""
    body = "\n".join(fields or FIELDS)
    return f"{{1:F01BANKATWWAXXX0000000000}}{{2:I{kind}BANKDEFFXXXXN}}{{4:\n{body}\n-}}"


def without(*tags: str) -> list[str]:
    """The fields of an MT103, less these."""
    return [field for field in FIELDS if not field.startswith(tuple(f":{tag}" for tag in tags))]


def payments(text: str | bytes) -> list[Payment]:
    """The payments of a message of which nothing is refused."""
    found, refused = read(text.encode() if isinstance(text, str) else text, "m")
    assert refused == []
    return found


def payment(text: str | bytes) -> Payment:
    """The only payment of a message."""
    (found,) = payments(text)
    return found


def refusal(text: str | bytes) -> Fault:
    """The only refusal of a message from which nothing is read."""
    found, refused = read(text.encode() if isinstance(text, str) else text, "m")
    assert found == []
    (only,) = refused
    return only


def names(found: Payment) -> list[tuple[str, str]]:
    """Role and name of everybody, a bank by its BIC."""
    return [(each.role, each.name or each.bic or "") for each in found.parties]

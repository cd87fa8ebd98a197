"""Messages in what systems wrap around them."""

import base64
import html

import pytest

from detente.payments import envelopes, looks_like_message, read
from tests.payments.build import NAMESPACE, bank, mt, names, pacs008, payment, payments, refusal, transfer

HEADER = (
    f'<AppHdr xmlns="{NAMESPACE}head.001.001.02"><Fr><FIId>{bank("BANKATWW")}</FIId></Fr>'
    f"<To><FIId>{bank('BANKKPPY')}</FIId></To></AppHdr>"
)
DECLARED = '<?xml version="1.0" encoding="UTF-8"?>'
LOG = "2024-03-05 10:00:01,123 INFO  [mq-1] received from BANKATWW\n"


def _saa(body: str, kind: str = "pacs.008.001.08") -> str:
    return (
        f'{DECLARED}<Saa:DataPDU xmlns:Saa="urn:swift:saa:xsd:saa.2.0"><Saa:Header><Saa:Message>'
        f"<Saa:MessageIdentifier>{kind}</Saa:MessageIdentifier></Saa:Message></Saa:Header>"
        f"<Saa:Body>{body}</Saa:Body></Saa:DataPDU>"
    )


def test_a_header_and_a_document_without_a_root() -> None:
    found = payment(f"{DECLARED}\n{HEADER}\n{pacs008(transfer())}")
    assert names(found)[:2] == [("instructing-agent", "BANKATWW"), ("instructed-agent", "BANKKPPY")]
    assert found.place == "m, line 3"


def test_several_documents_in_one_file_keep_their_lines() -> None:
    whole = "\n".join(f"{DECLARED}\n{pacs008(transfer())}" for _ in range(3))
    assert [each.place for each in payments(whole)] == ["m, line 2", "m, line 4", "m, line 6"]


@pytest.mark.parametrize(
    "body",
    [
        f"<![CDATA[{DECLARED}{HEADER}{pacs008(transfer())}]]>",
        html.escape(DECLARED + pacs008(transfer()), quote=False),
        html.escape(pacs008(transfer())),
        base64.b64encode((DECLARED + pacs008(transfer())).encode()).decode(),
        "\n" + base64.encodebytes(pacs008(transfer()).encode()).decode(),
        HEADER + pacs008(transfer()),
    ],
    ids=["cdata", "escaped", "escaped-quotes", "base64", "base64-lines", "plain"],
)
def test_a_payload_is_read_however_it_is_carried(body: str) -> None:
    found = payment(_saa(body))
    assert found.kind == "pacs.008.001.08"
    assert names(found)[-2:] == [("debtor", "Rudolf Rassendyll"), ("creditor", "Zenda Works")]


def test_a_message_of_swift_in_base64_is_read() -> None:
    whole = payment(_saa(base64.b64encode(mt("103").encode()).decode(), "fin.103"))
    assert (whole.kind, whole.place) == ("MT103", "m, within the XML, line 1")
    block = "{4:\r\n" + mt("103").split("{4:\n")[1].replace("\n", "\r\n")
    assert ("creditor", "ZENDA WORKS") in names(payment(_saa(base64.b64encode(block.encode()).decode(), "fin.103")))


@pytest.mark.parametrize(
    "text", [f"{LOG}{DECLARED}{pacs008(transfer())}", f"{LOG}{LOG}{HEADER}\n{pacs008(transfer())}"]
)
def test_lines_of_a_log_before_xml_are_passed_over(text: str) -> None:
    assert looks_like_message(text.encode())
    assert names(payment(text))[-1] == ("creditor", "Zenda Works")


def test_lines_of_a_log_around_messages_of_swift_are_passed_over() -> None:
    text = f"{LOG}{mt('103')}\n{LOG}{LOG}{mt('103')}\n{LOG}"
    assert looks_like_message(text.encode())
    assert [each.place for each in payments(text)] == ["m, line 2", "m, line 20"]


def test_a_log_on_the_line_of_a_message_is_passed_over() -> None:
    assert ("creditor", "ZENDA WORKS") in names(payment(f"10:00:01 in: {mt('103')}"))


def test_a_file_that_needs_no_unwrapping_is_returned_as_it_is() -> None:
    data = (DECLARED + pacs008(transfer())).encode()
    assert envelopes.unwrapped(data) == (data, [])


@pytest.mark.parametrize("body", ["QUJD" * 40, "x&lt;y", "<![CDATA[a < b]]>"])
def test_what_is_no_message_stays_as_it_is(body: str) -> None:
    assert "holds no message" in refusal(_saa(body)).what


def test_a_doctype_within_a_payload_is_refused() -> None:
    bomb = f'<!DOCTYPE d [<!ENTITY a "b">]>{pacs008(transfer())}'
    found, refused = read(_saa(html.escape(bomb)).encode(), "m")
    assert found == []
    assert refused[0].hint


@pytest.mark.parametrize("head", [b"", b"day,text\n2024-03-05,hello", b'id,message\n1,"{1:F01BANKATWWAXXX0000000000}"'])
def test_a_table_is_no_log_of_messages(head: bytes) -> None:
    assert not envelopes.begins_later(head)

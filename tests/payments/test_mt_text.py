"""SWIFT MT as text: messages, blocks and fields."""

import pytest

from detente.errors import InputError
from detente.payments.mt_text import message, pieces, type_of
from tests.payments.build import mt


def test_messages_of_one_file_with_their_lines() -> None:
    text = f"{mt('103')}\n$\n{mt('202')}\n\n{mt('199')}$"
    assert [line for line, _ in pieces(text)] == [1, 18, 35]
    assert [type_of(piece) for _, piece in pieces(text)] == ["103", "202", "199"]


def test_an_acknowledgement_is_passed_over() -> None:
    receipt = "{1:F21BANKATWWAXXX0000000000}{4:{177:2403051200}{451:0}}"
    assert len(list(pieces(receipt + mt("103")))) == 1


def test_the_banks_that_a_message_goes_between() -> None:
    sent = message(mt("103"), 1)
    received = message(
        mt("103").replace("{2:I103BANKDEFFXXXXN}", "{2:O1031200240305BANKFRPPAXXX00000000002403051200N}"), 1
    )
    assert (sent.kind, sent.sender, sent.receiver) == ("103", "BANKATWWXXX", "BANKDEFFXXX")
    assert (received.sender, received.receiver) == ("BANKFRPPXXX", "BANKATWWXXX")


def test_fields_keep_their_lines_and_places() -> None:
    fields = message(mt("103", ":20:A", ":50K:/1\nRUDOLF\n:NO FIELD", ":77E::"), 5).fields
    assert [(each.tag, each.lines, each.at) for each in fields] == [
        ("20", ("A",), 6),
        ("50K", ("/1", "RUDOLF", ":NO FIELD"), 7),
        ("77E", (":", ""), 10),
    ]


def test_bare_fields_are_a_message_without_a_type() -> None:
    found = message(":20:A\n:59:ZENDA\n-}", 1)
    assert (found.kind, found.sender, [each.tag for each in found.fields]) == ("", None, ["20", "59"])


def test_a_trailer_may_follow() -> None:
    assert len(message(mt("103", ":20:A") + "{5:{MAC:00000000}{CHK:000000000000}}", 1).fields) == 1


@pytest.mark.parametrize(
    ("text", "told", "where"),
    [
        (mt("103").removesuffix("-}"), "block 4 is not closed by -}; the message may be cut", "line 1"),
        (mt("103") + "\n:20:ANOTHER", "text follows block 4: ':20:ANOTHER'", "line 16"),
        (mt("103", "HELLO"), "'HELLO' stands before the first field", "line 2"),
        ("{1:F01BANKATWWAXXX0000000000}{2:I103BANKDEFFXXXXN}", "the message has no text, block 4", "line 1"),
    ],
)
def test_a_message_that_is_no_message(text: str, told: str, where: str) -> None:
    with pytest.raises(InputError) as caught:
        message(text, 1)
    assert (caught.value.what, caught.value.where) == (told, where)

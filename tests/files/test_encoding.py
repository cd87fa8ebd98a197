"""Which encoding a file of XML is in; what is read and refused as a whole stands in test_xml."""

import pytest

from detente.errors import InputError
from detente.files.encoding import ACCEPTED, HEAD, detected


@pytest.mark.parametrize("name", sorted(ACCEPTED))
def test_every_accepted_name_is_a_codec_in_any_case(name: str) -> None:
    written = f'<?xml version="1.0" encoding="{name.upper()}"?><r/>'
    if ACCEPTED[name] == "utf-16":
        assert detected(written.encode("utf-16")) == ("utf-16-le", 2)
    else:
        assert detected(written.encode(ACCEPTED[name])) == (ACCEPTED[name], 0)


def test_nothing_at_all_is_utf_8() -> None:
    assert detected(b"") == detected(b"<r/>") == ("utf-8", 0)


def test_a_declaration_that_does_not_end_in_the_first_bytes_is_none() -> None:
    head = b"<?xml " + b" " * HEAD + b'encoding="utf-7"?>'
    assert detected(head[:HEAD]) == ("utf-8", 0)


def test_the_name_of_an_encoding_in_the_text_is_no_declaration() -> None:
    assert detected(b'<r encoding="utf-7"/>') == ("utf-8", 0)


def test_the_refusal_names_the_encoding_and_what_to_do() -> None:
    with pytest.raises(InputError) as caught:
        detected(b'<?xml version="1.0" encoding="utf-7"?>')
    assert str(caught.value) == (
        "the file is in the encoding 'utf-7', which is not read\n"
        "  Save the file as UTF-8, with a declaration that says so or none."
    )

import io

import pytest

from detente.errors import InputError
from detente.evidence.reader.sources import text_of


def page(words: str) -> bytes:
    """A PDF of one page with a line of text, or with none."""
    stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode() if words else b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, each in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj%sendobj\n" % (number, each))
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


@pytest.fixture(autouse=True)
def _installed() -> None:
    pytest.importorskip("pypdf", reason="the extra `reader` is not installed")


def test_the_text_of_a_pdf_is_read() -> None:
    assert "The envoy said no." in text_of(page("The envoy said no."), "a.pdf")


def test_a_scanned_pdf_without_text_is_refused() -> None:
    with pytest.raises(InputError, match="no text"):
        text_of(page(""), "a.pdf")


def test_a_broken_pdf_is_refused() -> None:
    with pytest.raises(InputError, match="could not be read"):
        text_of(b"%PDF-1.4\nbroken", "a.pdf")

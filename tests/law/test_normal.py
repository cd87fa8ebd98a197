"""The normal form: the same corpus, quickly; never an old one."""

import shutil
from pathlib import Path

import pytest

from detente.errors import LawError
from detente.law import normal
from detente.law.check import read_corpus

SHIPPED = normal.CORPUS / "un-1718"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped law that may be spoilt."""
    shutil.copytree(SHIPPED, tmp_path / "un-1718")
    shutil.copy(normal.path_of(SHIPPED), tmp_path)
    return tmp_path / "un-1718"


def test_the_shipped_form_is_in_step_and_says_what_the_texts_say() -> None:
    assert normal.is_current(SHIPPED)
    corpus, digest = normal.load(SHIPPED)
    assert corpus == read_corpus(SHIPPED)
    assert digest == normal.digest(SHIPPED)


def test_after_a_change_of_a_text_the_texts_are_read(copy: Path) -> None:
    path = copy / "2356.yaml"
    path.write_text(path.read_text().replace("Listings after a series of launches", "Listings, June 2017"))
    assert not normal.is_current(copy)
    corpus, digest = normal.load(copy)
    assert "Listings, June 2017" in {text.title for text in corpus.instruments}
    assert digest != normal.digest(SHIPPED)
    normal.write(copy)
    assert normal.is_current(copy)


@pytest.mark.parametrize("content", [b"", b"{", b'{"digest": "x"}', b"\x00\xff"])
def test_a_spoilt_form_is_not_used(copy: Path, content: bytes) -> None:
    normal.path_of(copy).write_bytes(content)
    assert not normal.is_current(copy)
    assert normal.load(copy)[0] == normal.load(SHIPPED)[0]


def test_a_spoilt_text_is_refused(copy: Path) -> None:
    (copy / "2356.yaml").write_text("id: 2356\n")
    with pytest.raises(LawError, match="in the law"):
        normal.load(copy)


def test_cases_are_no_law(copy: Path) -> None:
    (copy / "2371.cases.yaml").unlink()
    assert normal.digest(copy) == normal.digest(SHIPPED)


def test_the_declaration_alone_is_read_from_the_normal_form_or_from_the_texts(copy: Path) -> None:
    assert normal.load_declaration(copy) == normal.load(copy)[0].regime
    path = copy / "regime.yaml"
    path.write_text(path.read_text().replace("decided_by: the Committee", "decided_by: the Board"))
    assert normal.load_declaration(copy).decided_by == "the Board"
    assert normal.regime_ids(copy.parent) == ("un-1718",)

import pytest

from detente.errors import NotInstalled
from detente.evidence.reader import pipeline
from detente.evidence.reader.pipeline import PLAIN_MARKS, installed_pipeline


def test_without_the_extra_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "find_spec", lambda name: None)
    with pytest.raises(NotInstalled, match="spaCy, which is not installed") as refused:
        installed_pipeline()
    assert "pip install 'detente[reader]'" in str(refused.value)


def test_a_pipeline_that_is_named_is_not_replaced_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "find_spec", lambda name: None if name == "en_other" else object())
    with pytest.raises(NotInstalled, match="en_other"):
        installed_pipeline("en_other")


def test_the_makers_own_pipeline_is_taken_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "find_spec", lambda name: object())
    assert installed_pipeline() == "en_core_web_sm"


def test_plain_marks_keep_every_place() -> None:
    text = "“One’s”\xa0„two‟"
    assert len(text.translate(PLAIN_MARKS)) == len(text)

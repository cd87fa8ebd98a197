"""`detente read` on what is no report: each is told in a line with what to do, and nothing else is lost."""

import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.app.cli import cli
from detente.errors import DetenteError, InputError, RowsRefused, UsageError
from tests.evidence.parsed import needs_reader

pytestmark = needs_reader
GOOD = "The envoy said on Monday that the talks would go on.\n"
MENUS = "<html><body><nav><a href='/'>Home</a> <a href='/n'>News</a> <a href='/c'>Contact</a></nav></body></html>"
PAGE = (
    "<html><head><title>News</title></head><body><nav><a href='/'>Home</a></nav><article><h1>Talks go on</h1>"
    "<p>The envoy said on Monday that the talks would go on in spring, and that nobody had left the room in anger.</p>"
    "<p>The minister of the host welcomed the new offer, which came after two days of work in a small hotel.</p>"
    "</article><footer>Imprint</footer></body></html>"
)
FOREIGN = (
    "Die Gesandte sagte am Montag, dass die Gespräche im Frühjahr weitergehen und dass niemand den Raum verlassen habe. "
    "Der Minister begrüßte das neue Angebot und erklärte, die Maßnahmen blieben bis dahin in Kraft.\n"
)


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, ["read", *map(str, words), "--published", "2019-12-12"])


def file(tmp_path: Path, content: str | bytes, name: str = "report.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refused(tmp_path: Path, content: str | bytes, name: str = "report.txt") -> str:
    """What is said of a file that is not read."""
    result = run(file(tmp_path, content, name))
    assert isinstance(result.exception, DetenteError)
    assert result.exception.exit_code == 4
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    return result.stderr


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        ("", "empty.txt", "no text"),
        ("   \n\t\n", "blank.txt", "no text"),
        (MENUS, "menus.html", "no text"),
        (FOREIGN, "german.txt", "not English"),
        ("Переговоры продолжатся весной, заявил посланник в понедельник.\n" * 3, "russian.txt", "not English"),
        (GOOD.encode("utf-16")[:-1] + b"\xff\xff", "cut.txt", "UTF-8"),
        (b"\xff\xfe\x00", "odd.txt", ""),
        (b"text\x00text\x00" * 20, "binary.txt", "not text"),
        (b"\x80\x81\x82" * 50, "latin.txt", "UTF-8"),
        (b"%PDF-1.4\nnothing", "broken.pdf", ""),
    ],
)
def test_what_is_no_report_is_told_with_its_name(tmp_path: Path, content: str | bytes, name: str, words: str) -> None:
    told = refused(tmp_path, content, name)
    assert name in told
    assert words in told


def test_a_folder_with_a_broken_one_among_a_hundred_reads_ninety_nine(tmp_path: Path) -> None:
    for number in range(99):
        file(tmp_path, GOOD.replace("envoy", f"envoy of group {number}"), f"report-{number:02}.txt")
    file(tmp_path, b"\x80\x81", "report-broken.txt")
    result = run(tmp_path, "--csv")
    assert isinstance(result.exception, RowsRefused)
    assert result.exception.exit_code == 4
    assert len({line.split(",")[0] for line in result.stdout.splitlines()[1:]}) == 99
    assert result.stderr.count("report-broken.txt") == 1


def test_a_page_gives_its_main_text(tmp_path: Path) -> None:
    result = run(file(tmp_path, PAGE, "page.html"))
    assert result.exit_code == 0, result.stderr
    assert "the talks would go on in spring" in result.stdout
    assert "Imprint" not in result.stdout


@pytest.mark.parametrize(
    "text",
    [
        GOOD.upper(),
        "- The envoy said that the talks would go on.\n- The minister said that they would not.\n",
        '"The talks will go on, the envoy said. Nobody left the room.\n',
        "“The talks will go on,\" the envoy said. 'Nobody left,” he added.\n",
        "The envoy said [sic] that [the] talks ]would[ go on.\n",
        "The envoy said that the talks would go on." * 3,
        GOOD.replace("\n", "\r\n"),
        "\ufeff" + GOOD,
    ],
)
def test_odd_marks_and_capitals_are_read_without_a_fault(tmp_path: Path, text: str) -> None:
    result = run(file(tmp_path, text))
    assert result.exit_code == 0, result.stderr


def test_a_megabyte_of_noise_is_refused_or_read_but_never_a_fault(tmp_path: Path) -> None:
    noise = bytes(random.Random(5).randrange(32, 127) for _ in range(1_000_000))  # noqa: S311 -- noise, no secret
    result = run(file(tmp_path, noise))
    assert result.exception is None or isinstance(result.exception, DetenteError)
    assert "Traceback" not in result.stderr


def test_one_very_long_paragraph_is_read(tmp_path: Path) -> None:
    result = run(file(tmp_path, "Nobody came to the room that day and the rain went on. " * 4_000 + GOOD))
    assert result.exit_code == 0, result.stderr
    assert "would go on" in result.stdout


@pytest.mark.parametrize(
    ("words", "kind", "told"),
    [
        (["none.txt"], InputError, "no such file"),
        ([".", "--json", "--csv"], UsageError, "given together"),
        (["x.txt", "--keep"], UsageError, "--by"),
    ],
)
def test_what_cannot_be_asked_is_refused(words: list[str], kind: type[Exception], told: str) -> None:
    result = run(*words)
    assert isinstance(result.exception, kind)
    assert told in str(result.exception)


def test_a_folder_without_documents_says_which_are_read(tmp_path: Path) -> None:
    file(tmp_path, "x", "image.png")
    result = run(tmp_path)
    assert isinstance(result.exception, InputError)
    assert ".html" in result.exception.hint


def test_a_day_before_the_texts_own_shows_both(tmp_path: Path) -> None:
    text = "GENEVA (Alpine News / Reuters - 14th December, 2019) The envoy said no.\n"
    told = refused(tmp_path, text)
    assert "2019-12-12" in told
    assert "2019-12-14" in told


def test_a_day_after_today_is_refused() -> None:
    result = CliRunner().invoke(cli, ["read", "-", "--published", "2999-01-01"], input=GOOD)
    assert isinstance(result.exception, UsageError)
    assert "after today" in str(result.exception)

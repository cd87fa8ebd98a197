"""The text of a file: plain text as it is, HTML without its menus, PDF read by a process of its own with limits."""

import re
import subprocess
import sys
from importlib.metadata import version
from importlib.util import find_spec
from typing import Final

from detente.errors import InputError, NotInstalled
from detente.evidence.document import TEXT
from detente.evidence.reader.pipeline import HINT

MOST: Final = 50_000_000
"""Bytes of a file that are read."""
SECONDS: Final = 60
"""Seconds that a PDF may take."""
MARKUP: Final = re.compile(rb"\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<html)", re.IGNORECASE)
LEAST_WORDS: Final = 8
"""Words below which what is left of a page is a menu."""
COMMON: Final = frozenset(
    [
        "the",
        "of",
        "to",
        "and",
        "in",
        "that",
        "for",
        "on",
        "was",
        "said",
        "with",
        "is",
        "as",
        "by",
        "at",
        "from",
        "it",
        "he",
        "has",
        "have",
        "not",
        "be",
        "an",
    ]
)
ENGLISH: Final = 0.12
"""The share of common English words from which a text is taken for English."""
ENOUGH: Final = 30
"""Words below which a language is not judged."""


def text_of(raw: bytes, name: str) -> str:
    """The text of a file.

    Raises:
        InputError: it is empty, too large, in no encoding that we know, without text, or not English.
        NotInstalled: the reader of HTML or PDF is not installed.
    """
    if len(raw) > MOST:
        raise InputError(f"The file has more than {MOST // 1_000_000} MB.", where=name, hint="Split it into documents.")
    if raw.startswith(b"%PDF-"):
        text = pdf_text(raw, name)
    elif MARKUP.match(raw):
        text = html_text(raw, name)
    else:
        text = plain_text(raw, name)
    if not text.strip():
        raise InputError("The file has no text.", where=name, hint="A scanned page needs text recognition first.")
    if not is_english(text):
        raise InputError(
            "The text is not English, so it was not read.", where=name, hint="Give an English text or a translation."
        )
    return text


def extractor_of(raw: bytes) -> str:
    """What makes the text of a file, with its version: `text 1`, `trafilatura 2.0.0`, `pypdf 6.0.0`."""
    library = "pypdf" if raw.startswith(b"%PDF-") else "trafilatura" if MARKUP.match(raw) else ""
    return f"{library} {version(library)}" if library else TEXT


def plain_text(raw: bytes, name: str) -> str:
    """The text of bytes in UTF-8 or UTF-16."""
    try:
        codec = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
        text = raw.decode(codec)
    except UnicodeDecodeError as fault:
        raise InputError(
            "The file is not UTF-8.", where=f"{name}, byte {fault.start}", hint="Save it as UTF-8."
        ) from None
    if "\0" in text:
        raise InputError("The file is not text.", where=name, hint="Give plain text, HTML or PDF.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def html_text(raw: bytes, name: str) -> str:
    """The main text of a page, without menus and notes around it."""
    if find_spec("trafilatura") is None:
        raise NotInstalled("Reading HTML needs trafilatura, which is not installed.", where=name, hint=HINT)
    import trafilatura

    text = trafilatura.extract(raw, include_comments=False, include_tables=False) or ""
    return text if len(text.split()) >= LEAST_WORDS else ""


def pdf_text(raw: bytes, name: str) -> str:
    """The text of a PDF, read by another process that may take a minute and a gigabyte."""
    if find_spec("pypdf") is None:
        raise NotInstalled("Reading PDF needs pypdf, which is not installed.", where=name, hint=HINT)
    command = [sys.executable, "-m", "detente.evidence.reader.pdf"]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 -- our own module
    except subprocess.TimeoutExpired:
        raise InputError(
            f"The PDF took more than {SECONDS} seconds.", where=name, hint="Save it anew, or as text."
        ) from None
    if done.returncode:
        raise InputError("The PDF could not be read within its limits.", where=name, hint="Save it anew, or as text.")
    return done.stdout.decode("utf-8", "replace")


SAMPLE: Final = 20_000
"""Characters by whose letters the script of a text is judged."""
LATIN: Final = 0.6
"""The share of letters of a text in English that are those of its alphabet, at least."""


def is_english(text: str) -> bool:
    """Whether a text seems to be English: enough of its words are common English ones, or it is too short to tell."""
    letters = [sign for sign in text[:SAMPLE] if sign.isalpha()]
    if sum(sign.isascii() for sign in letters) < len(letters) * LATIN:
        return False
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    return len(words) < ENOUGH or sum(word in COMMON for word in words) / len(words) >= ENGLISH

"""The normal form of a corpus: one JSON file made from its YAML files, which loads fast, with the digest of those files."""

from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from detente.files import atomic
from detente.law.declaration import Corpus, Declaration
from detente.law.source import CASES_SUFFIX

CORPUS: Final = Path(__file__).parent / "corpus"
DIGITS: Final = 16
"""The number of hexadecimal digits of a digest that are kept, in receipts too."""


class NormalForm(msgspec.Struct, frozen=True):
    """The content of a normal form's file."""

    digest: str
    corpus: Corpus


class _DeclarationOnly(msgspec.Struct, frozen=True):
    """A corpus of which only the declaration is decoded."""

    regime: Declaration


class _NormalDeclaration(msgspec.Struct, frozen=True):
    """The content of a normal form's file, of which only the declaration is decoded."""

    digest: str
    corpus: _DeclarationOnly


def path_of(folder: Path) -> Path:
    """The path of a folder's normal form, which is beside the folder."""
    return folder.with_name(f"{folder.name}.json")


def digest(folder: Path) -> str:
    """The digest of the names and bytes of a folder's YAML files, without its worked cases, since they are not law."""
    total = sha256()
    for path in sorted(folder.glob("*.yaml")):
        if not path.name.endswith(CASES_SUFFIX):
            total.update(f"{path.name}\0".encode())
            total.update(path.read_bytes())
    return total.hexdigest()[:DIGITS]


def load(folder: Path) -> tuple[Corpus, str]:
    """The corpus of a folder and its digest, from the normal form if that is up to date, else from the YAML files.

    Raises:
        LawError: the YAML files hold faults.
    """
    now = digest(folder)
    try:
        found = msgspec.json.decode(path_of(folder).read_bytes(), type=NormalForm)
    except (OSError, ValueError, msgspec.MsgspecError):
        found = None
    if found is not None and found.digest == now:
        return found.corpus, now
    from detente.law.check import read_corpus

    return read_corpus(folder), now


def load_declaration(folder: Path) -> Declaration:
    """The declaration of a folder's regime, read without its instruments where the normal form is up to date.

    Raises:
        LawError: the YAML files hold faults.
    """
    try:
        found = msgspec.json.decode(path_of(folder).read_bytes(), type=_NormalDeclaration)
    except (OSError, msgspec.MsgspecError):
        found = None
    return found.corpus.regime if found is not None and found.digest == digest(folder) else load(folder)[0].regime


def regime_ids(corpus: Path = CORPUS) -> tuple[str, ...]:
    """The ids of the regimes in a folder that has one corpus in each of its folders, in order."""
    return tuple(sorted(path.name for path in corpus.iterdir() if path.is_dir()))


def write(folder: Path) -> Path:
    """Write the normal form of a folder, and return its path.

    Raises:
        LawError: the YAML files hold faults.
    """
    from detente.law.check import read_corpus

    made = NormalForm(digest(folder), read_corpus(folder))
    path = path_of(folder)
    atomic.write(path, [msgspec.json.format(msgspec.json.encode(made), indent=1), b"\n"])
    return path


def is_current(folder: Path) -> bool:
    """Whether the normal form was made from the YAML files as they are now."""
    try:
        return msgspec.json.decode(path_of(folder).read_bytes(), type=NormalForm).digest == digest(folder)
    except (OSError, ValueError, msgspec.MsgspecError):
        return False


if __name__ == "__main__":
    for each in sorted(path for path in CORPUS.iterdir() if path.is_dir()):
        write(each)

"""Reads the YAML files of a corpus, and reports every fault with file, line, column, paragraph and the nearest allowed word."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from detente.errors import FaultCode, LawError, LawFault
from detente.law.declaration import Corpus, Declaration
from detente.law.instrument import Instrument
from detente.law.yaml import Document, parse
from detente.nearest import nearest

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

DECLARATION_FILE: Final = "regime.yaml"
CASES_SUFFIX: Final = ".cases.yaml"
CODES: Final[Mapping[str, FaultCode]] = {
    "unexpected_keyword_argument": "unknown-word",
    "literal_error": "unknown-word",
    "missing": "missing",
}
"""The validator's kinds of error with a code of their own; all others are `unreadable`."""

Heading: TypeAlias = Callable[[Any, Sequence[str | int]], str]
"""Gives the heading that a place of a file stands under, from the content of the file and the path to the place."""
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class ParsedFile(Generic[Made]):
    """A file that was read: its content as a typed value, and the YAML document with the location of each part."""

    file: str
    value: Made
    document: Document


def read_folder(
    folder: Path, beside: Sequence[Path] = ()
) -> tuple[ParsedFile[Declaration], tuple[ParsedFile[Instrument], ...]]:
    """The declaration and the instruments in a folder, and texts of other files beside them, each file checked by itself.

    Raises:
        LawError: some files hold faults; the error has every fault of every file.
    """
    faults: list[LawFault] = []
    paths = sorted(
        path for path in folder.glob("*.yaml") if path.name != DECLARATION_FILE and not path.name.endswith(CASES_SUFFIX)
    )
    declared = _parsed_file(folder / DECLARATION_FILE, Declaration, faults)
    texts = [text for path in (*paths, *beside) if (text := _parsed_file(path, Instrument, faults)) is not None]
    if faults or declared is None:
        raise LawError(sorted(faults, key=lambda fault: (fault.file, fault.line, fault.column)))
    return declared, tuple(sorted(texts, key=lambda text: (text.value.date, text.value.id)))


def corpus_of(texts: tuple[ParsedFile[Declaration], Sequence[ParsedFile[Instrument]]]) -> Corpus:
    """The corpus of a declaration and its instruments."""
    return Corpus(regime=texts[0].value, instruments=tuple(text.value for text in texts[1]))


def _parsed_file(path: Path, kind: type[Made], faults: list[LawFault]) -> ParsedFile[Made] | None:
    try:
        raw = path.read_bytes()
    except OSError as fault:
        faults.append(
            LawFault(
                file=path.name,
                what=f"cannot be read: {fault.strerror}",
                hint="Every corpus has this file.",
                code="missing",
            )
        )
        return None
    return read(raw, path.name, kind, faults)


def read(
    raw: bytes, file: str, kind: type[Made], faults: list[LawFault], *, heading: Heading | None = None
) -> ParsedFile[Made] | None:
    """The content of one file as a value of `kind`; None where the file holds faults, which are added to `faults`.

    `heading` gives the heading that a place stands under, for the faults; by default the paragraph of an instrument.
    """
    from pydantic import ValidationError

    document = parse(raw, file)
    faults.extend(document.faults)
    if document.faults:
        return None
    known: Any = kind
    try:
        content = _without_nulls(document.content)
        if kind is Instrument:
            _inherit_reading(content)
        return ParsedFile(file, adapter(known).validate_python(content), document)
    except ValidationError as found:
        faults.extend(_faults(found.errors(include_url=False), file, kind, document, heading or paragraph_heading))
        return None


@cache
def adapter(kind: Any) -> Any:
    """The validator of a type, which reads its values and makes its JSON Schema."""
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def _without_nulls(content: Any) -> Any:
    """The content without keys whose value is null, so that their defaults apply."""
    if isinstance(content, dict):
        return {key: _without_nulls(each) for key, each in content.items() if each is not None}
    return [_without_nulls(each) for each in content] if isinstance(content, list) else content


def _inherit_reading(content: Any) -> None:
    """Give each provision that does not say how its words are known the `reading` of its instrument."""
    if not isinstance(content, dict) or "reading" not in content or not isinstance(content.get("provisions"), list):
        return
    for provision in content["provisions"]:
        if isinstance(provision, dict):
            provision.setdefault("reading", content["reading"])


def _faults(
    found: Sequence["ErrorDetails"], file: str, kind: Any, document: Document, heading: Heading
) -> Iterator[LawFault]:
    for each in found:
        path = tuple(each["loc"])
        what, hint = _explained(each, kind, path)
        paragraph, key = heading(document.content, path), each["type"] == "unexpected_keyword_argument"
        yield document.fault(
            file, path, what, hint, key=key, paragraph=paragraph, code=CODES.get(each["type"], "unreadable")
        )


def paragraph_heading(content: Any, path: Sequence[str | int]) -> str:
    """The citation of the paragraph that a path lies in, as `2397 ¶5`; "" where it lies in none."""
    if not isinstance(content, dict) or len(path) < 2 or path[0] != "provisions":  # noqa: PLR2004 -- provisions, number
        return ""
    provisions = content.get("provisions")
    here = provisions[path[1]] if isinstance(provisions, list) and isinstance(path[1], int) else None
    paragraph = here.get("paragraph") if isinstance(here, dict) else None
    return f"{content.get('id', '?')} ¶{paragraph}" if paragraph else ""


def _explained(each: "ErrorDetails", kind: Any, path: tuple[str | int, ...]) -> tuple[str, str]:
    """What is wrong, and the hint, for an error of the validator."""
    context, given, name = each.get("ctx", {}), each["input"], _nearest_key(path)
    match each["type"]:
        case "unexpected_keyword_argument":
            known = [part.name for part in fields(_type_at(kind, path[:-1]))]
            return f"unknown key {name!r}", nearest(name, known, few=20)
        case "missing":
            return f"the key {name!r} is missing", ""
        case "literal_error":
            words = context["expected"].replace(" or ", ", ").replace("'", "").split(", ")
            return f"{name}: {given!r} is not one of the allowed words", nearest(str(given), words, few=30)
        case "date_from_datetime_parsing" | "date_parsing" | "date_from_datetime_inexact" | "date_type":
            return f"{name}: {given!r} is not a day", "Write it as 2017-08-05."
        case "int_parsing" | "int_type" | "int_from_float" | "decimal_parsing" | "decimal_type":
            return f"{name}: {given!r} is not a number", "Write digits only."
        case "bool_parsing" | "bool_type":
            return f"{name}: {given!r} is neither true nor false", ""
        case "tuple_type":
            return f"{name} should be a list", "Write [one, two], or a line with a dash for each."
        case "string_type":
            return f"{name} should be a single text", ""
        case "dataclass_type" | "dataclass_exact_type":
            keys = ", ".join(f"{part.name}: …" for part in fields(_type_at(kind, path)) if _is_required(part))
            which = f"each of {name}" if path and isinstance(path[-1], int) and len(path) > 1 else name
            return f"{which} should be a mapping of keys", f"Write {{{keys}}}." if keys else ""
        case _:
            return f"{name}: {each['msg']}", ""


def _nearest_key(path: Sequence[str | int]) -> str:
    """The key at a path, or the key of the list that the path leads into."""
    return next((step for step in reversed(path) if isinstance(step, str)), "the file")


def _is_required(part: Field[Any]) -> bool:
    return part.default is MISSING and part.default_factory is MISSING


def _type_at(kind: Any, path: Sequence[str | int]) -> Any:
    """The dataclass at a path within a type."""
    for step in path:
        kind = _inner(kind)
        if not isinstance(step, int):
            kind = get_type_hints(kind)[step]
    return _inner(kind)


def _inner(kind: Any) -> Any:
    """The dataclass X of `X | None` or `tuple[X, ...]`."""
    while not is_dataclass(kind):
        parts = get_args(kind)
        if not parts or get_origin(kind) not in (tuple, Union, UnionType):
            return kind
        kind = next((part for part in parts if part not in (type(None), Ellipsis)), kind)
    return kind

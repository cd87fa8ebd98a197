"""Every regular expression of the package, how it is used, and texts made to be slow for it."""

import ast
import importlib
import importlib.util
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import detente

sre: Final[Any] = importlib.import_module("re._constants")
_parser: Final[Any] = importlib.import_module("re._parser")
"""The parser's own words: no public module takes a pattern apart."""
LENGTH: Final = 100_000
ONCE: Final = frozenset({"match", "fullmatch", "search"})
SCANS: Final = frozenset({"sub", "subn", "split", "findall", "finditer"})
PUMPS: Final = 16
"""Texts that repeat a part of the pattern itself, at most."""
SEVERAL: Final = 8
"""Members of one set of characters that are tried."""
KINDS: Final = (
    *(" ", "\t", "\n", "\u00a0", ":", "7", "a", "A", "z", "(", ")", "[", '"', "'", ",", ".", "-", "/", ";", "<", "\0"),
    *("()", "a ", " a", "7 ", ", ", "a.", ".a", "a-", "a(", "\n ", "{1:", ":20:", "a, ", "((a) ", "1971 ", "circa "),
    *("\u0430", "\uae40 ", "\u0301", "KPi.", "IMO ", " or ", "al-", "abd", "ab"),
)
"""What is repeated whatever the pattern."""
DOZEN: Final = 12
"""How many of them a pattern gets in which nothing comes again: it takes the same time at each place of a text."""


class Found(NamedTuple):
    """A regular expression, where it stands, and the methods that it is used by."""

    name: str
    pattern: re.Pattern[str] | re.Pattern[bytes]
    methods: frozenset[str]


def modules() -> list[str]:
    """The modules of the package whose source names a regular expression."""
    names = [each.name for each in pkgutil.walk_packages(detente.__path__, "detente.")]
    return [name for name in names if re.search(r"\bre\.[a-z]|Pattern\b", _source(name))]


def found(module: str) -> list[Found]:
    """Every regular expression that a module makes: in its globals, in what these hold, in classes, and in functions."""
    tree = ast.parse(_source(module))
    loaded = importlib.import_module(module)
    own = {name for node in ast.walk(tree) for name in _bound(node)}
    made = [each for name in sorted(own & vars(loaded).keys()) for each in _within(name, getattr(loaded, name), set())]
    named = [Found(f"{module}.{name}", pattern, _used(name, tree)) for name, pattern in made]
    return [*named, *_inside(module, tree, vars(loaded))]


def _source(module: str) -> str:
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).read_text(encoding="utf-8")


def _bound(node: ast.AST) -> Iterator[str]:
    """The names that a statement binds, imports aside."""
    if isinstance(node, ast.ClassDef):
        yield node.name
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    yield from (each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name))


def _within(name: str, held: object, seen: set[int]) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The patterns that an object is or holds, at any depth."""
    if isinstance(held, re.Pattern):
        yield name, held
        return
    if id(held) in seen:
        return
    seen.add(id(held))
    inner: list[object] = []
    if isinstance(held, dict):
        inner = [*held.keys(), *held.values()]
    elif isinstance(held, list | tuple | set | frozenset):
        inner = [*held]
    elif isinstance(held, type):
        inner = [*vars(held).values()]
    for each in inner:
        if not isinstance(each, str | int | float | bytes):
            yield from _within(f"{name}[]", each, seen)


def _used(name: str, tree: ast.AST) -> frozenset[str]:
    """The methods that a pattern is used by: one in a container by all that the module calls; one unused here by all."""
    own = {(_name(node.value), node.attr) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    of = name.partition("[")[0]
    here = {method for called, method in own if called == of or ("[" in name and called.islower())} | (
        _elsewhere().get(of, set())
    )
    return frozenset(here & (ONCE | SCANS)) or ONCE | SCANS


@cache
def _elsewhere() -> dict[str, set[str]]:
    """The methods by the public name of what they are called on, anywhere in the package."""
    calls: dict[str, set[str]] = {}
    for each in pkgutil.walk_packages(detente.__path__, "detente."):
        for node in ast.walk(ast.parse(_source(each.name))):
            if isinstance(node, ast.Attribute) and (name := _name(node.value)) and name.isupper() and name[0] != "_":
                calls.setdefault(name, set()).add(node.attr)
    return calls


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _inside(module: str, tree: ast.AST, names: dict[str, object]) -> Iterator[Found]:
    """The patterns that functions make where they run: `re.split(r"[|;]", text)`."""
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for node in ast.walk(function):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.func, ast.Attribute):
                continue
            call = node.func
            if _name(call.value) == "re":
                text = _literal(node.args[0], names)
                if text is not None and call.attr in ONCE | SCANS | {"compile"}:
                    methods = ONCE | SCANS if call.attr == "compile" else frozenset({call.attr})
                    yield Found(f"{module}:{node.lineno}", re.compile(text), methods)


def _literal(node: ast.expr, names: dict[str, object]) -> str | None:
    """The text of a literal; what is put into an f-string is the module's own text of that name, or some letters."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    held = [each.value if isinstance(each, ast.FormattedValue) else each for each in node.values]
    return "".join(
        str(each.value) if isinstance(each, ast.Constant) else str(names.get(_name(each), "ab c")) for each in held
    )


def hostile(pattern: re.Pattern[Any], length: int = LENGTH) -> Iterator[str]:
    """Texts of a length: one thing again and again, and what the pattern looks for, with an end that it does not look for."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    tree = _parser.parse(source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    pumps = list(dict.fromkeys(_pumps(tree, "")))[:PUMPS]
    for kind in KINDS if pumps else KINDS[:DOZEN]:
        yield _repeated("", kind, length) + "\0!"
    for before, pump in pumps:
        yield _repeated(before, pump, length) + "\0!"
        yield _repeated("", before + pump, length) + "\0!"
    whole = _sample(tree)
    yield _repeated("", whole, length)
    yield _repeated("", whole[:-1], length)
    yield _repeated("", f"{whole} ", length) + "\0!"


def _repeated(before: str, kind: str, length: int) -> str:
    return (before + (kind or "a") * (length // len(kind or "a")))[:length]


def _pumps(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """For each part of a pattern that may come again: what stands before it, and what it takes."""
    for op, given in tree:
        for inner in _inner(op, given):
            if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT) and given[1] > 1:
                yield from ((before, pump) for pump in _samples(inner))
            yield from _pumps(inner, before)
        before += _sample([(op, given)])


def _inner(op: Any, given: Any) -> list[Any]:
    """The parts within a part."""
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return [given[2]]
    if op is sre.BRANCH:
        return list(given[1])
    if op is sre.SUBPATTERN:
        return [given[3]]
    if op is sre.ATOMIC_GROUP:
        return [given]
    return [given[1]] if op in (sre.ASSERT, sre.ASSERT_NOT) else []


def _samples(tree: Any) -> list[str]:
    """Texts that a part takes: of a set of characters, one with each of the first members."""
    if len(tree) == 1 and tree[0][0] is sre.IN:
        return list(dict.fromkeys(filter(None, map(_member, tree[0][1][:SEVERAL])))) or [_sample(tree)]
    return [_sample(tree), *(_sample(each) for op, given in tree if op is sre.BRANCH for each in given[1][:SEVERAL])]


def _sample(tree: Any) -> str:
    """A text that a pattern takes, or nearly."""
    text = ""
    for op, given in tree:
        if op in (sre.LITERAL, sre.NOT_LITERAL):
            text += chr(given) if op is sre.LITERAL else "x" if chr(given) != "x" else "y"
        elif op is sre.IN:
            text += next(filter(None, map(_member, given)), "x")
        elif op is sre.ANY:
            text += "x"
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            text += _sample(given[2]) * min(max(given[0], 1), 30)
        elif op is sre.BRANCH:
            text += _sample(given[1][0])
        elif op in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
            text += _sample(given[3] if op is sre.SUBPATTERN else given)
    return text


_OF_CATEGORY: Final = {
    sre.CATEGORY_DIGIT: "7",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_WORD: "a",
    sre.CATEGORY_NOT_DIGIT: "x",
    sre.CATEGORY_NOT_SPACE: "x",
    sre.CATEGORY_NOT_WORD: "-",
}


def _member(given: Any) -> str:
    op, value = given
    if op is sre.LITERAL:
        return chr(value)
    if op is sre.RANGE:
        return chr(value[0])
    return _OF_CATEGORY.get(value, "") if op is sre.CATEGORY else ""

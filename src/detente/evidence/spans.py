"""Arithmetic of character spans: each is a beginning and an end, the end exclusive."""

from collections.abc import Iterable

Span = tuple[int, int]


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same characters in the fewest spans, in order; spans that touch or overlap become one."""
    made: list[Span] = []
    for begin, end in sorted(item for item in spans if item[1] > item[0]):
        if made and begin <= made[-1][1]:
            made[-1] = made[-1][0], max(end, made[-1][1])
        else:
            made.append((begin, end))
    return made


def without(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """The spans without the characters of others."""
    left = joined(spans)
    for begin, end in taken:
        left = [piece for span in left for piece in cut(span, begin, end)]
    return left


def cut(span: Span, begin: int, end: int) -> list[Span]:
    """One span without the characters from `begin` to `end`."""
    pieces = (span[0], min(span[1], begin)), (max(span[0], end), span[1])
    return [piece for piece in pieces if piece[1] > piece[0]] if begin < end else [span]


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def trimmed(text: str, span: Span, blanks: str = " \t\xa0,;:-–—") -> Span:
    """A span without such signs at its ends."""
    begin, end = span
    while begin < end and text[begin] in blanks:
        begin += 1
    while end > begin and text[end - 1] in blanks:
        end -= 1
    return begin, end

"""The known word that somebody may have meant."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], *, few: int = 12) -> str:
    """A sentence that names the nearest known word, or all of them where they are few and none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 -- slow to import, needed only for a hint

    words = sorted(known)
    close = get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {close[0]!r}?"
    return f"Known: {', '.join(words)}." if 0 < len(words) <= few else ""

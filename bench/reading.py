"""Reading: attributions scored on a public corpus, documents a second beside the parser alone, dates beside dateparser, events a kind."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bench.measure import ROOT, Line

SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "data" / "corpora" / "polnear" / "polnear.dev.jsonl"
SCORER = SHARED / "tools" / "score_attributions.py"
OPTIONS = ("--cues", "say,speech,according", "--filter-pred")
PART = 60
"""Documents of the corpus that are timed."""


def lines() -> Iterator[Line]:
    """The table of reading; what needs the public corpus says that it is left out where that is absent."""
    yield from dates()
    yield from events()
    if not CORPUS.is_file() or not SCORER.is_file():
        yield Line("attributions and speed", "left out: the public corpus is not beside this checkout", "", met=True)
        return
    documents = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    yield from attributions(documents)
    yield from speed([each["text"] for each in documents[:PART]])


def dates() -> Iterator[Line]:
    """How many of our own date expressions are read with exactly their days, and how many dateparser reads so where it gives a day."""
    from tests.evidence.reader.gold_dates import GOLD
    from tests.evidence.reader.test_date_gold import as_read

    ours = sum(as_read(published, sentence) == (first, last) for published, sentence, first, last in GOLD)
    yield Line(
        f"{len(GOLD)} date expressions, exactly right", f"{ours / len(GOLD):.1%}", "≥ 95 %", ours >= 0.95 * len(GOLD)
    )
    single = [each for each in GOLD if each[2] == each[3] != "-"]
    theirs = sum(_parsed(published, sentence) == first for published, sentence, first, _ in single)
    here = sum(as_read(published, sentence) == (first, last) for published, sentence, first, last in single)
    figure = f"{theirs / len(single):.1%} of the {len(single)} that are one day (ours {here / len(single):.1%})"
    yield Line("the same by dateparser", figure, "", met=True)


def _parsed(published: str, sentence: str) -> str:
    import dateparser

    _, expression, _ = sentence.split("|")
    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
    if published:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(published)
    words = expression.strip(",. ")
    for preposition in ("on ", "in ", "by ", "until ", "since "):
        words = words.removeprefix(preposition).removeprefix(preposition.capitalize())
    found = dateparser.parse(words, languages=["en"], settings=settings)
    return "-" if found is None else str(found.date())


def events() -> Iterator[Line]:
    """Precision and recall of each kind of event on our own documents, which the rules were corrected with: it guards, and no longer measures."""
    from tests.evidence.gold.scoring import event_scores

    for kind, score in event_scores().items():
        figure = f"P {score.precision:.2f} R {score.recall:.2f} (gold {score.gold}, read {score.read})"
        yield Line(f"events of the kind {kind}", figure, "", met=True)


def attributions(documents: list[dict[str, Any]]) -> Iterator[Line]:
    """Precision, recall and F1 of attributions, by the public scorer."""
    with tempfile.TemporaryDirectory() as folder:
        path, scores = Path(folder) / "read.jsonl", Path(folder) / "scores.json"
        path.write_text("".join(f"{json.dumps(each)}\n" for each in _predictions(documents)), encoding="utf-8")
        told = [sys.executable, str(SCORER), str(CORPUS), str(path), *OPTIONS, "--json", str(scores), "--boot", "0"]
        done = subprocess.run(told, check=True, capture_output=True, text=True)
        for line in done.stdout.splitlines():
            if line.strip().lower().startswith(("primary", "source", "direct", "mixed", "indirect")):
                yield Line("attributions", " ".join(line.split())[:56], "", met=True)


def _predictions(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    from detente.evidence.reader.attribution import Rules
    from detente.evidence.reader.paragraphs import paragraphs
    from detente.evidence.reader.pipeline import installed_pipeline, parses

    for document in documents:
        parts = list(paragraphs(document["text"]))
        for part, parsed in zip(parts, parses([each.text for each in parts], installed_pipeline()), strict=True):
            for each in Rules(parsed, part.text).found():
                yield {
                    "doc": document["doc"],
                    "content": [[one + part.begin, two + part.begin] for one, two in each.content],
                    "cue": [[one + part.begin, two + part.begin] for one, two in each.cue.spans],
                    "source": [[each.source_span[0] + part.begin, each.source_span[1] + part.begin]]
                    if each.source_span
                    else None,
                }


def speed(texts: list[str]) -> Iterator[Line]:
    """Documents a processor second, beside the parser alone over every paragraph; documents a second on all processors."""
    from detente.evidence.reader.pipeline import installed_pipeline, loaded

    loaded(installed_pipeline())
    _read(texts[0])
    whole, alone = _rate(_read, texts), _rate(_parse, texts)
    figure = f"{whole:.1f} (the parser alone {alone:.1f}; {whole / alone:.2f} of it)"
    yield Line("documents a processor second", figure, "≥ 12", whole >= 12)
    count = os.cpu_count() or 1
    with ProcessPoolExecutor(count) as pool:
        list(pool.map(_read, texts[: 2 * count]))
        begun = time.perf_counter()
        list(pool.map(_read, texts, chunksize=4))
        rate = len(texts) / (time.perf_counter() - begun)
    yield Line(f"documents a second on {count} processors", f"{rate:.1f}", "≥ 25", rate >= 25)


def _rate(work: Callable[[str], object], texts: list[str]) -> float:
    begun = time.process_time()
    for each in texts:
        work(each)
    return len(texts) / (time.process_time() - begun)


def _read(text: str) -> int:
    from detente.evidence.reader.reading import read_text

    return len(read_text(text, published=date(2017, 1, 1)).statements)


def _parse(text: str) -> int:
    from detente.evidence.reader.paragraphs import paragraphs
    from detente.evidence.reader.pipeline import installed_pipeline, parses

    return sum(len(each) for each in parses([part.text for part in paragraphs(text)], installed_pipeline()))


if __name__ == "__main__":
    for line in lines():
        print(f"{line.what:48}  {line.figure:>60}  {line.target:>8}  {'met' if line.met else 'MISSED'}", flush=True)

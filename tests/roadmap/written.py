"""A plan of a user's own as files in a folder."""

from pathlib import Path
from typing import Final

PLAN: Final = """\
id: ours
title: A plan of our own
standing: proposal
author: a mediator
begins: 2020-01-01
reading: text
regime: un-1718
texts: [ours-relief]
parties:
  - {id: north, name: the North, side: target, country: KP}
  - {id: south, name: the South, side: sender, country: KR}
verifiers:
  - {id: agency, name: the agency}
forums:
  - {id: both, name: both sides, members: [north, south]}
tracks:
  - {id: talks, name: the talks, forum: both}
terms:
  - {id: halted, words: halted, means: standing still}
phases:
  - id: one
    title: A first step
    commitments:
      - id: halt
        actor: north
        act: a halt
        evidence: [{finding: halt-verified}]
        breached_by: [halt-broken]
        terms: [halted]
        verifier: agency
        verify_days: 30
        deadline: {days: 60, after: begin}
        cure_days: 30
        reverse_days: 0
        triggers: ["2"]
      - id: relief
        actor: south
        act: seafood freed
        kind: relief-decided
        evidence: [{finding: halt-verified}]
        verifier: agency
        after: [halt]
        answers: [halt]
        deadline: {days: 10, after: halt}
        cure_days: 30
        reverse_days: 30
        earns: ["1"]
      - id: trade
        actor: south
        act: a first trade paid
        kind: relief-delivered
        evidence: [{finding: trade-paid-here}]
        verifier: agency
        after: [relief]
        answers: [halt]
        takes_days: 30
        deadline: {days: 60, after: relief}
        cure_days: 30
        reverse_days: 30
powers:
  - {id: wait, by: south, kind: extend, of: [halt], follows: thirty days more}
findings:
  - {id: trade-paid-here, summary: A first trade was paid.}
"""
RELIEF: Final = """\
id: ours-relief
symbol: Relief of a plan of our own
title: Seafood sleeps while the halt is kept
date: 2020-01-01
status: proposal
author: a mediator
source: https://example.org/plan
reading: text
findings:
  - {id: halt-verified, summary: The halt was verified.}
  - {id: halt-broken, summary: The halt was broken.}
provisions:
  - paragraph: "1"
    when: {finding: halt-verified}
    suspend: {measures: [seafood-export]}
  - paragraph: "2"
    when: {finding: halt-broken, after_days: 30}
    reinstate: {measures: [seafood-export]}
"""


def written(folder: Path, *changes: tuple[str, str], relief: str = RELIEF) -> Path:
    """Write the plan with some words changed, each once, and its text of law; return the folder."""
    text = PLAN
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    folder.mkdir(exist_ok=True)
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    (folder / "ours-relief.yaml").write_text(relief, encoding="utf-8")
    return folder

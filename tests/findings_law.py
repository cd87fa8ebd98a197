"""A small law whose relief rests on findings, and files of findings, for tests."""

from pathlib import Path
from typing import Final

REGIME: Final = """
id: pledge
title: A pledge and its end
authority: A body
target: KP
groups: [{id: export, title: Exports}]
findings:
  - id: quiet-verified
    summary: A verifier reports no launch.
  - id: launch-found
    summary: A missile was launched.
    events: [launch]
    touches:
      - {statement: no-launch}
      - {statement: more-later, where: it was of long range}
"""
ONE: Final = """
id: one
symbol: P/1
title: The pledge
date: 2019-12-01
status: adopted
source: https://example.org/one
reading: text
provisions:
  - paragraph: "1"
    impose:
      id: squid
      summary: No squid.
      purpose: revenue
      civilian_impact: high
      groups: [export]
      scope: [{activity: [trade], flow: from-target, goods: {hs: ["0307"], basis: mapped}}]
  - paragraph: "2"
    state: {id: no-launch, kind: target-duty, on: the target, summary: No launch.}
  - paragraph: "3"
    state: {id: more-later, kind: trigger, on: the council, summary: The council will do more.}
"""
TWO: Final = """
id: two
symbol: P/2
title: Its relief
date: 2019-12-16
status: adopted
source: https://example.org/two
reading: text
findings: [{id: council-says-no, summary: The council went on otherwise.}]
provisions:
  - paragraph: "1"
    when: {finding: quiet-verified}
    suspend: {measures: [squid]}
  - paragraph: "2"
    when: {finding: launch-found, after_days: 30, without: council-says-no}
    reinstate: {measures: [squid]}
"""
SQUID: Final = {"from_country": "KP", "to_country": "CN", "hs": "030743"}
FOUND: Final = (
    "kind,on,known_on,source\nquiet-verified,2020-02-01,2020-02-03,a report\nlaunch-found,2020-05-10,,a statement\n"
)


def pledge(folder: Path) -> Path:
    """The law, written to a folder `pledge` within this one."""
    found = folder / "pledge"
    found.mkdir(parents=True)
    for name, text in (("regime", REGIME), ("one", ONE), ("two", TWO)):
        (found / f"{name}.yaml").write_text(text, encoding="utf-8")
    return found


def found_file(folder: Path, text: str = FOUND, name: str = "found.csv") -> Path:
    """A file of findings in this folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path

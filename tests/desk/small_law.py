"""A small corpus of one regime, for tests of the desk."""

from pathlib import Path

REGIME = """
id: my-law
title: My law
authority: Nobody
target: KP
groups: [{id: export, title: Exports}]
"""
TEXT = """
id: one
symbol: M/1
title: One
date: 2016-03-02
status: adopted
source: https://example.org/one
reading: text
provisions:
  - paragraph: 1
    reading: text
    impose:
      id: coal
      summary: No coal.
      purpose: revenue
      civilian_impact: low
      groups: [export]
      scope:
        - {activity: [trade], flow: from-target, goods: {hs: ['2701'], basis: mapped}}
"""
CASES = """
- case: coal on the first day
  given: {date: 2016-03-02, from_country: KP, to_country: CN, hs: "270112"}
  expect: prohibited
  by: {coal: one ¶1}
- case: iron
  given: {date: 2016-03-02, from_country: KP, to_country: CN, hs: "260111"}
  expect: EXPECTED
  outside: [coal]
"""


def small_law(folder: Path) -> Path:
    """The corpus, written to a folder `my-law` within this one."""
    found = folder / "my-law"
    found.mkdir(parents=True)
    (found / "regime.yaml").write_text(REGIME, encoding="utf-8")
    (found / "one.yaml").write_text(TEXT, encoding="utf-8")
    return found

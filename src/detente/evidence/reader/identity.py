"""Whom a speaker's mention means: a person in full, an office-holder, a state, or somebody who spoke before."""

import re
from datetime import date
from typing import Final

from detente.evidence.reader.actors import Actor, Office, actors_in, alias_pattern, holder, offices
from detente.evidence.reader.calendar_words import DAYS, MONTHS
from detente.evidence.statement import Speaker

ROLES: Final = re.compile(
    r"\b(spokes(?:woman|man|person)|ambassador|envoy|president|prime minister|(?:foreign |defen[cs]e )?minister|secretary(?: of state|-general)?"
    r"|representative|leader|chairman|chairwoman|director|diplomat|delegation|side|official|officials|negotiator|adviser|general|senator|analyst|expert)\b",
    re.IGNORECASE,
)
NAME: Final = re.compile(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]*)*")
PERSONS: Final = frozenset({"he", "she", "who", "him", "her"})
DEFINITE: Final = re.compile(r"(?:the|The|his|her|its|Its)\s+(.*)")
TITLES: Final = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Amb)\.? ")


class Identities:
    """The speakers of one document so far; each mention is resolved by those before it and by the tables."""

    def __init__(self, day: date | None) -> None:
        self.day = day
        self.known: list[Speaker] = []

    def speaker(self, mention: str, spans: tuple[tuple[int, int], ...]) -> Speaker:
        """The speaker of a mention."""
        found = self.resolved(mention, spans)
        if found.name and found.name != found.speaks_for:
            self.known.append(found)
        return found

    def resolved(self, mention: str, spans: tuple[tuple[int, int], ...]) -> Speaker:
        """A mention with whom it means."""
        bare = TITLES.sub("", mention.removesuffix("'s").removesuffix("’s").strip())
        if bare.lower() in PERSONS:
            return again(mention, spans, self.known[-1] if self.known else None, "the speaker before")
        role = ROLES.search(bare)
        name = name_in(bare, role)
        if name:
            return self.named(mention, spans, bare, name, role.group() if role else "")
        if role and DEFINITE.match(bare) and (earlier := self.before(bare, role.group())) is not None:
            return again(mention, spans, earlier, "the one with this role before")
        actor = next(iter(actors_in(bare)), None)
        if role and actor and (office := self.office(role.group(), actor)) is not None:
            return of_office(mention, spans, office, "the holder of the office on that day")
        return of_actor(mention, spans, actor, role.group() if role else "")

    def named(self, mention: str, spans: tuple[tuple[int, int], ...], bare: str, name: str, role: str) -> Speaker:
        """A mention with a name: by the table, by those before, or by what stands around the name."""
        name = name.title() if name.isupper() and " " in name else name  # as summaries of meetings print names
        office, slip = holder(name, self.day)
        if office is not None:
            return of_office(mention, spans, office, f"{name!r} is one slip from the name" if slip else "")
        earlier = next(
            (item for item in reversed(self.known) if item.name == name or item.name.rpartition(" ")[2] == name), None
        )
        if earlier is not None:
            return again(mention, spans, earlier, "" if earlier.name == name else "named in full before")
        actor = next(iter(actors_in(bare.replace(name, ""))), None)
        described = re.sub(r"\s+", " ", bare.replace(name, "")).strip(" ,")
        return Speaker(
            mention=mention,
            spans=spans,
            name=name,
            role=described if role else "",
            speaks_for=actor.name if actor else "",
            country=actor.country if actor else "",
        )

    def before(self, bare: str, role: str) -> Speaker | None:
        """The latest speaker with such a role, of the country that is named if one is."""
        actor = next(iter(actors_in(bare)), None)
        for item in reversed(self.known):
            if role.lower() in item.role.lower() and (
                actor is None or actor.name in {item.speaks_for, "United Nations"} or actor.kind == "body"
            ):
                return item
        return None

    def office(self, role: str, actor: Actor) -> Office | None:
        """The office of an actor with such a role on the day, where there is just one."""
        held = [
            item
            for item in offices()
            if item.held_on(self.day)
            and item.actor == actor.name
            and re.search(rf"\b{role}\b", item.role, re.IGNORECASE)
        ]
        if role.lower() in GROUPS:
            return None
        return held[0] if len(held) == 1 and self.day is not None else None


def name_in(bare: str, role: re.Match[str] | None) -> str:
    """The name of a person in a mention, empty where there is none."""
    first = bare.split(",", maxsplit=1)[0]
    rest = first[role.end() :] if role and role.end() <= len(first) else first
    rest = alias_pattern().sub(" , ", rest)
    names = [
        match.group()
        for match in NAME.finditer(rest)
        if not ROLES.fullmatch(match.group()) and match.group() not in {"The", "A", "An"}
    ]
    names = [name for name in names if name.split()[0] not in NO_NAMES | CALENDAR]
    if role and role.group().lower() in GROUPS and len(names[-1:]) == 1 and " " not in names[-1]:
        return ""
    return names[-1] if names else ""


GROUPS: Final = frozenset({"delegation", "side", "official", "officials", "diplomat", "analyst", "expert", "adviser"})
"""Roles that many hold at a time."""
CALENDAR: Final = frozenset(word.capitalize() for word in (*MONTHS, *DAYS))
NO_NAMES: Final = frozenset(
    {
        "The",
        "A",
        "An",
        "It",
        "They",
        "We",
        "I",
        "You",
        "This",
        "That",
        "Many",
        "Some",
        "Several",
        "Most",
        "Foreign",
        "Ministry",
        "Council",
        "Officials",
        "State",
        "House",
    }
)


def again(mention: str, spans: tuple[tuple[int, int], ...], earlier: Speaker | None, because: str) -> Speaker:
    """A mention of somebody who spoke before."""
    if earlier is None:
        return Speaker(mention=mention, spans=spans)
    return Speaker(
        mention=mention,
        spans=spans,
        name=earlier.name,
        role=earlier.role,
        speaks_for=earlier.speaks_for,
        country=earlier.country,
        because=because,
    )


def of_office(mention: str, spans: tuple[tuple[int, int], ...], office: Office, because: str) -> Speaker:
    """A mention of an office-holder."""
    return Speaker(
        mention=mention,
        spans=spans,
        name=office.holder,
        role=office.role,
        speaks_for=office.actor,
        country=office.country,
        because=because,
    )


def of_actor(mention: str, spans: tuple[tuple[int, int], ...], actor: Actor | None, role: str) -> Speaker:
    """A mention of a state, a body, or somebody of it who is not named."""
    if actor is None:
        return Speaker(mention=mention, spans=spans, role=role)
    return Speaker(
        mention=mention,
        spans=spans,
        name="" if role else actor.name,
        role=role,
        speaks_for=actor.name,
        country=actor.country,
    )

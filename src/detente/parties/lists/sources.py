"""The known lists, one declaration each: what it is, where its authority publishes it, and how many entries an edition has.

A declaration is all that the program knows of a list. It names the formats; how each is read, and by which marks its files are
recognised, is declared beside its reader (`formats` finds it by its id). Only the designations ship; users fetch the other
lists, under the authorities' own terms.
"""

import re
from dataclasses import replace
from typing import Final, Literal

from detente.errors import UsageError
from detente.nearest import nearest
from detente.value import value

OWN: Final = "own"
"""The id of a list of the user's own, and the prefix of those with a word after it (`own:customers`)."""


@value
class Official:
    """The official publication of a list, which `lists update` fetches."""

    title: str
    """The authority's own title."""
    authority: str
    addresses: tuple[str, ...]
    """The same file, at the address to be tried first, then at others."""
    format: str
    """The format in which it comes from there."""
    page: str
    """Where a person finds the file, for when an address has moved or a server refuses programs."""
    terms: str
    """What is known of the licence, second-hand: a remark, and no advice."""
    reading: Literal["confirmed", "recalled"]
    """Whether the first address was seen in current public sources, on 2026-11-24, or is from memory; none was called."""
    remark: str = ""


@value
class ListSource:
    """A list that an authority keeps."""

    id: str
    title: str
    """Our title of it."""
    formats: tuple[str, ...] = ()
    """The ids of the formats in which it is published; none for the list that ships with the program."""
    files: str = ""
    """The prefix of its file names in lower case, where another list has the same formats."""
    floor: int
    """An edition with fewer entries is rejected as broken."""
    ceiling: int
    """An edition with more is rejected as another list."""
    bounds: str = "About half of the shortest edition that was ever seen, and about three times the longest."
    """Why floor and ceiling are what they are."""
    shrink: float = 0.5
    """An edition with less than this share of the entries of the previous one is rejected as broken."""
    within: str = ""
    """The id of a list that repeats everything on this one, where there is one."""
    official: Official | None = None
    """None: the list is published nowhere as data, or we know of no address."""

    @property
    def own(self) -> bool:
        """Return whether it is a list of the user's own."""
        return self.id.partition(":")[0] == OWN


_TREASURY: Final = "United States Department of the Treasury, Office of Foreign Assets Control"
_OFAC: Final = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports"
_CANADA: Final = "https://www.international.gc.ca/world-monde"
_UNITED_STATES: Final = "A work of the United States government, free of copyright there."
_REDIRECTS: Final = "Redirects to a signed address of a file store."

_DECLARED: Final = (
    ListSource(
        id="un",
        title="United Nations Security Council, consolidated list",
        formats=("un-xml",),
        floor=400,
        ceiling=4_000,
        official=Official(
            title="United Nations Security Council Consolidated List",
            authority="United Nations Security Council",
            addresses=("https://scsanctions.un.org/resources/xml/en/consolidated.xml",),
            format="un-xml",
            page="https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list",
            terms="No open licence seen; the terms of un.org speak of personal, non-commercial use without resale.",
            reading="confirmed",
        ),
    ),
    ListSource(
        id="un-1718",
        title="Designations under resolution 1718, as they ship",
        floor=100,
        ceiling=1_000,
        bounds="It ships with the program, and is never imported.",
    ),
    ListSource(
        id="ofac-sdn",
        title="United States, OFAC specially designated nationals",
        formats=("ofac-csv", "ofac-xml"),
        floor=3_500,
        ceiling=60_000,
        official=Official(
            title="Specially Designated Nationals and Blocked Persons List",
            authority=_TREASURY,
            addresses=(f"{_OFAC}/SDN.XML",),
            format="ofac-xml",
            page="https://sanctionslist.ofac.treas.gov/Home/SdnList",
            terms=_UNITED_STATES,
            reading="confirmed",
            remark=_REDIRECTS,
        ),
    ),
    ListSource(
        id="ofac-cons",
        title="United States, OFAC consolidated non-SDN list",
        formats=("ofac-csv", "ofac-xml"),
        files="cons",
        floor=200,
        ceiling=5_000,
        official=Official(
            title="Consolidated Sanctions List (Non-SDN Lists)",
            authority=_TREASURY,
            addresses=(f"{_OFAC}/CONSOLIDATED.XML",),
            format="ofac-xml",
            page="https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList",
            terms=_UNITED_STATES,
            reading="confirmed",
            remark=_REDIRECTS,
        ),
    ),
    ListSource(
        id="uk",
        title="United Kingdom, sanctions list",
        formats=("uk-csv", "uk-xml", "uk-tables"),
        floor=2_000,
        ceiling=20_000,
        official=Official(
            title="UK Sanctions List",
            authority="Foreign, Commonwealth and Development Office",
            addresses=("https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv",),
            format="uk-csv",
            page="https://www.gov.uk/government/publications/the-uk-sanctions-list",
            terms="Open Government Licence v3.0: free use with acknowledgement.",
            reading="confirmed",
            remark="The only list of the United Kingdom since 28 January 2026, when OFSI's closed.",
        ),
    ),
    ListSource(
        id="eu",
        title="European Union, consolidated financial sanctions",
        formats=("eu-xml", "eu-csv"),
        floor=900,
        ceiling=20_000,
        official=Official(
            title="Consolidated list of persons, groups and entities subject to EU financial sanctions",
            authority="European Commission",
            addresses=(
                "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw",
            ),
            format="eu-xml",
            page="https://data.europa.eu/data/datasets/"
            "consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions",
            terms="Reuse with acknowledgement, under Commission Decision 2011/833/EU.",
            reading="confirmed",
            remark="The token is the Commission's own for the public, and the same for everybody: it is no secret.",
        ),
    ),
    ListSource(
        id="eu-journal",
        within="eu",
        title="European Union, annexes in the Official Journal",
        formats=("eu-journal",),
        floor=1,
        ceiling=20_000,
        bounds="Any number of annexes make an edition, and one of them may have a single entry.",
    ),
    ListSource(
        id="ca",
        title="Canada, autonomous sanctions",
        formats=("ca-xml",),
        floor=1_500,
        ceiling=15_000,
        official=Official(
            title="Consolidated Canadian Autonomous Sanctions List",
            authority="Global Affairs Canada",
            addresses=(
                f"{_CANADA}/assets/office_docs/international_relations-relations_internationales/sanctions/sema-lmes.xml",
            ),
            format="ca-xml",
            page=f"{_CANADA}/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx",
            terms="No open licence seen for the file: ask before passing it on.",
            reading="confirmed",
            remark="The server can be slow.",
        ),
    ),
    ListSource(
        id="au",
        title="Australia, consolidated list",
        formats=("au-xlsx",),
        floor=1_500,
        ceiling=15_000,
        official=Official(
            title="Consolidated List",
            authority="Department of Foreign Affairs and Trade, Australian Sanctions Office",
            addresses=("https://www.dfat.gov.au/sites/default/files/Australian_Sanctions_Consolidated_List.xlsx",),
            format="au-xlsx",
            page="https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list",
            terms="No licence seen for the file: ask before passing it on.",
            reading="confirmed",
            remark="So named since November 2025, formerly regulation8_consolidated.xlsx. "
            "The server is said to refuse programs, and some places outside Australia: then it is imported by hand.",
        ),
    ),
    ListSource(
        id="un-1718-vessels",
        title="Vessels under resolution 1718",
        formats=("vessels-csv",),
        floor=20,
        ceiling=500,
    ),
    ListSource(
        id=OWN,
        title="A list of one's own",
        formats=("ftm", "own-table", "opensanctions-csv", "senzing", "seco-xml"),
        floor=1,
        ceiling=1_000_000,
        bounds="A list of one's own may be of any length, and lose any number of entries.",
        shrink=0.0,
    ),
)

SOURCES: Final[dict[str, ListSource]] = {each.id: each for each in _DECLARED}
_WORD: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
"""The word after `own:`; it is also the name of a folder."""


def source(name: str) -> ListSource:
    """Return a source by its id; the id of the user's own is `own:` and a word in lower case. Raises UsageError for an unknown one."""
    kind, _, word = name.partition(":")
    if kind == OWN and _WORD.fullmatch(word):
        return replace(SOURCES[OWN], id=name, title=f"{SOURCES[OWN].title}: {word}")
    if name not in SOURCES:
        raise UsageError(
            f"no list is called {name!r}", hint=nearest(name, SOURCES) or f"They are {', '.join(SOURCES)}."
        )
    return SOURCES[name]


def fetched() -> dict[str, Official]:
    """Return the official publications by the ids of their lists."""
    return {each.id: each.official for each in SOURCES.values() if each.official is not None}


def official(name: str) -> Official:
    """Return the official publication of a source. Raises UsageError for a source without a known address."""
    known = fetched()
    if name not in known:
        hint = nearest(name, known) or f"They are {', '.join(known)}."
        raise UsageError(f"no address is known for a list called {name!r}", hint=hint)
    return known[name]

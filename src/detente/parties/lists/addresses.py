"""Where each authority keeps its list, and on what terms: a table, and nothing that fetches.

How many entries an edition has, and how a format is read, stand in `catalogue`, under the same ids.
"""

from typing import Final, Literal

from detente.errors import UsageError
from detente.nearest import nearest
from detente.value import value


@value
class Official:
    """The official publication of one list."""

    source: str
    """The id of the source in `catalogue`."""
    title: str
    """As the authority calls it."""
    authority: str
    addresses: tuple[str, ...]
    """The same file, at the address to be tried first, then at others."""
    format: str
    """The id of the format in `catalogue`."""
    page: str
    """Where a person finds the file, for when an address has moved or a server refuses programs."""
    terms: str
    """What is known of the licence, second-hand: a remark, and no advice. The lists are not shipped, but fetched by users."""
    reading: Literal["confirmed", "recalled"]
    """Whether the first address was seen in current public sources, on 2026-11-24, or is from memory; none was called."""
    remark: str = ""


_OFAC: Final = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports"
_CANADA: Final = "https://www.international.gc.ca/world-monde"
_UNITED_STATES: Final = "A work of the United States government, free of copyright there."

OFFICIAL: Final[dict[str, Official]] = {
    each.source: each
    for each in (
        Official(
            source="un",
            title="United Nations Security Council Consolidated List",
            authority="United Nations Security Council",
            addresses=("https://scsanctions.un.org/resources/xml/en/consolidated.xml",),
            format="un-xml",
            page="https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list",
            terms="No open licence seen; the terms of un.org speak of personal, non-commercial use without resale.",
            reading="confirmed",
        ),
        Official(
            source="ofac-sdn",
            title="Specially Designated Nationals and Blocked Persons List",
            authority="United States Department of the Treasury, Office of Foreign Assets Control",
            addresses=(f"{_OFAC}/SDN.XML",),
            format="ofac-xml",
            page="https://sanctionslist.ofac.treas.gov/Home/SdnList",
            terms=_UNITED_STATES,
            reading="confirmed",
            remark="Redirects to a signed address of a file store.",
        ),
        Official(
            source="ofac-cons",
            title="Consolidated Sanctions List (Non-SDN Lists)",
            authority="United States Department of the Treasury, Office of Foreign Assets Control",
            addresses=(f"{_OFAC}/CONSOLIDATED.XML",),
            format="ofac-xml",
            page="https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList",
            terms=_UNITED_STATES,
            reading="confirmed",
            remark="Redirects to a signed address of a file store.",
        ),
        Official(
            source="uk",
            title="UK Sanctions List",
            authority="Foreign, Commonwealth and Development Office",
            addresses=("https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv",),
            format="uk-csv",
            page="https://www.gov.uk/government/publications/the-uk-sanctions-list",
            terms="Open Government Licence v3.0: free use with acknowledgement.",
            reading="confirmed",
            remark="The only list of the United Kingdom since 28 January 2026, when OFSI's closed.",
        ),
        Official(
            source="eu",
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
        Official(
            source="ca",
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
        Official(
            source="au",
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
    )
}


def official(source: str) -> Official:
    """The official publication of a source. Raises UsageError for one that has none that we know."""
    if source not in OFFICIAL:
        hint = nearest(source, OFFICIAL) or f"They are {', '.join(OFFICIAL)}."
        raise UsageError(f"no address is known for a list called {source!r}", hint=hint)
    return OFFICIAL[source]

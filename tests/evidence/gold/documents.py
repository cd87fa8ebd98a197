"""Documents of our own writing with what a careful reader finds in them.

They are about what no public corpus has: launches, drafts, deadlines, offers, conditions, views within views, copies of an agency's
report, contradictions, and summaries of meetings. Persons who hold no office of the reader's tables are invented.
"""

from datetime import date
from typing import Final

from detente.value import value


@value
class GoldStatement:
    """Who says something, a piece of what is said that no other statement has, and on which days (`-`: no day)."""

    speaker: str
    piece: str
    days: str = "-"
    stance: str = "claims"


@value
class GoldEvent:
    """The kind of an event, its status, and its days."""

    kind: str
    status: str
    days: str = "-"


@value
class GoldDocument:
    """A document with its day of publication, its statements and its events, in the order of the text."""

    name: str
    text: str
    statements: tuple[GoldStatement, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    published: date | None = date(2020, 3, 5)


S, E = GoldStatement, GoldEvent


def _document(
    name: str, text: str, *found: GoldStatement | GoldEvent, published: date | None = date(2020, 3, 5)
) -> GoldDocument:
    return GoldDocument(
        name=name,
        text=text,
        statements=tuple(each for each in found if isinstance(each, GoldStatement)),
        events=tuple(each for each in found if isinstance(each, GoldEvent)),
        published=published,
    )


GOLD: Final[tuple[GoldDocument, ...]] = (
    _document(
        "a launch with its figures",
        "North Korea fired two short-range missiles on Monday that flew about 240 km at an altitude of 35 km.\n"
        "A spokesman for the South Korean military said the missiles fell into the sea.",
        S(speaker="spokesman", piece="the missiles fell into the sea"),
        E(kind="launch", status="happened", days="2020-03-02"),
    ),
    _document(
        "a launch that may come",
        "North Korea could launch a satellite in the coming weeks, analysts warned on Tuesday.",
        S(speaker="analysts", piece="could launch a satellite", days="2020-03-03", stance="warns"),
        E(kind="space-launch", status="possible"),
    ),
    _document(
        "a launch that somebody denies",
        "The foreign ministry denied on Wednesday that North Korea had launched a missile.",
        S(speaker="ministry", piece="had launched a missile", days="2020-03-04", stance="denies"),
        E(kind="launch", status="denied"),
    ),
    _document(
        "a launch that somebody reports",
        "Japan's defence minister said North Korea launched a ballistic missile on Sunday.",
        S(speaker="minister", piece="launched a ballistic missile"),
        E(kind="launch", status="alleged", days="2020-03-01"),
    ),
    _document(
        "a nuclear test of the past",
        "North Korea conducted its sixth nuclear test on 3 September 2017. The Council adopted a resolution on 11 September 2017.",
        E(kind="nuclear-test", status="happened", days="2017-09-03"),
        E(kind="adoption", status="happened", days="2017-09-11"),
    ),
    _document(
        "a draft with two sponsors",
        "Russia and China submitted a draft resolution on Monday calling for some measures to be eased; and for talks to resume.",
        E(kind="draft-tabled", status="happened", days="2020-03-02"),
    ),
    _document(
        "a draft that was vetoed",
        'Russia vetoed the draft resolution on Wednesday. "The text ignored our proposals," Ambassador Vassily Nebenzia said.',
        S(speaker="Vassily Nebenzia", piece="The text ignored our proposals"),
        E(kind="veto", status="happened", days="2020-03-04"),
    ),
    _document(
        "a position on a draft",
        "The French envoy said on Tuesday that his delegation would vote against the draft resolution.",
        S(speaker="envoy", piece="vote against the draft", days="2020-03-03"),
    ),
    _document(
        "a deadline and a threat",
        "Pyongyang set a deadline of the end of the year for Washington. It threatened to end the moratorium unless the sanctions are lifted.",
        S(speaker="It", piece="to end the moratorium", stance="threatens"),
        E(kind="deadline", status="happened", days="2020-12-31"),
        E(kind="threat", status="happened"),
    ),
    _document(
        "an offer with a condition",
        "The South Korean president said on Thursday that Seoul would send aid if the talks resume.",
        S(speaker="president", piece="would send aid", days="2020-03-05"),
    ),
    _document(
        "a promise until something is done",
        '"We will keep the sanctions in place until denuclearization is complete," the envoy of the United States said on Monday.',
        S(speaker="envoy", piece="We will keep the sanctions", days="2020-03-02"),
    ),
    _document(
        "a view within a view",
        "The Chinese spokeswoman said on Tuesday that Beijing believes the measures should be eased as the North moves toward disarmament.",
        S(speaker="spokeswoman", piece="Beijing believes", days="2020-03-03"),
        S(speaker="China", piece="the measures should be eased"),
    ),
    _document(
        "a phrase of view",
        "From Moscow's point of view, the pressure has not worked. According to the Kremlin, talks are the only way.",
        S(speaker="Russia", piece="the pressure has not worked"),
        S(speaker="Russia", piece="talks are the only way"),
    ),
    _document(
        "a reply that disputes",
        "The delegation said the talks had failed. The American side disagreed, stating that progress was made.",
        S(speaker="delegation", piece="the talks had failed"),
        S(speaker="side", piece="progress was made"),
    ),
    _document(
        "talks that broke off",
        "Talks between the United States and North Korea collapsed in February after Pyongyang's delegation walked out.",
        E(kind="talks-broken-off", status="happened", days="2020-02-01 to 2020-02-29"),
    ),
    _document(
        "talks that stalled for two reasons",
        "The talks stalled last year due to a lack of trust and repeated missile tests.",
        E(kind="talks-stalled", status="happened", days="2019-01-01 to 2019-12-31"),
    ),
    _document(
        "a summit and better relations",
        "The two leaders held a summit in Singapore on 12 June 2018. Relations between the two countries improved in 2018.",
        E(kind="summit", status="happened", days="2018-06-12"),
        E(kind="relations", status="happened", days="2018-01-01 to 2018-12-31"),
    ),
    _document(
        "sanctions that were imposed and eased",
        "The United States imposed new sanctions in 2017. The Council lifted the sanctions in 2019.",
        E(kind="sanction-imposed", status="happened", days="2017-01-01 to 2017-12-31"),
        E(kind="sanction-eased", status="happened", days="2019-01-01 to 2019-12-31"),
    ),
    _document(
        "what somebody wants is no event",
        "The Russian ambassador urged the Council on Wednesday to lift the sanctions.",
        S(speaker="Vassily Nebenzia", piece="to lift the sanctions", days="2020-03-04", stance="urges"),
    ),
    _document(
        "a report of an agency in one outlet",
        "MOSCOW (Northern Post / Reuters - 3rd March, 2020) The envoy said on Monday that the talks would go on.",
        S(speaker="envoy", piece="the talks would go on", days="2020-03-02"),
        published=None,
    ),
    _document(
        "the same report in another outlet",
        "MOSCOW (Southern Herald / Reuters - 3rd March, 2020) The envoy said on Monday that the talks would go on.",
        S(speaker="envoy", piece="the talks would go on", days="2020-03-02"),
        published=None,
    ),
    _document(
        "a report without a day",
        "The envoy said on Monday that the talks would go on.",
        S(speaker="envoy", piece="the talks would go on"),
        published=None,
    ),
    _document(
        "a summary of a meeting, a paragraph a speaker",
        "VASSILY NEBENZIA (Russian Federation) said that sanctions could not replace diplomacy.\n"
        "KELLY CRAFT (United States) said that the Council had to stay united.\n"
        "IDA BERG (Norway) welcomed the report of the Panel.",
        S(speaker="Vassily Nebenzia", piece="sanctions could not replace diplomacy"),
        S(speaker="Kelly Craft", piece="the Council had to stay united"),
        S(speaker="IDA BERG", piece="the report of the Panel", stance="welcomes"),
        published=date(2019, 12, 11),
    ),
    _document(
        "a quotation in two parts",
        '"We welcome the flexibility," Ida Berg said on Wednesday. "It was high time."',
        S(speaker="Ida Berg", piece="We welcome the flexibility", days="2020-03-04", stance="welcomes"),
    ),
    _document(
        "brackets of an editor",
        "“The DPRK [North Korea] has kept its word,” the Chinese envoy said on Tuesday.",
        S(speaker="envoy", piece="has kept its word", days="2020-03-03"),
    ),
    _document(
        "a participle that goes on",
        "Ida Berg said on Monday that the offer stands, adding that nobody had answered it.",
        S(speaker="Ida Berg", piece="the offer stands", days="2020-03-02"),
        S(speaker="Ida Berg", piece="nobody had answered it", days="2020-03-02"),
    ),
    _document(
        "a contradiction of figures, one side",
        "North Korea launched a missile on 2 March 2020 that flew 200 km.",
        E(kind="launch", status="happened", days="2020-03-02"),
    ),
    _document(
        "a contradiction of figures, the other side",
        "North Korea fired a missile on 2 March 2020 that flew 320 km.",
        E(kind="launch", status="happened", days="2020-03-02"),
    ),
    _document(
        "what is neither said nor done",
        "The market opened late. The firm launched a new website, and the minister held the door.",
    ),
    _document(
        "aid that was approved",
        "The Committee approved an exemption for the hospital on 4 March 2020.",
        E(kind="aid-approved", status="happened", days="2020-03-04"),
    ),
)

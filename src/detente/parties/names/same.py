"""Words that stand for each other without being spelled alike: given names from tongue to tongue, words of business, numbers."""

from typing import Final

from detente.parties.names.words import FORMS

_GIVEN: Final = """
    alexander aleksandr alexandre alexandr oleksandr aliaksandr alejandro alessandro aleksander iskandar iskander alex
    vladimir volodymyr uladzimir wladimir vladimer;sergei sergey serhiy serhii siarhei sergio sergejs serge
    mikhail michael mykhailo mihail mikhael miguel michel mikael mikhailo;yusuf joseph yosef josef yousef yusif;ibrahim abraham avraham
    musa moses mousa;dawud david daud daoud davud;sulaiman solomon suleiman soliman suleyman;yaqub jacob yakov jakob yakub yaqoob
    ishaq isaac isak;maryam mary maria mariya miriam;nikolai nicholas mykola nicolas nikolay mikalai nikolaos;pavel paul pavlo pablo paulo
    petr peter petro pedro pierre pyotr piotr;andrei andrew andriy andrey andre andrii andreas;dmitri dmytro dmitry dimitri dmitriy dzmitry
    evgeny yevhen eugene yevgeny evgenii yevgeniy evgeniy;yuri yuriy iurii yury jury;grigory hryhoriy gregory grigori
    konstantin kostiantyn constantine kostyantyn;alexei oleksiy alexey aleksei aleksey oleksii aliaksei;igor ihor;oleg oleh
    ivan john juan johannes giovanni jean jan;stepan stefan stephen steven;vasily vasyl basil vasiliy;maxim maksim maksym;denis denys
    kirill kyrylo cyril;anatoly anatoliy anatolii;vitaly vitaliy vitalii;valery valeriy valerii;ekaterina kateryna catherine yekaterina
    elena olena helen yelena alena;natalia nataliya natallia natalya;irina iryna;tatiana tetiana tatyana tatsiana;anna hanna ganna
    svetlana svitlana;william bill will;robert bob rob;thomas tom tomas;benjamin ben bibi;barack barry;theodore ted;edward ed;richard rick dick;james jim jaime
    muhammad mohammed mohammad mohamed muhammed mohamad md mohd mhd muhd;ahmad ahmed ahmet;husayn hussein hussain husein hossein
    ali aly;umar omar omer;uthman osman othman usman;aisha ayesha;fatima fatemeh;qaida qaeda qaidah qaedah kaida;yahya yehya;hasan hassan
"""
_BUSINESS: Final = """
    industry industries industrial ind inds industrie industrias;organization organisation org organizacion organizatsiya
    aviation aeronautics aerospace aeronautical;international intl inter int internacional internationale mezhdunarodny
    brothers bros;department dept;university univ universite universidad universitet universitat
    manufacturing mfg manufacture manufacturer;government govt;national natl nacional nationale
    establishment est;association assn assoc asociacion assoziation assotsiatsiya;center centre ctr tsentr zentrum centro
    trading trade trdg trd commerce commercial handels handel torgovy comercio;technology technologies tech tekhnologii technologie
    development dev devt;engineering engrg;services service svc svcs servis servicios;investments investment invest inv
    construction constr const;import imports imp;export exports exp;impex importexport;group groups gruppa grp groupe grupo gruppe
    bank banque banco banka bk;shipping shpg maritime mar marine navigation;petroleum petrol petr;management mgmt mgt
    transportation transport transports trans transporte;electronics electronic elec;chemicals chemical
    foundation fund fdn fondation fundacion stiftung fondazione;institute institution inst institut instituto
    laboratory lab laboratories;financial finance;enterprise enterprises ent;republic rep;ministry min;products product prod
    equipment eqpt;logistics log;holding holdings;factory works plant zavod;general gen;solutions solution;systems system
    consulting consultants;partners partnership;trust;capital;series;agency;bureau;headquarters;base;complex;division;office;committee;union;branch
"""
SHORT_FORM: Final = 2
"""Letters of the forms of companies that are kept as they are written."""
SAME: Final[dict[str, str]] = (
    {
        word: group.split()[0]
        for part in (_GIVEN, _BUSINESS)
        for group in part.replace("\n", ";").split(";")
        for word in group.split()
    }
    | {form: kind for form, kind in FORMS.items() if len(form) == SHORT_FORM}
    | {kind: kind for kind in FORMS.values()}
    | {"1": "1", "i": "1", "5": "5", "v": "5", "10": "10", "x": "10"}  # a number that stands last may be a letter
)
"""What each word stands for."""
BUSINESS: Final = frozenset(_BUSINESS.replace(";", " ").split()) - {
    "ind",
    "min",
    "mar",
    "log",
    "gen",
    "exp",
    "const",
    "ent",
}
"""Words that companies have in common."""
KINDS: Final = frozenset(
    """organization organisation org group grp complex headquarters base center centre office bureau agency department division
    committee institute institution foundation union branch establishment association society council board authority
    commission administration""".split()  # noqa: SIM905 -- reads better as a text
)
"""Words for what an organisation is."""

_UNITS: Final = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS: Final = (
    {word: number for number, word in enumerate(_UNITS.split())}
    | {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
    | {"fourty": 40, "hundred": 100}
)
ORDINALS: Final = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th"}
ROMANS: Final = {
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "xi": "11",
    "xii": "12",
}
LETTERS: Final = {"i": 1, "v": 5, "x": 10}
TENS: Final = 20


def counted(words: list[str]) -> list[str]:
    """The words with numbers in digits: `forty four`, `IV` and `first` become `44`, `4` and `1st`, the `I` of `Fund I` 1."""
    found: list[str] = []
    tens = 0
    for at, word in enumerate(words):
        number = NUMBERS.get(word)
        number = int(word) if tens and number is None and len(word) == 1 and word.isdigit() else number
        if tens and number is not None and 0 < number < 10:  # noqa: PLR2004 -- a unit after its ten
            found[-1], tens = str(tens + number), 0
            continue
        if number is None and at and word in LETTERS and words[at - 1] in BUSINESS:
            number = LETTERS[word]
        tens = number if number is not None and number >= TENS and number % 10 == 0 else 0
        found.append(
            ORDINALS.get(word)
            or (
                str(number)
                if number is not None and len(words) > 1
                else ROMANS.get(word, word)
                if at or len(word) > SHORT_FORM
                else word
            )
        )
    return found

"""Words that stand for each other without being spelled alike: given names from tongue to tongue, words of business, numbers."""

from typing import Final

from detente.parties.names.script import plain
from detente.parties.names.words import FORMS

_GIVEN: Final = """
    alexander aleksandr alexandre alexandr oleksandr aliaksandr alejandro alessandro aleksander iskandar iskander alex
    vladimir volodymyr uladzimir wladimir vladimer;sergei sergey serhiy serhii siarhei sergio sergejs serge
    mikhail michael mykhailo mihail mikhael miguel michel mikael mikhailo;yusuf joseph yosef josef yousef yusif;ibrahim abraham avraham
    musa moses mousa;dawud david daud daoud davud;sulaiman solomon suleiman soliman suleyman;yaqub jacob yakov jakob yakub yaqoob
    ishaq isaac isak;maryam mary maria mariya miriam;nikolai nicholas mykola nicolas nikolay mikalai nikolaos;pavel paul pavlo pablo paulo
    petr peter petro pedro pierre pyotr piotr;andrei andrew andriy andrey andre andrii andreas;dmitri dmytro dmitry dimitri dmitriy dzmitry
    evgeny yevhen eugene yevgeny evgenii yevgeniy evgeniy;yuri yuriy iurii yury jury jurij jurii juri iouri;grigory hryhoriy gregory grigori
    konstantin kostiantyn constantine kostyantyn;alexei oleksiy alexey aleksei aleksey oleksii aliaksei;igor ihor;oleg oleh
    ivan john juan johannes giovanni jean jan;stepan stefan stephen steven;vasily vasyl basil vasiliy;maxim maksim maksym;denis denys
    kirill kyrylo cyril;anatoly anatoliy anatolii;vitaly vitaliy vitalii;valery valeriy valerii;ekaterina kateryna catherine yekaterina
    elena olena helen yelena alena;natalia nataliya natallia natalya;irina iryna;tatiana tetiana tatyana tatsiana;anna hanna ganna
    svetlana svitlana;william bill will;robert bob rob;thomas tom tomas;benjamin ben bibi;barack barry;theodore ted;edward ed;richard rick dick;james jim jaime
    muhammad mohammed mohammad mohamed muhammed mohamad md mohd mhd muhd med;said saeed saeid sayeed saed;ahmad ahmed ahmet;husayn hussein hussain husein hossein
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
_ARABIC: Final = """
    يحيى yahya yahia yehia yehya;عيسى isa issa eisa;موسى musa mousa moussa moosa;علي ali aly;عمر umar omar omer;عثمان osman usman uthman othman;
    رضا reza rida ridha riza;مهدي mahdi mehdi;هدى huda hoda;طه taha;حافظ hafiz hafez hafidh hafeez;سعيد said saeed saeid sayeed;سعد saad;
    أحمد ahmad ahmed ahmet;حسن hasan hassan;حسين husayn hussein hossein husain hussain hossain husein;محمد muhammad mohammad mohammed mohamed
    muhammed mohamad;محمود mahmud mahmoud;حاجي haji hajji hadji hajj;حاج haji hajji hajj;جان jan;آغا agha aga;شيخ shaykh sheikh shaikh cheikh;سيد sayyid sayed seyed
    syed sayyed;أبو abu abou;أيمن ayman aiman;أمين amin ameen;أمير amir ameer emir;علاء alaa ala;رؤوف rauf raouf rawf;فؤاد fuad fouad;إياد iyad
    ayad;زيد zayd zaid zeid;زياد ziad ziyad;أسعد asad assad;أسد asad assad;وليد walid waleed;جاسم jasim jassem jasem jassim;قاسم qasim qassem ghasem kasem qassim
    kassem;مصطفى mustafa mostafa moustafa;يوسف yusuf yousef youssef yosef yousif;إبراهيم ibrahim ebrahim;إسماعيل ismail esmail;داود dawud daud davud
    davoud daoud;هادي hadi;نور nur nour noor;حيدر haydar heydar haidar heidar;شاه shah;مراد murad mourad;أنور anwar anwer;عبدالله abdallah;خالد khalid
    khaled;ناصر nasir nasser naser;ياسر yasir yaser yasser;طارق tariq tarek tareq;صالح salih saleh;سالم salim salem;طاهر tahir taher;عادل adil
    adel;عباس abbas;حسام husam hussam;بدر badr;عماد imad emad;كمال kamal;جمال jamal gamal;مجيد majid majeed;حميد hamid hameed;عزيز aziz;غازي
    ghazi;فاضل fadil fadel fazel;حبيب habib;خليل khalil;عبد abd;مبارك mubarak mobarak;سليمان sulayman suleiman soleiman suleyman;مروان marwan;باقر baqir bagher;
    عبود abboud;قدوس quddus;وحيد wahid;ولي wali vali;ملا mullah mulla
"""
"""Names in Arabic letters, and how they are romanised."""
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
_ROWS: Final = tuple((plain(row[0]), row[1:]) for row in map(str.split, _ARABIC.split(";")))
IN_ARABIC: Final = frozenset(written for written, _ in _ROWS)
"""These names as they are compared."""
FROM_ARABIC: Final = {
    word: frozenset(written for written, spelled in _ROWS if word in spelled) for _, row in _ROWS for word in row
}
"""What a romanised name is in Arabic letters, as it is compared."""
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


def number(word: str) -> bool:
    """Whether a word is a number, or may be one beside others."""
    return word in NUMBERS or word in ORDINALS or word in ROMANS or word in LETTERS or word.isdigit()


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

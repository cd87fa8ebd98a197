"""Words that stand for each other without being spelled alike: given names from tongue to tongue, words of business, numbers."""

from typing import Final

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
    industry industries industrial ind;organization organisation org;aviation aeronautics aerospace aeronautical;international intl inter int
    brothers bros;department dept;university univ;manufacturing mfg manufacture manufacturer;government govt;national natl
    establishment est;association assn assoc;center centre;trading trade;technology technologies tech;development dev devt
    engineering engrg;services service svc svcs;investments investment invest;construction constr;import imports;export exports
    impex importexport;group groups gruppa grp;bank banque banco banka;shipping shpg;petroleum petrol;management mgmt mgt
    transportation transport transports;electronics electronic;chemicals chemical;foundation fund;institute institution inst
    laboratory lab laboratories;financial finance;enterprise enterprises ent;republic rep;ministry min;products product prod
"""
SAME: Final = {
    word: group.split()[0]
    for part in (_GIVEN, _BUSINESS)
    for group in part.replace("\n", ";").split(";")
    for word in group.split()
}
"""What each word stands for."""

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
TENS: Final = 20


def counted(words: list[str]) -> list[str]:
    """The words with numbers in digits: `forty four`, `IV` and `first` become `44`, `4` and `1st`."""
    found: list[str] = []
    tens = 0
    for at, word in enumerate(words):
        number = NUMBERS.get(word)
        number = int(word) if tens and number is None and len(word) == 1 and word.isdigit() else number
        if tens and number is not None and 0 < number < 10:  # noqa: PLR2004 -- a unit after its ten
            found[-1], tens = str(tens + number), 0
            continue
        tens = number if number is not None and number >= TENS and number % 10 == 0 else 0
        found.append(
            ORDINALS.get(word)
            or (str(number) if number is not None and len(words) > 1 else ROMANS.get(word, word) if at else word)
        )
    return found

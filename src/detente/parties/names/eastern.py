"""Korean and Chinese names: a family name and one or two syllables, in any romanisation, order and spacing.

Every romanisation writes the same syllables with other letters (`Chŏng`, `Jong`, `Jeong`, `Jung`; `Hsi`, `Xi`), so such a
name is compared on classes of sounds: a family name, and the given name written as one.
"""

import re
from functools import lru_cache
from typing import Final

from detente.parties.names.same import NUMBERS, ROMANS

_SOUNDS: Final = (
    ("tch", "c"), ("tsh", "c"), ("zh", "c"), ("ch", "c"), ("jj", "c"), ("ts", "c"), ("tz", "c"), ("j", "c"), ("q", "c"), ("z", "c"), ("c", "c"),
    ("hs", "s"), ("sh", "s"), ("ss", "s"), ("x", "s"), ("s", "s"),
    ("kk", "k"), ("kh", "k"), ("g", "k"), ("k", "k"), ("tt", "t"), ("th", "t"), ("d", "t"), ("t", "t"),
    ("pp", "p"), ("ph", "p"), ("b", "p"), ("f", "f"), ("p", "p"), ("rh", "r"), ("l", "r"), ("r", "r"), ("ng", "N"), ("tzu", "ci"), ("szu", "si"), ("ssu", "si"), ("ih", "i"),
    ("yeo", "yo"), ("yae", "ye"), ("yoo", "yu"), ("you", "yo"), ("yeu", "yu"),
    ("eui", "i"), ("ui", "i"), ("wi", "i"), ("yi", "i"), ("ee", "i"), ("y", "y"),
    ("uei", "i"), ("eou", "o"), ("eo", "o"), ("eu", "u"), ("oo", "u"), ("ou", "o"), ("oe", "e"), ("oi", "e"), ("weo", "wo"), ("wae", "we"), ("ae", "e"), ("ai", "e"), ("ay", "e"), ("ei", "e"), ("oy", "e"),
    ("ah", "a"), ("oh", "o"), ("uh", "o"), ("eh", "e"), ("ieh", "ie"), ("ueh", "ue"), ("ian", "ien"), ("ung", "oN"), ("ong", "oN"),
)  # fmt: skip
_CLOSED: Final = frozenset(["ng", "ung", "ong", "ih", "ah", "oh", "uh", "eh", "ay", "oy"])
"""Sounds that end a syllable: the last letter of `Quan-guo` and of `Zuo-you` begins the next."""
_TABLE: Final = dict(_SOUNDS)
_PATTERN: Final = re.compile(
    "|".join(
        f"{sound}(?![aeiouyw])" if sound in _CLOSED else sound
        for sound, _ in sorted(_SOUNDS, key=lambda each: -len(each[0]))
    )
)
_SYLLABLE: Final = re.compile(
    r"(?:tch|zh|ch|jj|ts|tz|hs|sh|ss|kk|kh|tt|th|pp|ph|rh|[bcdfghjklmnpqrstwxyz])?"
    r"[yw]?(?:iao|iang|ueh|ieh|uai|yeo|eou|eui|weo|wae|ae|ai|ao|au|ay|ee|ei|eo|eu|ia|ie|io|iu|oe|oi|oo|ou|oy|ua|ue|ui|uo|ih|a|e|i|o|u|y)"
    r"(?:ng|[nmlrkgtpbh](?![aeiouyw]))?"
)
_WHOLE: Final = re.compile(rf"(?:{_SYLLABLE.pattern}){{1,3}}")

_FAMILIES: Final = """
    kim gim ghim;pak park bak pahk bark;ri li lee yi rhee rhie rii ree i yee;choe choi chwe choy chae che;
    chong jong jung jeong cheong chung joung;kang gang kahng;cho jo joe jou;yun yoon youn;chang jang zang;rim lim im yim leem;
    han hahn;o oh;so seo suh;sin shin;kwon gwon kwun;hwang whang;an ahn;song soong;ryu yu yoo ryoo you liu lyu;
    chon jon jeon jun chun cheon;hong;ko go koh goh;mun moon;yang ryang liang;son sohn;pae bae bai;paek baek paik baik;ho heo hur huh her;
    nam;sim shim;ro no noh roh rho;ha;kwak gwak;song sung seong;cha;chu ju joo choo;u woo wu;ku koo gu;ra na rah nah;
    min;chin jin;om eom um;won;pang bang;kong gong;hyon hyun hyeon;ham;pyon byun byeon;ryom yom yeom;yo yeo ryo;to do;
    sok seok suk;ma;kil gil;yon yeon ryon;pyo phyo;myong myung myeong;ki gi kee;pan ban;wang;kum geum keum;ok;yuk ryuk;
    in ihn;maeng;je;mo;thak tak;kuk guk kook;chol;ryong yong;hyok;tae thae;si;mu;
    zhang zhao zhou zhu zhou zheng zhong zeng chen cheng cai cao deng ding dong du fan fang feng fu gao guo guan he hou hu huang jia jiang
    jiao jin kong lai lei li liang liao lin ling liu long lu lue luo ma mao meng mo ni niu ouyang pan pei peng qi qian qiao qin qiu qu ren
    rong ruan shao shen sheng shi song su sun tan tang tao teng tian tong tu wan wang wei wen weng wu xi xia xiang xiao xie xin xing xiong
    xu xue yan yang yao ye yi yin ying you yu yuan yue yun hsi hsu hsieh hsia hsiao hsiung chao chiang chien chin chiu chou chu chuang
    chueh kuo kuan kwok tsai tsao tsang tseng tsui teng ting tu tung kao lo tien pai po shih jen hsueh lung tuan tung yeh yen kung tso tsou wong leung cheung chan lau ng tsang yip
"""
_KOREAN, _, _CHINESE = _FAMILIES.rpartition(";")
_CLASS: Final = {
    spelling: group.split()[0] for group in reversed(_KOREAN.split(";")) for spelling in group.split()
} | {}
FAMILIES: Final = frozenset(_CLASS) | frozenset(_CHINESE.split())
MOST_WORDS: Final = 4
LONGEST: Final = 9
"""Letters of one or two syllables written as one."""


@lru_cache(maxsize=20_000)
def sounds(word: str) -> str:
    """The classes of sounds of a word: `cheol`, `chul` and `chol` give near-equal texts."""
    found = _PATTERN.sub(lambda match: _TABLE[match[0]], word)
    return found.replace("u", "o").replace("oo", "o").replace("ry", "y")


@lru_cache(maxsize=5_000)
def family(word: str) -> str:
    """The class of a family name."""
    return sounds(_CLASS.get(word, word))


def consonants(sounds_: str) -> str:
    """The consonants of a given name: where they differ it is another name, where vowels do it may be another spelling."""
    return _OPEN.sub("", sounds_).replace("N", "n")


_PINYIN: Final = re.compile("[qxzgdb](?<!ng)")
"""Letters that Wade and Giles have no use for; with them, `j` is what pinyin writes `r`."""
_OPEN: Final = re.compile("[aeiouwh]")


@lru_cache(maxsize=20_000)
def _syllabic(word: str) -> bool:
    return bool(_WHOLE.fullmatch(word))


def _syllable(word: str) -> bool:
    if word in FAMILIES:  # `Park` has no second syllable for its k
        return True
    return len(word) <= LONGEST and _syllabic(word) and word not in NUMBERS and word not in ROMANS


def readings(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The (family name, given name) that these plain words may be, by their classes; empty where they are no such name.

    The family name comes first, or last in Western order.
    """
    if not 1 < len(words) <= MOST_WORDS or (words[0] not in FAMILIES and words[-1] not in FAMILIES):
        return ()
    if sum(map(len, words)) > LONGEST * 2 or not all(map(_syllable, words)):
        return ()
    found = []
    for first, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        given = "".join(rest)
        if first in FAMILIES and len(given) <= LONGEST + 4 and _syllabic(given):
            found.append((family(first), sounds(given)))
            if "j" in given and first not in _CLASS and not _PINYIN.search(f"{first} {given}"):
                found.append((family(first), sounds(given.replace("j", "r"))))
    return tuple(dict.fromkeys(found))

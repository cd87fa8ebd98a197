"""Countries and territories by their ISO 3166 codes.

Each entry of the table is an alpha-2 code with its alpha-3 code after it. Beside the 249 of ISO 3166-1 stand two codes
that were withdrawn since 2006, and so still occur in older transactions (`AN` to 2010, `CS` to 2006), and `XK`, which
ISO leaves to its users and which many of them use for Kosovo. Taking a code is no statement on anybody's status.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

_CURRENT = """
    ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB
    BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR
    BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR
    CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK
    FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS
    GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN
    ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO
    LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD
    MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER
    NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM
    PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP
    SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF
    TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY
    UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE
"""
_BESIDE = "ANANT CSSCG XKXKX"

ALPHA3: Final[Mapping[str, str]] = MappingProxyType({pair[2:]: pair[:2] for pair in f"{_CURRENT} {_BESIDE}".split()})
"""The alpha-2 code of each alpha-3 code."""

COUNTRIES: Final[tuple[str, ...]] = tuple(sorted(ALPHA3.values()))
"""Every alpha-2 code that a transaction may name, sorted."""

ABBREVIATIONS: Final = Path(__file__).with_name("country_abbreviations.csv")
"""Abbreviations in use that are no ISO 3166 code, for hints: never read as what they probably mean."""

_KNOWN: Final = frozenset(COUNTRIES)


def exists(code: str) -> bool:
    """Return whether this is the alpha-2 code of a country, in capitals."""
    return code in _KNOWN


def alpha2(alpha3: str) -> str | None:
    """Return the alpha-2 code of an alpha-3 code in capitals; None where there is no such code."""
    return ALPHA3.get(alpha3)


def likely_code(word: str) -> str | None:
    """Return the alpha-2 code that this word in capitals may stand for: an alpha-3 code, or an abbreviation in use."""
    return ALPHA3.get(word) or _abbreviations().get(word)


@cache
def _abbreviations() -> dict[str, str]:
    """The table of abbreviations, each with the alpha-2 code of the country that is probably meant."""
    _, *lines = ABBREVIATIONS.read_text(encoding="utf-8").splitlines()
    return {word: code for word, _, code in (line.partition(",") for line in lines)}

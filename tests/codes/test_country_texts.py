"""Countries as people and banks write them: two that share a name are never mistaken for each other."""

import pytest

from detente.codes import country_texts
from detente.codes.country_texts import CountryText

NORTH = """North Korea|KOREA, NORTH|N. Korea|N.KOREA|NKOREA|DPRK|D.P.R.K.|D P R KOREA|Korea, D.P.R.|KOREA DPR|DPR of Korea
Korea, Dem. People's Rep. of|Dem. People's Rep. of Korea|DEMOCRATIC PEOPLE S REPUBLIC OF KOREA|DEM. REP. OF KOREA
DEM REP OF KOREA|DEM PEO REP KOREA|KOREA DEM P RP|Korea,Dem.P.R.|Democratic Peoples Republic Korea|Democratic Republic of Korea
Republic of Korea, Democratic People's|Korea (the Democratic People's Republic of)|Peoples Republic of Korea
PRK|KP|kp|408|0408|朝鲜|朝鮮|北朝鲜|朝鲜民主主义人民共和国|조선민주주의인민공화국|북한|КНДР|Северная Корея
Корейская Народно-Демократическая Республика|كوريا الشمالية|جمهورية كوريا الشعبية الديمقراطية|Nordkorea|Corée du Nord
République populaire démocratique de Corée|Corea del Norte|República Popular Democrática de Corea
PYONGYANG/DPRK|PYONGYANG KP|PYONGYANG, KP|Pyongyang|PYONGYANG (KP)|Pyongyang, Korea|NAMPO KOREA|Hamhung, North Korea
平壤|Пхеньян|12 Kwangbok Street, Pyongyang, DPR Korea"""
SOUTH = """Republic of Korea|Korea, Republic of|Korea, Rep.|Rep. of Korea|REPUBLIC OF KOREA (SOUTH)|South Korea|S. Korea|SKOREA|ROK
KOR|410|韩国|南韩|대한민국|Южная Корея|Республика Корея|Corée du Sud|République de Corée|Südkorea|كوريا الجنوبية|Corea del Sur
Seoul, Korea|SEOUL KR|Busan, Republic of Korea|BUSAN/KOREA"""
OTHERS = [
    ("156", "CN"),
    ("76", "BR"),
    ("842", "US"),
    ("490", "TW"),
    ("Allemagne", "DE"),
    ("Deutschland", "DE"),
    ("德国", "DE"),
    ("Германия", "DE"),
    ("Estados Unidos", "US"),
    ("Federación de Rusia", "RU"),
    ("الصين", "CN"),
    ("DANDONG, CHINA", "CN"),
    ("Dalian CN", "CN"),
    ("Congo, Dem. Rep.", "CD"),
    ("Dem. Rep. of the Congo", "CD"),
    ("Congo, Rep.", "CG"),
    ("Lagos, Nigeria", "NG"),
]


def _names(text: str) -> list[str]:
    return [name for line in text.splitlines() for name in line.split("|")]


@pytest.mark.parametrize("text", [name for name in _names(NORTH) if name != "0408"])
def test_every_form_of_the_north_is_the_north(text: str) -> None:
    assert country_texts.read(text) == CountryText(code="KP")


@pytest.mark.parametrize("text", _names(SOUTH))
def test_every_form_of_the_south_is_the_south(text: str) -> None:
    assert country_texts.read(text) == CountryText(code="KR")


@pytest.mark.parametrize(("text", "code"), OTHERS)
def test_other_countries_are_read_by_name_number_and_town(text: str, code: str) -> None:
    assert country_texts.read(text).code == code


@pytest.mark.parametrize("text", ["Korea", "KOREA", "Corée", "Korea, of", "Korean", "North South Korea"])
def test_a_name_that_two_countries_share_is_left_open(text: str) -> None:
    assert country_texts.read(text) == CountryText(may_be=("KP", "KR"))


@pytest.mark.parametrize(
    ("text", "town"),
    [("Pyongyang, KR", "KP"), ("PYONGYANG KR", "KP"), ("SEOUL KP", "KR"), ("Kaesong, Republic of Korea", "KP")],
)
def test_a_town_of_one_with_the_code_of_the_other_is_a_contradiction(text: str, town: str) -> None:
    assert country_texts.read(text) == CountryText(may_be=("KP", "KR"), town=town)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "World",
        "Areas, nes",
        "EU27",
        "0408",
        "999",
        "-",
        "Koreatown",
        "PUEBLO CO",
        "korea" * 40,
        "People's",
        "North",
    ],
)
def test_what_is_no_country_is_none(text: str) -> None:
    assert country_texts.read(text) == CountryText()

"""Two names side by side: what answers what, and what is left over."""

import pytest

from detente.parties.match.pair import compare_names


def score(asked: str, listed: str) -> float:
    found = compare_names(asked, listed)
    return found.score if found else 0.0


ALIKE = 0.77
"""About what 750 points need beside the evidence."""


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Vladimir Putin", "PUTIN, Vladimir Vladimirovich"),  # a patronymic left out
        ("V. V. Putin", "PUTIN, Vladimir Vladimirovich"),
        ("William W. Frost", "FROST, William Walter"),
        ("Siemens AG", "Siemens Aktiengesellschaft"),
        ("Saifaldin Almashhadani", "SAIF-AL-DIN AL-MASHHADANI"),
        ("OSAMABINLADEN", "Osama bin Laden"),
        ("Khatam-ol Anbiya Construction Base", "KHATAM AL-ANBIYA CONSTRUCTION HEADQUARTERS (KAA)"),
        ("Brigade Forty-Four", "Brigade 44"),
        ("CHONGCHONGANG NAVIGATION CO", "CHONGCHONGANG SHIPPING CO LTD"),
        ("Dr. Haji Qasim Zyxomat", "Qasim Zyxomat"),
        ("NEFTEGAZ Joint Stock Company", "NEFTEGAZ AO"),
        ("محمد علي نكلبو", "MOHAMED ALI NKALUBO"),
        ("Хаджи Мохаммед Касим Хавала", "HAJI MOHAMMED QASIM HAWALA"),
        ("ABDUL RAHMAN YASIN", "'Abd al-Rahman Yasin"),
        ("Ri Pytong Chol", "RI, Pyong Chol"),  # no syllable, so a slip
        ("Tawfi (a.k.a. Tawfik) Zyxomat", "Tawfiq (a.k.a. Tawfik) Zyxomat"),  # a slip beside the name in brackets
        ("Lom-Ali Butaew (Butaew)", "Lom-ali Butayev (Butaev)"),
        ("M. A. Zyxomatri", "Abu Mohammad Amin Zyxomatri"),
        ("Second Academy of Natural Sciences", "SECOND ACADEMY OF NATURAL SCIENCES (KPE.018)"),
        ("Акционерное ощбество «Зыкс»", "Акционерное общество ‘Зыкс’"),
        ("ТрансМашЗыкс", "TRANSMASHZYKS JSC"),
        ("Таварыства з абмежаванай адказнасцю Зыксамат", "Zyksamat LLC"),
        ("Публічне акціонерне товариство Зиксомат", "Ziksomat JSC"),
        ("Akzionernoe Obschtschestwo Zyxomat", "ZYXOMAT PLC"),
        ("Obschtschestwo s Ogranitschennoj Otwetstwennostju Zyxomat", "ООО Zyxomat"),
        ("The SPA “Zyxomat”", "SPA “Zyxomat”"),
    ],
)
def test_one_party(asked: str, listed: str) -> None:
    assert score(asked, listed) >= ALIKE


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Vladimir Petrovich Putin", "PUTIN, Vladimir Vladimirovich"),  # a patronymic contradicted
        ("William G. Frost", "FROST, William Walter"),
        ("Zyxomat Ltd", "Orlovmat Ltd"),
        ("Deutsche Handels AG", "Deutsche Handels GmbH"),
        ("RYONG GANG 5", "RYONG GANG 2"),
        ("RYONG GANG", "RYONG GANG 2"),
        ("Orlov Works (5)", "Orlov Works (2)"),
        ("Bank of Georgia", "Bank of Syria"),
        ("BAE Systems", "BAE Industries"),
        ("Antonia Rodriguez", "Antonio Rodriguez"),
        ("Muhammad", "Muhammad Salim Zyxomat"),
        ("Salman bin Muhammad", "Hamza bin Muhammad"),
        ("Kim Yong Chol", "Kim Yong Chun"),
        ("علي محمد", "MOHAMED ALI NKALUBO"),
    ],
)
def test_two_parties(asked: str, listed: str) -> None:
    assert score(asked, listed) < ALIKE


def test_father_and_son_do_not_change_places() -> None:
    assert score("Ahmad bin Hasan al-Ubaidi", "Hasan bin Ahmad al-Ubaidi") < score(
        "Hasan bin Ahmad al-Ubaidi", "al-Ubaidi, Hasan bin Ahmad"
    )


def test_leaving_out_is_milder_than_contradicting() -> None:
    assert score("Zyxomat Orlovmat", "Zyxomat Orlovmat Pelekanov") > score(
        "Zyxomat Orlovmat Wenzeslav", "Zyxomat Orlovmat Pelekanov"
    )

"""Names that nobody listed has to have: made from given and family names that are common in a culture, and from plain words.

They are what the validation asks as clean names where no file of customers is given. Whoever bears such a name in earnest
is not meant; where one is a listed party's name all the same, validation counts it as a namesake.
"""

from collections.abc import Iterator
from typing import Final

from detente.validation.labelled import LabelledName

EACH: Final = 100
"""Names of each culture."""
_PEOPLE: Final = {
    "American": ("Emily Jacob Olivia Mason Grace Tyler Hannah Logan Chloe Dylan Megan Cody", "Whitaker Hollis Barlow Pruitt Langley Mercer Tillman Dawson Keller Stanton Briggs"),
    "Arabic": ("Ahmad Layla Omar Nadia Karim Salma Tariq Huda Youssef Rania Khalid Mona", "Haddad Mansour Khoury Najjar Sabbagh Qabbani Darwish Barakat Shahin Nassar Farouk"),
    "Chinese": ("Wei Xiaoming Li Jianguo Fang Haoran Mei Zhiyuan Ting Yichen Lan Guoqiang", "Wang Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun"),
    "English": ("Oliver Amelia Harry Isla George Poppy Arthur Freya Alfie Rosie Rupert Imogen", "Thornbury Ashworth Pemberton Hartley Wainwright Cartwright Ogden Fairclough Radcliffe Birtwistle Eccles"),
    "French": ("Camille Lucas Manon Theo Clemence Hugo Elodie Mathis Solene Bastien Aurelie Yann", "Lefebvre Moreau Fournier Girard Roussel Chevalier Perrin Gauthier Marchand Lemaire Dufour"),
    "German": ("Lukas Hannah Felix Greta Jonas Lena Matthias Annika Torsten Birgit Stefan Heike", "Schreiber Baumann Vogel Kaufmann Lindner Ziegler Brandt Pohlmann Riedel Haas Engelhardt"),
    "Indian": ("Priya Rahul Ananya Vikram Sneha Arjun Kavya Rohan Meera Sanjay Pooja Nikhil", "Sharma Iyer Patel Banerjee Reddy Chatterjee Kulkarni Nair Deshmukh Mukherjee Agarwal"),
    "Indonesian": ("Budi Siti Agus Dewi Eko Rina Joko Wulan Hendra Ayu Bambang Lestari", "Santoso Wijaya Kusuma Hartono Setiawan Pratama Nugroho Suryadi Gunawan Saputra Hidayat"),
    "Korean": ("Minjun Seoyeon Jiho Hayoon Dohyun Jiwoo Siwoo Yuna Junseo Chaewon Hyunwoo Soyoung", "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han"),
    "Nigerian": ("Chinedu Ngozi Emeka Adaeze Tunde Yetunde Segun Folake Ifeanyi Amaka Babajide Ronke", "Okafor Adeyemi Eze Balogun Nwosu Adebayo Onyekachi Olatunji Chukwu Ogunleye Obi"),
    "Persian": ("Arash Shirin Kaveh Nasrin Behzad Parisa Dariush Mahsa Siamak Leila Farhad Niloufar", "Karimi Hosseini Rezaei Moradi Jafari Kazemi Norouzi Ebrahimi Rahimi Shirazi Bagheri"),
    "Polish": ("Agnieszka Tomasz Katarzyna Piotr Magdalena Krzysztof Joanna Marcin Beata Grzegorz Ewa Wojciech", "Kowalczyk Wisniewski Lewandowski Zielinski Szymanski Wozniak Dabrowski Kozlowski Jankowski Mazur Krawczyk"),
    "Russian": ("Anna Dmitry Olga Sergei Tatiana Alexei Irina Mikhail Svetlana Andrei Natalia Pavel", "Sokolova Kuznetsov Morozova Lebedev Novikova Vorobyov Fedorova Golubev Zaitseva Vinogradov Belova"),
    "Spanish": ("Lucia Alejandro Carmen Javier Marta Diego Paula Sergio Elena Alvaro Rocio Ignacio", "Garcia Martinez Lopez Sanchez Romero Navarro Torres Dominguez Vazquez Ramos Molina"),
    "Turkish": ("Mehmet Ayse Emre Zeynep Burak Elif Murat Fatma Serkan Selin Hakan Deniz", "Yilmaz Kaya Demir Celik Sahin Ozturk Aydin Arslan Dogan Kilic Aslan"),
    "Vietnamese": ("Minh Lan Tuan Huong Duc Thao Quang Linh Hai Trang Dung Ngoc", "Nguyen Tran Le Pham Hoang Phan Vu Dang Bui Do Ho"),
}  # fmt: skip
_FAMILY_FIRST: Final = ("Chinese", "Korean", "Vietnamese")
_WHAT: Final = "Bluebell Riverside Lighthouse Copperfield Maplewood Sunflower Northgate Pinecrest Willowbrook Seabreeze Stonebridge Goldfinch"
_DOES: Final = (
    "Bakery,Software,Gardening,Logistics,Trading,Consulting,Shipping,Dental Care,Electronics,Furniture,Travel"
)
_FORM: Final = ("Ltd", "LLC", "GmbH", "S.A.", "Inc.", "Co., Ltd.", "B.V.")


def invented() -> tuple[LabelledName, ...]:
    """Return a hundred names of each of sixteen cultures, and of companies; always the same."""
    rows = [(name, culture) for culture in _PEOPLE for name in _people(culture)]
    rows += [(name, "companies") for name in _companies()]
    return tuple(
        LabelledName(line=at, name=name, expected="", group=group) for at, (name, group) in enumerate(rows, start=1)
    )


def _people(culture: str) -> Iterator[str]:
    """Yield given and family names, each pair once: 12 and 11 have no common divisor, so walking both gives every pair."""
    given, family = (names.split() for names in _PEOPLE[culture])
    for at in range(EACH):
        one, other = given[at % len(given)], family[at % len(family)]
        yield f"{other} {one}" if culture in _FAMILY_FIRST else f"{one} {other}"


def _companies() -> Iterator[str]:
    what, does = _WHAT.split(), _DOES.split(",")
    for at in range(EACH):
        yield f"{what[at % len(what)]} {does[at % len(does)]} {_FORM[at % len(_FORM)]}"

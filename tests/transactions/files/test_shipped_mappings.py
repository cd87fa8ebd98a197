"""The mappings that ship read the usual tables of trade, with the right sides, and leave totals out."""

from pathlib import Path
from typing import Any

import pytest

from detente.errors import InputError
from detente.transactions.files.mapping import from_yaml, load, shipped
from detente.transactions.files.source import open_source

NEW = """period,reporterISO,reporterDesc,flowCode,partnerISO,partnerDesc,cmdCode,netWgt,primaryValue
201801,CHN,China,M,PRK,Dem. People's Rep. of Korea,270112,1000,5000
201801,CHN,China,X,PRK,Dem. People's Rep. of Korea,841370,10,50
201801,CHN,China,X,W00,World,841370,10,50
"""
OLD = """Classification,Year,Period,Trade Flow,Reporter,Partner,Commodity Code,Netweight (kg),Trade Value (US$)
HS,2015,201503,Import,China,"Korea, Dem. People's Rep. of",270112,1000,5000
HS,2015,201503,Export,China,World,TOTAL,,9000
"""
COMEXT = """DECLARANT_ISO,PARTNER_ISO,PRODUCT_NC,FLOW,PERIOD,VALUE_IN_EUROS,QUANTITY_IN_KG
DE,KP,84137000,2,201801,100,7
EL,KP,27011210,1,201801,100,7
DE,KP,TOTAL,1,201801,100,7
"""
GACC = """数据年月,商品编码,贸易伙伴名称,进出口,第一数量,第一计量单位,美元
201801,84137000,朝鲜,出口,"45,000",个,"1,200"
201801,27011210,朝鲜,进口,"45,000",千克,"1,200"
合计,合计,合计,,,,
"""
FCS = """NAPR,PERIOD,STRANA,TNVED,NETTO,STOIM
ИМ,201801,KP,2701121000,45000,1200
ЭК,201801,Корейская Народно-Демократическая Республика,8413700000,10,1200
ЭК,201801,КНДР,ИТОГО,10,1200
"""
LADING = """B/L No,Shipper,Consignee,Notify Party,Country of Loading,Country of Discharge,HS Code,Gross Weight (kg),IMO
X1,Zenda Works,Tanchon Commercial Bank,Rassendyll,CHN,"KOREA, NORTH",8413.70,120,N/A
"""
PACKING = """Item,Description,HS Code,Qty,Unit,Country of Origin
1,pump,841370,2,PCS,Germany
"""


def _rows(folder: Path, name: str, text: str) -> tuple[list[dict[str, Any]], int]:
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    with open_source(path, name) as source:
        found = list(source.chunks())
    faults = [str(fault) for chunk in found for fault in chunk.faults]
    assert not faults
    rows = [row for chunk in found for row in chunk.table.iter_rows(named=True)]
    return rows, sum(chunk.left_out for chunk in found)


def _sides(rows: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(row["hs"], row["from_country"], row["to_country"]) for row in rows]


@pytest.mark.parametrize(
    ("name", "text", "sides", "left_out"),
    [
        ("comtrade", NEW, [("270112", "KP", "CN"), ("841370", "CN", "KP")], 1),
        ("comtrade", OLD, [("270112", "KP", "CN")], 1),
        ("comext", COMEXT, [("841370", "DE", "KP"), ("270112", "KP", "GR")], 1),
        ("gacc", GACC, [("841370", "CN", "KP"), ("270112", "KP", "CN")], 1),
        ("fcs", FCS, [("270112", "KP", "RU"), ("841370", "RU", "KP")], 1),
    ],
)
def test_both_flows_of_a_reporter_have_their_direction_and_totals_are_left_out(
    tmp_path: Path, name: str, text: str, sides: list[tuple[str, str, str]], left_out: int
) -> None:
    rows, dropped = _rows(tmp_path, name, text)
    assert (_sides(rows), dropped) == (sides, left_out)
    assert all(row["activity"] == "trade" and row["date_from"] is not None for row in rows)


def test_the_chinese_customs_write_thousands_with_commas(tmp_path: Path) -> None:
    rows, _ = _rows(tmp_path, "gacc", GACC)
    assert [(row["quantity"], row["unit"], row["value"]) for row in rows] == [(45000, "pcs", 1200), (45000, "kg", 1200)]


def test_a_bill_of_lading_joins_its_parties(tmp_path: Path) -> None:
    ((row,), _) = _rows(tmp_path, "bill-of-lading", LADING)
    assert row["parties"] == "Zenda Works;Tanchon Commercial Bank;Rassendyll"
    assert (row["id"], row["to_country"], row["quantity"], row["unit"]) == ("X1", "KP", 120, "kg")
    assert row.get("vessel_imo") is None


def test_a_packing_list_is_an_item_a_row(tmp_path: Path) -> None:
    ((row,), _) = _rows(tmp_path, "packing-list", PACKING)
    assert (row["id"], row["hs"], row["quantity"], row["unit"], row["origin_country"]) == (
        "1",
        "841370",
        2,
        "pcs",
        "DE",
    )


def test_every_shipped_mapping_can_be_read() -> None:
    assert shipped() == ("bill-of-lading", "comext", "comtrade", "fcs", "gacc", "packing-list")
    assert all(load(name).optional for name in shipped())


def test_a_misspelt_name_of_a_mapping_is_told() -> None:
    with pytest.raises(InputError) as caught:
        load("comtrad")
    assert caught.value.hint == "Did you mean 'comtrade'?"


def test_a_mapping_that_fits_no_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column of the file is read"):
        _rows(tmp_path, "fcs", "a,b\n1,2\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("direction: {column: f}", "direction: needs a column and a partner"),
        ("direction: {column: f, partner: p, flows: x}", "direction: needs a column and a partner"),
        ("direction: {column: f, partner: p, export: [X]}", "direction: does not tell who reports"),
        ("direction: {column: f, partner: p, reporter: r}", "direction: does not tell who reports"),
        ("rows: [a]", "rows: is not a mapping of columns to words"),
        ("leave_out: {a: }", "leave_out: is not a mapping of columns to words"),
        ("optional: maybe", "optional: 'maybe' is not a word of this key"),
        ("decimal: ;", "decimal: ';' is not a word of this key"),
    ],
)
def test_a_key_that_is_not_valid_is_refused(text: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        from_yaml(text, name="m.yaml")
    assert told in caught.value.what


def test_a_row_filter_keeps_the_rows_with_its_words(tmp_path: Path) -> None:
    mapping = tmp_path / "m.yaml"
    mapping.write_text("rows: {Level: ['6']}\ncolumns: {hs: code}\nignore: [Level]\n")
    rows, dropped = _rows(tmp_path, str(mapping), "level,code\n6,270112\n2,27\n6,841370\n")
    assert ([row["hs"] for row in rows], dropped) == (["270112", "841370"], 1)


def test_a_name_that_differs_from_ours_in_case_only_is_read(tmp_path: Path) -> None:
    rows, _ = _rows(tmp_path, "date=Date,hs=HS", "Date,HS\n2018-06-01,270112\n")
    assert [row["hs"] for row in rows] == ["270112"]


def test_many_columns_that_are_not_there_are_one_message(tmp_path: Path) -> None:
    names = ("id", "date", "hs", "quantity", "unit", "value", "currency")
    mapping = ",".join(f"{name}=my_{name}" for name in names)
    with pytest.raises(InputError) as caught:
        _rows(tmp_path, mapping, "a,b\n1,2\n")
    assert caught.value.what == (
        "7 columns of the mapping are not in the file, such as 'my_id', 'my_date', 'my_hs', 'my_quantity', 'my_unit'."
    )

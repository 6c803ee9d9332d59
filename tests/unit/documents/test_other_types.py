"""The mechanism knows no type: papers of other kinds, declared as data, are told and read in the same way."""

import json
from pathlib import Path
from typing import Any

import pytest

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.extraction import finding as extraction
from ocrdesk.documents.types.id_card import ID_CARD
from ocrdesk.model import DocumentType, FieldSpec, Line, Quad, Shape
from tests.unit.documents.invented_cards import number, write

NUMBER = number("11010119900307803")
SHORT = r"[㐀-鿿·]{2,12}"

BILINGUAL = DocumentType(
    key="driver_license",
    title="Driver license",
    fields=(
        FieldSpec(
            "license_number",
            "Licence No.",
            Shape.CODE,
            labels=("证号",),
            pattern=r"[1-9]\d{16}[\dX]",
            checks=(must.be_resident_number,),
        ),
        FieldSpec("name", "Name", labels=("姓名",), pattern=SHORT, checks=(must.be_name_of_person,)),
        FieldSpec("sex", "Sex", Shape.CHOICE, labels=("性别",), choices=("男", "女")),
        FieldSpec("nationality", "Nationality", labels=("国籍",), pattern=SHORT),
        FieldSpec("address", "Address", labels=("住址",), checks=(must.be_address,), multiline=True),
        FieldSpec("birth_date", "Date of birth", Shape.DATE, labels=("出生日期",), checks=(must.be_past_date,)),
        FieldSpec("first_issue_date", "Date of first issue", Shape.DATE, labels=("初次领证日期",)),
        FieldSpec("class", "Class", Shape.CODE, labels=("准驾车型",), pattern="[A-C][1-6][DEFMNP]*|[C-FMNP]"),
        FieldSpec("valid_from", "Valid from", Shape.DATE, labels=("有效期限",), range_part=0),
        FieldSpec("valid_to", "Valid until", Shape.DATE_OR_OPEN, labels=("有效期限",), range_part=1),
    ),
    anchors=("中华人民共和国机动车驾驶证",),
    captions=(
        "Driving License of the People's Republic of China",
        "License No.",
        "Name",
        "Sex",
        "Nationality",
        "Address",
        "Date of Birth",
        "Date of First Issue",
        "Class",
        "Valid Period",
    ),
)
IN_COLUMNS = DocumentType(
    key="licence_in_columns",
    title="Licence",
    fields=(
        FieldSpec("name", "Name", labels=("名称",)),
        FieldSpec("scope", "Scope", labels=("经营范围",), multiline=True),
        FieldSpec("capital", "Capital", labels=("注册资本",)),
        FieldSpec("address", "Address", labels=("住所",), multiline=True),
    ),
    anchors=("营业执照",),
    ordered=False,
)


def test_value_between_a_label_and_its_english_caption_is_read() -> None:
    lines = write(
        [
            "中华人民共和国机动车驾驶证",
            "Driving License of the People's Republic of China",
            [(100, "证号 License No."), (500, NUMBER)],
            [(100, "姓名"), (500, "唐婷"), (700, "性别"), (800, "男"), (950, "国籍"), (1050, "中国")],
            [(100, "Name"), (700, "Sex"), (950, "Nationality")],
            [(100, "住址"), (300, "北京市朝阳区民族大道")],
            [(100, "Address"), (300, "12号院3幢")],
            [(300, "出生日期"), (500, "1990-03-07")],
            [(300, "准驾车型"), (500, "C1")],
            [(100, "有效期限"), (300, "2010-10-20"), (520, "至2016-10-20")],
        ]
    )
    (record,) = extraction.find_documents(lines, (ID_CARD, BILINGUAL), (1400, 900))
    assert record.type == "driver_license"
    assert {value.key: value.text for value in record.fields} == {
        "license_number": NUMBER,
        "name": "唐婷",
        "sex": "男",
        "nationality": "中国",
        "address": "北京市朝阳区民族大道12号院3幢",
        "birth_date": "1990-03-07",
        "first_issue_date": "",
        "class": "C1",
        "valid_from": "2010-10-20",
        "valid_to": "2016-10-20",
    }


def test_two_columns_of_several_lines_do_not_mix() -> None:
    lines = write(
        [
            [(600, "营业执照")],
            [(100, "名称"), (300, "某某商贸有限公司"), (900, "注册资本"), (1100, "贰佰万元整")],
            [(100, "经营范围"), (300, "物业管理；建筑材料批发；"), (900, "住所"), (1100, "郑州市中原区银杏路")],
            [(300, "办公用品销售；农副产品；"), (1100, "526号楼6单元")],
            [(300, "广告设计。")],
        ]
    )
    (record,) = extraction.find_documents(lines, (ID_CARD, IN_COLUMNS), (1800, 900))
    assert record.text("scope") == "物业管理；建筑材料批发；办公用品销售；农副产品；广告设计。"
    assert record.text("address") == "郑州市中原区银杏路526号楼6单元"


@pytest.mark.parametrize("specimen", ["mild_00", "mild_01", "mild_02"])
def test_driver_licence_specimens_are_read_from_their_true_lines(shared_data: Path, specimen: str) -> None:
    path = shared_data / "specimens" / f"driver_licence_a_{specimen}.json"
    truth = json.loads(path.read_text(encoding="utf-8"))
    lines = [_true_line(line) for line in truth["lines"]]
    (record,) = extraction.find_documents(lines, (ID_CARD, BILINGUAL), (truth["width"], truth["height"]))
    assert {value.key: value.text for value in record.fields} == truth["fields"]


def _true_line(line: dict[str, Any]) -> Line:
    a, b, c, d = ((x, y) for x, y in line["quad"])
    return Line(line["text"], 1.0, Quad((a, b, c, d)), line.get("vertical", False))

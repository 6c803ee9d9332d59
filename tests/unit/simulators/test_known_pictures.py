"""Pictures whose truth is known are answered with it, in each vendor's own names and spellings."""

import io
from collections.abc import Mapping
from typing import Any

import pytest
from PIL import Image, ImageDraw

from tests.simulators import CtyunSimulator, HuaweiSimulator, TencentSimulator, Truths
from tests.simulators.callers import call_ctyun, call_huawei, call_tencent, new_client
from tests.unit.simulators.drawn import standard, url_safe

QUAD = [[10.0, 20.0], [110.0, 20.0], [110.0, 50.0], [10.0, 50.0]]
PORTRAIT = {
    "document_type": "id_card",
    "side": "portrait",
    "width": 400,
    "height": 300,
    "fields": {"name": "唐婷", "sex": "女", "birth_date": "1990-03-07", "id_number": "110101199003078021"},
    "lines": [{"text": "姓名 唐婷", "quad": QUAD}],
}
EMBLEM = {
    "document_type": "id_card",
    "side": "emblem",
    "width": 400,
    "height": 300,
    "fields": {"issuing_authority": "北京市公安局东城分局", "valid_from": "2015-06-01", "valid_to": "长期"},
}
PLATE = {
    "document_type": "license_plate",
    "width": 400,
    "height": 300,
    "fields": {},
    "plates": [{"plate_number": "京A12345", "rows": 1, "color": "blue", "quad": QUAD}],
}
TABLE = {
    "document_type": "table",
    "width": 1600,
    "height": 1200,
    "fields": {},
    "tables": [{"cells": [{"row": 0, "col": 0, "rowspan": 1, "colspan": 2, "text": "品名", "quad": QUAD}]}],
}
INVOICE = {
    "document_type": "vat_invoice",
    "width": 400,
    "height": 300,
    "fields": {"number": "53942940", "issue_date": "2020-01-08", "total": "37166.16"},
    "lines": [{"text": "2020年01月08日", "quad": QUAD}],
    "tables": [
        {
            "cells": [
                {"row": row, "col": col, "rowspan": 1, "colspan": 1, "text": text}
                for row, texts in enumerate((("货物或应税劳务、服务名称", "金额"), ("*纸制品*本子", "9.00")))
                for col, text in enumerate(texts)
            ]
        }
    ],
}


SHEET = {
    **PORTRAIT,
    "documents": [
        {"document_type": "id_card", "side": "portrait", "fields": PORTRAIT["fields"], "quad": QUAD},
        {"document_type": "bank_card", "side": None, "fields": {"card_number": "6213316891640345546"}, "quad": QUAD},
    ],
}


def drawn(seed: int, size: tuple[int, int] = (400, 300), *, quality: int = 90) -> bytes:
    """A picture that looks unlike those of other seeds, at any size and quality like itself."""
    image = Image.new("RGB", (400, 300), "white")
    pen = ImageDraw.Draw(image)
    for place in range(6):
        left, top = (seed * 97 + place * 61) % 320, (seed * 53 + place * 37) % 240
        pen.rectangle((left, top, left + 70, top + 50), (place * 40, seed * 50 % 255, 90))
    data = io.BytesIO()
    image.resize(size).save(data, "JPEG", quality=quality)
    return data.getvalue()


@pytest.fixture(scope="module")
def truths() -> Truths:
    known = Truths()
    for seed, truth in enumerate((PORTRAIT, EMBLEM, PLATE, TABLE, INVOICE, SHEET)):
        known.learn(drawn(seed), truth)
    return known


def tencent(truths: Truths, action: str, seed: int, **given: Any) -> Mapping[str, Any]:
    body = {"ImageBase64": standard(drawn(seed, (800, 601) if action == "RecognizeTableAccurateOCR" else (400, 300)))}
    with TencentSimulator(truths=truths) as service, new_client() as client:
        return dict(call_tencent(client, service, action, {**body, **given}).json()["Response"])


def huawei(truths: Truths, api: str, seed: int, **given: Any) -> Any:
    with HuaweiSimulator(truths=truths) as service, new_client() as client:
        answer = call_huawei(client, service, api, {"image": standard(drawn(seed)), **given}).json()
        return answer.get("result", answer)


def ctyun(truths: Truths, api: str, seed: int) -> Mapping[str, Any]:
    with CtyunSimulator(truths=truths) as service, new_client() as client:
        answer = call_ctyun(client, service, api, {"data": [url_safe(drawn(seed))]}).json()
        return dict(answer["returnObj"][0])


def test_an_id_card_comes_in_each_vendors_names(truths: Truths) -> None:
    found = tencent(truths, "IDCardOCR", 0)
    assert (found["Name"], found["Birth"], found["IdNum"]) == ("唐婷", "1990/3/7", "110101199003078021")
    found = huawei(truths, "id-card", 0)
    assert (found["name"], found["birth"], found["number"]) == ("唐婷", "1990-03-07", "110101199003078021")
    found = ctyun(truths, "idcard", 0)
    assert found["note"] == "back"
    assert (found["detail"]["name"], found["detail"]["birthday"]) == ("唐婷", "19900307")


def test_the_emblem_side_comes_with_its_dates(truths: Truths) -> None:
    assert tencent(truths, "IDCardOCR", 1)["ValidDate"] == "2015.06.01-长期"
    found = huawei(truths, "id-card", 1)
    assert (found["valid_from"], found["valid_to"]) == ("2015-06-01", "长期")
    found = ctyun(truths, "idcard", 1)
    assert (found["note"], found["detail"]["validperiod"]) == ("front", "2015.06.01-长期")


def test_the_wrong_side_is_refused(truths: Truths) -> None:
    assert tencent(truths, "IDCardOCR", 1, CardSide="FRONT")["Error"]["Code"] == "FailedOperation.CardSideError"
    assert huawei(truths, "id-card", 1, side="front")["error_code"] == "AIS.0104"


def test_another_document_is_refused(truths: Truths) -> None:
    assert tencent(truths, "BankCardOCR", 0)["Error"]["Code"] == "FailedOperation.NoBankCardError"
    assert huawei(truths, "bankcard", 0)["error_code"] == "AIS.0104"
    assert ctyun(truths, "plate", 0)["number of plate licenses"] == 0


def test_plates_come_with_colours_and_places(truths: Truths) -> None:
    found = tencent(truths, "LicensePlateOCR", 2)["LicensePlateInfos"][0]
    assert (found["Number"], found["Color"]) == ("京A12345", "蓝")
    assert found["Rect"] == {"X": 10, "Y": 20, "Width": 100, "Height": 30}
    assert huawei(truths, "license-plate", 2)[0]["plate_color"] == "blue"
    assert ctyun(truths, "plate", 2)["detail"][0]["plate_type"] == "蓝牌"


def test_cells_come_in_pixels_of_the_picture_sent(truths: Truths) -> None:
    cell = tencent(truths, "RecognizeTableAccurateOCR", 3)["TableDetections"][0]["Cells"][0]
    assert (cell["Text"], cell["ColTl"], cell["ColBr"], cell["RowBr"]) == ("品名", 0, 2, 1)
    assert cell["Polygon"][2] == {"X": 55, "Y": 25}
    block = huawei(truths, "general-table", 3, return_text_location=True)["words_region_list"][0]["words_block_list"][0]
    assert (block["columns"], block["cell_location"][2]) == ([0, 1], [28, 12])


def test_an_invoice_comes_with_its_rows(truths: Truths) -> None:
    found = tencent(truths, "VatInvoiceOCR", 4)
    pairs = {pair["Name"]: pair for pair in found["VatInvoiceInfos"]}
    assert pairs["开票日期"]["Value"] == "2020年01月08日"
    assert pairs["开票日期"]["Polygon"]["LeftTop"] == {"X": 10, "Y": 20}
    assert found["Items"][0]["AmountWithoutTax"] == "9.00"
    answer = huawei(truths, "vat-invoice", 4)
    assert (answer["issue_date"], answer["item_list"]) == (
        "2020年01月08日",
        [{"name": "*纸制品*本子", "amount": "9.00"}],
    )


def test_lines_come_as_text(truths: Truths) -> None:
    assert tencent(truths, "GeneralBasicOCR", 0)["TextDetections"][0]["DetectedText"] == "姓名 唐婷"
    assert huawei(truths, "general-text", 0)["words_block_list"][0]["location"][0] == [10, 20]
    assert ctyun(truths, "general", 0)["detail"][0]["text"] == "姓名 唐婷"


def test_a_recompressed_smaller_picture_is_known_again(truths: Truths) -> None:
    with TencentSimulator(truths=truths) as service, new_client() as client:
        body = {"ImageBase64": standard(drawn(0, (200, 150), quality=40))}
        found = call_tencent(client, service, "GeneralBasicOCR", body).json()["Response"]["TextDetections"][0]
    assert found["DetectedText"] == "姓名 唐婷"
    assert found["Polygon"][0] == {"X": 5, "Y": 10}


def test_several_papers_are_told_apart(truths: Truths) -> None:
    infos = tencent(truths, "ClassifyDetectOCR", 5)["ClassifyDetectInfos"]
    assert [info["Type"] for info in infos] == ["IDCardFront", "BankCard"]
    assert infos[0]["Rect"] == {"X": 10, "Y": 20, "Width": 100, "Height": 30}
    asked = tencent(truths, "ClassifyDetectOCR", 5, DiscernType=["BankCard"])["ClassifyDetectInfos"]
    assert [info["Type"] for info in asked] == ["BankCard"]
    pieces = huawei(truths, "auto-classification", 5, type_list=["id_card", "bankcard"])
    assert [piece["type"] for piece in pieces] == ["id_card", "bankcard"]
    assert (pieces[0]["content"]["name"], pieces[1]["content"]["card_number"]) == ("唐婷", "6213316891640345546")
    assert pieces[0]["location"][2] == [110, 50]


def test_a_turned_picture_is_known_with_its_places_turned(truths: Truths) -> None:
    data = io.BytesIO()
    Image.open(io.BytesIO(drawn(0))).transpose(Image.Transpose.ROTATE_270).save(data, "PNG")
    with TencentSimulator(truths=truths) as service, new_client() as client:
        body = {"ImageBase64": standard(data.getvalue())}
        answer = call_tencent(client, service, "GeneralBasicOCR", body).json()["Response"]
    assert answer["TextDetections"][0]["Polygon"][0] == {"X": 300 - 20, "Y": 10}
    assert answer["Angle"] == 90


def test_a_picture_of_something_else_gets_the_sample(truths: Truths) -> None:
    assert tencent(truths, "IDCardOCR", 9)["Name"] == "测试"

"""Answers of calls of which the papers show none: invented values in the shape that the vendor lists."""

import json
import re
from typing import Any

NAMED = {
    "BankSlipOCR": "付款开户行 收款开户行 付款账号 收款账号 回单类型 回单编号 币种 流水号 交易金额 手续费 日期",
    "EnterpriseLicenseOCR": (
        "统一社会信用代码 法定代表人 公司名称 公司地址 开办资金 经费来源 举办单位 经营范围 成立日期 有效期"
    ),
    "VehicleRegCertOCR": (
        "车辆型号 车辆识别代号/车架号 发动机号 制造厂名称 轴距 轮胎数 总质量 外廓尺寸 轴数 车辆出厂日期 "
        "发证日期 使用性质 车辆获得方式 车辆类型 国产/进口 燃料种类 车身颜色 发动机型号 车辆品牌 编号 "
        "转向形式 机动车所有人1 身份证明名称1 号码1 登记机关1 登记日期1"
    ),
    "RecognizeMedicalInvoiceOCR": (
        "发票名称 票据代码 票据号码 校验码 交款人 开票日期 收款单位 复核人 收款人 性别 医保类型"
    ),
}
"""The names that these actions give their fields, in lists of names and values."""
BY_NAME = (
    (re.compile(r"image|excel|^Data$|Profile|seal_image", re.IGNORECASE), ""),
    (re.compile(r"^AdvancedInfo$"), json.dumps({"Parag": {"ParagNo": 1}})),
    (re.compile(r"^(?:sex|gender)$", re.IGNORECASE), "女"),
)
BY_LABEL = (
    (re.compile(r"日期|时间|生日|有效期"), "2020-05-06"),
    (re.compile(r"身份证号|身份证件编号|公民身份"), "110101199003078021"),
    (re.compile(r"信用代码"), "91110105MA01ABCD5F"),
    (re.compile(r"车架号|识别代号"), "LSVAB4183E2100001"),
    (re.compile(r"车牌|号牌"), "京A12345"),
    (re.compile(r"性别"), "女"),
)
BOX = {"X": 60, "Y": 40, "Width": 220, "Height": 30}
CORNERS = [[60, 40], [280, 40], [280, 70], [60, 70]]


def invented(call: str, shape: Any, name: str = "") -> Any:
    """An answer in this shape; a text says the field's own label unless more can be told from it."""
    if isinstance(shape, dict):
        return _object(call, shape, name)
    if isinstance(shape, list):
        return _list(call, shape, name)
    if isinstance(shape, bool) or shape is None:
        return shape
    if isinstance(shape, str):
        return _text(name, shape)
    return _number(name, shape)


def _object(call: str, shape: dict[str, Any], name: str) -> Any:
    if set(shape) == set(BOX):
        return dict(BOX)
    return {key: invented(call, inner, key) for key, inner in shape.items()}


def _list(call: str, shape: list[Any], name: str) -> Any:
    first = shape[0] if shape else None
    if name.endswith("location") and isinstance(first, list):
        return CORNERS
    if isinstance(first, dict) and set(first) == {"X", "Y"}:
        return [{"X": x, "Y": y} for x, y in CORNERS]
    if isinstance(first, dict) and "Name" in first and {"Value", "Content"} & set(first):
        content = "Value" if "Value" in first else "Content"
        whole = invented(call, first)
        return [{**whole, "Name": label, content: _text("", label)} for label in NAMED.get(call, "").split()]
    if name in {"Warn", "WarnCardInfos", "WarningCode"}:
        return []
    return [invented(call, inner, name) for inner in shape]


def _text(name: str, label: str) -> str:
    for pattern, value in BY_NAME:
        if pattern.search(name):
            return value
    for pattern, value in BY_LABEL:
        if pattern.search(label):
            return value
    return f"{label}示例" if label else ""


def _number(name: str, shape: Any) -> float:
    if isinstance(shape, float):
        return 0.98 if name.lower() not in {"angle", "angel", "direction"} else 0.0
    return 98 if name == "Confidence" else 1 if name.endswith("count") else 0

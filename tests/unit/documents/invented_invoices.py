"""Invoices of invented companies as lines, in the three layouts in use, as a camera might see them."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from ocrdesk.model import Line, Point, Quad

BUYER = {
    "buyer_name": "南宁市晨曦电子商务有限责任公司",
    "buyer_tax_id": "91450103MA5P3K7X4K",
}
SELLER = {
    "seller_name": "济南市天和文化传媒股份有限公司",
    "seller_tax_id": "91370102MA3C6T2H78",
}
AMOUNTS = {"amount": "13758.74", "tax": "412.76", "total": "14171.50", "total_words": "壹万肆仟壹佰柒拾壹圆伍角整"}
ITEMS = (
    ("*家具*办公椅", "BG-07", "把", "22", "455.67", "10024.74", "3%", "300.74"),
    ("*金属制品*不锈钢螺栓", "M8×40", "盒", "10", "373.40", "3734.00", "3%", "112.02"),
)
DIGITAL = {"number": "23317438120129710152", "issue_date": "2023-02-16", "issuer": "邓雨", "type": "digital_normal"}
PAPER = {
    "code": "012010022035",
    "number": "64946978",
    "issue_date": "2022-11-17",
    "check_code": "83072289166080528782",
    "machine_number": "651852226477",
    "payee": "段博",
    "reviewer": "曾轩",
    "issuer": "罗娜",
    "type": "electronic",
}
HEADS = ("项目名称", "规格型号", "单位", "数量", "单价", "金额", "税率/征收率", "税额")
OLD_HEADS = ("货物或应税劳务、服务名称", *HEADS[1:6], "税率", "税额")
_COLUMNS = (100, 480, 690, 800, 960, 1170, 1330, 1530)
_EM = 24.0


@dataclass(frozen=True)
class Camera:
    """How the page lies in the picture."""

    degrees: float = 0.0
    scale: float = 1.0

    def line(self, x: float, y: float, text: str, *, vertical: bool = False) -> Line:
        """A line whose print begins there."""
        if vertical:
            box = Quad.from_box(x, y, x + _EM, y + _EM * len(text))
        else:
            width = sum(_EM if ord(c) > 0x2000 else _EM / 2 for c in text)
            box = Quad.from_box(x, y, x + width, y + _EM)
        return Line(text, 0.99, box.mapped(self._seen), vertical)

    def _seen(self, point: Point) -> Point:
        angle = math.radians(self.degrees)
        x, y = point
        return (
            200 + self.scale * (x * math.cos(angle) - y * math.sin(angle)),
            200 + self.scale * (x * math.sin(angle) + y * math.cos(angle)),
        )


def digital_invoice(camera: Camera) -> list[Line]:
    """Fully digital: buyer at the left, seller at the right."""
    put = camera.line
    return [
        put(640, 40, "电子发票（普通发票）"),
        put(1230, 58, f"发票号码：{DIGITAL['number']}"),
        put(1230, 105, "开票日期：2023年02月16日"),
        put(80, 190, "购买方信息", vertical=True),
        put(870, 190, "销售方信息", vertical=True),
        *_party(put, 133, 215, BUYER),
        *_party(put, 923, 215, SELLER),
        *_list(camera, HEADS, 345),
        put(133, 700, "备注", vertical=True),
        put(200, 710, "订单号 93282229"),
        put(133, 800, "开票人：邓雨"),
    ]


def electronic_invoice(camera: Camera, title: str = "天津增值税电子普通发票") -> list[Line]:
    """With code and check code: buyer above the articles, seller below them."""
    put = camera.line
    return [
        put(560, 40, title),
        put(240, 100, f"机器编号：{PAPER['machine_number']}"),
        put(1230, 10, f"发票代码：{PAPER['code']}"),
        put(1230, 45, f"发票号码：{PAPER['number']}"),
        put(1230, 80, "开票日期：2022年11月17日"),
        put(1230, 115, "校验码：83072 28916 60805 28782"),
        put(80, 190, "购买方", vertical=True),
        *_party(put, 133, 190, BUYER, label="纳税人识别号："),
        put(950, 190, "密码区", vertical=True),
        put(1000, 190, "-1>3*830/6-/3+92+-*460567+-"),
        put(1000, 225, "1-766<5+86-5+44242-66><6-8-"),
        *_list(camera, OLD_HEADS, 345),
        put(80, 660, "销售方", vertical=True),
        *_party(put, 133, 660, SELLER, label="纳税人识别号："),
        put(133, 830, "收款人：段博"),
        put(500, 830, "复核：曾轩"),
        put(900, 830, "开票人：罗娜"),
    ]


def _party(
    put: Callable[[float, float, str], Line],
    x: float,
    y: float,
    party: dict[str, str],
    label: str = "统一社会信用代码/纳税人识别号：",
) -> list[Line]:
    name, number = party.values()
    return [put(x, y, f"名称：{name}"), put(x, y + 50, label), put(x + _EM * len(label), y + 50, number)]


def _list(camera: Camera, heads: tuple[str, ...], y: float) -> list[Line]:
    put = camera.line
    rows = [
        put(x, y + 45 * (row + 1), text)
        for row, item in enumerate(ITEMS)
        for x, text in zip(_COLUMNS, item, strict=True)
    ]
    sums = y + 45 * (len(ITEMS) + 2)
    return [
        *(put(x, y, head) for x, head in zip(_COLUMNS, heads, strict=True)),
        *rows,
        put(200, sums, "合"),
        put(330, sums, "计"),
        put(_COLUMNS[5] - 20, sums, f"¥{AMOUNTS['amount']}"),
        put(_COLUMNS[7] - 20, sums, f"¥{AMOUNTS['tax']}"),
        put(160, sums + 60, "价税合计（大写）"),
        put(520, sums + 60, AMOUNTS["total_words"]),
        put(1150, sums + 60, "（小写）"),
        put(1260, sums + 60, f"¥{AMOUNTS['total']}"),
    ]

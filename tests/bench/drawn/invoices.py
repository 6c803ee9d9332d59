"""VAT invoices, drawn: special and ordinary ones on paper, electronic ones, fully digital ones; with their QR codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from tests.bench.drawn import invented_companies as invented
from tests.bench.drawn.paper import Paper
from tests.bench.drawn.print_shop import BLACK, RED, Colour, Print, styled, wrapped

_GOODS = (
    ("*办公用品*复印纸", "A4 70g", "箱"),
    ("*家具*办公椅", "BG-07", "把"),
    ("*金属制品*不锈钢螺栓", "M8×40", "盒"),
    ("*研发和技术服务*技术服务费", "", "项"),
    ("*计算机外部设备*激光打印机", "HL-2260D", "台"),
    ("*餐饮服务*餐费", "", "次"),
    ("*橡胶制品*密封圈", "Φ32×3.1", "个"),
    ("*信息技术服务*系统软件维护及升级服务费", "V3.2", "年"),
    ("*物流辅助服务*仓储服务费", "", "月"),
    ("*电子计算机*笔记本电脑", "ThinkBook 14 16G/512G", "台"),
    ("*食品*坚果礼盒", "1.2kg", "盒"),
)
_RATES = (13, 9, 6, 3, 1)
_HEADS = ("规格型号", "单位", "数量", "单价", "金额")
_PROVINCES = ("江苏", "湖北", "陕西", "福建", "辽宁", "安徽", "贵州", "北京", "上海")
_BROWN: Colour = (150, 84, 40)
_EDGES = (60, 470, 700, 790, 920, 1090, 1330, 1450, 1690)
"""Where the columns of the list begin, and the last ends."""


@dataclass(frozen=True)
class Pen:
    """How a form is printed: the face, and the ink of its rules and labels."""

    style: str
    ink: Colour


@dataclass
class Bill:
    """What an invoice says."""

    buyer: dict[str, str]
    seller: dict[str, str]
    items: list[tuple[str, ...]]
    fields: dict[str, str]
    day: str

    @property
    def packed_day(self) -> str:
        """20230216."""
        return self.fields["issue_date"].replace("-", "")


def draw_invoice(chance: Random) -> Paper:
    """An invoice in one of the layouts."""
    return chance.choice(LAYOUTS)(chance)


def _bill(chance: Random, most: int) -> Bill:
    parties = []
    for side in ("buyer", "seller"):
        town = invented.Town(chance)
        telephone = f"0{chance.randint(100, 999)}-{invented.number(chance, 7)}"
        parties.append({
            f"{side}_name": invented.company(chance, town),
            f"{side}_tax_id": invented.credit_code(chance, town),
            f"{side}_address": f"{invented.address(chance, town)} {telephone}",
            f"{side}_bank": f"样本银行{town.city}支行 {invented.number(chance, 16)}",
        })  # fmt: skip
    items: list[tuple[str, ...]] = []
    net = tax = 0
    for name, spec, unit in chance.sample(_GOODS, chance.randint(1, most)):
        count, price, rate = chance.randint(1, 60), chance.randint(150, 499_999), chance.choice(_RATES)
        amount, due = count * price, round(count * price * rate / 100)
        net, tax = net + amount, tax + due
        items.append((name, spec, unit, str(count), _yuan(price), _yuan(amount), f"{rate}%", _yuan(due)))
    day = (chance.randint(2019, 2025), chance.randint(1, 12), chance.randint(1, 28))
    sums = {
        "amount": _yuan(net),
        "tax": _yuan(tax),
        "total": _yuan(net + tax),
        "total_words": invented.in_words(net + tax),
    }
    fields = {"issue_date": "{}-{:02}-{:02}".format(*day), **sums, "issuer": invented.person(chance)}
    return Bill(parties[0], parties[1], items, fields, "{}年{:02}月{:02}日".format(*day))


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02}"


def _digital(chance: Random) -> Paper:
    """Fully digital (since 2021): one number of 20 digits, buyer and seller side by side."""
    bill = _bill(chance, 8)
    sheet = Print(1750, 880 + 40 * len(bill.items))
    pen = Pen(chance.choice(("song", "hei")), chance.choice((_BROWN, (40, 90, 160), BLACK)))
    kind = chance.choice(("普通发票", "增值税专用发票"))
    title = f"电子发票（{kind}）"
    sheet.put((875, 80), title, 52, style="song", ink=pen.ink, anchor="mm", role="title")
    number = invented.number(chance, 20)
    _pair(sheet, (1240, 70), "发票号码：", number, pen)
    _pair(sheet, (1240, 120), "开票日期：", bill.day, pen)
    sheet.code(
        70,
        40,
        120,
        f"01,{'32' if kind[0] == '普' else '31'},,{number},{bill.fields['total']},{bill.packed_day},,A1B2,",
    )
    _frame(sheet, 190, 340, pen.ink)
    for left, party, words in ((60, bill.buyer, "购买方信息"), (875, bill.seller, "销售方信息")):
        sheet.put_down((left + 22, 208), words, 23, style=pen.style)
        sheet.rule([(left + 45, 190), (left + 45, 340)], pen.ink)
        name, code = list(party.values())[:2]
        _pair(sheet, (left + 60, 230), "名称：", name, pen)
        _pair(sheet, (left + 60, 300), "统一社会信用代码/纳税人识别号：", code, pen)
    sheet.rule([(875, 190), (875, 340)], pen.ink)
    foot = _items(sheet, chance, bill, 340, heads=("项目名称", *_HEADS, "税率/征收率", "税额"), pen=pen)
    sheet.put_down((88, foot + 40), "备注", 26, style=pen.style, step=2.0)
    _frame(sheet, foot, foot + 130, pen.ink)
    remarks = f"订单号 {invented.number(chance, 8)}"
    sheet.put((140, foot + 30), remarks, 26, style=pen.style)
    _pair(sheet, (140, foot + 165), "开票人：", bill.fields["issuer"], pen)
    says = {"title": title, "type": "digital_normal" if kind[0] == "普" else "digital_special", "number": number}
    return _finish(sheet, bill, says | {"remarks": remarks}, ("项目名称", *_HEADS, "税率/征收率", "税额"), parts=2)


def _electronic(chance: Random) -> Paper:
    """Electronic with code and check code: buyer above the articles, seller below."""
    place = chance.choice(_PROVINCES)
    return _old_layout(chance, f"{place}增值税电子普通发票", "electronic", code_length=12)


def _special(chance: Random) -> Paper:
    """A special invoice on paper, filled in by a dot-matrix printer."""
    return _old_layout(chance, f"{chance.choice(_PROVINCES)}增值税专用发票", "special", code_length=10)


def _ordinary(chance: Random) -> Paper:
    """An ordinary invoice on paper."""
    return _old_layout(
        chance, f"{chance.choice(_PROVINCES)}增值税普通发票", "normal", code_length=chance.choice((10, 12))
    )


def _old_layout(chance: Random, title: str, kind: str, code_length: int) -> Paper:
    bill = _bill(chance, 5)
    paper = kind != "electronic"
    sheet = Print(1750, 1080 + 40 * len(bill.items), chance.choice(((255, 255, 255), (250, 250, 242))))
    pen = Pen(chance.choice(("song", "hei")), chance.choice((_BROWN, (40, 90, 160), (60, 110, 80))))
    sheet.put((875, 80), title, 54, style="song", ink=pen.ink, anchor="mm", role="title")
    code, number = invented.number(chance, code_length), invented.number(chance, 8)
    check, machine = invented.number(chance, 20), invented.number(chance, 12)
    says = {"title": title, "type": kind, "code": code, "number": number}
    x = 1240
    if paper:
        sheet.put((150, 70), code, 42, style="mono")
        sheet.put((1240, 70), "№", 44, style="song", ink=pen.ink, role="label")
        sheet.put((1300, 70), number, 44, style="mono", ink=(40, 60, 150))
        sheet.put((1560, 46), code, 24, style="mono", role="note")
        sheet.put((1560, 84), number, 24, style="mono", role="note")
        _pair(sheet, (x, 150), "开票日期：", bill.day, pen)
    else:
        for row, (label, text) in enumerate(
            (
                ("发票代码：", code),
                ("发票号码：", number),
                ("开票日期：", bill.day),
                ("校 验 码：", " ".join(check[i : i + 5] for i in range(0, 20, 5))),
            )
        ):
            _pair(sheet, (x, 50 + 40 * row), label, text, pen, size=26)
        _pair(sheet, (220, 150), "机器编号：", machine, pen, size=26)
        says |= {"check_code": check, "machine_number": machine}
    sheet.code(
        70,
        40 if not paper else 110,
        66 if paper else 120,
        f"01,{'01' if paper else '10'},{code},{number},{bill.fields['amount']},{bill.packed_day},"
        f"{'' if paper else check},9F3C,",
    )
    _frame(sheet, 200, 370, pen.ink)
    _party(sheet, bill.buyer, 200, "购买方", pen)
    sheet.rule([(1090, 200), (1090, 370)], pen.ink)
    sheet.put_down((1112, 235), "密码区", 28, style=pen.style, step=1.7)
    sheet.rule([(1135, 200), (1135, 370)], pen.ink)
    cipher = ["".join(chance.choices("0123456789+-*/<>", k=27)) for _ in range(4)]
    for row, words in enumerate(cipher):
        sheet.put((1150, 225 + 38 * row), words, 28, style="mono", ignored=True)
    heads = (chance.choice(("货物或应税劳务、服务名称", "货物或应税劳务名称")), *_HEADS, "税率", "税额")
    foot = _items(sheet, chance, bill, 370, heads=heads, pen=pen)
    _frame(sheet, foot, foot + 170, pen.ink)
    _party(sheet, bill.seller, foot, "销售方", pen)
    sheet.rule([(1090, foot), (1090, foot + 170)], pen.ink)
    sheet.put_down((1112, foot + 55), "备注", 28, style=pen.style, step=2.2)
    sheet.rule([(1135, foot), (1135, foot + 170)], pen.ink)
    says |= {"payee": invented.person(chance), "reviewer": invented.person(chance)}
    for place, label, key in ((100, "收款人：", "payee"), (520, "复核：", "reviewer"), (900, "开票人：", "issuer")):
        _pair(sheet, (place, foot + 205), label, (says | bill.fields)[key], pen)
    sheet.put((1300, foot + 205), "销售方：（章）", 28, style=pen.style, ink=pen.ink, role="label")
    if chance.random() < 0.7:
        sheet.seal((1400, foot + 110), 105, bill.seller["seller_name"], RED, 150)
    return _finish(sheet, bill, says, heads, parts=4)


def _party(sheet: Print, party: dict[str, str], top: float, words: str, pen: Pen) -> None:
    sheet.put_down((84, top + 40), words, 28, style=pen.style, step=1.6)
    sheet.rule([(108, top), (108, top + 170)], pen.ink)
    labels = ("名        称：", "纳税人识别号：", "地 址、电 话：", "开户行及账号：")
    for row, (label, text) in enumerate(zip(labels, party.values(), strict=True)):
        _pair(sheet, (120, top + 26 + 40 * row), label, text, pen, size=27)


def _pair(sheet: Print, at: tuple[float, float], label: str, text: str, pen: Pen, *, size: int = 28) -> None:
    end = sheet.put(at, label, size, style=pen.style, ink=pen.ink, role="label")
    sheet.put(
        (end + 8, at[1]), text, size, style="mono" if text.replace(" ", "").isalnum() and text.isascii() else pen.style
    )


def _frame(sheet: Print, top: float, bottom: float, ink: Colour) -> None:
    sheet.draw.rectangle((60, top, 1690, bottom), outline=ink, width=2)


def _items(sheet: Print, chance: Random, bill: Bill, top: float, *, heads: Sequence[str], pen: Pen) -> float:
    """The list with its sums and the total; returns where it ends."""
    middles = [(a + b) / 2 for a, b in pairwise(_EDGES)]
    for middle, head in zip(middles, heads, strict=True):
        sheet.put((middle, top + 24), head, 26, style=pen.style, ink=pen.ink, anchor="mm", role="label")
    y = top + 66.0
    for item in bill.items:
        y += 40 * _item(sheet, item, y, pen.style)
    y += 40 * chance.randint(0, 2)
    sheet.put((150, y), "合        计", 28, style=pen.style, ink=pen.ink, role="label")
    sheet.put((1320, y), f"¥{bill.fields['amount']}", 28, style="hei", anchor="rm")
    sheet.put((1680, y), f"¥{bill.fields['tax']}", 28, style="hei", anchor="rm")
    sheet.draw.rectangle((60, top, 1690, y + 24), outline=pen.ink, width=2)
    if chance.random() < 0.6:
        for edge in _EDGES[1:-1]:
            sheet.rule([(edge, top), (edge, y + 24)], pen.ink)
    sheet.rule([(60, y + 84), (1690, y + 84)], pen.ink)
    sheet.put((130, y + 54), "价税合计（大写）", 28, style=pen.style, ink=pen.ink, role="label")
    sheet.put((480, y + 54), chance.choice(("", "⊗")) + bill.fields["total_words"], 28, style=pen.style)
    end = sheet.put((1100, y + 54), "（小写）", 28, style=pen.style, ink=pen.ink, role="label")
    sheet.put((end + 8, y + 54), f"¥{bill.fields['total']}", 28, style="hei")
    return y + 84


def _item(sheet: Print, item: tuple[str, ...], y: float, style: str) -> int:
    """One article; long names go on in the next line. Returns how many lines it took."""
    names = wrapped(item[0], _EDGES[1] - _EDGES[0] - 16, styled(style, 26))
    specs = wrapped(item[1], _EDGES[2] - _EDGES[1] - 16, styled(style, 26))
    for row, name in enumerate(names):
        sheet.put((_EDGES[0] + 8, y + 36 * row), name, 26, style=style, role="cell")
    for row, spec in enumerate(specs if item[1] else ()):
        sheet.put((_EDGES[1] + 8, y + 36 * row), spec, 26, style=style, role="cell")
    sheet.put(((_EDGES[2] + _EDGES[3]) / 2, y), item[2], 26, style=style, anchor="mm", role="cell")
    for column in (3, 4, 5, 6, 7):
        place = (_EDGES[column + 1] - 10, y)
        sheet.put(place, item[column], 26, style="hei", anchor="rm", role="cell")
    return max(len(names), len(specs))


def _finish(sheet: Print, bill: Bill, says: dict[str, str], heads: Sequence[str], parts: int) -> Paper:
    parties = dict([*list(bill.buyer.items())[:parts], *list(bill.seller.items())[:parts]])
    return sheet.finish("vat_invoice", "vat_invoice", says | bill.fields | parties, [tuple(heads), *bill.items])


LAYOUTS = (_digital, _electronic, _special, _ordinary)

"""Business licences, drawn: landscape and portrait ones, old ones with 15 digits, those of sole traders."""

from random import Random

from tests.bench.drawn import invented_companies as invented
from tests.bench.drawn.paper import Paper
from tests.bench.drawn.print_shop import RED, Print

_SCOPES = (
    "技术服务、技术开发、技术咨询、技术交流、技术转让、技术推广 食品经营（仅销售预包装食品） 日用百货销售 五金产品零售 "
    "建筑材料销售 货物进出口 技术进出口 会议及展览服务 信息咨询服务（不含许可类信息咨询服务） 广告设计、代理 广告发布 "
    "园林绿化工程施工 普通机械设备安装服务 汽车零配件批发 农副产品销售 第二类医疗器械销售 微特电机及组件销售 "
    "针纺织品及原料销售 物业管理 住房租赁 餐饮管理 人工智能应用软件开发 软件开发 网络设备销售 徽章设计制作 "
    "道路货物运输（不含危险货物） 劳务服务（不含劳务派遣） 家用电器销售 办公设备租赁服务 橡胶制品销售"
)
_TAIL = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
_TYPES = (
    "有限责任公司（自然人独资） 有限责任公司（自然人投资或控股） 其他有限责任公司 "
    "股份有限公司（非上市、自然人投资或控股） 有限责任公司（法人独资） 有限责任公司（非自然人投资或控股的法人独资）"
)
_FACES = ("song", "hei", "song bold")
_PAPERS = ((255, 255, 255), (252, 248, 236), (248, 250, 244), (255, 250, 245))
_SPREAD = {2: "    ", 4: ""}

Rows = list[tuple[str, str, str]]
"""Field, printed label, printed value."""


def draw_business_licence(chance: Random) -> Paper:
    """A licence in one of the layouts."""
    return chance.choice(LAYOUTS)(chance)


def _company(random: Random, *, old: bool = False) -> Rows:
    town = invented.Town(random)
    year, month, day = random.randint(1999, 2012 if old else 2023), random.randint(1, 12), random.randint(1, 28)
    chinese = old and random.random() < 0.6
    begun = invented.chinese_date(year, month, day) if chinese else f"{year}年{month:02}月{day:02}日"
    ended = invented.chinese_date(year + 20, month, day) if chinese else f"{year + 20}年{month:02}月{day:02}日"
    capital = random.choice(
        (invented.whole_in_words(random.choice((10, 50, 300, 1200)) * 10_000) + "元整", "500万元人民币")
    )
    if old:
        capital = random.choice(("人民币伍拾万元整", "壹佰万元", "500万元", "人民币壹仟贰佰万元"))
    period = random.choice((f"{begun}至{ended}", f"{begun}至长期", "长期"))
    rows = [
        ("name", "名称", invented.company(random, town)),
        ("type", "公司类型" if old else "类型", random.choice(_TYPES.split())),
        ("address", "住所", invented.address(random, town, long=random.random() < 0.5)),
        (
            "legal_representative",
            "法定代表人姓名" if old and random.random() < 0.5 else "法定代表人",
            invented.person(random),
        ),
        ("registered_capital", "注册资本", capital),
        *([("paid_in_capital", "实收资本", capital)] if old else []),
        ("established_date", "成立日期", begun),
        ("valid_period", "营业期限", f"自{begun}至{ended}" if old else period),
        ("business_scope", "经营范围", _scope(random, 14)),
    ]
    number = invented.registration_number(random, town) if old else invented.credit_code(random, town)
    head = ("registration_number", "注册号", number) if old else ("credit_code", "统一社会信用代码", number)
    office = f"{town.city}{random.choice((town.area, ''))}" + ("工商行政管理局" if old else "市场监督管理局")
    return [head, *rows, ("registration_authority", "登记机关", office)]


def _scope(random: Random, most: int) -> str:
    return "；".join(random.sample(_SCOPES.split(), random.randint(4, most))) + "。" + _TAIL


def _landscape(random: Random) -> Paper:
    rows = _company(random)
    sheet, style = _sheet(random, 1754, 1240)
    _title(sheet, random, "营业执照", (877, 150), copy=True)
    _numbers(sheet, rows[0], (130, 250), style, below=random.random() < 0.5)
    sheet.code(1450, 130, 150, "http://www.gsxt.gov.cn/index.html?uniscid=" + rows[0][2])
    for number, words in enumerate(
        ("扫描二维码登录", "“国家企业信用信息公示系统”", "了解更多登记、备案、许可、", "监管信息。")
    ):
        sheet.put((1395, 300 + 26 * number), words, 20, style="hei")
    if random.random() < 0.4:  # since 2022 no period is printed
        rows = [row for row in rows if row[0] != "valid_period"]
    left = [row for row in rows if row[0] in ("name", "type", "legal_representative", "business_scope")]
    right = [row for row in rows[1:-1] if row not in left]
    _rows(sheet, left, (130, 450), value=(330, 560), size=32, style=style, leading=60)
    _rows(sheet, right, (980, 450), value=(1170, 480), size=32, style=style, leading=60)
    return _signed(sheet, random, rows, (1080, 1010), style=style)


def _wide(random: Random) -> Paper:
    """Landscape with the fields in one column, a long scope, and larger print."""
    rows = _company(random)
    sheet, style = _sheet(random, 1680, 1260)
    _title(sheet, random, "营业执照", (840, 140), copy=random.random() < 0.5)
    _numbers(sheet, rows[0], (580, 250), style, below=False)
    _rows(sheet, rows[1:-1], (190, 340), value=(430, 1050), size=30, style=style, leading=52)
    return _signed(sheet, random, rows, (1000, 1120), style=style)


def _portrait(random: Random) -> Paper:
    rows = _company(random)
    sheet, style = _sheet(random, 1240, 1754)
    _title(sheet, random, "营业执照", (620, 230), copy=random.random() < 0.5)
    _numbers(sheet, rows[0], (360, 370), style, below=False)
    _rows(sheet, rows[1:-1], (150, 480), value=(390, 700), size=32, style=style, leading=66)
    sheet.code(150, 1430, 150, "http://www.gsxt.gov.cn/index.html?uniscid=" + rows[0][2])
    return _signed(sheet, random, rows, (640, 1450), style=style)


def _old(random: Random) -> Paper:
    rows = _company(random, old=True)
    sheet, style = _sheet(random, 1240, 1700)
    _title(sheet, random, "企业法人营业执照", (620, 200), copy=True)
    _numbers(sheet, rows[0], (700, 330), style, below=False)
    _rows(sheet, rows[1:-1], (140, 430), value=(410, 690), size=31, style=style, leading=62)
    serial = invented.number(random, 9)
    sheet.put((150, 1640), f"编号：No.{serial}", 26, style=style)
    return _signed(sheet, random, rows, (650, 1420), style=style, serial=f"No.{serial}")


def _sole_trader(random: Random) -> Paper:
    town = invented.Town(random)
    year, month = random.randint(2008, 2023), random.randint(1, 12)
    rows: Rows = [
        ("credit_code", "统一社会信用代码", invented.credit_code(random, town, "92")),
        ("name", "名称", town.area + random.choice(("微光便利店", "老徽州饭馆", "顺达五金经营部", "阿秀裁缝店"))),
        ("type", "类型", "个体工商户"),
        ("legal_representative", "经营者", invented.person(random)),
        ("composing_form", "组成形式", random.choice(("个人经营", "家庭经营"))),
        ("established_date", "注册日期", f"{year}年{month:02}月{random.randint(1, 28):02}日"),
        ("address", "经营场所", invented.address(random, town)),
        ("business_scope", "经营范围", _scope(random, 5)),
        ("registration_authority", "登记机关", f"{town.city}{town.area}市场监督管理局"),
    ]
    sheet, style = _sheet(random, 1654, 1170)
    _title(sheet, random, "营业执照", (827, 140), copy=True)
    _numbers(sheet, rows[0], (130, 240), style, below=True)
    _rows(sheet, rows[1:-1], (160, 370), value=(400, 1000), size=31, style=style, leading=58)
    return _signed(sheet, random, rows, (960, 990), style=style)


def _sheet(random: Random, width: int, height: int) -> tuple[Print, str]:
    sheet = Print(width, height, random.choice(_PAPERS))
    frame = random.choice(((180, 150, 90), (150, 160, 150), (190, 120, 110)))
    for inset in (40, 56):
        sheet.draw.rectangle((inset, inset, width - inset, height - inset), outline=frame, width=5)
    return sheet, random.choice(_FACES)


def _title(sheet: Print, random: Random, words: str, at: tuple[int, int], *, copy: bool) -> None:
    spaced = random.random() < 0.4
    sheet.put(
        at,
        " ".join(words) if spaced else words,
        random.choice((84, 96, 104)),
        style="song bold",
        anchor="mm",
        role="title",
    )
    if copy:
        mark = random.choice(("（副本）", "(副本)", "（副  本）"))
        sheet.put((at[0], at[1] + 84), mark, 36, style="song", anchor="mm", role="title")


def _numbers(sheet: Print, row: tuple[str, str, str], at: tuple[int, int], style: str, *, below: bool) -> None:
    end = sheet.put(at, row[1], 30, style=style, role="label")
    place = (at[0], at[1] + 44) if below else (end + 20, at[1])
    sheet.put(place, row[2], 32, style="mono bold" if below else "mono")


def _rows(
    sheet: Print, rows: Rows, at: tuple[int, int], *, value: tuple[int, int], size: int, style: str, leading: int
) -> None:
    y = float(at[1])
    left, width = value
    for _key, label, text in rows:
        sheet.put((at[0], y), _SPREAD.get(len(label), "").join(label), size, style=style, role="label")
        used = sheet.put_lines((left, y), text, width=width, size=size, leading=leading * 0.72, style=style)
        y += leading + (used - 1) * leading * 0.72


def _signed(sheet: Print, random: Random, rows: Rows, at: tuple[int, int], *, style: str, serial: str = "") -> Paper:
    """The authority with its seal and the date, and the truth of the whole sheet."""
    values = {key: text for key, _, text in rows}
    office = values["registration_authority"]
    x, y = at
    end = sheet.put((x, y), "登记机关", 34, style=style, role="label")
    if random.random() < 0.5:
        sheet.put((end + 16, y), office, 28, style=style)
    else:  # only the seal names it
        del values["registration_authority"]
    year, month, day = random.randint(2013, 2024), random.randint(1, 12), random.randint(1, 28)
    sheet.put((x + 140, y + 90), f"{year} 年 {month:02} 月 {day:02} 日", 32, style=style)
    sheet.seal((x + 250, y + 60), 110, office, RED, 150)
    values |= {"registration_date": f"{year}-{month:02}-{day:02}"} | ({"serial_number": serial} if serial else {})
    values["established_date"] = _iso(values["established_date"])
    return sheet.finish("business_license", "business_licence", values)


def _iso(text: str) -> str:
    digits = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")}
    parts = text.rstrip("日").replace("年", "月").split("月")
    year = "".join(digits.get(c, c) for c in parts[0])
    month, day = (_value(part, digits) for part in parts[1:])
    return f"{year}-{month:02}-{day:02}"


def _value(text: str, digits: dict[str, str]) -> int:
    tens, found, single = text.rpartition("十")
    if not found:
        return int(digits.get(text, text))
    return 10 * int(digits.get(tens, "1")) + int(digits.get(single, "0"))


LAYOUTS = (_landscape, _portrait, _old, _sole_trader, _wide)

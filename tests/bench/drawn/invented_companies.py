"""Invented companies with their places, numbers and amounts; the numbers' check digits are right."""

from random import Random

_FAMILIES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗梁宋郑谢韩唐冯于董萧程曹袁邓许"
    "傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏飞鑫"
    "波斌宇浩凯健俊帆雪琳婷慧莹佳欣怡晨旭东海峰建国志文德辉微薇巍未"
)
_CITIES = (
    ("北京市", "北京市", "海淀区 朝阳区 丰台区 通州区", "1101"),
    ("上海市", "上海市", "浦东新区 徐汇区 静安区 闵行区", "3101"),
    ("江苏省", "苏州市", "姑苏区 虎丘区 吴中区 相城区", "3205"),
    ("湖北省", "武汉市", "江岸区 武昌区 洪山区 汉阳区", "4201"),
    ("陕西省", "西安市", "雁塔区 碑林区 未央区 灞桥区", "6101"),
    ("福建省", "厦门市", "思明区 湖里区 集美区 同安区", "3502"),
    ("辽宁省", "大连市", "中山区 西岗区 甘井子区 旅顺口区", "2102"),
    ("安徽省", "合肥市", "包河区 蜀山区 庐阳区 瑶海区", "3401"),
    ("贵州省", "贵阳市", "南明区 云岩区 观山湖区 花溪区", "5201"),
)
_ROADS = (
    "长江",
    "徽州",
    "翠微",
    "中山",
    "人民",
    "解放",
    "滨河",
    "紫荆",
    "银杏",
    "望湖",
    "龙泉",
    "学府",
    "科技",
    "工业",
    "和平",
    "建设",
    "桃源",
    "青年",
)
_TRADE = (
    "恒达",
    "瑞丰",
    "博雅",
    "天诚",
    "鼎盛",
    "华微",
    "智联",
    "兴隆",
    "明辉",
    "嘉禾",
    "金桥",
    "远帆",
    "泰和",
    "众邦",
    "晟源",
    "卓越",
    "徽韵",
    "微澜",
    "鸿图",
    "汇丰",
)
_BRANCHES = (
    "科技",
    "贸易",
    "建筑工程",
    "电子商务",
    "餐饮管理",
    "文化传媒",
    "信息技术",
    "新能源",
    "物流",
    "医疗器械",
    "教育咨询",
    "机械设备",
)
_FORMS = ("有限公司", "有限责任公司", "股份有限公司")
_CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_FINANCIAL = "零壹贰叁肆伍陆柒捌玖"


class Town:
    """A place where companies are at home."""

    def __init__(self, random: Random) -> None:
        self.province, self.city, areas, self.digits = random.choice(_CITIES)
        self.area = random.choice(areas.split())

    @property
    def whole(self) -> str:
        """Province, city and district."""
        return (self.province if self.province != self.city else "") + self.city + self.area


def person(random: Random) -> str:
    """A name of two or three characters."""
    return random.choice(_FAMILIES) + "".join(random.sample(_GIVEN, random.choice((1, 2, 2))))


def address(random: Random, town: Town, *, long: bool = False) -> str:
    """Where a company is at home."""
    road = f"{random.choice(_ROADS)}{random.choice(('大道', '路', '街', '东路', '南街'))}{random.randint(1, 1999)}号"
    if not long:
        return town.whole + road
    floor = f"{random.randint(1, 9)}幢{random.randint(1, 4)}单元{random.randint(101, 2810)}室"
    return f"{town.whole}{road}{random.choice(_ROADS)}大厦{floor}"


def company(random: Random, town: Town) -> str:
    """A company's name."""
    place = random.choice((town.city, town.city.removesuffix("市")))
    return place + random.choice(_TRADE) + random.choice(_BRANCHES) + random.choice(_FORMS)


def credit_code(random: Random, town: Town, kind: str = "91") -> str:
    """A unified social credit code (GB 32100-2015)."""
    body = random.choice(("MA", "MB")) + "".join(random.choices(_CODE_LETTERS, k=6))
    values = (int(c, 36) for c in body)
    rest = 11 - sum(w * v for w, v in zip(_ORGANISATION_WEIGHTS, values, strict=True)) % 11
    check = {10: "X", 11: "0"}.get(rest, str(rest))
    seventeen = f"{kind}{town.digits}{random.randint(1, 15):02}{body}{check}"
    rest = sum(w * _CODE_LETTERS.index(c) for w, c in zip(_CODE_WEIGHTS, seventeen, strict=True)) % 31
    return seventeen + _CODE_LETTERS[(31 - rest) % 31]


def registration_number(random: Random, town: Town) -> str:
    """A number of 15 digits (ISO 7064, MOD 11,10)."""
    digits = f"{town.digits}{random.randint(1, 15):02}" + number(random, 8)
    carry = 10
    for digit in digits:
        carry = 2 * ((carry + int(digit)) % 10 or 10) % 11
    return digits + str((11 - carry) % 10)


def number(random: Random, length: int) -> str:
    """Digits."""
    return "".join(random.choices("0123456789", k=length))


def in_words(fen: int) -> str:
    """An amount in financial numerals: 2836834 is 贰万捌仟叁佰陆拾捌圆叁角肆分."""
    yuan, rest = divmod(fen, 100)
    words = whole_in_words(yuan) + "圆" if yuan else ""
    jiao, single = divmod(rest, 10)
    if not rest:
        return words + "整"
    words += f"{_FINANCIAL[jiao]}角" if jiao else ("零" if yuan else "")
    return words + (f"{_FINANCIAL[single]}分" if single else "整")


def whole_in_words(amount: int) -> str:
    """A whole number in financial numerals."""
    words = ""
    for unit in ("", "万", "亿"):
        amount, section = divmod(amount, 10_000)
        spoken = "".join(
            _FINANCIAL[int(d)] + place if d != "0" else "零"
            for d, place in zip(f"{section:04}", ("仟", "佰", "拾", ""), strict=True)
        ).rstrip("零")
        words = (spoken + unit if spoken else "零") + words
    while "零零" in words:
        words = words.replace("零零", "零")
    return words.strip("零") or "零"


def chinese_date(year: int, month: int, day: int) -> str:
    """2008, 5, 12 as 二〇〇八年五月十二日."""
    return "".join(_NUMERALS[int(d)] for d in str(year)) + f"年{_small(month)}月{_small(day)}日"


_NUMERALS = "〇一二三四五六七八九"


def _small(value: int) -> str:
    tens, single = divmod(value, 10)
    words = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return words + (_NUMERALS[single] if single else "")

"""Invented people, places, companies and numbers; the numbers' check digits are right."""

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta

from stdnum import luhn

from ocrdesk.documents.checks.numbers import be_vin

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆"
)
_DOUBLE = ("欧阳", "司马", "上官", "诸葛", "慕容", "尉迟")
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰萍红梅建国志文斌鹏宇浩然子轩"
    "一诺雨欣思远嘉琪晨曦博睿婷雪晓琳钰瀚玥"
)
_PARTS = (
    "艾力",
    "买买提",
    "阿依古丽",
    "吐尔逊",
    "古丽娜尔",
    "卡德尔",
    "阿卜杜拉",
    "热合曼",
    "依布拉音",
    "迪丽努尔",
    "玉素甫",
    "木合塔尔",
)
_TIBETAN = ("扎西顿珠", "次仁拉姆", "格桑卓玛", "洛桑达瓦", "索朗旺堆", "白玛央金")
ETHNICITIES = (
    "汉",
    "汉",
    "汉",
    "汉",
    "回",
    "满",
    "壮",
    "苗",
    "彝",
    "土家",
    "蒙古",
    "朝鲜",
    "布依",
    "侗",
    "瑶",
    "傣",
    "黎",
    "哈尼",
    "傈僳",
    "仡佬",
)
_PLACES = (
    ("110105", "北京市", "朝阳区"),
    ("310115", "上海市", "浦东新区"),
    ("440305", "广东省深圳市", "南山区"),
    ("510107", "四川省成都市", "武侯区"),
    ("330106", "浙江省杭州市", "西湖区"),
    ("320102", "江苏省南京市", "玄武区"),
    ("420106", "湖北省武汉市", "武昌区"),
    ("610113", "陕西省西安市", "雁塔区"),
    ("370202", "山东省青岛市", "市南区"),
    ("650102", "新疆维吾尔自治区乌鲁木齐市", "天山区"),
    ("450103", "广西壮族自治区南宁市", "青秀区"),
    ("532923", "云南省大理白族自治州", "祥云县"),
    ("210203", "辽宁省大连市", "西岗区"),
    ("522601", "贵州省黔东南苗族侗族自治州", "凯里市"),
    ("150102", "内蒙古自治区呼和浩特市", "新城区"),
    ("430104", "湖南省长沙市", "岳麓区"),
    ("350203", "福建省厦门市", "思明区"),
)
_STREETS = (
    "和平",
    "样本",
    "长乐",
    "文昌",
    "建设",
    "松涛",
    "白鹭",
    "青石桥",
    "望江",
    "解放",
    "金桂",
    "学院",
    "民族",
    "新华",
    "枫林",
)
_ESTATES = ("锦绣家园", "翠湖花苑", "阳光水岸", "百合小区", "金色世纪城", "书香门第", "东方银座")
_VILLAGES = ("李家沟", "大坪", "上湾", "柳树屯", "新桥", "红旗")
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    sex: str
    ethnicity: str
    birth: date
    address: str
    id_number: str
    city: str
    district: str

    @property
    def town(self) -> str:
        """The city without its province."""
        return _town(self.city)


def invent_person(chance: random.Random) -> Person:
    """Anybody: also with a name of a minority, two surnames, or an address that takes four lines."""
    code, city, district = chance.choice(_PLACES)
    birth = date(1945, 1, 1) + timedelta(days=chance.randrange(22500))
    sex = chance.choice("男女")
    seventeen = f"{code}{birth:%Y%m%d}{chance.randrange(100):02}{chance.randrange(5) * 2 + (sex == '男')}"
    name, ethnicity = _name(chance)
    return Person(name, sex, ethnicity, birth, _address(chance, city, district), with_check(seventeen), city, district)


def _town(city: str) -> str:
    return re.sub(r"^.+?(?:省|自治区)", "", city)


def with_check(seventeen: str) -> str:
    """A resident's number with its check character (GB 11643-1999)."""
    remainder = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(seventeen)) % 11
    return seventeen + "10X98765432"[remainder]


def _name(chance: random.Random) -> tuple[str, str]:
    kind = chance.random()
    if kind < 0.15:
        return "·".join(chance.sample(_PARTS, 2)), chance.choice(("维吾尔", "哈萨克", "塔吉克"))
    if kind < 0.2:
        return chance.choice(_TIBETAN), "藏"
    surname = chance.choice(_DOUBLE) if kind < 0.27 else chance.choice(_SURNAMES)
    return surname + "".join(chance.choices(_GIVEN, k=chance.choice((1, 2, 2, 2)))), chance.choice(ETHNICITIES)


def _address(chance: random.Random, city: str, district: str) -> str:
    start = city + district
    if chance.random() < 0.2:
        village = f"{chance.choice(_STREETS)}镇{chance.choice(_VILLAGES)}村{chance.choice('一二三四五六七')}组"
        return f"{start}{village}{chance.randint(1, 199)}号"
    road = chance.choice(_STREETS) + chance.choice(("路", "街", "大道", "东路", "北街", "三巷"))
    text = f"{start}{road}{chance.randint(1, 2000)}号"
    if chance.random() < 0.6:
        house = f"{chance.randint(1, 40)}{chance.choice(('幢', '栋', '号楼'))}{chance.randint(1, 6)}单元"
        text += f"{chance.choice(_ESTATES)}{house}{chance.randint(101, 3205)}室"
    if chance.random() < 0.1:
        text += f"附{chance.randint(1, 9)}号（{chance.choice(_STREETS)}社区集体户）"
    return text


def invent_company(chance: random.Random) -> str:
    """A company's name."""
    city = _town(chance.choice(_PLACES)[1])
    words = "".join(
        chance.choices(("远", "恒", "云", "信", "达", "天", "科", "博", "瑞", "鑫"), k=chance.choice((2, 3)))
    )
    trade = chance.choice(("贸易", "科技", "物流运输", "汽车租赁", "建筑工程", "信息技术服务"))
    return f"{city}{words}{trade}{chance.choice(('有限公司', '有限责任公司', '股份有限公司'))}"


def invent_card_number(chance: random.Random, prefix: str, length: int) -> str:
    """A bank card's number that passes Luhn's check."""
    body = prefix + "".join(chance.choices("0123456789", k=length - len(prefix) - 1))
    return f"{body}{luhn.calc_check_digit(body)}"


def invent_vin(chance: random.Random) -> str:
    """A Chinese maker's vehicle identification number."""
    start = "L" + "".join(chance.choices(_LETTERS, k=2)) + "".join(chance.choices(_LETTERS + "123456789", k=5))
    rest = "".join(chance.choices(_LETTERS[:12] + "123456789", k=2)) + f"{chance.randrange(1000000):06}"
    vins = (f"{start}{digit}{rest}"[:17] for digit in "0123456789X")
    return next(vin for vin in vins if be_vin(vin) is None)


def invent_plate(chance: random.Random) -> str:
    """An ordinary plate's number, or a new-energy car's."""
    start = chance.choice("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼") + chance.choice("ABCDEFGH")
    if chance.random() < 0.25:
        return f"{start}{chance.choice('DF')}{chance.randrange(100000):05}"
    tail = [*f"{chance.randrange(100000):05}"]
    for _ in range(chance.choice((0, 1, 2))):
        tail[chance.randrange(5)] = chance.choice("ABCDEFGHJKLMNPQRSTUVWXYZ")
    return start + "".join(tail)


def day_after(start: date, chance: random.Random, least: int, most: int) -> date:
    """A day so many days after another."""
    return start + timedelta(days=chance.randint(least, most))


def years_after(day: date, years: int) -> date:
    """The same day so many years on."""
    return day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day)

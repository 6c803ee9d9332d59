"""Train tickets, drawn: blue ones with a magnetic back, red ones, and electronic ones."""

from random import Random

from tests.bench.drawn import invented_companies as invented
from tests.bench.drawn.paper import Paper
from tests.bench.drawn.print_shop import BLACK, RED, Colour, Print

_STATIONS = (
    ("北京南", "Beijingnan"),
    ("上海虹桥", "Shanghaihongqiao"),
    ("杭州东", "Hangzhoudong"),
    ("西安北", "Xi'anbei"),
    ("武汉", "Wuhan"),
    ("长沙南", "Changshanan"),
    ("合肥", "Hefei"),
    ("齐齐哈尔南", "Qiqihaernan"),
    ("徐州东", "Xuzhoudong"),
    ("贵阳北", "Guiyangbei"),
    ("厦门", "Xiamen"),
)
_CLASSES = (
    ("G", "二等座"),
    ("G", "一等座"),
    ("D", "二等座"),
    ("G", "商务座"),
    ("K", "新空调硬座"),
    ("Z", "新空调硬卧"),
    ("T", "新空调软卧"),
)


class Journey:
    """What a ticket says."""

    def __init__(self, chance: Random) -> None:
        (self.start, self.start_latin), (self.end, self.end_latin) = chance.sample(_STATIONS, 2)
        letter, self.seat_class = chance.choice(_CLASSES)
        self.train = f"{letter}{chance.randint(1, 1999)}"
        self.day = (chance.randint(2016, 2025), chance.randint(1, 12), chance.randint(1, 28))
        self.time = f"{chance.randint(5, 22):02}:{chance.randint(0, 59):02}"
        berth = "卧" in self.seat_class
        place = (
            f"{chance.randint(1, 20):03}号{chance.choice('上中下')}铺"
            if berth
            else f"{chance.randint(1, 19):02}{chance.choice('ABCDF')}号"
        )
        self.seat = (
            f"{chance.randint(1, 16):02}车{place}"
            if letter in "GD" or berth
            else f"{chance.randint(1, 16):02}车{chance.randint(1, 118):03}号"
        )
        self.price = f"{chance.randint(9, 1800)}.{chance.choice((0, 5))}"
        self.name = invented.person(chance)
        end = f"{invented.number(chance, 3)}{chance.choice('0123456789X')}"
        self.masked = f"{chance.randint(110101, 659000)}{chance.randint(1955, 2005)}****{end}"

    @property
    def fields(self) -> dict[str, str]:
        """What every ticket tells."""
        return {
            "from_station": self.start,
            "to_station": self.end,
            "departure_time": "{}年{:02}月{:02}日".format(*self.day) + self.time,
            "train_number": self.train,
            "seat": self.seat,
            "seat_class": self.seat_class,
            "name": self.name,
            "id_number": self.masked,
        }


def draw_ticket(chance: Random) -> Paper:
    """A ticket in one of the layouts."""
    return chance.choice(LAYOUTS)(chance)


def _blue(chance: Random) -> Paper:
    return _on_paper(chance, (208, 230, 242), chance.choice(("song", "hei")), gate=True)


def _red(chance: Random) -> Paper:
    return _on_paper(chance, (246, 222, 220), "song", gate=False)


def _on_paper(chance: Random, ground: Colour, style: str, *, gate: bool) -> Paper:
    ride, number = Journey(chance), f"{chance.choice('ABCDEFGHJKLMNPQRSTUVWXYZ')}{invented.number(chance, 6)}"
    sheet = Print(1020, 640, ground)
    for y in range(20, 640, 14):
        sheet.rule([(0, y), (1020, y + 6)], tuple(max(0, part - 10) for part in ground), 1)  # type: ignore[arg-type]
    sheet.put((60, 60), number, 42, style="mono", ink=RED)
    fields = ride.fields | {"ticket_number": number, "price": ride.price, "style": "paper"}
    if gate:
        where = f"{chance.randint(1, 28)}{chance.choice('AB')}"
        sheet.put((700, 60), f"检票:{where}", 32, style=style)
        fields["check_gate"] = where
    sheet.put((90, 145), f"{ride.start}站", 46, style=style)
    sheet.put((480, 140), ride.train, 44, style="hei", anchor="mm")
    sheet.rule([(390, 172), (575, 172)], BLACK, 3)
    sheet.put((660, 145), f"{ride.end}站", 46, style=style)
    sheet.put((130, 195), ride.start_latin, 26, style="song", role="note")
    sheet.put((700, 195), ride.end_latin, 26, style="song", role="note")
    year, month, day = ride.day
    sheet.put((60, 250), f"{year}年{month:02}月{day:02}日 {ride.time}开", 34, style=style)
    sheet.put((650, 250), ride.seat, 34, style=style)
    sheet.put((60, 305), f"¥{ride.price}元", 36, style=style)
    sheet.put((430, 305), chance.choice(("网", "惠", "学")), 30, style=style, role="note")
    sheet.put((650, 305), ride.seat_class, 34, style=style)
    sheet.put((60, 360), "限乘当日当次车", 30, style=style, role="note")
    sheet.put((60, 450), f"{ride.masked} {ride.name}", 34, style=style)
    sheet.draw.rectangle((110, 485, 620, 570), outline=(90, 90, 90), width=2)
    sheet.put((150, 508), "买票请到12306 发货请到95306", 24, style=style, role="note")
    sheet.put((210, 546), "中国铁路祝您旅途愉快", 24, style=style, role="note")
    sheet.code(800, 420, 160, invented.number(chance, 60))
    serial = invented.number(chance, 14) + number
    sold = ride.start
    sheet.put((60, 605), f"{serial}  {sold}售", 30, style=style)
    return sheet.finish("train_ticket", "train_ticket", fields | {"serial_number": serial, "sale_station": sold})


def _electronic(chance: Random) -> Paper:
    """电子发票（铁路电子客票), since November 2024."""
    ride = Journey(chance)
    town = invented.Town(chance)
    buyer, code = invented.company(chance, town), invented.credit_code(chance, town)
    sheet = Print(1400, 860)
    ink: Colour = (150, 84, 40)
    style = chance.choice(("song", "hei"))
    sheet.put((700, 70), "电子发票（铁路电子客票）", 48, style="song", ink=ink, anchor="mm", role="title")
    number, ticket = (
        invented.number(chance, 20),
        invented.number(chance, 13) + chance.choice("ABCDE") + invented.number(chance, 7),
    )
    year, month, day = ride.day
    sheet.put((90, 160), f"发票号码:{number}", 30, style=style)
    sheet.put((930, 160), f"开票日期:{year}年{month:02}月{day:02}日", 30, style=style)
    sheet.put((170, 270), f"{ride.start}站", 48, style=style)
    sheet.put((700, 255), ride.train, 46, style="hei", anchor="mm")
    sheet.rule([(560, 285), (840, 285)], BLACK, 3)
    sheet.put((980, 270), f"{ride.end}站", 48, style=style)
    sheet.put((190, 320), ride.start_latin, 28, role="note")
    sheet.put((1000, 320), ride.end_latin, 28, role="note")
    sheet.put((90, 390), f"{year}年{month:02}月{day:02}日", 32, style=style)
    sheet.put((480, 390), f"{ride.time}开", 32, style=style)
    sheet.put((760, 390), ride.seat, 32, style=style)
    sheet.put((1080, 390), ride.seat_class, 32, style=style)
    sheet.put((90, 460), f"票价:¥{ride.price}", 32, style=style)
    sheet.put((90, 540), ride.masked, 32, style=style)
    sheet.put((560, 540), ride.name, 32, style=style)
    sheet.put((90, 610), f"电子客票号:{ticket}", 30, style=style)
    sheet.put((90, 690), f"购买方名称:{buyer}", 30, style=style)
    sheet.put((760, 690), f"统一社会信用代码:{code}", 30, style=style)
    sheet.put((90, 780), "买票请到12306 发货请到95306", 26, style=style, role="note")
    sheet.put((90, 820), "中国铁路祝您旅途愉快", 26, style=style, role="note")
    sheet.code(1150, 440, 170, f"01,51,,{number},{ride.price},{year}{month:02}{day:02},,1D2C,")
    says = {
        "price": ride.price,
        "invoice_number": number,
        "e_ticket_number": ticket,
        "buyer_name": buyer,
        "buyer_tax_id": code,
    }
    return sheet.finish("train_ticket", "train_ticket", ride.fields | says | {"style": "electronic"})


LAYOUTS = (_blue, _red, _electronic)

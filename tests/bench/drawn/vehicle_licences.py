"""Vehicle licences: main page, and duplicate page as a ruled form."""

import random
from datetime import date

from PIL import ImageDraw

from tests.bench.drawn.holders import day_after, invent_company, invent_person, invent_plate, invent_vin
from tests.bench.drawn.licence_forms import LAYOUTS, SIZE, Entry, Layout, write_entries, write_title
from tests.bench.drawn.paper import INK, Hand, Paper, guilloche
from tests.bench.drawn.typefaces import MONO, SERIF

_TYPES = (
    "小型轿车",
    "小型普通客车",
    "小型越野客车",
    "大型普通客车",
    "轻型厢式货车",
    "重型半挂牵引车",
    "中型自卸货车",
    "重型仓栅式货车",
)
_USES = ("非营运", "非营运", "货运", "公路客运", "租赁", "教练", "营转非", "预约出租客运")
_BRANDS = (
    "东风牌",
    "大众汽车牌",
    "五菱牌",
    "比亚迪牌",
    "长安牌",
    "丰田牌",
    "梅赛德斯-奔驰牌",
    "解放牌",
    "特斯拉牌",
    "红旗牌",
)


def draw_main_page(chance: random.Random, plate: str = "") -> Paper:
    """The page with the vehicle and its owner."""
    layout, person = chance.choice(LAYOUTS), invent_person(chance)
    registered = day_after(date(2005, 1, 1), chance, 0, 6900)
    issued = registered if chance.random() < 0.5 else day_after(registered, chance, 100, 700)
    letters = "".join(chance.choices("ABCDEFGHKLMNPQRSTXYZ", k=2)) + str(chance.randint(1000, 7999))
    fields = {
        "plate_number": plate or invent_plate(chance),
        "vehicle_type": chance.choice(_TYPES),
        "owner": person.name if chance.random() < 0.5 else invent_company(chance),
        "address": person.address,
        "use_character": chance.choice(_USES),
        "model": f"{chance.choice(_BRANDS)}{letters}{chance.choice(('', 'A', 'BEV', 'XXY', 'A5D2'))}",
        "vin": invent_vin(chance),
        "engine_number": "".join(chance.choices("0123456789", k=3))
        + "".join(chance.choices("ABCDEFGHJK0123456789", k=5)),
        "register_date": registered.isoformat(),
        "issue_date": issued.isoformat(),
    }
    size = (SIZE[0], int(SIZE[1] * max(1.0, layout.stretch * 0.98)))
    paper = Paper(guilloche(size, *layout.grounds, chance), "vehicle_license", fields, "main", "vehicle_licence")
    write_title(paper, "中华人民共和国机动车行驶证", "Vehicle License of the People's Republic of China", layout)
    by = layout.beside
    write_entries(
        paper,
        [
            Entry("号牌号码", "Plate No.", "plate_number", 70, 145, 210 + 50 * by),
            Entry("车辆类型", "Vehicle Type", "vehicle_type", 520, 145, 670 + 80 * by),
            Entry("所有人", "Owner", "owner", 70, 210, 190 + 20 * by),
            Entry("住址", "Address", "address", 70, 275, 190 + 20 * by, 760),
            Entry("使用性质", "Use Character", "use_character", 70, 365, 220 + 80 * by),
            Entry("品牌型号", "Model", "model", 490, 365, 620 + 40 * by),
            Entry("车辆识别代号", "VIN", "vin", 330, 430, 530 + 20 * by),
            Entry("发动机号码", "Engine No.", "engine_number", 330, 495, 530 + 60 * by),
            Entry("注册日期", "Register Date", "register_date", 330, 565, 460 + 90 * by),
            Entry("发证日期", "Issue Date", "issue_date", 660 + 80 * by, 565, 790 + 140 * by) if not by else
            Entry("发证日期", "Issue Date", "issue_date", 330, 625, 550),
        ],
        layout,
    )  # fmt: skip
    paper.seal((190, 510 * layout.stretch), 92, f"{person.town}公安局交通警察支队")
    paper.mark((940, 690 * min(layout.stretch, 1)), 14)
    return paper.rounded(chance.choice((4, 26)))


def draw_duplicate_page(chance: random.Random, plate: str = "") -> Paper:
    """The page with masses, size and inspections: ruled, or on lines alone."""
    layout = chance.choice(LAYOUTS)
    empty = chance.randint(900, 9000)
    lorry = chance.random() < 0.4
    load = chance.randint(500, 18000)
    month = f"{chance.randint(2024, 2029)}年{chance.randint(1, 12):02}月"
    city = invent_plate(chance)
    fields = {
        "plate_number": plate or city,
        "file_number": f"{chance.choice((1101, 3301, 4403, 5101))}{chance.randrange(10**8):08}",
        "approved_passengers": f"{chance.choice((2, 3, 5, 5, 7, 45))}人",
        "gross_mass": f"{empty + (load if lorry else 375)}kg",
        "unladen_mass": f"{empty}kg",
        "approved_load": f"{load}kg" if lorry else "--",
        "dimension": f"{chance.randint(3500, 11990)}×{chance.randint(1500, 2550)}×{chance.randint(1400, 3990)}mm",
        "traction_mass": f"{chance.randint(10, 40)}000kg" if lorry and chance.random() < 0.4 else "--",
        "inspection_record": f"检验有效期至{month}{city[:2]}({chance.randint(10, 99):02})",
    }
    if chance.random() < 0.6:
        fields["remarks"] = chance.choice(("混合动力", "前轮加装ABS", "纯电动", "该车已于出厂时加装行李架"))
    if chance.random() < 0.7:
        fields["barcode_number"] = f"*{chance.randrange(10**12, 10**13)}*"
    size = (SIZE[0], int(SIZE[1] * max(1.0, layout.stretch)))
    paper = Paper(
        guilloche(size, *layout.grounds, chance), "vehicle_license", fields, "duplicate", "vehicle_licence_duplicate"
    )
    write_title(paper, "中华人民共和国机动车行驶证副页", "", layout, top=44)
    _write_rows(paper, layout, chance)
    if "barcode_number" in fields:
        paper.write(
            (700, 690 * layout.stretch), fields["barcode_number"], Hand(MONO, 24), role="value", key="barcode_number"
        )
    paper.mark((150, 695 * layout.stretch), 14)
    return paper.rounded(chance.choice((4, 26)))


def _write_rows(paper: Paper, layout: Layout, chance: random.Random) -> None:
    rows = (
        (("号牌号码", "plate_number"), ("档案编号", "file_number")),
        (("核定载人数", "approved_passengers"), ("总质量", "gross_mass")),
        (("整备质量", "unladen_mass"), ("核定载质量", "approved_load")),
        (("外廓尺寸", "dimension"), ("准牵引总质量", "traction_mass")),
        (("备注", "remarks"),),
        (("检验记录", "inspection_record"),),
    )
    ruled = chance.random() < 0.6
    label = Hand(layout.label, layout.label_size, layout.label_ink)
    value = Hand(SERIF if layout.value == MONO else layout.value, layout.value_size - 2)
    draw, left, right, pitch = ImageDraw.Draw(paper.picture), 50, 990, 92 * layout.stretch
    columns = (left, 220, 560, 740)
    for number, row in enumerate(rows):
        top = 86 + number * pitch
        if ruled:
            draw.rectangle((left, top, right, top + pitch), outline=INK, width=2)
            edges = columns[1:] if len(row) > 1 else columns[1:2]
            for edge in edges:
                draw.line((edge, top, edge, top + pitch), fill=INK, width=2)
        for (words, key), at, to in zip(row, columns[::2], columns[1::2], strict=False):
            paper.write((at + 10, top + pitch / 2), words, label)
            if key in paper.fields:
                paper.write((to + 12, top + pitch / 2), paper.fields[key], value, role="value", key=key)

"""Draws the samples that ship with OCRDesk: invented people, companies and numbers, each marked 样张 SPECIMEN.

    python packaging/draw_samples.py FOLDER

The same pictures come out every time. Needs the fonts of Debian's fonts-noto-cjk.
"""

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
SIMPLIFIED = 2
"""The place of the Simplified Chinese face in Noto's collections."""

INK = (38, 38, 42)
LABEL = (58, 110, 165)
WHITE = (255, 255, 255)
CARD = (1011, 638)
"""An ID-1 card, 85.6 x 54 mm, at 300 dots an inch."""
A4 = (1240, 1754)
"""An A4 sheet at 150 dots an inch."""

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Person:
    """An invented card holder; `number` lacks its check digit."""

    name: str
    sex: str
    birth: tuple[int, int, int]
    address: Sequence[str]
    number: str
    authority: str
    valid: str

    @property
    def id_number(self) -> str:
        return self.number + check_digit(self.number)


CHENG = Person(
    name="程见山",
    sex="男",
    birth=(1988, 4, 12),
    address=("北京市东城区样张胡同8号院", "2号楼3单元501室"),
    number="11010119880412301",
    authority="北京市公安局东城分局",
    valid="2018.06.20-2038.06.20",
)
GU = Person(
    name="顾晚舟",
    sex="女",
    birth=(1995, 11, 3),
    address=("浙江省杭州市西湖区样本路", "26弄7号"),
    number="33010619951103264",
    authority="杭州市公安局西湖分局",
    valid="2021.09.15-2041.09.15",
)


def check_digit(seventeen: str) -> str:
    """The last character of an ID number (GB 11643-1999, ISO 7064 MOD 11-2)."""
    remainder = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(seventeen)) % 11
    return "10X98765432"[remainder]


@cache
def font(size: int, style: str = "Sans", weight: str = "Regular") -> ImageFont.FreeTypeFont:
    """A face of Noto CJK."""
    name = f"Noto{style}CJK-{weight}.ttc"
    for folder in FONT_FOLDERS:
        for path in folder.rglob(name):
            return ImageFont.truetype(str(path), size, index=SIMPLIFIED)
    sys.exit(f"{name} is missing: apt-get install fonts-noto-cjk")


def guilloche(size: tuple[int, int], warm: Colour, cool: Colour) -> Image.Image:
    """A pale ground with waves, like that of printed forms, but of no real one."""
    width, height = size
    ground = Image.composite(
        Image.new("RGB", size, warm),
        Image.new("RGB", size, cool),
        Image.linear_gradient("L").rotate(90).resize(size),
    )
    waves = Image.new("L", (width, 1), 0)
    draw = ImageDraw.Draw(ground)
    line = tuple(max(0, channel - 12) for channel in cool)
    for offset in range(-60, height + 60, 14):
        points = [(x, offset + 22 * _wave(x / 170 + offset / 90)) for x in range(0, waves.width + 9, 8)]
        draw.line(points, fill=line, width=1)
    return ground


def _wave(turns: float) -> float:
    # A parabola for each half turn: close enough to a sine.
    rest = turns % 2 - 1
    return 4 * rest * (1 - abs(rest))


def specimen(picture: Image.Image, place: tuple[int, int], size: int, colour: Colour = (206, 120, 120)) -> None:
    """Mark a picture as what it is."""
    ImageDraw.Draw(picture).text(place, "样张 SPECIMEN", font=font(size, weight="Bold"), fill=colour, anchor="mm")


def card_front(person: Person) -> Image.Image:
    """The portrait side, with a plain figure for the portrait."""
    card = guilloche(CARD, (236, 243, 247), (222, 234, 240))
    draw = ImageDraw.Draw(card)
    year, month, day = person.birth
    rows: list[list[tuple[int, str, str]]] = [
        [(66, "label", "姓 名"), (176, "value", person.name)],
        [(66, "label", "性 别"), (176, "value", person.sex), (276, "label", "民 族"), (386, "value", "汉")],
        [
            (66, "label", "出 生"),
            (176, "value", str(year)),
            (268, "label", "年"),
            (328, "value", str(month)),
            (374, "label", "月"),
            (424, "value", str(day)),
            (470, "label", "日"),
        ],
        [(66, "label", "住 址"), (176, "value", person.address[0])],
        [(176, "value", person.address[1])],
    ]
    for (top, size), row in zip(((84, 38), (162, 34), (240, 34), (318, 34), (366, 34)), rows, strict=True):
        for left, kind, text in row:
            face = font(28) if kind == "label" else font(size)
            draw.text((left, top), text, font=face, fill=LABEL if kind == "label" else INK, anchor="lm")
    draw.text((66, 540), "公民身份号码", font=font(28), fill=LABEL, anchor="lm")
    _spaced(draw, (300, 540), person.id_number, font(42, weight="Bold"), 32)
    portrait(card, (668, 84, 938, 432))
    specimen(card, (803, 470), 26)
    return card


def card_back(person: Person) -> Image.Image:
    """The other side, with a plain disc where the emblem would be."""
    card = guilloche(CARD, (243, 243, 238), (229, 236, 236))
    draw = ImageDraw.Draw(card)
    draw.ellipse((70, 60, 230, 220), outline=(200, 150, 150), width=5)
    draw.ellipse((92, 82, 208, 198), fill=(240, 220, 218))
    draw.text((150, 140), "样张", font=font(40, weight="Bold"), fill=(200, 130, 130), anchor="mm")
    _spaced(draw, (270, 102), "中华人民共和国", font(46, "Serif", "Bold"), 84)
    _spaced(draw, (270, 196), "居民身份证", font(66, "Serif", "Bold"), 120)
    specimen(card, (505, 340), 34, (226, 190, 190))
    for top, label, value in ((460, "签发机关", person.authority), (540, "有效期限", person.valid)):
        draw.text((212, top), label, font=font(30, weight="Bold"), fill=INK, anchor="lm")
        draw.text((376, top), value, font=font(32), fill=INK, anchor="lm")
    return card


def portrait(card: Image.Image, box: tuple[int, int, int, int]) -> None:
    """Head and shoulders of nobody."""
    left, top, right, bottom = box
    figure = Image.new("RGB", (right - left, bottom - top), (214, 222, 228))
    draw = ImageDraw.Draw(figure)
    middle, width = figure.width / 2, figure.width
    draw.ellipse((middle - width * 0.22, 50, middle + width * 0.22, 190), fill=(168, 180, 190))
    draw.pieslice((24, 210, width - 24, figure.height + 150), 180, 360, fill=(150, 164, 176))
    card.paste(figure, (left, top))


def _spaced(
    draw: ImageDraw.ImageDraw, start: tuple[int, int], text: str, face: ImageFont.FreeTypeFont, step: int
) -> None:
    for place, character in enumerate(text):
        draw.text((start[0] + place * step, start[1]), character, font=face, fill=INK, anchor="lm")


def photographed(card: Image.Image, angle: float, desk: Colour, seed: int) -> Image.Image:
    """A card as a phone sees it on a desk: a little turned, softly lit, a little noise."""
    mask = Image.new("L", card.size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, card.width - 1, card.height - 1), 36, fill=255)
    scene = Image.new("RGB", (card.width + 190, card.height + 170), desk)
    shadow = Image.new("L", scene.size, 0)
    shadow.paste(mask.point(lambda value: value * 90 // 255), (104, 98))
    scene.paste((40, 36, 32), mask=shadow.filter(ImageFilter.GaussianBlur(14)))
    scene.paste(card, (95, 85), mask)
    turned = scene.rotate(angle, Image.Resampling.BICUBIC, fillcolor=desk)
    light = Image.linear_gradient("L").resize(turned.size).rotate(180).point(lambda value: 224 + value // 9)
    lit = ImageChops.multiply(turned, Image.merge("RGB", [light] * 3))
    return grained(lit, seed, 5)


def grained(picture: Image.Image, seed: int, strength: int) -> Image.Image:
    """The picture with the same fine noise every time."""
    noise = Image.frombytes("L", picture.size, random.Random(seed).randbytes(picture.width * picture.height))  # noqa: S311
    faint = noise.filter(ImageFilter.GaussianBlur(0.6)).point(lambda value: 128 + (value - 128) * strength // 64)
    if picture.mode == "RGB":
        faint = Image.merge("RGB", [faint] * 3)
    return ImageChops.add(picture, faint, offset=-128)


def photocopy(person: Person) -> Image.Image:
    """Both sides of a card on one sheet, as every office keeps them."""
    sheet = Image.new("L", A4, 250)
    size = (CARD[0] * 64 // 100, CARD[1] * 64 // 100)
    for card, top in ((card_front(person), 250), (card_back(person), 760)):
        grey = card.convert("L").point(lambda value: min(255, value * 108 // 100 + 6))
        left = (A4[0] - size[0]) // 2
        sheet.paste(grey.resize(size, Image.Resampling.LANCZOS), (left, top))
        ImageDraw.Draw(sheet).rectangle((left, top, left + size[0], top + size[1]), outline=120)
    draw = ImageDraw.Draw(sheet)
    draw.text((620, 1330), "样张 SPECIMEN：仅供试用软件，他用无效", font=font(30), fill=70, anchor="mm")
    return grained(sheet.rotate(0.7, Image.Resampling.BICUBIC, fillcolor=250), 3, 4)


NOTICE = (
    (
        ("title", "关于做好档案数字化工作的通知"),
        ("small", "样办〔2026〕12号    样张 SPECIMEN"),
        ("plain", "各部门、各分公司："),
        (
            "text",
            (
                "为提高档案利用效率，规范纸质材料的收集、扫描和归档，经研究，决定自2026年3月1日起，在全公司"
                "范围内开展档案数字化工作。现将有关事项通知如下："
            ),
        ),
        ("head", "一、工作目标"),
        (
            "text",
            (
                "用六个月时间，完成2015年以来人事、合同、财务三类档案的扫描和著录，实现按姓名、编号、日期检索。"
                "原件完好保存，电子文件与原件一一对应，差错率控制在千分之二以内。"
            ),
        ),
        ("head", "二、工作步骤"),
        ("text", "（一）清点。各部门于3月20日前清点本部门档案，填写《档案清点表》，缺页、破损的逐项注明。"),
        (
            "text",
            (
                "（二）扫描。统一采用300 dpi彩色扫描，保存为PDF格式，文件名由年度、类别和序号组成，例如"
                "“2019-合同-0083.pdf”。"
            ),
        ),
        ("text", "（三）识别与核对。扫描件经文字识别后，由经办人逐项核对，核对无误的签字确认。"),
    ),
    (
        ("text", "（四）归档。核对完成的电子文件于每月月底前移交档案室，由专人备份两份，分别存放。"),
        ("head", "三、有关要求"),
        (
            "text",
            (
                "各部门要指定一名联络员，负责进度报送和问题反馈。涉及个人信息的材料，应当在本单位的计算机上"
                "处理，不得上传到外部网络，不得擅自复制。"
            ),
        ),
        ("text", "工作中遇到问题，请与综合办公室联系。联系人：陆知行，电话：010-5550 0188。"),
        ("plain", "附件：1. 档案清点表"),
        ("plain", "　　　2. 电子文件命名规则"),
        ("right", "远帆样张科技有限公司"),
        ("right", "2026年2月10日"),
        ("small", "抄送：公司领导，监事会。"),
        ("small", "综合办公室                                    2026年2月10日印发"),
    ),
)


def notice_page(blocks: Sequence[tuple[str, str]], number: int, angle: float) -> Image.Image:
    """One page of a business letter as a feeder scanner delivers it: grey, a little askew."""
    page = Image.new("L", A4, 252)
    draw = ImageDraw.Draw(page)
    top = 190
    for kind, text in blocks:
        size, style, weight = {
            "title": (46, "Serif", "Bold"),
            "head": (29, "Sans", "Bold"),
            "small": (24, "Sans", "Regular"),
        }.get(kind, (28, "Serif", "Regular"))
        face = font(size, style, weight)
        for line in broken(text, face, 920, indent=kind in ("text", "head")):
            width = draw.textlength(line, font=face)
            left = {"title": (A4[0] - width) / 2, "right": 1050 - width}.get(kind, 160.0)
            if kind == "small" and number == 1:
                left = (A4[0] - width) / 2
            draw.text((left, top), line, font=face, fill=40)
            top += size * 18 // 10
        top += {"title": 14, "small": 26}.get(kind, 6)
    draw.text((A4[0] / 2, 1660), f"- {number} -", font=font(24), fill=60, anchor="mm")
    return grained(page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=252), number, 3)


def broken(text: str, face: ImageFont.FreeTypeFont, width: float, *, indent: bool) -> list[str]:
    """Text broken into lines no wider than `width`; closing marks never begin a line."""
    lines, line = [], "　　" if indent else ""
    for character in text:
        if face.getlength(line + character) > width and character not in "，。、；：）》”":
            lines.append(line)
            line = ""
        line += character
    return [*lines, line]


TABLE = (
    ("序号", "品名", "规格型号", "单位", "数量", "单价（元）", "金额（元）"),
    ("1", "复印纸", "A4 80g 500张", "包", "40", "21.50", "860.00"),
    ("2", "中性笔", "0.5mm 黑色", "支", "120", "1.80", "216.00"),
    ("3", "档案盒", "A4 背宽55mm", "个", "60", "8.90", "534.00"),
    ("4", "硒鼓", "YF-388A", "支", "6", "168.00", "1,008.00"),
    ("5", "移动硬盘", "2TB USB3.0", "块", "3", "459.00", "1,377.00"),
    ("合计", "", "", "", "229", "", "3,995.00"),
)


def table() -> Image.Image:
    """A ruled purchase list."""
    widths, height, left, top = (90, 160, 240, 90, 100, 160, 170), 62, 70, 150
    picture = Image.new("RGB", (left * 2 + sum(widths), top + height * len(TABLE) + 100), (253, 253, 251))
    draw = ImageDraw.Draw(picture)
    draw.text((picture.width / 2, 62), "办公用品采购清单", font=font(40, weight="Bold"), fill=INK, anchor="mm")
    draw.text((left, 122), "部门：综合办公室", font=font(24), fill=INK, anchor="lm")
    draw.text((picture.width - left, 122), "日期：2026年3月6日", font=font(24), fill=INK, anchor="rm")
    for row, cells in enumerate(TABLE):
        x, y = left, top + row * height
        for column, (text, width) in enumerate(zip(cells, widths, strict=True)):
            face = font(25, weight="Bold" if row == 0 else "Regular")
            draw.rectangle((x, y, x + width, y + height), outline=(90, 90, 95), width=2)
            numeric = row > 0 and column in (4, 5, 6)
            place, anchor = (x + width - 14, "rm") if numeric else (x + width / 2, "mm")
            draw.text((place, y + height / 2), text, font=face, fill=INK, anchor=anchor)
            x += width
    specimen(picture, (picture.width // 2, picture.height - 50), 24)
    return picture


def plate() -> Image.Image:
    """A blue plate on a grey bumper."""
    plate_size = (660, 210)
    face = Image.new("RGB", plate_size, (22, 66, 156))
    draw = ImageDraw.Draw(face)
    draw.rounded_rectangle((10, 10, 649, 199), 16, outline=(240, 243, 250), width=6)
    letters = font(122, weight="Bold")
    for place, character in zip((84, 176, 290, 366, 442, 518, 590), "苏E6K83T", strict=True):
        draw.text((place, 104), character, font=letters, fill=(244, 246, 252), anchor="mm")
    draw.ellipse((224, 96, 240, 112), fill=(244, 246, 252))
    scene = Image.linear_gradient("L").resize((960, 540)).point(lambda value: 96 + value // 4).convert("RGB")
    mask = Image.new("L", plate_size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, 659, 209), 20, fill=255)
    scene.paste(face, (150, 150), mask)
    specimen(scene, (480, 440), 30, (225, 225, 228))
    return grained(scene.rotate(-2.2, Image.Resampling.BICUBIC).crop((40, 40, 920, 500)), 8, 5)


def main(folder: Path) -> None:
    """Draw all samples into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    front, back = card_front(CHENG), card_back(CHENG)
    photographed(front, 1.6, (139, 121, 104), 1).save(folder / "身份证_正面.jpg", quality=82, dpi=(300, 300))
    photographed(back, -1.2, (139, 121, 104), 2).save(folder / "身份证_反面.jpg", quality=82, dpi=(300, 300))
    photocopy(GU).save(folder / "身份证复印件.jpg", quality=72, dpi=(150, 150))
    pages = [notice_page(NOTICE[0], 1, -0.8), notice_page(NOTICE[1], 2, 1.1)]
    stamp = time.struct_time((2026, 2, 10, 9, 0, 0, 1, 41, 0))
    pages[0].save(
        folder / "通知_扫描件.pdf",
        save_all=True,
        append_images=pages[1:],
        resolution=150,
        quality=60,
        creationDate=stamp,
        modDate=stamp,
    )
    table().quantize(32).save(folder / "采购清单.png", optimize=True)
    plate().save(folder / "车牌.jpg", quality=85)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

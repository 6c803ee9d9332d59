"""Invented pages of plain text: notices, letters in two languages, columns, vertical prose, light print on dark."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PIL import Image, ImageDraw

from tests.bench.drawn.page_texts import LATIN_HEAD, TITLES, heading, number_of, paragraph, sentence
from tests.bench.drawn.paper import INK, RED, Colour, Hand, Paper, broken
from tests.bench.drawn.typefaces import DROID, SANS, SANS_BOLD, SERIF, SERIF_BOLD, face

A4 = 1240, 1754
FACES = ((SERIF, SERIF_BOLD), (SANS, SANS_BOLD), (DROID, SANS_BOLD))
DARK: Colour = (38, 46, 70)
HANGING, CENTRED = "，。、", "；：！？"
"""Where text runs downwards: marks at the upper right of their place, and such as stand in its middle."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where text goes on a page, in pixels."""

    left: float
    top: float
    width: float
    bottom: float = A4[1] - 330


def draw_notice(chance: random.Random) -> Paper:
    """A notice in Chinese: title, number, headings, indented paragraphs, signature under a seal, page number."""
    paper, hands = _sheet(chance, "page_zh")
    margin, top = chance.randint(110, 170), _head(paper, chance, hands[1])
    top = _body(paper, chance, hands, Column(margin, top, A4[0] - 2 * margin), partial(paragraph, chance))
    _foot(paper, chance, hands[0], margin, top)
    return paper


def draw_mixed(chance: random.Random) -> Paper:
    """A page whose paragraphs mix Chinese with English words, codes, amounts and addresses; some all English."""
    paper, hands = _sheet(chance, "page_mixed")
    margin, top = chance.randint(110, 170), _head(paper, chance, hands[1])
    text = partial(paragraph, chance, latin=True)
    top = _body(paper, chance, hands, Column(margin, top, A4[0] - 2 * margin), text)
    _foot(paper, chance, hands[0], margin, top)
    return paper


def draw_columns(chance: random.Random) -> Paper:
    """A page of two or three columns below one title, with a head line and a page number."""
    paper, hands = _sheet(chance, "page_columns")
    count, margin = chance.choice((2, 2, 3)), chance.randint(80, 120)
    gap = chance.randint(40, 60)
    width = (A4[0] - 2 * margin - gap * (count - 1)) / count
    top = _head(paper, chance, hands[1])
    for column in range(count):
        place = Column(margin + column * (width + gap), top, width, A4[1] - 150)
        _body(paper, chance, hands, place, partial(paragraph, chance))
    number = Hand(hands[0].name, hands[0].size - 3)
    paper.write((A4[0] / 2, A4[1] - 80), f"— {chance.randint(1, 60)} —", number, anchor="mm")
    return paper


def draw_vertical(chance: random.Random) -> Paper:
    """Prose in columns that run downwards, the first at the right, below which a title stands."""
    width, height = chance.choice(((980, 1360), (1360, 980)))
    ground = chance.choice(((255, 255, 255), (246, 240, 224)))
    paper = Paper(Image.new("RGB", (width, height), ground), "general_text", {}, category="page_vertical")
    faces = chance.choice(FACES[:2])  # the third has no figures of its own
    size, margin = chance.randint(26, 34), chance.randint(80, 120)
    title, hand = Hand(faces[1], size + 10), Hand(faces[0], size)
    right, pitch = float(width - margin - size), size * chance.uniform(1.5, 1.8)
    _downwards(paper, (right, margin + 2.0 * size), chance.choice(TITLES), title)
    room = int((height - 2 * margin) / (size * 1.06))
    text, right = "", right - 1.4 * pitch
    while right > margin:
        text = text or paragraph(chance)
        _downwards(paper, (right, margin), text[:room], hand)
        text, right = text[room:], right - pitch
    return paper


def draw_dark(chance: random.Random) -> Paper:
    """A board or a slide: light print on a dark ground."""
    paper = Paper(Image.new("RGB", (1600, 1000), DARK), "general_text", {}, category="page_dark")
    faces, light = chance.choice(FACES), chance.choice(((240, 240, 236), (250, 236, 170)))
    paper.write((800, 120), chance.choice(TITLES), Hand(faces[1], 58, light), anchor="mm")
    hand, top = Hand(faces[0], chance.randint(30, 38), light), 240.0
    while top < 880:
        for line in broken(sentence(chance), hand, 1340):
            paper.write((130, top), line, hand)
            top += 1.7 * hand.size
        top += 0.6 * hand.size
    return paper


PAGES: Mapping[str, Callable[[random.Random], Paper]] = {
    "page_zh": draw_notice,
    "page_mixed": draw_mixed,
    "page_columns": draw_columns,
    "page_vertical": draw_vertical,
    "page_dark": draw_dark,
}


def _sheet(chance: random.Random, category: str) -> tuple[Paper, tuple[Hand, Hand]]:
    """An empty page, and its hands for text and for titles."""
    names, size = chance.choice(FACES), chance.randint(20, 27)
    paper = Paper(Image.new("RGB", A4, "white"), "general_text", {}, category=category)
    return paper, (Hand(names[0], size), Hand(names[1], size))


def _head(paper: Paper, chance: random.Random, bold: Hand) -> float:
    """Title and number, and what an office prints above them; gives where the text begins."""
    top = float(chance.randint(110, 170))
    if chance.random() < 0.3:
        small = Hand(bold.name, bold.size - 4, (110, 110, 110))
        paper.write((A4[0] - 110, 60), LATIN_HEAD, small, anchor="rm")
    if chance.random() < 0.4:
        paper.write((A4[0] / 2, top), "恒达实业有限公司文件", Hand(bold.name, 52, RED, 0.15), anchor="mm")
        ImageDraw.Draw(paper.picture).line((110, top + 60, A4[0] - 110, top + 60), fill=RED, width=3)
        top += 120
    paper.write((A4[0] / 2, top), chance.choice(TITLES), Hand(bold.name, bold.size + 14), anchor="mm")
    paper.write((A4[0] / 2, top + 2.4 * bold.size), number_of(chance), Hand(bold.name, bold.size - 2), anchor="mm")
    return top + 4.4 * bold.size


def _body(
    paper: Paper, chance: random.Random, hands: tuple[Hand, Hand], place: Column, text: Callable[[], str]
) -> float:
    """Headings and paragraphs down to the column's foot; gives where they end."""
    (hand, bold), top = hands, place.top
    step, number = hand.size * chance.uniform(1.5, 1.8), 0
    while top < place.bottom:
        if chance.random() < 0.3 and top + 3 * step < place.bottom:
            number += 1
            paper.write((place.left, top), heading(chance, number), bold)
            top += step
        indent = 2 * hand.size
        for turn, line in enumerate(broken("　　" + text(), hand, place.width)):
            if top >= place.bottom:
                break
            paper.write((place.left + (0 if turn else indent), top), line.lstrip("　"), hand, role="value")
            top += step
    return top


def _foot(paper: Paper, chance: random.Random, hand: Hand, margin: float, top: float) -> None:
    """Who signed and when, a seal over it, and the page's number."""
    right = A4[0] - margin - 40
    paper.write((right, top + 50), "恒达实业有限公司行政部", hand, anchor="rm")
    date = f"202{chance.randint(0, 6)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
    paper.write((right - 20, top + 50 + 1.8 * hand.size), date, hand, anchor="rm")
    if chance.random() < 0.6:
        seal = Paper(Image.new("RGBA", A4), "", {})
        seal.seal((right - 140, top + 60), 95, "恒达实业有限公司")
        paper.picture.paste(seal.picture, (0, 0), seal.picture)
    paper.write((A4[0] / 2, A4[1] - 80), f"第 {chance.randint(1, 9)} 页", Hand(hand.name, hand.size - 3), anchor="mm")


def _downwards(paper: Paper, place: tuple[float, float], text: str, hand: Hand) -> None:
    """One column of text from `place`, its upper left corner."""
    draw, letters = ImageDraw.Draw(paper.picture), face(hand.name, hand.size)
    (left, top), pitch = place, hand.size * 1.06
    boxes = []
    for number, character in enumerate(text):
        shift = 0.55 * hand.size if character in HANGING else 0.0
        aside = 0.3 * hand.size if character in CENTRED else shift
        at = left + aside, top + number * pitch - shift
        draw.text(at, character, font=letters, fill=INK)
        boxes.append(draw.textbbox(at, character, font=letters))
    x0, x1, y1 = left, left + hand.size, boxes[-1][3]
    y0 = boxes[0][1]
    line = {"text": text, "quad": [[x0, y0], [x1, y0], [x1, y1], [x0, y1]], "role": "value", "vertical": True}
    paper.lines.append(line | {"height_px": float(hand.size)})

"""A paper being drawn: every text that goes on it is remembered with its place, and that is the truth."""

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.bench.drawn.degrade import Truth
from tests.bench.drawn.typefaces import DROID, LATIN, SANS_BOLD, face

Colour = tuple[int, int, int]
INK: Colour = (36, 36, 40)
RED: Colour = (196, 60, 56)
LAST_LATIN = 0xFF
"""The last character of the Latin blocks, among them the sign of multiplication."""


@dataclass(frozen=True, slots=True)
class Hand:
    """How a kind of text is written: face, size, ink, and blank between its characters (a share of the size)."""

    name: str
    size: int
    ink: Colour = INK
    spread: float = 0.0
    relief: bool = False

    def pieces(self, text: str) -> list[tuple[str, ImageFont.FreeTypeFont]]:
        """What is drawn at once: all, or character by character where blanks are added, or a face lacks Latin."""
        if self.name == DROID:
            faces = ((character, LATIN if ord(character) <= LAST_LATIN else DROID) for character in text)
            return [(character, face(name, self.size)) for character, name in faces]
        return [(piece, face(self.name, self.size)) for piece in (text if self.spread else [text])]

    def length(self, text: str) -> float:
        pieces = self.pieces(text)
        return sum(letters.getlength(piece) for piece, letters in pieces) + self.spread * self.size * (len(pieces) - 1)


@dataclass(slots=True)
class Paper:
    """One side of a paper: the picture, its words and what must be read of it; or a page with several, its parts."""

    picture: Image.Image
    document_type: str
    fields: Mapping[str, str]
    side: str | None = None
    category: str = ""
    lines: list[Truth] = field(default_factory=list)
    ignored: list[list[list[float]]] = field(default_factory=list)
    parts: list[Truth] = field(default_factory=list)

    @property
    def truth(self) -> Truth:
        """In the form of the measuring data's specimens; `documents` names each paper on the page."""
        width, height = self.picture.size
        quad = [[0.0, 0.0], [float(width), 0.0], [float(width), float(height)], [0.0, float(height)]]
        one = {"document_type": self.document_type, "side": self.side, "fields": dict(self.fields), "quad": quad}
        return {
            "document_type": self.document_type,
            "side": self.side,
            "category": self.category or self.document_type,
            "family": "drawn",
            "fields": dict(self.fields),
            "documents": self.parts or [one],
            "lines": self.lines,
            "ignore_regions": self.ignored,
        }

    def write(
        self,
        place: tuple[float, float],
        text: str,
        hand: Hand,
        *,
        role: str = "label",
        key: str = "",
        anchor: str = "lm",
        ignore: bool = False,
    ) -> float:
        """Write one line; gives where it ends. Small print and marks are to be ignored when scored."""
        gap, at = hand.spread * hand.size, place[0]
        width = hand.length(text)
        at -= width / 2 if anchor[0] == "m" else width if anchor[0] == "r" else 0
        left, draw, boxes = at, ImageDraw.Draw(self.picture), []
        for piece, letters in hand.pieces(text):
            if hand.relief:
                draw.text((at + 2, place[1] + 2), piece, font=letters, fill=(30, 30, 34), anchor="l" + anchor[1])
            draw.text((at, place[1]), piece, font=letters, fill=hand.ink, anchor="l" + anchor[1])
            if piece.strip():
                boxes.append(draw.textbbox((at, place[1]), piece, font=letters, anchor="l" + anchor[1]))
            at += letters.getlength(piece) + gap
        x0, y0 = min(box[0] for box in boxes), min(box[1] for box in boxes)
        x1, y1 = max(box[2] for box in boxes), max(box[3] for box in boxes)
        line: Truth = {"text": text, "quad": [[x0, y0], [x1, y0], [x1, y1], [x0, y1]], "role": role}
        line |= {"height_px": float(y1 - y0)} | ({"field": key} if key else {})
        self.lines.append(line | ({"ignore": True} if ignore else {}))
        return left + width

    def write_block(
        self, place: tuple[float, float], text: str, hand: Hand, *, width: float, leading: float, key: str = ""
    ) -> None:
        """Write a text that is broken into lines no wider than `width`, the first one centred on `place`."""
        for turn, line in enumerate(broken(text, hand, width)):
            self.write((place[0], place[1] + turn * leading * hand.size), line, hand, role="value", key=key)

    def mark(self, place: tuple[float, float], size: int = 18) -> None:
        """Say that the paper is drawn."""
        self.write(
            place, "样张 SPECIMEN", Hand(SANS_BOLD, size, (206, 140, 140)), role="mark", anchor="mm", ignore=True
        )

    def seal(self, centre: tuple[float, float], radius: float, words: str) -> None:
        """A round red seal with words around a star."""
        x, y = centre
        draw = ImageDraw.Draw(self.picture)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=RED, width=max(2, int(radius / 18)))
        star = [
            (
                x + _out(turn, radius) * math.sin(turn * math.pi / 5),
                y - _out(turn, radius) * math.cos(turn * math.pi / 5),
            )
            for turn in range(10)
        ]
        draw.polygon(star, fill=RED)
        letters = face(SANS_BOLD, max(10, int(radius * 0.24)))
        for place, character in enumerate(words):
            angle = math.radians(-130 + 260 * place / max(1, len(words) - 1))
            tile = Image.new("RGBA", (int(letters.size) * 2, int(letters.size) * 2))
            ImageDraw.Draw(tile).text((letters.size, letters.size), character, font=letters, fill=RED, anchor="mm")
            tile = tile.rotate(-math.degrees(angle), Image.Resampling.BICUBIC)
            at = (x + 0.76 * radius * math.sin(angle), y - 0.76 * radius * math.cos(angle))
            self.picture.paste(tile, (int(at[0] - letters.size), int(at[1] - letters.size)), tile)
        self.ignored.append(
            [[x - radius, y - radius], [x + radius, y - radius], [x + radius, y + radius], [x - radius, y + radius]]
        )

    def portrait(self, box: tuple[int, int, int, int], chance: random.Random) -> None:
        """Head and shoulders of nobody."""
        left, top, right, bottom = box
        width, height = right - left, bottom - top
        figure = Image.new("RGB", (width, height), chance.choice(((214, 222, 228), (236, 238, 240), (150, 190, 226))))
        draw = ImageDraw.Draw(figure)
        skin, coat = chance.choice(((222, 190, 168), (196, 170, 150))), chance.choice(((60, 66, 90), (90, 90, 92)))
        draw.pieslice((width * 0.05, height * 0.62, width * 0.95, height * 1.5), 180, 360, fill=coat)
        draw.ellipse((width * 0.28, height * 0.12, width * 0.72, height * 0.48), fill=(40, 36, 34))
        draw.ellipse((width * 0.3, height * 0.2, width * 0.7, height * 0.66), fill=skin)
        self.picture.paste(figure.filter(ImageFilter.GaussianBlur(1)), (left, top))

    def rounded(self, radius: int) -> "Paper":
        """Cut the corners."""
        mask = Image.new("L", self.picture.size, 0)
        box = (0, 0, self.picture.width - 1, self.picture.height - 1)
        ImageDraw.Draw(mask).rounded_rectangle(box, radius, fill=255)
        self.picture.putalpha(mask)
        return self


def broken(text: str, hand: Hand, width: float) -> list[str]:
    """The text in lines no wider than `width`."""
    lines, line = [], ""
    for character in text:
        if hand.length(line + character) > width:
            lines.append(line)
            line = ""
        line += character
    return [*lines, line]


def guilloche(size: tuple[int, int], warm: Colour, cool: Colour, chance: random.Random) -> Image.Image:
    """A ground that runs from one colour into another, with fine waves over it."""
    width, height = size
    slope = Image.linear_gradient("L").rotate(chance.choice((0, 90, 180, 270))).resize(size)
    ground = Image.composite(Image.new("RGB", size, warm), Image.new("RGB", size, cool), slope)
    draw = ImageDraw.Draw(ground)
    depth = chance.randint(6, 16)
    line = tuple(max(0, channel - depth) for channel in cool)
    step, swing, run = chance.randint(9, 16), chance.uniform(8, 26), chance.uniform(60, 190)
    for offset in range(-60, height + 60, step):
        draw.line(
            [(x, offset + swing * math.sin(x / run + offset / 90)) for x in range(0, width + 9, 8)], fill=line, width=1
        )
    return ground


def caption(paper: Paper, place: tuple[float, float], text: str, size: int, ink: Colour = INK) -> None:
    """The English print under a label."""
    paper.write(place, text, Hand(LATIN, size, ink), ignore=size < 13)


def _out(turn: int, radius: float) -> float:
    return radius * (0.32 if turn % 2 == 0 else 0.13)

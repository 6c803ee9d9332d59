"""A sheet of paper to print invented documents on, which remembers every line and where its ink stands."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from tests.bench.drawn.degrade import Truth
from tests.bench.drawn.paper import Paper
from tests.bench.drawn.typefaces import MONO, MONO_BOLD, SANS, SANS_BOLD, SERIF, SERIF_BOLD, face

Colour = tuple[int, int, int]
BLACK: Final[Colour] = (30, 28, 30)
RED: Final[Colour] = (196, 36, 40)

STYLES = {
    "song": SERIF,
    "song bold": SERIF_BOLD,
    "hei": SANS,
    "hei bold": SANS_BOLD,
    "mono": MONO,
    "mono bold": MONO_BOLD,
}
"""What printers call their faces: Song has serifs, Hei has none."""


def styled(style: str, size: int) -> ImageFont.FreeTypeFont:
    """A face in a size, in pixels."""
    return face(STYLES[style], size)


@dataclass(slots=True)
class ListedPaper(Paper):
    """A paper with a list, which is told cell by cell."""

    rows: tuple[Sequence[str], ...] = ()

    @property
    def truth(self) -> Truth:
        """As of any paper, and the list as a table."""
        cells = [
            {"row": y, "col": x, "rowspan": 1, "colspan": 1, "text": text}
            for y, row in enumerate(self.rows)
            for x, text in enumerate(row)
            if text
        ]
        table = {"rows": len(self.rows), "cols": len(self.rows[0]), "cells": cells} if self.rows else None
        whole: Truth = Paper.truth.fget(self)  # type: ignore[attr-defined]  # a property's own function
        return whole | ({"tables": [table]} if table else {})


class Print:
    """A sheet being printed. Places are in pixels; a text's place is the left and the middle of its line."""

    def __init__(self, width: int, height: int, paper: Colour = (255, 255, 255)) -> None:
        self.image = Image.new("RGB", (width, height), paper)
        self.draw = ImageDraw.Draw(self.image)
        self.lines: list[dict[str, Any]] = []
        self.regions: list[list[list[float]]] = []

    def put(
        self,
        at: tuple[float, float],
        text: str,
        size: int = 30,
        *,
        style: str = "song",
        ink: Colour = BLACK,
        anchor: str = "lm",
        role: str = "value",
        ignored: bool = False,
    ) -> float:
        """Print a line; returns where it ends."""
        font = styled(style, size)
        self.draw.text(at, text, font=font, fill=ink, anchor=anchor)
        left, top, right, bottom = self.draw.textbbox(at, text, font=font, anchor=anchor)
        self._remember(text, (left, top, right, bottom), role, ignored=ignored)
        return float(right)

    def put_down(
        self, at: tuple[float, float], text: str, size: int = 30, *, style: str = "song", step: float = 1.1
    ) -> None:
        """Print characters one below the other; the place is the middle of the first."""
        x, y = at
        font = styled(style, size)
        boxes = []
        for number, character in enumerate(text):
            place = x, y + number * size * step
            self.draw.text(place, character, font=font, fill=BLACK, anchor="mm")
            boxes.append(self.draw.textbbox(place, character, font=font, anchor="mm"))
        box = (
            min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes),
        )  # fmt: skip
        self._remember(text, box, "label", vertical=True)

    def put_lines(
        self, at: tuple[float, float], text: str, *, width: float, size: int, leading: float, style: str
    ) -> int:
        """Print a text over as many lines as it needs; returns how many."""
        rows = wrapped(text, width, styled(style, size))
        for number, row in enumerate(rows):
            self.put((at[0], at[1] + number * leading), row, size, style=style)
        return len(rows)

    def rule(self, points: Iterable[tuple[float, float]], ink: Colour = BLACK, width: int = 2) -> None:
        """Draw a rule through these points."""
        self.draw.line(list(points), fill=ink, width=width)

    def code(self, left: int, top: int, side: int, text: str) -> None:
        """Print a QR code."""
        drawn = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
        dots = Image.fromarray(np.array(zxingcpp.write_barcode_to_image(drawn, scale=8, add_quiet_zones=False)))
        self.image.paste(dots.convert("RGB").resize((side, side), Image.Resampling.NEAREST), (left, top))
        self.regions.append(_box(left, top, left + side, top + side))

    def seal(
        self, centre: tuple[float, float], radius: int, words: str, ink: Colour = RED, strength: int = 190
    ) -> None:
        """Stamp a round seal over whatever is there."""
        size = 2 * radius + 8
        stamp = Image.new("RGBA", (size, size), (*ink, 0))
        pen = ImageDraw.Draw(stamp)
        middle = size / 2
        pen.ellipse((4, 4, size - 4, size - 4), outline=(*ink, strength), width=max(3, radius // 24))
        star = [
            (middle + radius * r * math.sin(k * math.pi / 5), middle - radius * r * math.cos(k * math.pi / 5))
            for k in range(10)
            for r in ((0.3, 0.12)[k % 2],)
        ]
        pen.polygon(star, fill=(*ink, strength))
        for number, character in enumerate(words):
            turn = (number - (len(words) - 1) / 2) * min(22.0, 260 / len(words))
            self._seal_letter(stamp, character, radius, turn, (*ink, strength))
        left, top = int(centre[0] - size / 2), int(centre[1] - size / 2)
        self.image.paste(stamp, (left, top), stamp)
        self.regions.append(_box(left, top, left + size, top + size))

    def _seal_letter(
        self, stamp: Image.Image, character: str, radius: int, turn: float, ink: tuple[int, int, int, int]
    ) -> None:
        side = max(10, radius // 4)
        letter = Image.new("RGBA", (2 * side, 2 * side), (*ink[:3], 0))
        ImageDraw.Draw(letter).text((side, side), character, font=styled("song bold", side), fill=ink, anchor="mm")
        letter = letter.rotate(-turn, resample=Image.Resampling.BICUBIC)
        reach, angle = radius * 0.8, math.radians(turn)
        x, y = stamp.width / 2 + reach * math.sin(angle), stamp.height / 2 - reach * math.cos(angle)
        stamp.alpha_composite(letter, (int(x - side), int(y - side)))

    def finish(self, kind: str, category: str, fields: dict[str, str], rows: Sequence[Sequence[str]] = ()) -> Paper:
        """The sheet as a paper of that kind; `rows` are the list on it, heads first."""
        return ListedPaper(
            self.image, kind, fields, category=category, lines=self.lines, ignored=self.regions, rows=tuple(rows)
        )

    def _remember(
        self, text: str, box: Sequence[float], role: str, *, vertical: bool = False, ignored: bool = False
    ) -> None:
        if not text.strip():
            return
        line: dict[str, Any] = {"text": text, "quad": _box(*box), "role": role, "height_px": box[3] - box[1]}
        if vertical:
            line |= {"vertical": True, "height_px": box[2] - box[0]}
        if ignored:
            line["ignore"] = True
        self.lines.append(line)


_HANGING = "。，；、）"
"""No line begins with these."""


def wrapped(text: str, width: float, font: ImageFont.FreeTypeFont) -> list[str]:
    """The text in rows that are no wider."""
    rows = [""]
    for character in text:
        if rows[-1] and character not in _HANGING and font.getlength(rows[-1] + character) > width:
            rows.append("")
        rows[-1] += character
    return rows


def _box(left: float, top: float, right: float, bottom: float) -> list[list[float]]:
    return [[left, top], [right, top], [right, bottom], [left, bottom]]

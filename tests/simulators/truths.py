"""Pictures whose content is known: found again by their bytes, or by how they look when they were recompressed."""

import hashlib
import io
import json
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from tests.simulators.pictures import Picture

PRINT_SIDE = 24
SAME_LOOK = 6.0
"""Two pictures look the same if their small prints differ by less than this on average (of 255)."""
SAME_SHAPE = 0.02

Print = tuple[bytes, float]
Truth = Mapping[str, Any]
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".bmp"})


class Truths:
    """What is on which picture: `document_type`, `side`, `width`, `height`, `fields`, `lines`, `cells`, ..."""

    def __init__(self, by_sha256: Mapping[str, Truth] | None = None) -> None:
        self._by_sha256 = dict(by_sha256 or {})
        self._prints: list[tuple[Print, Truth]] = []
        self._lock = threading.Lock()

    @classmethod
    def of_folder(cls, folder: Path) -> "Truths":
        """Every picture of a folder that has a JSON file of the same name beside it."""
        truths = cls()
        truths.learn_files(sorted(folder.iterdir()))
        return truths

    def learn_files(self, paths: Iterable[Path]) -> None:
        """Learn the pictures among these files that have their truth as JSON beside them."""
        for path in paths:
            truth = path.with_suffix(".json")
            if path.suffix.lower() in PICTURES and truth.exists():
                self.learn(path.read_bytes(), json.loads(truth.read_text(encoding="utf-8")))

    def learn(self, data: bytes, truth: Truth) -> None:
        """Remember what is on a picture."""
        with self._lock:
            self._by_sha256[hashlib.sha256(data).hexdigest()] = truth
            self._prints.append((_print(data), truth))

    def find(self, picture: Picture) -> Truth | None:
        """What is on this picture, if it or one that looks like it is known."""
        found = self._by_sha256.get(picture.sha256)
        if found is not None or not self._prints or not picture.has_pixels:
            return found
        look, ratio = _print(picture.data)
        best, found = SAME_LOOK, None
        for quarters in range(4):
            near = self._nearest(_turned_back(look, quarters), ratio if quarters % 2 == 0 else 1 / ratio)
            if near is not None and near[0] < best:
                best, found = near[0], turned(near[1], quarters)
        return found

    def _nearest(self, look: bytes, ratio: float) -> tuple[float, Truth] | None:
        alike = [(known, truth) for (known, shape), truth in self._prints if abs(shape / ratio - 1) < SAME_SHAPE]
        measured = [(_difference(look, known), truth) for known, truth in alike]
        return min(measured, key=lambda pair: pair[0], default=None)


def turned(truth: Truth, quarters: int) -> Truth:
    """What is on the picture when it is turned clockwise by so many quarters."""
    for _ in range(quarters):
        height = truth["height"]
        moved = _moved(truth, height)
        rotation = (truth.get("rotation_clockwise", 0) + 90) % 360
        truth = {**moved, "width": height, "height": truth["width"], "rotation_clockwise": rotation}
    return truth


def _moved(value: Any, height: float) -> Any:
    """The same with every quad turned by a quarter, in a picture of this height."""
    if isinstance(value, Mapping):
        return {
            name: [(height - y, x) for x, y in inner] if name == "quad" else _moved(inner, height)
            for name, inner in value.items()
        }
    return [_moved(inner, height) for inner in value] if isinstance(value, list) else value


def _print(data: bytes) -> Print:
    with Image.open(io.BytesIO(data)) as image:
        shape = image.width / image.height
        image.draft("L", (PRINT_SIDE * 8, PRINT_SIDE * 8))
        small = image.convert("L").resize((PRINT_SIDE, PRINT_SIDE), Image.Resampling.BOX)
        return small.tobytes(), shape


def _turned_back(look: bytes, quarters: int) -> bytes:
    """A print of the picture turned counter-clockwise by so many quarters."""
    for _ in range(quarters):
        rows = [look[place : place + PRINT_SIDE] for place in range(0, len(look), PRINT_SIDE)]
        look = bytes(row[column] for column in reversed(range(PRINT_SIDE)) for row in rows)
    return look


def _difference(left: bytes, right: bytes) -> float:
    return sum(abs(a - b) for a, b in zip(left, right, strict=True)) / len(left)

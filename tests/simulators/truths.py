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

Print = tuple[bytes, float]


class Truths:
    """What is on which picture: `document_type`, `side`, `width`, `height`, `fields`, `lines`, `cells`, ..."""

    def __init__(self, by_sha256: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        self._by_sha256 = dict(by_sha256 or {})
        self._prints: list[tuple[Print, Mapping[str, Any]]] = []
        self._lock = threading.Lock()

    @classmethod
    def of_folder(cls, folder: Path) -> "Truths":
        """Every picture of a folder that has a JSON file of the same name beside it."""
        truths = cls()
        truths.learn_files(path for path in sorted(folder.iterdir()) if path.suffix.lower() in {".jpg", ".png"})
        return truths

    def learn_files(self, paths: Iterable[Path]) -> None:
        """Learn pictures with their truths beside them."""
        for path in paths:
            truth = path.with_suffix(".json")
            if truth.exists():
                self.learn(path.read_bytes(), json.loads(truth.read_text(encoding="utf-8")))

    def learn(self, data: bytes, truth: Mapping[str, Any]) -> None:
        """Remember what is on a picture."""
        with self._lock:
            self._by_sha256[hashlib.sha256(data).hexdigest()] = truth
            self._prints.append((_print(data), truth))

    def find(self, picture: Picture) -> Mapping[str, Any] | None:
        """What is on this picture, if it or one that looks like it is known."""
        found = self._by_sha256.get(picture.sha256)
        if found is not None or not self._prints or not picture.has_pixels:
            return found
        look, ratio = _print(picture.data)
        near = [
            (_difference(look, known), truth) for (known, shape), truth in self._prints if abs(shape / ratio - 1) < 0.02
        ]
        best = min(near, key=lambda pair: pair[0], default=(SAME_LOOK, None))
        return best[1] if best[0] < SAME_LOOK else None


def _print(data: bytes) -> Print:
    with Image.open(io.BytesIO(data)) as image:
        shape = image.width / image.height
        image.draft("L", (PRINT_SIDE * 8, PRINT_SIDE * 8))
        small = image.convert("L").resize((PRINT_SIDE, PRINT_SIDE), Image.Resampling.BOX)
        return small.tobytes(), shape


def _difference(left: bytes, right: bytes) -> float:
    return sum(abs(a - b) for a, b in zip(left, right, strict=True)) / len(left)

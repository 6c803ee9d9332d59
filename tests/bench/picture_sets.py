"""Pictures with their truth: the specimens that lie with the measuring data, or such as we draw ourselves."""

import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SPECIMENS = "样张 / The specimens"
DRAWN = "自绘图片 / Our own drawn pictures"
DRAWN_PAGES = "自绘页面 / Our own drawn pages"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture and what truly stands on it."""

    path: Path
    truth: dict[str, Any]

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def degrade(self) -> str:
        """How well it was photographed: mild or hard."""
        return str(self.truth["degrade"])


@dataclass(frozen=True, slots=True)
class PictureSet:
    """A folder of pictures, each with its truth in a JSON file of the same name, and how it is headed on the page."""

    title: str
    folder: Path

    def pictures(self) -> Iterator[Picture]:
        """All of them, in the order of their names."""
        files = {path.stem: path for path in self.folder.iterdir() if path.suffix != ".json" and path.is_file()}
        for path in sorted(self.folder.glob("*.json")):
            truth = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(truth, dict) and "lines" in truth and path.stem in files:
                yield Picture(files[path.stem], truth)


def data_folder() -> Path | None:
    """Where the measuring data are (OCRDESK_DATA, or ../shared/data), if they are here: scorer, adapter, specimens."""
    folder = Path(os.environ.get("OCRDESK_DATA", ROOT.parent / "shared" / "data"))
    return folder if (folder / "score.py").is_file() else None


def picture_set(given: Path | None) -> PictureSet | None:
    """The pictures in a given folder, or else the specimens; None where there are none."""
    if given is not None:
        return PictureSet(DRAWN, given)
    data = data_folder()
    return PictureSet(SPECIMENS, data / "specimens") if data and (data / "specimens").is_dir() else None


def load_scorer() -> ModuleType:
    """The scorer that lies with the measuring data. Ends the program where it is not there."""
    data = data_folder()
    spec = importlib.util.spec_from_file_location("score", data / "score.py") if data else None
    if spec is None or spec.loader is None:
        sys.exit("the scorer of the measuring data is not here (OCRDESK_DATA)")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

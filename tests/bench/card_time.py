"""How long one card takes through the whole offline provider, beside plain RapidOCR on the same picture."""

import logging
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Event

from ocrdesk.model import Request
from ocrdesk.providers.offline import OfflineProvider
from ocrdesk.sources.reader import SourceReader
from tests.bench.figures import Figure, median
from tests.bench.picture_sets import PictureSet, picture_set

CARDS = (
    "id_card_front",
    "id_card_back",
    "driver_licence",
    "vehicle_licence",
    "bank_card",
    "business_licence",
    "plate",
)
TURNS = 2
MOST = 1.5


def measure_card_time() -> list[Figure]:
    """A mild and a hard picture of each card, from the file on, both readers warm, in turn; the shorter time counts."""
    pictures = picture_set(None)
    if pictures is None:
        return [Figure("一张证件用时 / time of one card", f"≤ {MOST}", "not measured: the data are not here", None)]
    plain = _plain()
    figures = []
    with closing(SourceReader(codes=True)) as reader, closing(OfflineProvider()) as provider:
        reader.warm_up()
        provider.warm_up()
        for category in CARDS:
            ratios = [_ratio(path, partial(_ours, reader, provider), plain) for path in _some(pictures, category)]
            name = f"证件用时与 RapidOCR 之比 / time of one card, {category}"
            how = f"{len(ratios)} pictures, warm, {TURNS} times in turn; median, highest {max(ratios):.2f}"
            figures.append(Figure(name, f"≤ {MOST}", f"{median(ratios):.2f}", max(ratios) <= MOST, how))
    return figures


def _some(pictures: PictureSet, category: str) -> list[Path]:
    """The first picture of each degrade."""
    paths: dict[str, Path] = {}
    for each in pictures.pictures():
        if each.truth["category"] == category:
            paths.setdefault(each.degrade, each.path)
    return list(paths.values())


def _ratio(path: Path, ours: Callable[[Path], object], plain: Callable[[Path], object]) -> float:
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(TURNS):
        for read, taken in zip((ours, plain), times, strict=True):
            begun = time.perf_counter()
            read(path)
            taken.append(time.perf_counter() - begun)
    return min(times[0]) / min(times[1])


def _ours(reader: SourceReader, provider: OfflineProvider, path: Path) -> object:
    return provider.recognize(reader.page(path, 1), Request(), Event())


def _plain() -> Callable[[Path], object]:
    from rapidocr import RapidOCR

    plain = RapidOCR()
    logging.disable(logging.WARNING)
    return lambda path: plain(str(path))

"""What fitting saves and what it costs: bytes sent, characters lost, and the time for a page."""

import io
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from threading import Event

from PIL import Image

from ocrdesk.model import Page, Request
from ocrdesk.providers.fitting import Fitted, fit
from ocrdesk.providers.offline import OfflineProvider
from ocrdesk.providers.tencent.endpoints import ANY
from ocrdesk.sources import SourceReader
from tests.bench.figures import Figure, at_most, median
from tests.bench.picture_sets import Picture, load_scorer, picture_set

A4 = ("page_", "table_")
MOST_BYTES, MOST_LOST = 40.0, 0.3
ILLEGIBLE = 0.2
"""A picture of which so much is read wrong lies on its side, or is too poor to be read at all."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One picture as it lies in its file and as it was sent, with its wrong characters before and after."""

    name: str
    file_bytes: int
    sent_bytes: int
    seconds: float
    characters: int
    wrong_before: int
    wrong_after: int


def measure_fitting() -> list[Figure]:
    """All specimens made to fit Tencent Cloud's limits, read before and after by the offline engine."""
    pictures = picture_set(None)
    if pictures is None:
        return [Figure("适配 / fitting", "", "无 / none there", None, "the measuring data are not here")]
    with closing(OfflineProvider(options={})) as engine, closing(SourceReader()) as reader:
        sent = list(_all_sent(pictures.pictures(), engine, reader))
    return [_bytes(sent), _characters(sent), _time(sent)]


def _all_sent(pictures: Iterator[Picture], engine: OfflineProvider, reader: SourceReader) -> Iterator[Sent]:
    scorer = load_scorer()
    for picture in pictures:
        page = reader.page(picture.path, 1, (), turn=0)
        begun = time.perf_counter()
        fitted = fit(page, ANY, "tencent")
        seconds = time.perf_counter() - begun
        before, after = (_lines(each, page, engine) for each in (page, _page_of(fitted)))
        judged = [scorer.text_and_detection(picture.truth, {"lines": lines}) for lines in (before, after)]
        sizes = picture.path.stat().st_size, len(fitted.body)
        yield Sent(picture.name, *sizes, seconds, judged[0]["chars"], *(each["err"] for each in judged))


def _page_of(fitted: Fitted) -> Page:
    with Image.open(io.BytesIO(fitted.body)) as picture:
        rgb = picture.convert("RGB").crop((0, 0, *fitted.page_size))
    return Page(1, *rgb.size, rgb.tobytes())


def _lines(page: Page, whole: Page, engine: OfflineProvider) -> list[dict[str, object]]:
    """What is read, with quads in the whole page's pixels."""
    across, down = whole.width / page.width, whole.height / page.height
    read = engine.recognize(page, Request("text", upright=True), Event())
    return [{"text": line.text, "quad": [[x * across, y * down] for x, y in line.quad.corners]} for line in read.lines]


def _bytes(sent: list[Sent]) -> Figure:
    own = [each for each in sent if each.name.startswith(A4)]
    share = 100 * sum(each.sent_bytes for each in own) / sum(each.file_bytes for each in own)
    how = f"{len(own)} A4 specimens, {sum(each.sent_bytes for each in own) / len(own) / 1000:.0f} kB a page"
    return at_most("发送字节，与文件直接 Base64 之比 / bytes sent, of the file's Base64", MOST_BYTES, share, how)


def _characters(sent: list[Sent]) -> Figure:
    before, after = _errors(sent)
    legible = [each for each in sent if each.wrong_before < ILLEGIBLE * each.characters]
    how = (
        f"{len(sent)} specimens as they lie, by the offline engine: {before:.2f} % before, {after:.2f} % after;"
        " the {} that it can read so: {:.2f} %, {:.2f} %".format(len(legible), *_errors(legible))
    )
    name = "适配后多错的字 / characters lost by fitting, points of CER"
    return Figure(name, f"≤ {MOST_LOST}", f"{after - before:+.2f}", after - before <= MOST_LOST, how)


def _errors(sent: list[Sent]) -> tuple[float, float]:
    """The share of wrong characters in percent, before and after."""
    characters = sum(each.characters for each in sent) or 1
    before, after = sum(each.wrong_before for each in sent), sum(each.wrong_after for each in sent)
    return 100 * before / characters, 100 * after / characters


def _time(sent: list[Sent]) -> Figure:
    own = [1000 * each.seconds for each in sent if each.name.startswith(A4)]
    how = f"median of {len(own)} A4 specimens; longest {max(own):.0f} ms"
    return Figure("适配一页的时间 / time to fit a page", "", f"{median(own):.0f} ms", None, how)

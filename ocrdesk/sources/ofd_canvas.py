"""Draws an OFD page as a page of a PDF in memory, so that it is rendered as PDFs are."""

import io
import math
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any
from xml.etree.ElementTree import Element

from ocrdesk.errors import SourceError
from ocrdesk.model import Box
from ocrdesk.sources import ofd_paths
from ocrdesk.sources.ofd_document import OfdPage, Placed, Stamp, open_documents
from ocrdesk.sources.ofd_fonts import Faces
from ocrdesk.sources.ofd_geometry import (
    IDENTITY,
    POINTS_PER_MM,
    Matrix,
    box,
    combined,
    matrix,
    moved,
    number,
    numbers,
)
from ocrdesk.sources.ofd_letters import Letter, letters_of
from ocrdesk.sources.ofd_package import Package
from ocrdesk.sources.ofd_seal import seal_picture
from ocrdesk.sources.ofd_text import TextLayer
from ocrdesk.sources.source import refuse_if_too_large

LINE_WIDTH = 0.353
"""Millimetres, where an outline tells no width (GB/T 33190, 8.2)."""

CAPS = {"Butt": 0, "Round": 1, "Square": 2}
JOINS = {"Miter": 0, "Round": 1, "Bevel": 2}
OPERATORS = {(True, False): "f", (False, True): "S", (True, True): "B"}
SPACES = {1: "g", 3: "rg", 4: "k"}


class Canvas:
    """A page of a PDF to draw on, in millimetres from its top left. Sizes are in millimetres, too."""

    def __init__(self, width: float, height: float) -> None:
        import pymupdf

        self.text = TextLayer()
        self._document = pymupdf.open()
        self._document.new_page(width=width * POINTS_PER_MM, height=height * POINTS_PER_MM)
        # Pictures can only be put on a page, which draws them there: on one that nobody sees.
        self._document.new_page(width=100, height=100)
        self._page, self._scratch = self._document[0], self._document[1]
        self._faces = Faces(self._page)
        self._pictures: dict[tuple[Package, str, str], str | None] = {}
        self._states: dict[str, str] = {}
        scale = f"{POINTS_PER_MM:.6f}"
        self._operations = [f"{scale} 0 0 -{scale} 0 {height * POINTS_PER_MM:.4f} cm"]

    def draw(self, page: OfdPage) -> None:
        """Draw everything on a page, its seals last. Raises what is in UNREADABLE, or SourceTooLarge."""
        for each in page.objects():
            self._draw(each, readable=True)
        for stamp in page.stamps:
            self._stamp(stamp)

    def finish(self) -> Any:
        """The PDF page with what was drawn. It lives as long as the canvas."""
        content = self._document.get_new_xref()
        self._document.update_object(content, "<<>>")
        self._document.update_stream(content, "\n".join(self._operations).encode())
        self._document.xref_set_key(self._page.xref, "Contents", f"{content} 0 R")
        return self._document.reload_page(self._page)

    def close(self) -> None:
        self._document.close()

    def _draw(self, placed: Placed, *, readable: bool) -> None:
        self._operations.append("q")
        try:
            self._operations += [*_clips(placed), f"{_written(placed.place)} cm"]
            match placed.element.tag:
                case "TextObject":
                    self._draw_text(placed, readable=readable)
                case "PathObject":
                    self._draw_path(placed)
                case "ImageObject":
                    self._draw_image(placed)
        finally:
            self._operations.append("Q")

    def _draw_text(self, placed: Placed, *, readable: bool) -> None:
        fill, stroke = _flag(placed, "Fill", default=True), _flag(placed, "Stroke", default=False)
        painted = (fill or stroke) and number(placed.attribute("Alpha"), 255) > 0
        self._set_style(placed, fill=fill, stroke=stroke)
        mode = 3 if not painted else 2 if fill and stroke else 1 if stroke else 0
        self._operations.append(f"BT {mode} Tr")
        for letters in letters_of(placed, self._faces):
            self._operations += _shown(letters)
            if readable:
                self.text.add(placed.element.get("ID", ""), letters, placed.place, painted=painted)
        self._operations.append("ET")

    def _draw_path(self, placed: Placed) -> None:
        fill, stroke = _flag(placed, "Fill", default=False), _flag(placed, "Stroke", default=True)
        outline = placed.element.find("AbbreviatedData")
        if outline is None or not (fill or stroke):
            return
        self._set_style(placed, fill=fill, stroke=stroke)
        self._operations += ofd_paths.operators(ofd_paths.steps(outline.text or ""), IDENTITY)
        rule = "*" if fill and placed.attribute("Rule") == "Even-Odd" else ""
        self._operations.append(OPERATORS[fill, stroke] + rule)

    def _draw_image(self, placed: Placed) -> None:
        resource, masked = placed.element.get("ResourceID", ""), placed.element.get("ImageMask", "")
        key = placed.resources.package, resource, masked
        if key not in self._pictures:
            content = placed.resources.content("MultiMedia", resource, "MediaFile")
            mask = placed.resources.content("MultiMedia", masked, "MediaFile")
            self._pictures[key] = self._picture(content, mask) if content else None
        name = self._pictures[key]
        if not name:
            return
        self._set_state(number(placed.attribute("Alpha"), 255))
        place = box(placed.element.get("Boundary"))
        if placed.element.get("CTM") is None and place:
            # A picture is one millimetre large unless its matrix says otherwise; writers that tell none mean its box.
            self._operations.append(f"{_written((place[2], 0, 0, place[3], 0, 0))} cm")
        self._operations.append(f"1 0 0 -1 0 1 cm /{name} Do")

    def _stamp(self, stamp: Stamp) -> None:
        found = seal_picture(stamp.signature)
        if found is None:
            return
        kind, content = found
        left, top, width, height = stamp.box
        self.text.cover(Box(left, top, left + width, top + height))
        self._operations.append(f"q {_written(moved(left, top))} cm")
        if stamp.clip:
            self._operations.append(" ".join(f"{value:.4f}" for value in stamp.clip) + " re W n")
        # A seal lies on the print like ink, also where its picture is white.
        self._set_state(255, blend="Multiply")
        if kind == "ofd":
            with suppress(Exception):
                self._draw_sealed_page(content, width, height)
        else:
            name = self._picture(content, None)
            if name:
                self._operations.append(f"{width:.4f} 0 0 -{height:.4f} 0 {height:.4f} cm /{name} Do")
        self._operations.append("Q")

    def _draw_sealed_page(self, content: bytes, width: float, height: float) -> None:
        """The first page of an OFD that is the picture of a seal. Its text is part of the picture."""
        documents = open_documents(Package(io.BytesIO(content)))
        page = documents[0].pages[0]
        _, _, own_width, own_height = page.area
        self._operations.append(f"q {_written((width / own_width, 0, 0, height / own_height, 0, 0))} cm")
        try:
            for each in page.objects():
                self._draw(each, readable=False)
        finally:
            self._operations.append("Q")

    def _picture(self, content: bytes, mask: bytes | None) -> str | None:
        """The name under which a picture can be shown, or None where it cannot be read."""
        try:
            refuse_if_too_large(*_size_of(content))
            refuse_if_too_large(*_size_of(mask or b""))
            picture = self._scratch.insert_image((0, 0, 9, 9), stream=content, mask=mask, keep_proportion=False)
        except (SourceError, MemoryError):
            raise
        except Exception:  # noqa: BLE001 - whatever decoders raise; the page is shown without the mask or the picture
            return self._picture(content, None) if mask else None
        return self._resource("XObject", f"I{picture}", f"{picture} 0 R")

    def _set_style(self, placed: Placed, *, fill: bool, stroke: bool) -> None:
        alpha = number(placed.attribute("Alpha"), 255)
        colours = [("FillColor", False)] * fill + [("StrokeColor", True)] * stroke
        for name, upper in colours:
            colour = placed.child(name)
            alpha = min(alpha, number(None if colour is None else colour.get("Alpha"), 255))
            self._operations.append(_colour(colour, placed, upper=upper))
        self._set_state(alpha)
        if stroke:
            self._operations += _pen(placed)

    def _set_state(self, alpha: float, blend: str = "") -> None:
        if alpha < 255 or blend:  # noqa: PLR2004 - opaque
            share = min(max(alpha, 0), 255) / 255
            state = f"<</ca {share:.3f}/CA {share:.3f}{f'/BM/{blend}' if blend else ''}>>"
            if state not in self._states:
                self._states[state] = self._resource("ExtGState", f"G{len(self._states)}", state)
            self._operations.append(f"/{self._states[state]} gs")

    def _resource(self, kind: str, name: str, value: str) -> str:
        _, reference = self._document.xref_get_key(self._page.xref, "Resources")
        self._document.xref_set_key(int(reference.split()[0]), f"{kind}/{name}", value)
        return name


def _size_of(content: bytes) -> tuple[int, int]:
    """Width and height of a picture by its first bytes; 0, 0 where they do not tell."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None
    with suppress(OSError), Image.open(io.BytesIO(content)) as picture:
        return picture.size
    return 0, 0


def _shown(letters: Sequence[Letter]) -> Iterator[str]:
    font = ""
    for letter in letters:
        if not any(letter.glyphs) or not all(map(math.isfinite, letter.place)):
            continue
        if letter.face.name != font:
            font = letter.face.name
            yield f"/{font} 1 Tf"
        for glyph in letter.glyphs:
            yield f"{_written(letter.place)} Tm <{glyph:04x}> Tj"


def _clips(placed: Placed) -> Iterator[str]:
    """The object's clips, in the coordinates of the page: each is the areas that it shows."""
    for clip in placed.element.iterfind("Clips/Clip"):
        outline: list[str] = []
        for area in clip.iterfind("Area"):
            path = area.find("Path")
            data = None if path is None else path.find("AbbreviatedData")
            if path is None or data is None:
                # A clip by text would have to be drawn with it: what is shown too much can still be read.
                outline = []
                break
            left, top, _, _ = box(path.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
            own = combined(combined(matrix(path.get("CTM")), moved(left, top)), matrix(area.get("CTM")))
            outline += ofd_paths.operators(ofd_paths.steps(data.text or ""), combined(own, placed.place))
        if outline:
            yield from (*outline, "W n")


def _pen(placed: Placed) -> Iterator[str]:
    yield f"{abs(number(placed.attribute('LineWidth'), LINE_WIDTH)):.4f} w"
    yield f"{CAPS.get(placed.attribute('Cap') or '', 0)} J {JOINS.get(placed.attribute('Join') or '', 0)} j"
    dashes = [value for value in numbers(placed.attribute("DashPattern")) if value >= 0]
    if sum(dashes) > 0:
        pattern = " ".join(f"{value:.4f}" for value in dashes)
        yield f"[{pattern}] {number(placed.attribute('DashOffset'), 0):.4f} d"


def _colour(colour: Element | None, placed: Placed, *, upper: bool) -> str:
    """The operator that sets a colour: its own values, one out of a palette, or the first of a shading."""
    values = _components(colour, placed)
    operator = SPACES.get(len(values), "g")
    shares = " ".join(f"{min(max(value, 0), 255) / 255:.4f}" for value in values)
    return f"{shares} {operator.upper() if upper else operator}"


def _components(colour: Element | None, placed: Placed) -> tuple[float, ...]:
    for each in () if colour is None else colour.iter():
        values = _values(each.get("Value"))
        if not values and each.get("Index") is not None:
            space = placed.resources.find("ColorSpace", each.get("ColorSpace"))
            palette = [] if space is None else [entry.text for entry in space.iter("CV")]
            index = int(number(each.get("Index"), 0))
            values = _values(palette[index]) if 0 <= index < len(palette) else ()
        if len(values) in SPACES:
            return values
    return (0.0,)


def _values(text: str | None) -> tuple[float, ...]:
    """The components of a colour, as numbers or as #RR hexadecimals."""
    if "#" in (text or ""):
        with suppress(ValueError):
            return tuple(float(int(part, 16)) for part in (text or "").replace("#", " ").split())
        return ()
    return numbers(text)


def _flag(placed: Placed, name: str, *, default: bool) -> bool:
    told = placed.attribute(name)
    return default if told is None else told.lower() == "true"


def _written(place: Matrix) -> str:
    return " ".join(f"{value:.6f}" for value in place)

"""The file of a template, "ocrdesk-template/1": readable JSON that one desk gives to another."""

import math
import re
from typing import Annotated, Literal

import msgspec

from ocrdesk.errors import TemplateDamaged, TemplateTooNew
from ocrdesk.i18n import N_, Message, message
from ocrdesk.model import TEMPLATE_PREFIX, Anchor, Quad, Shape, Template, Zone

SCHEMA = "ocrdesk-template/"
VERSION = 1
MOST = 500
"""More zones, areas or anchors on one page are a mistake."""

WirePoint = tuple[float, float]
WireQuad = tuple[WirePoint, WirePoint, WirePoint, WirePoint]
LONGEST = 2000
"""Characters; longer names are no names. What the editor of templates lets pass must be read again."""
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST)]
WireShape = Literal["text", "code", "date", "money"]
SHAPES: dict[Shape, WireShape] = {
    Shape.TEXT: "text",
    Shape.CODE: "code",
    Shape.DATE: "date",
    Shape.MONEY: "money",
}
Key = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST + 100)]


class WireForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What all parts share: what is not known here is a mistake, and told."""


class WireAnchor(WireForm, frozen=True):
    """Printed words."""

    text: Name
    quad: WireQuad


class WireZone(WireForm, frozen=True):
    """A field's place."""

    title: Name
    quad: WireQuad
    key: Key = ""
    shape: WireShape = "text"
    required: bool = True


class WireTemplate(WireForm, frozen=True, rename={"schema_": "schema"}):
    """All of it. Quads are in pixels of the page on which they were drawn, clockwise from the top left."""

    schema_: str
    name: Name
    page: tuple[Annotated[float, msgspec.Meta(gt=0)], Annotated[float, msgspec.Meta(gt=0)]]
    key: str = ""
    automatic: bool = True
    alone: bool = False
    anchors: Annotated[list[WireAnchor], msgspec.Meta(max_length=MOST)] = []
    zones: Annotated[list[WireZone], msgspec.Meta(max_length=MOST)] = []
    ignored: Annotated[list[WireQuad], msgspec.Meta(max_length=MOST)] = []


class _Head(msgspec.Struct, frozen=True):
    schema: str = ""


def write_template(template: Template) -> bytes:
    """The template as a file's bytes: indented JSON in UTF-8."""
    form = WireTemplate(
        schema_=f"{SCHEMA}{VERSION}",
        name=template.name,
        page=(template.width, template.height),
        key=template.key,
        automatic=template.automatic,
        alone=template.alone,
        anchors=[WireAnchor(each.text, _wire(each.quad)) for each in template.anchors],
        zones=[_zone(each) for each in template.zones],
        ignored=[_wire(each) for each in template.ignored],
    )
    return msgspec.json.format(msgspec.json.encode(form), indent=2) + b"\n"


def read_template(body: bytes, name: str) -> Template:
    """The template in a file's bytes; `name` is the file's. Raises TemplateDamaged, which says what is wrong where."""
    try:
        schema = msgspec.json.decode(body, type=_Head).schema
        if not schema.startswith(SCHEMA):
            raise TemplateDamaged(name=name, what=Message(N_("it does not say that it is one")))
        if schema != f"{SCHEMA}{VERSION}":
            raise TemplateTooNew(name=name)
        form = msgspec.json.decode(body, type=WireTemplate)
    except msgspec.MsgspecError as exc:
        raise TemplateDamaged(name=name, what=str(exc)) from exc
    _check(form, name)
    return Template(
        key=form.key,
        name=form.name.strip(),
        width=form.page[0],
        height=form.page[1],
        anchors=tuple(Anchor(each.text, Quad(each.quad)) for each in form.anchors),
        zones=tuple(Zone(each.key or each.title, each.title, Quad(each.quad), Shape(each.shape), each.required)
                    for each in form.zones),
        ignored=tuple(Quad(each) for each in form.ignored),
        automatic=form.automatic,
        alone=form.alone,
    )  # fmt: skip


def _check(form: WireTemplate, name: str) -> None:
    """What the shape of the file alone does not tell. Raises TemplateDamaged."""
    keys = [each.key or each.title for each in form.zones]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    quads = {f"zones[{n}]": each.quad for n, each in enumerate(form.zones)}
    quads |= {f"anchors[{n}]": each.quad for n, each in enumerate(form.anchors)}
    quads |= {f"ignored[{n}]": each for n, each in enumerate(form.ignored)}
    flat = next((place for place, quad in quads.items() if not _has_area(quad)), None)
    wrong: Message | None = None
    if not form.name.strip():
        wrong = Message(N_("it has no name"))
    elif form.key and not re.fullmatch(rf"{TEMPLATE_PREFIX}[0-9a-z]{{1,32}}", form.key):
        wrong = message(N_("the key {key} is none"), key=form.key)
    elif not form.zones and not form.ignored:
        wrong = Message(N_("it has neither zones nor ignored areas"))
    elif twice is not None:
        wrong = message(N_("two zones have the key {key}"), key=twice)
    elif flat is not None:
        wrong = message(N_("{place} is no place on a page"), place=flat)
    if wrong is not None:
        raise TemplateDamaged(name=name, what=wrong)


def _has_area(quad: WireQuad) -> bool:
    """Whether the corners are on a page and go clockwise around some of it."""
    if not all(math.isfinite(number) and abs(number) < 1e6 for point in quad for number in point):  # noqa: PLR2004
        return False
    turns = zip(quad, (*quad[1:], quad[0]), strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in turns) > 1.0


def _zone(zone: Zone) -> WireZone:
    return WireZone(zone.title, _wire(zone.quad), zone.key, SHAPES.get(zone.shape, "text"), zone.required)


def _wire(quad: Quad) -> WireQuad:
    a, b, c, d = ((round(x, 1), round(y, 1)) for x, y in quad.corners)
    return a, b, c, d

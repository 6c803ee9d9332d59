"""What an OFD consists of: its pages, with templates, remarks and seals, and the resources that they share."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from posixpath import dirname
from xml.etree.ElementTree import Element
from xml.parsers.expat import ExpatError

from ocrdesk.sources import xml_tree
from ocrdesk.sources.ofd_geometry import Matrix, box, combined, matrix, moved
from ocrdesk.sources.ofd_package import Package

A4 = (0.0, 0.0, 210.0, 297.0)

MOST_NESTED = 20
"""Composites or drawing parameters that stand within one another."""

MOST_OBJECTS = 400_000
"""Objects of one page, those of composites counted as often as they are shown."""

RESOURCES = ("Font", "MultiMedia", "DrawParam", "CompositeGraphicUnit", "ColorSpace")

LAYERS = ("Background", "Body", "Foreground")

UNREADABLE = (ValueError, KeyError, ExpatError, EOFError, OSError, NotImplementedError, RuntimeError)
"""What a missing or broken part raises; a page is shown without it where it is not the page itself."""


@dataclass(frozen=True)
class Resources:
    """Fonts, pictures, drawing parameters and the like, by kind and number, each with its folders."""

    package: Package
    entries: dict[tuple[str, str], tuple[Element, tuple[str, ...]]] = field(default_factory=dict)

    def find(self, kind: str, number: str | None) -> Element | None:
        entry = self.entries.get((kind, number or ""))
        return entry[0] if entry else None

    def content(self, kind: str, number: str | None, file: str) -> bytes | None:
        """The file that the resource names in its element `file`, or None where it cannot be read."""
        element, folders = self.entries.get((kind, number or ""), (None, ()))
        path = self.package.find(xml_tree.of(element, file) or "?", *folders)
        with suppress(*UNREADABLE):
            return self.package.content(path) if path else None
        return None

    def with_file(self, path: str | None, folder: str) -> "Resources":
        """These, and those that the resource file at that path tells."""
        entries = dict(self.entries)
        with suppress(*UNREADABLE):
            root = self.package.tree(path or "")
            own = dirname(path or "")
            base = root.get("BaseLoc", "")
            folders = (f"{own}/{base}", own, base, f"{folder}/{base}", folder)
            for element in root.iter():
                if element.tag in RESOURCES:
                    entries[element.tag, element.get("ID", "")] = element, folders
        return Resources(self.package, entries)


@dataclass(frozen=True)
class Placed:
    """An object on its way to the page: `place` is from its own coordinates to the page's millimetres.

    `styles` are the elements that tell how it is drawn, the nearest first.
    """

    element: Element
    place: Matrix
    styles: tuple[Element, ...]
    resources: Resources

    def attribute(self, name: str) -> str | None:
        """The attribute as the object, its drawing parameters or its layer have it."""
        return next((style.attrib[name] for style in self.styles if name in style.attrib), None)

    def child(self, name: str) -> Element | None:
        return next((found for style in self.styles if (found := style.find(name)) is not None), None)


@dataclass(frozen=True)
class Stamp:
    """A seal: the signature that holds its picture, the box on the page, and the part of it that is shown."""

    signature: bytes
    box: tuple[float, float, float, float]
    clip: tuple[float, float, float, float] | None


class Walk:
    """Goes through the objects of a page, within bounds: composites can be made to multiply without end."""

    def __init__(self) -> None:
        self._count = 0
        self._units: list[str] = []

    def placed(
        self, container: Element, place: Matrix, styles: tuple[Element, ...], resources: Resources
    ) -> Iterator[Placed]:
        """The objects in a layer, block or composite, those within it at their places. Raises ValueError."""
        styles = (*_styles(container, resources), *styles)
        for element in container:
            self._count += 1
            if self._count > MOST_OBJECTS:
                raise ValueError
            if element.get("Visible", "true") == "false":
                continue
            if element.tag == "PageBlock":
                yield from self.placed(element, place, styles, resources)
                continue
            left, top, _, _ = box(element.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
            own = combined(combined(matrix(element.get("CTM")), moved(left, top)), place)
            nearest = (*_styles(element, resources), *styles)
            if element.tag == "CompositeObject":
                yield from self._unit(element.get("ResourceID", ""), own, nearest, resources)
            elif element.tag in {"TextObject", "PathObject", "ImageObject"}:
                yield Placed(element, own, nearest, resources)

    def _unit(self, number: str, place: Matrix, styles: tuple[Element, ...], resources: Resources) -> Iterator[Placed]:
        unit = resources.find("CompositeGraphicUnit", number)
        content = None if unit is None else unit.find("Content")
        if content is None or number in self._units or len(self._units) >= MOST_NESTED:
            return
        self._units.append(number)
        yield from self.placed(content, place, styles, resources)
        self._units.pop()


class OfdPage:
    """One page of a document. Raises what is in UNREADABLE when it is first looked at."""

    def __init__(self, document: "OfdDocument", number: str, path: str | None) -> None:
        self._document = document
        self.number = number
        self._path = path or ""

    @cached_property
    def root(self) -> Element:
        return self._document.package.tree(self._path)

    @property
    def area(self) -> tuple[float, float, float, float]:
        """Left, top, width and height in millimetres."""
        own = self.root.find("Area")
        for each in (own, self._document.root.find(".//PageArea")):
            found = box(xml_tree.of(each, "PhysicalBox"))
            if found and found[2] > 0 and found[3] > 0:
                return found
        return A4

    def objects(self) -> Iterator[Placed]:
        """Everything drawn, the lowest first: templates, layers, remarks."""
        left, top, _, _ = self.area
        place, walk = moved(-left, -top), Walk()
        templates = [(each.get("ZOrder", ""), each.get("TemplateID", "")) for each in self.root.findall("Template")]
        for order, number in templates:
            if order != "Foreground":
                yield from self._template(number, place, walk)
        yield from self._layers(self.root, place, walk)
        for order, number in templates:
            if order == "Foreground":
                yield from self._template(number, place, walk)
        for remark in self._document.remarks.get(self.number, ()):
            with suppress(*UNREADABLE):
                yield from self._remark(remark, place, walk)

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        left, top, _, _ = self.area
        return tuple(
            Stamp(each.signature, (each.box[0] - left, each.box[1] - top, *each.box[2:]), each.clip)
            for each in self._document.stamps.get(self.number, ())
        )

    def _template(self, number: str, place: Matrix, walk: Walk) -> Iterator[Placed]:
        with suppress(*UNREADABLE):
            root = self._document.package.tree(self._document.templates.get(number) or "")
            yield from self._layers(root, place, walk)

    def _layers(self, root: Element, place: Matrix, walk: Walk) -> Iterator[Placed]:
        resources, package, folder = self._document.resources, self._document.package, self._document.folder
        for each in root.findall("PageRes"):
            resources = resources.with_file(package.find(each.text or "", dirname(self._path), folder), folder)
        layers = root.findall("Content/Layer") or root.findall("Content")
        order = {name: position for position, name in enumerate(LAYERS)}
        for layer in sorted(layers, key=lambda each: order.get(each.get("Type", ""), 1)):
            yield from walk.placed(layer, place, (), resources)

    def _remark(self, path: str, place: Matrix, walk: Walk) -> Iterator[Placed]:
        for remark in self._document.package.tree(path).iter("Annot"):
            appearance = remark.find("Appearance")
            if appearance is not None and remark.get("Visible", "true") != "false":
                left, top, _, _ = box(appearance.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
                yield from walk.placed(appearance, combined(moved(left, top), place), (), self._document.resources)


class OfdDocument:
    """One document of a package. Raises what is in UNREADABLE."""

    def __init__(self, package: Package, path: str, entry: Element) -> None:
        """`entry` tells of the document in OFD.xml."""
        self.package = package
        self.entry = entry
        self.root = package.tree(path)
        self.folder = dirname(path)
        self.pages = tuple(
            OfdPage(self, each.get("ID", ""), self.find(each.get("BaseLoc", "?")))
            for each in self.root.findall("Pages/Page")
        )
        self.templates = {
            each.get("ID", ""): self.find(each.get("BaseLoc", "?")) for each in self.root.iter("TemplatePage")
        }

    def find(self, location: str, folder: str = "") -> str | None:
        return self.package.find(location, *filter(None, (folder, self.folder)))

    def parts(self, name: str) -> Iterator[tuple[Element, str]]:
        """The XML files that the document names in elements of that name, each with its folder."""
        for each in self.root.iter(name):
            path = self.find(each.text or "?")
            if path is not None:
                with suppress(*UNREADABLE):
                    yield self.package.tree(path), dirname(path)

    @cached_property
    def resources(self) -> Resources:
        resources = Resources(self.package)
        for name in ("PublicRes", "DocumentRes"):
            for each in self.root.iter(name):
                resources = resources.with_file(self.find(each.text or "?"), self.folder)
        return resources

    @cached_property
    def remarks(self) -> dict[str, list[str]]:
        """The files with remarks, by the number of their page."""
        found: dict[str, list[str]] = {}
        for root, folder in self.parts("Annotations"):
            for page in root.iter("Page"):
                path = self.find(xml_tree.of(page, "FileLoc") or "?", folder)
                if path is not None:
                    found.setdefault(page.get("PageID", ""), []).append(path)
        return found

    @cached_property
    def stamps(self) -> dict[str, list[Stamp]]:
        """The seals by the number of their page."""
        found: dict[str, list[Stamp]] = {}
        path = self.find(xml_tree.of(self.entry, "Signatures") or "?")
        with suppress(*UNREADABLE):
            for entry in self.package.tree(path or "").iter("Signature"):
                with suppress(*UNREADABLE):
                    for page, stamp in self._stamps_of(self.find(entry.get("BaseLoc", "?"), dirname(path or "")) or ""):
                        found.setdefault(page, []).append(stamp)
        return found

    def _stamps_of(self, path: str) -> Iterator[tuple[str, Stamp]]:
        root, folder = self.package.tree(path), dirname(path)
        # A seal that lies beside the signature is the same as the one within it, or stands in for it.
        seal = self.find(xml_tree.of(root.find(".//Seal"), "BaseLoc") or "?", folder)
        value = self.find(xml_tree.of(root, "SignedValue") or "SignedValue.dat", folder)
        content = b"".join(self.package.content(each) for each in (seal, value) if each)
        for each in root.iter("StampAnnot"):
            place = box(each.get("Boundary"))
            if place is not None:
                yield each.get("PageRef", ""), Stamp(content, place, box(each.get("Clip")))


def _styles(element: Element, resources: Resources) -> tuple[Element, ...]:
    """The element and the drawing parameters that it names, and those that these build on."""
    found = [element]
    number = element.get("DrawParam")
    while number and len(found) < MOST_NESTED:
        parameters = resources.find("DrawParam", number)
        if parameters is None:
            break
        found.append(parameters)
        number = parameters.get("Relative")
    return tuple(found)


def open_documents(package: Package) -> tuple[OfdDocument, ...]:
    """The documents of a package. Raises what is in UNREADABLE."""
    found = []
    for entry in package.tree(package.find("/OFD.xml") or "").iter("DocBody"):
        path = package.find(xml_tree.of(entry, "DocRoot") or "?")
        if path is not None:
            found.append(OfdDocument(package, path, entry))
    return tuple(found)

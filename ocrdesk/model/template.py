"""Templates: reading zones and ignored areas that a clerk drew on a page, to be found again on the following ones."""

from dataclasses import dataclass

from ocrdesk.model.document import Shape
from ocrdesk.model.geometry import Quad

TEMPLATE_PREFIX = "zones_"
"""What the key of each template begins with: it is also the type of the documents that it gives."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words printed on every such page, and where they stood on the page on which the template was drawn."""

    text: str
    quad: Quad


@dataclass(frozen=True, slots=True)
class Zone:
    """A place whose text is a field: how the field is called, and how its text is written."""

    key: str
    title: str
    quad: Quad
    shape: Shape = Shape.TEXT
    required: bool = True


@dataclass(frozen=True, slots=True)
class Template:
    """Zones and ignored areas under a name. All quads are in pixels of the page on which they were drawn.

    That page was `width` x `height` pixels. On another one the anchors tell where everything is: shifted, larger or
    smaller, a little askew. `automatic` templates are tried on each page; the others are chosen by hand, as document
    types are. `alone`: nothing else is looked for on a page that it fits.
    """

    key: str
    name: str
    width: float
    height: float
    anchors: tuple[Anchor, ...] = ()
    zones: tuple[Zone, ...] = ()
    ignored: tuple[Quad, ...] = ()
    automatic: bool = True
    alone: bool = False

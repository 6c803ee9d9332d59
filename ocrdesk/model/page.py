"""Pages: upright pictures of what lies in a source."""

from dataclasses import dataclass, field
from enum import StrEnum

from ocrdesk.i18n import Message
from ocrdesk.model.geometry import Quad
from ocrdesk.model.recognition import Code, Line, Table


class SourceKind(StrEnum):
    """What a source is, found from its content."""

    PICTURE = "picture"
    PDF = "pdf"
    OFD = "ofd"


@dataclass(frozen=True, slots=True)
class SourceDescription:
    """What is known of a source before any page is read.

    `format` is the format's common name ("JPEG", "PDF"); `notices` tell the clerk what is left out
    (such as the further frames of an animation).
    """

    kind: SourceKind
    format: str
    page_count: int
    sha256: str
    notices: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedText:
    """A value that a source holds under a name, exactly: the embedded data of an electronic original.

    `name` is the path of the element that holds it, without prefixes, as it comes in the source:
    - "eInvoice/Buyer/BuyerName": from an attached XML document, or from the tags of an OFD, which point at the
      text printed on the page; then `quad`, in page pixels, is where it stands. Siblings of the same name are
      counted: "eInvoice/GoodsInfos/GoodsInfo[2]/Item".
    - "Invoice/Header/@version": an attribute.
    - "CustomData/发票号码": a property of an OFD; "Info/InvoiceNumber": one of a PDF beyond the standard ones;
      "XMP/InvoiceNumber": the same told in its XMP.
    """

    name: str
    text: str
    quad: Quad | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One upright picture: `rgb` is width * height * 3 bytes, row by row from the top.

    `rotation` is by how many degrees clockwise the stored picture (after EXIF) was turned to get here:
    0, 90, 180 or 270. `dpi` is the resolution it was rendered at, if known. `lines` are the page's own
    text where the source holds text (a PDF), in page pixels; empty where it must be recognised. `named` are the
    values that an electronic original holds under names, in the source's order; only the first page has them.
    `codes` are the QR codes and barcodes in the picture, where the source was asked for them. `tables` are those
    that rules draw around the page's own text.
    """

    number: int
    width: int
    height: int
    rgb: bytes = field(repr=False)
    rotation: int = 0
    dpi: float | None = None
    lines: tuple[Line, ...] = field(default=(), repr=False)
    named: tuple[NamedText, ...] = field(default=(), repr=False)
    codes: tuple[Code, ...] = field(default=(), repr=False)
    tables: tuple[Table, ...] = field(default=(), repr=False)

"""Writes small OFDs like those in the wild: letters, invoices with templates, tags and seals, sound or not."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from ocrdesk.model import Page
from ocrdesk.sources import open_source

NAMESPACE = "http://www.ofdspec.org/2016"

A4 = (0, 0, 210, 297)

Parts = dict[str, bytes]


def text(
    number: int,
    content: str,
    at: Sequence[float],
    *,
    size: float = 3.175,
    step: float | None = None,
    code: str = "",
    before: str = "",
    **attributes: object,
) -> str:
    """A text object whose base line begins at that point, its characters `step` apart.

    `code` are the text's own attributes where they are not the usual ones; `before` goes before it.
    """
    if not code:
        delta = f' DeltaX="g {len(content) - 1} {step}"' if step and len(content) > 1 else ""
        code = f'X="0" Y="{size}"{delta}'
    told = {"Font": 2, **attributes}
    further = " ".join(f'{name}="{value}"' for name, value in told.items())
    boundary = f"{at[0]} {at[1] - size} {len(content) * (step or size)} {size * 1.3}"
    head = f'<TextObject ID="{number}" Boundary="{boundary}" Size="{size}" {further}>'
    return f"{head}{before}<TextCode {code}>{escape(content)}</TextCode></TextObject>"


def path(number: int, outline: str, boundary: Sequence[float], inside: str = "", **attributes: object) -> str:
    """A path object."""
    further = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    box = " ".join(map(str, boundary))
    data = f"<AbbreviatedData>{outline}</AbbreviatedData>"
    return f'<PathObject ID="{number}" Boundary="{box}" {further}>{inside}{data}</PathObject>'


def image(number: int, resource: int, boundary: Sequence[float], **attributes: object) -> str:
    """An image object that fills its boundary."""
    left, top, width, height = boundary
    told = {"CTM": f"{width} 0 0 {height} 0 0", **attributes}
    further = " ".join(f'{name}="{value}"' for name, value in told.items())
    place = f"{left} {top} {width} {height}"
    return f'<ImageObject ID="{number}" ResourceID="{resource}" Boundary="{place}" {further}/>'


@dataclass
class Ofd:
    """An OFD to be written: `pages` are the objects of each, all else is optional.

    Elements are given without prefixes; `prefix` is put before each. `fonts` and `pictures` are files by their
    number, `remarks` objects by the number of their page, `stamps` (page number, box, signature).
    """

    pages: Sequence[str] = ("",)
    box: Sequence[float] = A4
    template: str = ""
    template_order: str = "Background"
    fonts: Mapping[int, bytes] = field(default_factory=dict)
    pictures: Mapping[int, tuple[str, bytes]] = field(default_factory=dict)
    resources: str = ""
    remarks: Mapping[int, str] = field(default_factory=dict)
    stamps: Sequence[tuple[int, str, bytes]] = ()
    tags: str = ""
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    prefix: str = "ofd:"
    namespace: str = NAMESPACE

    def parts(self) -> Parts:
        """Every part by its path, as the usual writers name them."""
        return {
            "OFD.xml": self._xml("OFD", self._entry(), 'Version="1.0" DocType="OFD"'),
            "Doc_0/Document.xml": self._xml("Document", self._document()),
            "Doc_0/PublicRes.xml": self._xml("Res", f"<Fonts>{self._fonts()}</Fonts>", 'BaseLoc="Res"'),
            "Doc_0/DocumentRes.xml": self._xml("Res", self._pictures() + self.resources, 'BaseLoc="Res"'),
            **{f"Doc_0/Res/font_{number}.ttf": content for number, content in self.fonts.items()},
            **{f"Doc_0/Res/{name}": content for name, content in self.pictures.values()},
            **self._page_parts(),
            **self._optional(),
        }

    def written(self) -> bytes:
        return zipped(self.parts())

    def _page_parts(self) -> Parts:
        written = {}
        for number, content in enumerate(self.pages):
            template = f'<Template TemplateID="9000" ZOrder="{self.template_order}"/>' if self.template else ""
            body = f'{template}<Content><Layer ID="{8000 + number}" Type="Body">{content}</Layer></Content>'
            written[f"Doc_0/Pages/Page_{number}/Content.xml"] = self._xml("Page", body)
        if self.template:
            body = f'<Content><Layer ID="9001">{self.template}</Layer></Content>'
            written["Doc_0/Tpls/Tpl_0/Content.xml"] = self._xml("Page", body)
        return written

    def _optional(self) -> Parts:
        written = {}
        if self.tags:
            listed = '<CustomTag TypeID="0"><FileLoc>CustomTag.xml</FileLoc></CustomTag>'
            written["Doc_0/Tags/CustomTags.xml"] = self._xml("CustomTags", listed)
            written["Doc_0/Tags/CustomTag.xml"] = self.tags.encode()
        if self.attachments:
            listed = "".join(
                f'<Attachment ID="{7000 + number}" Name="{name}" Format="xml"><FileLoc>{name}</FileLoc></Attachment>'
                for number, name in enumerate(self.attachments)
            )
            written["Doc_0/Attachs/Attachments.xml"] = self._xml("Attachments", listed)
            written |= {f"Doc_0/Attachs/{name}": content for name, content in self.attachments.items()}
        for number, content in self.remarks.items():
            listed = f'<Page PageID="{number}"><FileLoc>Page_0/Annotation.xml</FileLoc></Page>'
            remark = f'<Annot ID="6000" Type="Stamp"><Appearance Boundary="0 0 210 297">{content}</Appearance></Annot>'
            written["Doc_0/Annots/Annotations.xml"] = self._xml("Annotations", listed)
            written["Doc_0/Annots/Page_0/Annotation.xml"] = self._xml("PageAnnot", remark)
        return written | self._signatures()

    def _signatures(self) -> Parts:
        written, listed = {}, ""
        for at, (page, place, content) in enumerate(self.stamps):
            stamp = f'<StampAnnot ID="{at}" PageRef="{page}" {place}/>' if place else ""
            body = f"<SignedInfo>{stamp}</SignedInfo><SignedValue>/Doc_0/Signs/Sign_{at}/SignedValue.dat</SignedValue>"
            written[f"Doc_0/Signs/Sign_{at}/Signature.xml"] = self._xml("Signature", body)
            written[f"Doc_0/Signs/Sign_{at}/SignedValue.dat"] = content
            listed += f'<Signature ID="{at}" Type="Seal" BaseLoc="Sign_{at}/Signature.xml"/>'
        return written | ({"Doc_0/Signs/Signatures.xml": self._xml("Signatures", listed)} if listed else {})

    def _entry(self) -> str:
        properties = "".join(
            f'<CustomData Name="{name}">{value}</CustomData>' for name, value in self.properties.items()
        )
        signatures = "<Signatures>/Doc_0/Signs/Signatures.xml</Signatures>" if self.stamps else ""
        told = f"<DocInfo><DocID>1</DocID><CustomDatas>{properties}</CustomDatas></DocInfo>"
        return f"<DocBody>{told}<DocRoot>Doc_0/Document.xml</DocRoot>{signatures}</DocBody>"

    def _document(self) -> str:
        box = " ".join(map(str, self.box))
        template = '<TemplatePage ID="9000" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if self.template else ""
        pages = "".join(
            f'<Page ID="{number + 1}" BaseLoc="Pages/Page_{number}/Content.xml"/>' for number in range(len(self.pages))
        )
        files = {
            "Annotations": "Annots/Annotations.xml" if self.remarks else "",
            "Attachments": "Attachs/Attachments.xml" if self.attachments else "",
            "CustomTags": "Tags/CustomTags.xml" if self.tags else "",
        }
        further = "".join(f"<{name}>{place}</{name}>" for name, place in files.items() if place)
        return (
            f"<CommonData><MaxUnitID>9999</MaxUnitID>{template}<PageArea><PhysicalBox>{box}</PhysicalBox></PageArea>"
            "<PublicRes>PublicRes.xml</PublicRes><DocumentRes>DocumentRes.xml</DocumentRes></CommonData>"
            f"<Pages>{pages}</Pages>{further}"
        )

    def _fonts(self) -> str:
        own = "".join(
            f'<Font ID="{number}" FontName="Own{number}"><FontFile>font_{number}.ttf</FontFile></Font>'
            for number in self.fonts
        )
        return f'<Font ID="2" FontName="宋体" FamilyName="宋体"/>{own}'

    def _pictures(self) -> str:
        listed = "".join(
            f'<MultiMedia ID="{number}" Type="Image"><MediaFile>{name}</MediaFile></MultiMedia>'
            for number, (name, _) in self.pictures.items()
        )
        return f"<MultiMedias>{listed}</MultiMedias>"

    def _xml(self, root: str, body: str, attributes: str = "") -> bytes:
        prefix = self.prefix
        declared = f'xmlns{":" + prefix[:-1] if prefix else ""}="{self.namespace}"' if self.namespace else ""
        named = re.sub(r"<(/?)(?=[A-Z])", rf"<\1{prefix}", f"<{root} {declared} {attributes}>{body}</{root}>")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{named}'.encode()


def zipped(parts: Parts) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def der(kind: int, content: bytes) -> bytes:
    """A field of DER."""
    size = len(content)
    length = bytes([size]) if size < 128 else bytes([0x84]) + size.to_bytes(4)
    return bytes([kind]) + length + content


def signature(kind: str, picture: bytes, *, standard: int = 38540) -> bytes:
    """A seal's signature with its picture, built as GB/T 38540 or GM/T 0031 have it; it signs nothing."""
    head = der(0x30, der(0x16, b"ES") + der(0x02, b"\4") + der(0x16, b"maker"))
    shown = der(0x30, der(0x16, kind.encode()) + der(0x04, picture) + der(0x02, b"\x2a") + der(0x02, b"\x2a"))
    told = der(0x30, der(0x02, b"\1") + der(0x0C, "发票专用章".encode()) + der(0x17, b"200101000000Z"))
    seal = der(0x30, der(0x30, head + der(0x16, b"id") + told + shown) + der(0x04, b"certificate"))
    time = der(0x18, b"20200101000000Z") if standard == 38540 else der(0x03, b"\0\1")
    value = der(0x30, der(0x02, b"\4") + seal + time + der(0x03, b"\0\1") + der(0x16, b"/Doc_0/Signs/Signature.xml"))
    return der(0x30, value + der(0x04, b"certificate") + der(0x06, b"\x2a\3"))


INVOICE_TEXTS = {
    "InvoiceNo": (31, "24952000000123456789", (176, 13.5), 1.5875),
    "IssueDate": (32, "2024年03月15日", (176, 19.5), 1.9),
    "Buyer/BuyerName": (33, "海川测试科技有限公司", (27, 34), 3.175),
    "Buyer/BuyerTaxID": (34, "91310000MA1K35T12X", (53, 43), 1.5875),
    "Seller/SellerName": (35, "云山虚构商贸有限公司", (124, 34), 3.175),
    "TaxExclusiveTotalAmount": (36, "¥1000.00", (136, 92), 1.5875),
    "TaxTotalAmount": (37, "¥130.00", (184, 92), 1.5875),
    "TaxInclusiveTotalAmount": (38, "¥1130.00", (160, 100), 1.5875),
}
"""The values of an invented invoice: their number, text, place and step, by the path of their tag."""

INVOICE_LABELS = [
    ("电子发票（增值税专用发票）", (68, 14), 6.0, 5.8),
    ("发票号码：", (158, 13.5), 3.175, 3.175),
    ("开票日期：", (158, 19.5), 3.175, 3.175),
    ("名称：", (16, 34), 3.175, 3.175),
    ("统一社会信用代码/纳税人识别号：", (16, 43), 3.175, 2.3),
    ("名称：", (113, 34), 3.175, 3.175),
    ("项目名称", (16, 55), 3.175, 3.175),
    ("价税合计（大写）", (16, 100), 3.175, 3.175),
]


def invoice(**options: object) -> Ofd:
    """An invoice as the tax offices write them: frame and labels in a template, values with tags on the page."""
    frame = path(90, "M 0 0 L 190 0 L 190 100 L 0 100 C M 0 22 L 190 22 M 95 0 L 95 22", (10, 28, 190, 100))
    downwards = 'X="0" Y="3" DeltaY="g 4 3.5"'
    labels = "".join(
        text(50 + at, label, place, size=size, step=step)
        for at, (label, place, size, step) in enumerate(INVOICE_LABELS)
    )
    template = frame + labels + text(70, "购买方信息", (11.5, 33), code=downwards)
    values = "".join(text(number, value, place, step=step) for number, value, place, step in INVOICE_TEXTS.values())
    items = text(39, "*信息技术服务*软件", (16, 62), step=3) + text(40, "壹仟壹佰叁拾圆整", (60, 100), step=3.2)
    tags = "".join(
        "".join(f"<ofd:{name}>" for name in place.split("/"))
        + f'<ofd:ObjectRef PageRef="1">{number}</ofd:ObjectRef>'
        + "".join(f"</ofd:{name}>" for name in reversed(place.split("/")))
        for place, (number, *_) in INVOICE_TEXTS.items()
    )
    told: dict[str, object] = {
        "pages": [values + items],
        "box": (0, 0, 210, 140),
        "template": template,
        "tags": f'<?xml version="1.0"?><ofd:eInvoice xmlns:ofd="{NAMESPACE}">{tags}</ofd:eInvoice>',
        "attachments": {"original_invoice.xml": ORIGINAL_INVOICE.encode()},
        "properties": {"发票号码": "24952000000123456789", "合计税额": "130.00"},
    }
    return Ofd(**{**told, **options})  # type: ignore[arg-type]


ORIGINAL_INVOICE = """<?xml version="1.0" encoding="UTF-8"?>
<fp:eInvoice xmlns:fp="http://www.chinatax.gov.cn" Version="1.0">
  <fp:InvoiceNo>24952000000123456789</fp:InvoiceNo>
  <fp:Buyer><fp:BuyerName>海川测试科技有限公司</fp:BuyerName></fp:Buyer>
  <fp:GoodsInfos>
    <fp:GoodsInfo><fp:Item>*信息技术服务*软件</fp:Item><fp:Amount>600.00</fp:Amount></fp:GoodsInfo>
    <fp:GoodsInfo><fp:Item>*办公用品*笔 &amp; 纸</fp:Item><fp:Amount>400.00</fp:Amount></fp:GoodsInfo>
  </fp:GoodsInfos>
  <fp:Note/>
</fp:eInvoice>
"""


def opened_page(place: Path, ofd: Ofd | bytes, number: int = 1, **options: int | None) -> Page:
    """A page of an OFD, which is written there before."""
    place.write_bytes(ofd if isinstance(ofd, bytes) else ofd.written())
    source = open_source(place)
    try:
        return source.page(number, **options)
    finally:
        source.close()

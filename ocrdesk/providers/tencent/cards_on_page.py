"""Pages with several cards, found by Tencent Cloud's own classifier: which lie where, and how they join to one page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ocrdesk.model import Line, Page, PageWarning, Quad, ReadDocument, Recognition
from ocrdesk.providers.fitting import Cut
from ocrdesk.providers.tencent import places
from ocrdesk.providers.web.endpoint import Answer

CLASSES = {
    "IDCardFront": "id_card", "IDCardBack": "id_card", "Passport": "passport", "BusinessCard": "business_card",
    "BankCard": "bank_card", "VehicleLicenseFront": "vehicle_license", "VehicleLicenseBack": "vehicle_license",
    "DriverLicenseFront": "driver_license", "DriverLicenseBack": "driver_license", "PermitFront": "hk_macau_permit",
    "ResidenceBooklet": "household_register", "MainlandPermitFront": "mainland_travel_permit",
    "HmtResidentPermitFront": "hmt_residence_permit", "HmtResidentPermitBack": "hmt_residence_permit",
    "EstateCert": "real_estate_certificate", "BizLicense": "business_license",
    "ForeignPermanentResidentFront": "foreigner_residence_card",
    "ForeignPermanentResidentBack": "foreigner_residence_card",
}  # fmt: skip
"""The classes that a call of the service reads, with our document types."""


@dataclass(frozen=True, slots=True)
class Found:
    """One card on a page: its document type, and where it lies."""

    type: str
    quad: Quad


def find_cards(answer: Answer, page: Page) -> tuple[Found, ...]:
    """The cards on a page, from the classifier's answer to its picture."""
    across, down = page.width / answer.width, page.height / answer.height
    known = ((CLASSES.get(item.get("Type") or ""), places.of_rect(item.get("Rect"))) for item in _items(answer))
    return tuple(
        Found(kind, quad.mapped(lambda point: (point[0] * across, point[1] * down)))
        for kind, quad in known
        if kind is not None and quad is not None
    )


def joined(page: Page, parts: "Iterable[tuple[Cut, Recognition]]", provider: str) -> Recognition:
    """The readings of a page's cards as one, with their places on the whole page."""
    moved = [_moved(found, part) for part, found in parts]
    return Recognition(
        provider=provider,
        width=page.width,
        height=page.height,
        lines=tuple(line for found in moved for line in found.lines),
        documents=tuple(document for found in moved for document in found.documents),
        warnings=tuple(warning for found in moved for warning in found.warnings),
        attachments=tuple(each for found in moved for each in found.attachments),
        raw="\n".join(found.raw for found in moved),
    )


def _items(answer: Answer) -> "Iterable[places.Place]":
    return answer.body.get("ClassifyDetectInfos") or ()


def _moved(found: Recognition, part: Cut) -> Recognition:
    def onto(quad: Quad) -> Quad:
        return quad.mapped(lambda point: (point[0] + part.left, point[1] + part.top))

    def line(each: Line) -> Line:
        return replace(each, quad=onto(each.quad))

    def document(each: ReadDocument) -> ReadDocument:
        return replace(each, quad=onto(each.quad), fields=tuple((key, line(value)) for key, value in each.fields))

    def warning(each: PageWarning) -> PageWarning:
        return replace(each, quad=onto(each.quad or Quad.from_box(0, 0, found.width, found.height)))

    return replace(
        found,
        lines=tuple(map(line, found.lines)),
        documents=tuple(map(document, found.documents)),
        warnings=tuple(map(warning, found.warnings)),
    )

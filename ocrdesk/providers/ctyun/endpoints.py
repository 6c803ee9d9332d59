"""CTYUN's interfaces: which paper each reads, what it takes, and where it is."""

from ocrdesk.providers.ctyun.answers import read_business_license, read_general, read_id_card, read_plates
from ocrdesk.providers.web.endpoint import Endpoint, Limits

CALLS_PER_SECOND = 5
MOST_PICTURES = 50
FORMATS = ("JPEG", "PNG", "BMP")

_USUAL = Limits(bytes=9_999_999, encoded=False, shortest=33, longest=4999, ratio=150, formats=FORMATS)
_LICENCE = Limits(bytes=6_999_999, encoded=False, shortest=33, longest=4999, ratio=150, formats=FORMATS)
"""The manual bounds the sides once with and once without 32 and 5000: one within both."""

ENDPOINTS = (
    Endpoint(
        "general",
        ("text",),
        _USUAL,
        CALLS_PER_SECOND,
        read_general,
        path="/v1/aiop/api/2f3p1pnxpqm8/ocrdetect/ocr/v1/image.json",
        batch=MOST_PICTURES,
    ),
    Endpoint(
        "idcard",
        ("id_card",),
        _USUAL,
        CALLS_PER_SECOND,
        read_id_card,
        path="/v1/aiop/api/2f3os7qq79xc/IdentityCard/ocr/v1/idcard.json",
        batch=MOST_PICTURES,
    ),
    Endpoint(
        "plate",
        ("license_plate",),
        _USUAL,
        CALLS_PER_SECOND,
        read_plates,
        path="/v1/aiop/api/2gt54ed8660w/driven-plate-ocr/platelicense.json",
        batch=MOST_PICTURES,
    ),
    Endpoint(
        "businesslicense",
        ("business_license",),
        _LICENCE,
        CALLS_PER_SECOND,
        read_business_license,
        path="/v1/aiop/api/2k8jo3ghhjwg/businesslicense/ocr/v1/BusinessLicense.json",
    ),
)
"""The manual prints another address for the business licence as well: that is its speech service."""

"""What Tencent's actions accept as a picture, and how they refuse others."""

from collections.abc import Mapping
from typing import Any

from tests.simulators.pictures import NotAPicture, NotBase64, Picture, UnknownFormat, decode_base64, open_picture
from tests.simulators.records import Refused

MEGABYTE = 1_000_000
OLD_LIMIT = 7
INVOICES = (
    "VatInvoiceOCR", "TrainTicketOCR", "CarInvoiceOCR", "RecognizeGeneralInvoice", "MixedInvoiceOCR",
)  # fmt: skip
INVOICE_SIDES = (20, 10_000)
TABLES = ("RecognizeTableAccurateOCR",)
TABLE_RATIO = 3
TABLE_SIDE = 600
PDF_SWITCHES = {"IsPdf", "EnablePdf"}
PDF_BY_DEFAULT = ("TrainTicketOCR", "CarInvoiceOCR", "RecognizeGeneralInvoice")
NOTHING_THERE = {
    "IDCardOCR": "FailedOperation.ImageNoIdCard",
    "RecognizeEncryptedIDCardOCR": "FailedOperation.ImageNoIdCard",
    "BusinessCardOCR": "FailedOperation.ImageNoBusinessCard",
    "GeneralHandwritingOCR": "FailedOperation.ImageNoHandWrite",
    "BankCardOCR": "FailedOperation.NoBankCardError",
    "BizLicenseOCR": "FailedOperation.NoBizLicense",
    "DriverLicenseOCR": "FailedOperation.NoDriverLicenseError",
    "VehicleLicenseOCR": "FailedOperation.NoVehicleLicenseError",
    "PassportOCR": "FailedOperation.NoPassport",
    "MLIDPassportOCR": "FailedOperation.NoPassport",
    "LicensePlateOCR": "FailedOperation.DetectFailed",
    "RecognizeGeneralInvoice": "FailedOperation.DetectFailed",
    "MixedInvoiceOCR": "FailedOperation.DetectFailed",
    "GeneralBasicOCR": "FailedOperation.ImageNoText",
    "GeneralAccurateOCR": "FailedOperation.ImageNoText",
    "RecognizeTableAccurateOCR": "FailedOperation.ImageNoText",
}


def picture_of(action: str, given: Mapping[str, Any], limits: Mapping[str, Any], *, large_uploads: bool) -> Picture:
    """The picture of a call; Refused if it is not one that the action takes."""
    if given.get("ImageUrl"):
        raise Refused("FailedOperation.DownLoadError")
    text = given.get("ImageBase64")
    if text is None:
        raise Refused("MissingParameter", "The request is missing a required parameter `ImageBase64`.")
    if not text:
        raise Refused("FailedOperation.EmptyImageError")
    if len(text) > (limits["megabytes"] if large_uploads else min(OLD_LIMIT, limits["megabytes"])) * MEGABYTE:
        raise Refused("LimitExceeded.TooLargeFileError")
    picture = _opened(text)
    _check_format(action, given, limits, picture)
    if picture.has_pixels:
        _check_pixels(action, picture)
    if picture.blank:
        raise Refused(NOTHING_THERE.get(action, "FailedOperation.OcrFailed"))
    return picture


def _opened(text: str) -> Picture:
    try:
        return open_picture(decode_base64(text))
    except UnknownFormat as error:
        raise Refused("FailedOperation.UnKnowFileTypeError") from error
    except (NotBase64, NotAPicture) as error:
        raise Refused("FailedOperation.ImageDecodeFailed") from error


def _check_format(action: str, given: Mapping[str, Any], limits: Mapping[str, Any], picture: Picture) -> None:
    if picture.format not in limits["formats"]:
        raise Refused("FailedOperation.ImageDecodeFailed")
    if picture.format != "PDF":
        return
    switch = PDF_SWITCHES & set(limits["takes"])
    if switch and not given.get(switch.pop(), action in PDF_BY_DEFAULT):
        raise Refused("FailedOperation.ImageDecodeFailed")
    if b"/Encrypt" in picture.data or not picture.data.rstrip().endswith(b"%%EOF"):
        raise Refused("FailedOperation.PDFParseFailed")


def _check_pixels(action: str, picture: Picture) -> None:
    short, long = sorted((picture.width, picture.height))
    if action in INVOICES and long > INVOICE_SIDES[1]:
        raise Refused("FailedOperation.ImageSizeTooLarge")
    if action in INVOICES and short < INVOICE_SIDES[0]:
        raise Refused("InvalidParameterValue.InvalidParameterValueLimit")
    if action in TABLES and (short <= TABLE_SIDE or long >= TABLE_RATIO * short):
        raise Refused("InvalidParameterValue.InvalidParameterValueLimit")

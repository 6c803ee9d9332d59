"""What is sent with a picture to Tencent Cloud, as the clerk's options ask for it."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from ocrdesk.providers.web.endpoint import Options

Parameters = Callable[[Options], Mapping[str, Any]]
_CHINESE = "zh"
_ID_CARD_CHECKS = (
    "CopyWarn", "BorderCheckWarn", "ReshootWarn", "DetectPsWarn", "TempIdWarn", "InvalidDateWarn", "ReflectWarn",
)  # fmt: skip
_VALID_CARD_CHECKS = (
    "EnableBorderCheck", "EnableOcclusionCheck", "EnableCopyCheck", "EnableReshootCheck", "EnableReflectCheck",
    "EnablePSCheck", "EnableQualityCheck", "EnableElectronCheck",
)  # fmt: skip


def fixed(**parameters: Any) -> Parameters:
    """The same for every call."""
    return lambda _options: parameters


def basic(options: Options) -> Mapping[str, Any]:
    """Fast plain text."""
    return {"LanguageType": options["language"], "IsWords": True}


def accurate(options: Options) -> Mapping[str, Any]:
    """Accurate plain text: single characters are told of Chinese and English only."""
    if options["language"] == _CHINESE:
        return {"ConfigID": "OCR", "IsWords": True}
    return {"ConfigID": "MulOCR"}


def accurate_line(options: Options) -> Mapping[str, Any]:
    """One drawn line: nothing is looked for, all is read."""
    return {**accurate(options), "EnableDetectText": False}


def handwriting(options: Options) -> Mapping[str, Any]:
    """Handwriting, with print or without."""
    alone = {"Scene": "only_hw"} if is_on(options, "only_handwriting") else {}
    return {"EnableWordPolygon": True, **alone}


def handwriting_line(options: Options) -> Mapping[str, Any]:
    """One drawn line of handwriting."""
    return {**handwriting(options), "EnableDetectText": False}


def accurate_table(options: Options) -> Mapping[str, Any]:
    """Tables of the newer call."""
    return {"UseNewModel": True} if options["tables"] == "complex" else {}


def older_table(options: Options) -> Mapping[str, Any]:
    """Tables of the older call."""
    return {"TableLanguage": "jap" if options["tables"] == "japanese" else _CHINESE}


def id_card(options: Options) -> Mapping[str, Any]:
    """Both sides where both are there; which side it is, the service finds out."""
    checks = _ID_CARD_CHECKS if is_on(options, "warnings") else ()
    wanted = dict.fromkeys(("MultiCardDetect", *checks), True)
    if is_on(options, "card_crop"):
        wanted["CropIdCard"] = True
    if is_on(options, "portrait_crop"):
        wanted["CropPortrait"] = True
    return {"Config": json.dumps(wanted)}


def bank_card(options: Options) -> Mapping[str, Any]:
    """Warnings and crop as wished."""
    checks = ("EnableCopyCheck", "EnableReshootCheck", "EnableBorderCheck") if is_on(options, "warnings") else ()
    crop = {"RetBorderCutImage": True} if is_on(options, "card_crop") else {}
    return dict.fromkeys(checks, True) | crop


def business_license(options: Options) -> Mapping[str, Any]:
    """Warnings as wished."""
    return {"EnableCopyWarn": is_on(options, "warnings")}


def business_card(options: Options) -> Mapping[str, Any]:
    """The straightened card as wished."""
    return {"Config": json.dumps({"RetImageType": "PROPROCESS"})} if is_on(options, "card_crop") else {}


def portrait(name: str, **others: Any) -> Parameters:
    """The portrait as wished, under the parameter that the call has for it."""
    return lambda options: {**others, name: is_on(options, "portrait_crop")}


def valid_card(number: int) -> Parameters:
    """A card of that kind, either side, with its warnings and crops as wished."""

    def parameters(options: Options) -> Mapping[str, Any]:
        checks = dict.fromkeys(_VALID_CARD_CHECKS, is_on(options, "warnings"))
        crops = {
            "EnablePortrait": is_on(options, "portrait_crop"),
            "EnableCropImage": is_on(options, "card_crop"),
        }
        return {"CardType": number, **crops, **checks}

    return parameters


def invoice(number: int | None = None) -> Parameters:
    """One kind of invoice, or all that are on the page."""
    kind = {} if number is None else {"Types": [number]}
    return fixed(**kind, EnablePdf=False, EnableItemPolygon=True)


def is_on(options: Options, name: str) -> bool:
    """Whether that flag is set."""
    return options[name] == "true"

"""What Tencent Cloud says of a card's picture, in words of ours. A warning is no error."""

from collections.abc import Iterable, Mapping

from ocrdesk.model import PageWarning
from ocrdesk.providers.web.warnings import of

ID_CARD = {
    -9100: "validity", -9101: "border", -9102: "any_copy", -9103: "reshot", -9104: "temporary", -9105: "occlusion",
    -9106: "tampered", -9107: "glare", -9108: "copy", -9109: "validity", -9110: "electronic", -9111: "watermark",
}  # fmt: skip
LICENCE = {-9102: "any_copy", -9103: "reshot", -9104: "glare", -9105: "blur", -9106: "border"}
BUSINESS_LICENCE = {-9102: "copy", -9104: "reshot", -9108: "scope"}
BANK_CARD = {-9110: "validity", -9111: "border", -9112: "glare", -9113: "any_copy", -9114: "reshot"}
FOREIGN_CARD = {
    -9101: "border", -9102: "any_copy", -9103: "reshot", -9104: "tampered", -9107: "glare", -9108: "blur",
}  # fmt: skip
"""The same number means another thing for each kind of card."""
CHECKS = {
    "BorderCheck": "border", "OcclusionCheck": "occlusion", "CopyCheck": "any_copy", "ReshootCheck": "reshot",
    "PSCheck": "tampered", "BlurCheck": "blur", "ElectronCheck": "electronic", "ReflectCheck": "glare",
}  # fmt: skip


def of_codes(codes: "Iterable[int] | None", meanings: Mapping[int, str]) -> tuple[PageWarning, ...]:
    """The warnings that these numbers mean, each once; numbers that we do not know stay in the raw answer."""
    return tuple(of(word) for word in dict.fromkeys(meanings[code] for code in codes or () if code in meanings))


def of_checks(checks: "Mapping[str, object] | None") -> tuple[PageWarning, ...]:
    """The warnings that are switched on."""
    return tuple(of(word) for name, word in CHECKS.items() if (checks or {}).get(name) == 1)

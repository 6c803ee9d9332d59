"""What Tencent Cloud says of a card's picture, in words of ours. A warning is no error."""

from collections.abc import Iterable, Mapping

from ocrdesk.i18n import N_, Message
from ocrdesk.model import PageWarning

_WORDS = {
    "border": N_("The paper is cut off at the edge of the picture. Take it again with some space around it."),
    "copy": N_("This seems to be a black-and-white copy, not the original."),
    "any_copy": N_("This seems to be a copy, not the original."),
    "reshot": N_("This seems to be a picture taken from a screen, not of the paper."),
    "temporary": N_("This is a temporary card."),
    "occlusion": N_("Something covers a part of the paper. Take the picture again without it."),
    "tampered": N_("The picture may have been edited. Compare it with the original."),
    "glare": N_("Light is reflected on the paper. Tilt it or move the lamp, and take the picture again."),
    "blur": N_("The picture is blurred. Hold the camera still, wait until it is sharp, and take it again."),
    "validity": N_("The dates of validity do not go together. Compare them with the card."),
    "electronic": N_("This is an electronic card, not one of plastic."),
    "watermark": N_("A watermark lies over the card."),
    "scope": N_("The scope of business could not be read reliably. Compare it with the paper."),
    "unread": N_("This piece of the page is of a kind that the service does not read."),
}
_KEYS = {"any_copy": "copy"}

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


def of(word: str) -> PageWarning:
    """The warning for a word of these tables."""
    return PageWarning(_KEYS.get(word, word), Message(_WORDS[word]))

"""What services say of a card's picture, in words of ours. A warning is no error."""

from ocrdesk.i18n import N_, Message
from ocrdesk.model import PageWarning

WORDS = {
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
    "dark": N_("There is little light on the paper. Take the picture again in brighter light."),
    "unread": N_("This piece of the page is of a kind that the service does not read."),
}
KEYS = {"any_copy": "copy"}


def of(word: str) -> PageWarning:
    """The warning for one of these words."""
    return PageWarning(KEYS.get(word, word), Message(WORDS[word]))

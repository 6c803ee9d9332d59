"""Rules that licence plates keep between their number and their colour (GA 36-2018; tractors: NY 345)."""

import re
from collections.abc import Mapping

from ocrdesk.i18n import N_, Message

PLATE_COLORS = ("blue", "yellow", "green", "yellow_green", "white", "black", "temporary", "painted", "other")
"""The colours of plates by their keys in the field catalogue."""

_PAINTED = {"temporary", "painted", "other"}
_WEARS: tuple[tuple[str, frozenset[str]], ...] = (
    (r".{2}(?:[A-HJK].\d{4}|\d{5}[A-HJK])", frozenset({"green", "yellow_green"})),
    (r".{6}警|.{6}应急|[A-Z]{2}\d{5}|WJ.+", frozenset({"white"})),
    (r".{6}挂", frozenset({"yellow", "yellow_green"})),
    (r".{6}[试超]", frozenset({"yellow"})),
    (r".{6}学", frozenset({"yellow", "green"})),
    (r".{6}[领港澳]|使\d{6}|\d{6}使", frozenset({"black"})),
    (r"[㐀-鿿]\d{2}.{5}", frozenset({"green"})),
    (r"[㐀-鿿].{6}", frozenset({"blue", "yellow", "black", "white", "green"})),
)
"""What numbers look like, and the colours that plates with such numbers have; the first that fits holds."""


def color_fits_number(values: Mapping[str, str]) -> Mapping[str, Message]:
    """GA 36-2018, table 1: the colour tells the kind of vehicle, and so does the number."""
    number, color = values.get("plate_number", ""), values.get("color", "")
    if not number or not color or color in _PAINTED:
        return {}
    for pattern, colors in _WEARS:
        if re.fullmatch(pattern, number):
            return {} if color in colors else {"color": Message(N_("Plates with such a number have another colour"))}
    return {}

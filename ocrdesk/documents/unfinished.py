"""Signs that a value was not read to its end, or lost something within: no rule is broken, but it is worth a look."""

import re
from itertools import pairwise
from statistics import median

from ocrdesk.documents.checks.places import LAST_OF_ADDRESS
from ocrdesk.i18n import N_, Message, message
from ocrdesk.model import FieldSpec, FieldValue, Shape

_STOPS = "。）)；;】]*"
"""With one of these ends what is written in sentences or lists."""
_APPROVAL = re.compile(r"(?<![。；;，,.）)])[（(]依法")
"""The sentence about permits, right behind a trade that has lost its full stop, or its end."""
_OPEN_END = re.compile(r"[（(、，,；;：:\-—]$")
_DIVISION = re.compile(r".{0,14}?(?:[省市县州旗盟]|(?<![小社园校街厂])区)|.*[A-Za-z]{4}")
"""GB/T 2260: an address on a licence begins with a county or what stands in its place, or what is above it."""
_PERSONS = frozenset({"name", "legal_representative", "owner", "holder_name"})
_LONGEST_WITHOUT_DOT = 4
"""Names of more characters join their parts with a middle dot, but for a few."""
_WIDE_GAP = 1.4
"""A middle dot parts its neighbours so much further, in usual steps from character to character."""
_LONG_NUMBER, _MOBILE = re.compile(r"\d{8,}"), re.compile(r"1[3-9]\d{9}")
_WIDE_STEP = 1.42
"""Two figures are so much further apart, in usual steps, where a third of the same kind as one of them was between:
of two alike the recogniser often reads but one."""
_WORDLESS, _CERTAIN = frozenset({"email", "website"}), 0.997
"""Nothing but the print tells how an address is spelled: a lost dot, or a letter read twice, leaves no other trace."""
_ORGANISATION = re.compile(
    "公司|厂|店|社|中心|部|所|行|院|场|站|馆|会|局|队|厅|校|园|集团|合伙|企业|工作室|铺|坊|楼|屋|吧|城|庄|宫|府|处|办|委|政"
)

_NOT_ALL = N_("Perhaps not all of it")


def what_is_lost(spec: FieldSpec, value: FieldValue) -> Message | None:
    """What of a value may be missing; None where nothing tells that anything is."""
    if lost := _lost_figure(value):
        return message(N_("Perhaps a digit is missing between: {characters}"), characters=lost)
    if spec.shape is not Shape.TEXT or not value.text:
        return None
    if spec.key in _WORDLESS and value.confidence < _CERTAIN:
        return Message(N_("Perhaps a dot or a letter is missing"))
    if _is_cut_off(spec, value.text):
        return Message(_NOT_ALL)
    if spec.key in _PERSONS and _lacks_dot(value):
        return Message(N_("Perhaps a middle dot is missing between the parts of the name"))
    return None


def _is_cut_off(spec: FieldSpec, text: str) -> bool:
    if spec.key == "business_scope":
        return text[-1] not in _STOPS or _APPROVAL.search(text) is not None
    if spec.key == "record":
        return re.search("[，。]", text) is not None and text[-1] not in _STOPS
    # An address goes on after its number: 号, 室, 楼.
    goes_on = spec.multiline and spec.required and not spec.bounded
    begun = spec.key != "address" or _DIVISION.match(text) is not None
    ended = spec.key != "address" or text[-1] in LAST_OF_ADDRESS or not "㐀" <= text[-1] <= "鿿"
    return goes_on and (not begun or not ended or text[-1].isdigit() or _OPEN_END.search(text) is not None)


def _lacks_dot(value: FieldValue) -> bool:
    """Whether a name in Chinese characters, of a person, is long for one without a dot, or has a gap for one."""
    name = value.text
    if not re.fullmatch("[㐀-鿿]{3,}", name) or _ORGANISATION.search(name):
        return False
    if len(name) > _LONGEST_WITHOUT_DOT:
        return True
    return len(name) == _LONGEST_WITHOUT_DOT and _has_gap(value)


def _has_gap(value: FieldValue) -> bool:
    """Whether two characters stand clearly further apart than the rest do."""
    middles = [(character.start + character.end) / 2 for character in value.characters]
    steps = [after - before for before, after in pairwise(middles)]
    return len(steps) > 1 and min(steps) > 0 and max(steps) >= _WIDE_GAP * median(steps)


def _lost_figure(value: FieldValue) -> str:
    """The two figures between which, of all in a long number, there is room for a third; or nothing.

    Numbers printed in groups have several such places, or are as long as they must be.
    """
    if len(value.characters) != len(value.text):
        return ""
    for number in _LONG_NUMBER.finditer(value.text):
        start = number.start()
        middles = [(each.start + each.end) / 2 for each in value.characters[start : number.end()]]
        steps = [after - before for before, after in pairwise(middles)]
        wide = [at for at, step in enumerate(steps) if step >= _WIDE_STEP * median(steps) > 0]
        pair = number[0][wide[0] : wide[0] + 2] if len(wide) == 1 else ""
        if pair and pair[0] != pair[1] and not _MOBILE.fullmatch(number[0]):
            return pair
    return ""

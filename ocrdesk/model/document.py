"""Document types: what we look for on a page, declared as data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ocrdesk.i18n import Message, _

Check = Callable[[str], Message | None]
"""Text in; a complaint, or None when the text is right."""

CrossCheck = Callable[[Mapping[str, str]], Mapping[str, Message]]
"""Field values by key in; complaints by field key out."""

Proof = Callable[[Mapping[str, str]], Mapping[str, Message]]
"""Field values by key in; by field key, what proves the value right whatever the recogniser's confidence."""

Completion = Callable[[Mapping[str, str]], Mapping[str, str]]
"""Field values by key in; by field key, what follows from them for a value that is printed in another form."""

Note = Callable[[Mapping[str, str]], Message | None]
"""Field values by key in; something the clerk should know that makes no value wrong (an expired card)."""


class Shape(StrEnum):
    """How a field's text is written, and so how it is cleaned, compared and exported."""

    TEXT = "text"
    CODE = "code"
    DATE = "date"
    DATE_OR_OPEN = "date_or_open"
    MONTH = "month"
    CHOICE = "choice"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: how it is called on the paper, how its text looks and what makes it right.

    `title` is the English label (N_-marked; the catalogue holds the printed Chinese one). `labels` are the printed
    anchors. `pattern` is a regular expression that the cleaned value matches fully. `sides` are the sides of the
    document that carry the field (empty: every side). `strong` checks prove a value right: one that passes needs no
    look. `spellings` are (as printed or misread, as kept) pairs of whole values and `suffix` is an ending that is
    not kept. Where one label announces a range ("2015.06.01-2035.06.01"), the fields that share the label say by
    `range_part` which end they are: 0 or 1; `own_labels` announce one end alone. `floating` fields stand anywhere
    on a paper whose other fields are in order. `mark` is a regular expression for print that is the value wherever
    it stands on the paper, alone in its line: a title, or 副本. A field is not missed where the one named by `unless`
    has a value. `bounded`: a value that passes the field's checks does not go on in the next line. Where values are
    keys and no words ("yellow_green"), `titles` are (value, N_-marked title) pairs: what a person reads in its
    place. A value that `follows` from those of other fields is as sure as they are.
    """

    key: str
    title: str
    shape: Shape = Shape.TEXT
    labels: tuple[str, ...] = ()
    pattern: str = ""
    checks: tuple[Check, ...] = ()
    strong: bool = False
    choices: tuple[str, ...] = ()
    required: bool = True
    sides: tuple[str, ...] = ()
    multiline: bool = False
    spellings: tuple[tuple[str, str], ...] = ()
    suffix: str = ""
    range_part: int | None = None
    own_labels: tuple[str, ...] = ()
    floating: bool = False
    mark: str = ""
    unless: str = ""
    bounded: bool = False
    titles: tuple[tuple[str, str], ...] = ()
    follows: tuple[str, ...] = ()

    def shown(self, text: str) -> str:
        """What a person reads for that value, in the language in use."""
        return next((_(title) for value, title in self.titles if value == text), text)


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a document: its key ("portrait"), its title, and the words that tell it from others.

    An anchor may be a title that stands alone or the label of a field.
    """

    key: str
    title: str
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowSpec:
    """Rows that a document lists (the articles of an invoice): what they are called, and their columns in order.

    A column's `labels` are its printed heads. The row of sums begins with one of `sum_labels`; `sums` are (column,
    field) pairs of keys: the field that holds the column's sum.
    """

    key: str
    title: str
    columns: tuple[FieldSpec, ...]
    sum_labels: tuple[str, ...] = ()
    sums: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FormSpec:
    """How a printed form is laid out whose labels repeat in blocks, side by side or one below the other.

    Fields that share labels belong to the blocks in the order declared. `heading` is the key of the field that holds
    the form's title, found by its pattern, and `kind` of the one that the title tells by its spellings. `divider` is
    the key of a field whose label stands below the upper blocks; the two `addends` make the `total`. `beside` are
    (printed words, key) pairs: words printed down the side of a box, and the field that stands in it.
    """

    heading: str
    kind: str
    divider: str
    addends: tuple[str, ...] = ()
    total: str = ""
    beside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NumberSpec:
    """How a paper without labels is known: by the field `key`, its number, and `words` that are printed besides.

    `reach` is how far the paper goes around its number to the left, upwards, to the right and downwards, in the
    number's widths. `alone`: a number that passes its checks is enough where nothing else is on the page.
    """

    key: str
    words: tuple[str, ...]
    reach: tuple[float, float, float, float]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What a value looks like on a paper that hardly labels anything.

    `pattern` is searched in each line, written half-width and without blanks; its first group, or else all of it, is
    the value of the field `key`. Where `key` is empty it is printed text that is no value. `beside` names a field in
    whose row it stands, `before` says that it stands left of it, not right. `repeats`: all such texts together are
    the value. `largest`: of several the largest print is it, and only print larger than most. `sign` tells whether
    finding it speaks for the paper. `across`: two neighbours in a row may hold it together.
    """

    key: str
    pattern: str
    beside: str = ""
    before: bool = False
    repeats: bool = False
    largest: bool = False
    sign: bool = True
    across: bool = False


@dataclass(frozen=True, slots=True)
class LookSpec:
    """The looks that tell a paper: at least so many signs, and a value of each of the `needed` groups.

    `seeds` are fields that each such paper has once: where several stand apart, there are several papers. `share` of
    the texts around must be told by looks: a letter with a head and a signature is no business card.
    """

    looks: tuple[Look, ...]
    seeds: tuple[str, ...]
    least: int
    needed: tuple[tuple[str, ...], ...] = ()
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of paper: its fields in the order shown, its sides, and the words that give it away.

    `identity` is the key of the field that tells which sides belong to one paper, where there is one.
    `captions` are further printed words that are no values; `rivals` are words of other papers with like
    fields, which speak against this one. `ordered`: the fields of a side stand on the paper in the order
    declared, row by row from the top; not so where columns are read one after the other. `rows` are the lists that
    it holds, `form` its layout where labels alone are not enough, `number` the one of a paper that has none;
    `machine_readable` papers end in the lines of ICAO Doc 9303. `offline` tells whether the offline provider's
    lines are enough to read it. `own` types were made by the clerk, who may have taken fields away since.
    """

    key: str
    title: str
    fields: tuple[FieldSpec, ...]
    sides: tuple[Side, ...] = ()
    anchors: tuple[str, ...] = ()
    cross_checks: tuple[CrossCheck, ...] = ()
    identity: str | None = None
    captions: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    ordered: bool = True
    proofs: tuple[Proof, ...] = ()
    notes: tuple[Note, ...] = ()
    rows: tuple[RowSpec, ...] = ()
    form: FormSpec | None = None
    looks: LookSpec | None = None
    number: NumberSpec | None = None
    machine_readable: bool = False
    offline: bool = True
    completions: tuple[Completion, ...] = ()
    own: bool = False

    def fields_of(self, side: str | None) -> tuple[FieldSpec, ...]:
        """The fields that this side carries, in order."""
        return tuple(spec for spec in self.fields if side is None or not spec.sides or side in spec.sides)

    def field(self, key: str) -> FieldSpec:
        """The field of that key. Raises KeyError, unless it is a type that the clerk made."""
        for spec in self.fields:
            if spec.key == key:
                return spec
        if self.own:
            return FieldSpec(key, key, required=False)
        raise KeyError(key)

"""The number by which a paper is told from every other of its type, so that one found twice can be told."""

from collections.abc import Mapping

from ocrdesk.model import DocumentType, Record

NUMBERS: Mapping[str, tuple[str, ...]] = {
    "license_plate": ("plate_number",),
    "train_ticket": ("ticket_number", "invoice_number"),
    "flight_itinerary": ("e_ticket_number",),
    "hmt_residence_permit": ("id_number",),
    "foreigner_residence_card": ("id_number",),
    "hk_id_card": ("id_number",),
    "household_register": ("id_number",),
    "institution_certificate": ("credit_code",),
    "organization_code_certificate": ("code",),
}
"""The fields of papers that have neither an identity nor a plain number; the first one that says something counts."""

OF_A_PERSON: Mapping[str, tuple[str, tuple[str, ...]]] = {"business_card": ("name", ("mobile", "email", "phone"))}
"""Papers without a number: whose they are, and where that person is reached. A telephone may be shared, a name too."""


def paper_number(record: Record, document: DocumentType) -> tuple[str, str] | None:
    """What the number is, as "type:side:field", and its text; None where the paper has none.

    A number within a series (an invoice's within its code) comes with the series, one that reaches a person with
    the person's name.
    """
    if document.key in OF_A_PERSON:
        return _reached(record, *OF_A_PERSON[document.key])
    keys = (document.identity,) if document.identity else NUMBERS.get(document.key, ("number",))
    key = next((key for key in keys if record.text(key)), "")
    if not key:
        return None
    text = f"{record.text('code')} {record.text(key)}".strip() if key == "number" else record.text(key)
    return f"{record.type}:{record.side or ''}:{key}", text


def _reached(record: Record, whose: str, keys: tuple[str, ...]) -> tuple[str, str] | None:
    key = next((key for key in keys if record.text(key)), "")
    if not key or not record.text(whose):
        return None
    return f"{record.type}:{record.side or ''}:{key}", f"{record.text(whose)} {record.text(key)}"

"""Waybills of couriers: sender, receiver and number."""

from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

WAYBILL = DocumentType(
    key="waybill",
    title=NC_("waybill", "Waybill"),
    fields=(
        FieldSpec("number", NC_("waybill", "Waybill No."), Shape.CODE),
        FieldSpec("main_number", N_("Main waybill No."), Shape.CODE, required=False),
        FieldSpec("receiver_name", NC_("waybill", "Receiver"), required=False),
        FieldSpec("receiver_phone", N_("Receiver's phone"), Shape.CODE, required=False),
        FieldSpec("receiver_address", N_("Receiver's address"), required=False, multiline=True),
        FieldSpec("sender_name", NC_("waybill", "Sender"), required=False),
        FieldSpec("sender_phone", N_("Sender's phone"), Shape.CODE, required=False),
        FieldSpec("sender_address", N_("Sender's address"), required=False, multiline=True),
    ),
    offline=False,
)

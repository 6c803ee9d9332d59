"""Road transport licences of vehicles: who may carry what with them."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.numbers import be_plate
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

ROAD_TRANSPORT_LICENSE = DocumentType(
    key="road_transport_license",
    title=N_("Road transport licence"),
    fields=(
        FieldSpec("number", NC_("road_transport_license", "Licence No.")),
        FieldSpec("owner", NC_("road_transport_license", "Operator")),
        FieldSpec("address", N_("Address"), required=False, multiline=True),
        FieldSpec("plate_number", N_("Plate number"), Shape.CODE, checks=(be_plate,)),
        FieldSpec("vehicle_type", N_("Vehicle type"), required=False),
        FieldSpec("capacity", NC_("road_transport_license", "Tonnage or seats"), required=False),
        FieldSpec("dimension", N_("Dimensions"), required=False),
        FieldSpec("business_permit", N_("Operating permit No."), required=False),
        FieldSpec("economic_type", N_("Economic type"), required=False),
        FieldSpec("business_scope", N_("Business scope"), required=False, multiline=True),
        FieldSpec("technical_level", N_("Technical level"), required=False),
        FieldSpec("issuing_authority", N_("Issuing authority"), required=False),
        FieldSpec("issue_date", N_("Issue date"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("valid_to", N_("Valid until"), Shape.DATE_OR_OPEN, checks=(must.be_date_or_open,), required=False),
        FieldSpec("review_date", N_("Review valid until"), required=False),
    ),
    offline=False,
)

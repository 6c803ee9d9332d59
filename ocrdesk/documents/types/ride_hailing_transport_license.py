"""Licences of cars for ride-hailing."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.numbers import be_plate
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

RIDE_HAILING_TRANSPORT_LICENSE = DocumentType(
    key="ride_hailing_transport_license",
    title=N_("Ride-hailing transport licence"),
    fields=(
        FieldSpec("number", NC_("ride_hailing_transport_license", "Licence No.")),
        FieldSpec("owner", NC_("ride_hailing_transport_license", "Owner")),
        FieldSpec(
            "plate_number",
            NC_("ride_hailing_transport_license", "Plate No."),
            Shape.CODE,
            checks=(be_plate,),
            required=False,
        ),
        FieldSpec(
            "issue_date",
            NC_("ride_hailing_transport_license", "Date of first issue"),
            Shape.DATE,
            checks=(must.be_date,),
            required=False,
        ),
        FieldSpec(
            "valid_from",
            NC_("ride_hailing_transport_license", "Valid from"),
            Shape.DATE,
            checks=(must.be_date,),
            required=False,
        ),
        FieldSpec(
            "valid_to",
            NC_("ride_hailing_transport_license", "Valid until"),
            Shape.DATE_OR_OPEN,
            checks=(must.be_date_or_open,),
            required=False,
        ),
    ),
    offline=False,
)

"""Licences of ride-hailing drivers."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

RIDE_HAILING_DRIVER_LICENSE = DocumentType(
    key="ride_hailing_driver_license",
    title=N_("Ride-hailing driver's licence"),
    fields=(
        FieldSpec("name", N_("Name")),
        FieldSpec("number", N_("Licence No."), Shape.CODE),
        FieldSpec(
            "issue_date",
            NC_("ride_hailing_driver_license", "Date of first issue"),
            Shape.DATE,
            checks=(must.be_date,),
            required=False,
        ),
        FieldSpec(
            "valid_from",
            NC_("ride_hailing_driver_license", "Valid from"),
            Shape.DATE,
            checks=(must.be_date,),
            required=False,
        ),
        FieldSpec(
            "valid_to",
            NC_("ride_hailing_driver_license", "Valid until"),
            Shape.DATE_OR_OPEN,
            checks=(must.be_date_or_open,),
            required=False,
        ),
    ),
    offline=False,
)

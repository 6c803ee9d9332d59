"""Certificates of institutions that are legal persons (schools, hospitals, institutes)."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.numbers import be_credit_code
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

INSTITUTION_CERTIFICATE = DocumentType(
    key="institution_certificate",
    title=N_("Institution's legal person certificate"),
    fields=(
        FieldSpec("credit_code", N_("Unified Social Credit Code"), Shape.CODE, checks=(be_credit_code,)),
        FieldSpec("name", NC_("institution_certificate", "Name")),
        FieldSpec("purpose", N_("Purpose and scope"), required=False, multiline=True),
        FieldSpec("address", NC_("institution_certificate", "Address"), required=False, multiline=True),
        FieldSpec("legal_representative", N_("Legal representative"), required=False),
        FieldSpec("funding", N_("Source of funds"), required=False),
        FieldSpec("initial_funds", N_("Initial funds"), required=False),
        FieldSpec("sponsor", NC_("institution_certificate", "Sponsor"), required=False),
        FieldSpec("registration_authority", NC_("institution_certificate", "Registration authority"), required=False),
        FieldSpec(
            "valid_from",
            NC_("institution_certificate", "Valid from"),
            Shape.DATE,
            checks=(must.be_date,),
            required=False,
        ),
        FieldSpec(
            "valid_to",
            NC_("institution_certificate", "Valid until"),
            Shape.DATE_OR_OPEN,
            checks=(must.be_date_or_open,),
            required=False,
        ),
    ),
    offline=False,
)

"""Certificates of organisation codes, as offices still keep them in their files."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

ORGANIZATION_CODE_CERTIFICATE = DocumentType(
    key="organization_code_certificate",
    title=N_("Organisation code certificate"),
    fields=(
        FieldSpec("code", N_("Organisation code"), Shape.CODE),
        FieldSpec("name", NC_("organization_code_certificate", "Name")),
        FieldSpec("type", NC_("organization_code_certificate", "Type"), required=False),
        FieldSpec("legal_representative", N_("Legal representative"), required=False),
        FieldSpec("address", NC_("organization_code_certificate", "Address"), required=False, multiline=True),
        FieldSpec(
            "registration_number", NC_("organization_code_certificate", "Registration No."), Shape.CODE, required=False
        ),
        FieldSpec("issuing_authority", NC_("organization_code_certificate", "Issuing authority"), required=False),
        FieldSpec(
            "valid_from",
            NC_("organization_code_certificate", "Valid from"),
            Shape.DATE,
            checks=(must.be_date,),
            required=False,
        ),
        FieldSpec(
            "valid_to",
            NC_("organization_code_certificate", "Valid until"),
            Shape.DATE_OR_OPEN,
            checks=(must.be_date_or_open,),
            required=False,
        ),
    ),
    offline=False,
)

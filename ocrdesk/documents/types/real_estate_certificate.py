"""Certificates of rights in real estate."""

from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec

REAL_ESTATE_CERTIFICATE = DocumentType(
    key="real_estate_certificate",
    title=N_("Real estate certificate"),
    fields=(
        FieldSpec("number", NC_("real_estate_certificate", "Certificate No.")),
        FieldSpec("owner", NC_("real_estate_certificate", "Owner")),
        FieldSpec("ownership", NC_("real_estate_certificate", "Ownership"), required=False),
        FieldSpec("location", NC_("real_estate_certificate", "Location"), required=False, multiline=True),
        FieldSpec("unit_number", NC_("real_estate_certificate", "Unit No."), required=False),
        FieldSpec("right_type", N_("Kind of right"), required=False),
        FieldSpec("right_nature", N_("Nature of the right"), required=False),
        FieldSpec("usage", NC_("real_estate_certificate", "Usage"), required=False),
        FieldSpec("area", NC_("real_estate_certificate", "Area"), required=False),
        FieldSpec("term", N_("Term of use"), required=False),
        FieldSpec("other", N_("Other particulars"), required=False, multiline=True),
    ),
    offline=False,
)

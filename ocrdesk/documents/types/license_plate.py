"""Licence plates of vehicles: one document for each plate in the picture."""

from ocrdesk.documents.checks.numbers import be_plate
from ocrdesk.documents.checks.plates import PLATE_COLORS, color_fits_number
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

LICENSE_PLATE = DocumentType(
    key="license_plate",
    title=N_("License plate"),
    fields=(
        FieldSpec("plate_number", N_("Plate number"), Shape.CODE, checks=(be_plate,)),
        FieldSpec("color", NC_("license_plate", "Colour"), Shape.CHOICE, choices=PLATE_COLORS),
        FieldSpec("category", N_("Category"), required=False),
    ),
    cross_checks=(color_fits_number,),
)

"""Qualification certificates of those who work in road transport."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

ROAD_TRANSPORT_QUALIFICATION = DocumentType(
    key="road_transport_qualification",
    title=N_("Road transport qualification"),
    fields=(
        FieldSpec("number", NC_("road_transport_qualification", "Certificate No."), Shape.CODE),
        FieldSpec("name", N_("Name")),
        FieldSpec("sex", N_("Sex"), Shape.CHOICE, choices=("男", "女"), required=False),
        FieldSpec("nationality", N_("Nationality"), required=False),
        FieldSpec(
            "birth_date",
            NC_("road_transport_qualification", "Date of birth"),
            Shape.DATE,
            checks=(must.be_past_date,),
            required=False,
        ),
        FieldSpec("id_number", N_("ID number"), Shape.CODE, checks=(must.be_resident_number,), required=False),
        FieldSpec("address", N_("Address"), required=False, multiline=True),
        FieldSpec("class", NC_("road_transport_qualification", "Vehicle class"), Shape.CODE, required=False),
        FieldSpec("file_number", NC_("road_transport_qualification", "File No."), Shape.CODE, required=False),
        FieldSpec("workplace", N_("Place of work"), required=False),
        FieldSpec("phone", NC_("road_transport_qualification", "Phone"), Shape.CODE, required=False),
        FieldSpec("issuing_authority", N_("Issuing authority"), required=False),
        FieldSpec("registration_date", N_("Registration date"), required=False),
        FieldSpec("assessment_date", N_("Date of assessment"), required=False),
    ),
    offline=False,
)

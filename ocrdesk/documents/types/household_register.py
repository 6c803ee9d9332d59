"""Household registers: the page of one member, with the household's number."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

_SEXES = (("男/M", "男"), ("女/F", "女"), ("男M", "男"), ("女F", "女"), ("M", "男"), ("F", "女"))

HOUSEHOLD_REGISTER = DocumentType(
    key="household_register",
    title=N_("Household register"),
    fields=(
        FieldSpec("household_number", NC_("household_register", "Household No."), Shape.CODE, required=False),
        FieldSpec("household_kind", N_("Kind of household"), required=False),
        FieldSpec("householder", NC_("household_register", "Householder"), required=False),
        FieldSpec("home_page_number", N_("Page No. of the householder"), Shape.CODE, required=False),
        FieldSpec("name", N_("Name")),
        FieldSpec("relationship", N_("Householder or relationship to the householder"), required=False),
        FieldSpec("former_name", N_("Former name"), required=False),
        FieldSpec("sex", N_("Sex"), Shape.CHOICE, choices=("男", "女"), spellings=_SEXES, required=False),
        FieldSpec("birth_place", NC_("household_register", "Place of birth"), required=False),
        FieldSpec("ethnicity", N_("Ethnicity"), required=False),
        FieldSpec("native_place", N_("Native place"), required=False),
        FieldSpec(
            "birth_date",
            NC_("household_register", "Date of birth"),
            Shape.DATE,
            checks=(must.be_past_date,),
            required=False,
        ),
        FieldSpec("address", N_("Address"), required=False, multiline=True),
        FieldSpec("other_address", N_("Other address in this city"), required=False, multiline=True),
        FieldSpec("religion", NC_("household_register", "Religion"), required=False),
        FieldSpec(
            "id_number",
            NC_("household_register", "ID number"),
            Shape.CODE,
            checks=(must.be_resident_number,),
            required=False,
        ),
        FieldSpec("height", NC_("household_register", "Height"), required=False),
        FieldSpec("blood_type", N_("Blood type"), required=False),
        FieldSpec("education", NC_("household_register", "Education"), required=False),
        FieldSpec("marital_status", N_("Marital status"), required=False),
        FieldSpec("military_service", N_("Military service"), required=False),
        FieldSpec("workplace", N_("Place of work"), required=False),
        FieldSpec("occupation", NC_("household_register", "Occupation"), required=False),
        FieldSpec("moved_to_city", N_("When and from where to this city"), required=False, multiline=True),
        FieldSpec("moved_to_address", N_("When and from where to this address"), required=False, multiline=True),
        FieldSpec("registrar", NC_("household_register", "Registrar"), required=False),
        FieldSpec("registration_date", N_("Registration date"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec(
            "issue_date", NC_("household_register", "Issue date"), Shape.DATE, checks=(must.be_date,), required=False
        ),
    ),
    offline=False,
)

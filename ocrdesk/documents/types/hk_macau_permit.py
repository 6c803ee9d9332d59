"""Permits of mainland residents for travel to Hong Kong, Macau and Taiwan."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

_SEXES = (("男/M", "男"), ("女/F", "女"), ("男M", "男"), ("女F", "女"), ("M", "男"), ("F", "女"))

HK_MACAU_PERMIT = DocumentType(
    key="hk_macau_permit",
    title=N_("Travel permit to Hong Kong, Macau or Taiwan"),
    fields=(
        FieldSpec("type", NC_("hk_macau_permit", "Kind"), required=False),
        FieldSpec("name", N_("Name")),
        FieldSpec("name_en", N_("Name (English)"), required=False),
        FieldSpec("sex", N_("Sex"), Shape.CHOICE, choices=("男", "女"), spellings=_SEXES, required=False),
        FieldSpec(
            "birth_date",
            NC_("hk_macau_permit", "Date of birth"),
            Shape.DATE,
            checks=(must.be_past_date,),
            required=False,
        ),
        FieldSpec("number", NC_("hk_macau_permit", "Permit No."), Shape.CODE),
        FieldSpec("issuing_authority", N_("Issuing authority"), required=False),
        FieldSpec("issue_place", N_("Place of issue"), required=False),
        FieldSpec("valid_from", N_("Valid from"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("valid_to", N_("Valid until"), Shape.DATE_OR_OPEN, checks=(must.be_date_or_open,), required=False),
    ),
    offline=False,
)

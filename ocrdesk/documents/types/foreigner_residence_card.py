"""Permanent residence cards of foreigners: the person on one side, the authority and term with it."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape, Side

_SEXES = (("男/M", "男"), ("女/F", "女"), ("男M", "男"), ("女F", "女"), ("M", "男"), ("F", "女"))
_PORTRAIT = ("portrait",)
_EMBLEM = ("emblem",)

FOREIGNER_RESIDENCE_CARD = DocumentType(
    key="foreigner_residence_card",
    title=N_("Foreigner's permanent residence card"),
    fields=(
        FieldSpec("name", N_("Name"), required=False, sides=_PORTRAIT),
        FieldSpec("name_en", N_("Name (English)"), sides=_PORTRAIT),
        FieldSpec(
            "sex", N_("Sex"), Shape.CHOICE, choices=("男", "女"), spellings=_SEXES, required=False, sides=_PORTRAIT
        ),
        FieldSpec(
            "birth_date",
            NC_("foreigner_residence_card", "Date of birth"),
            Shape.DATE,
            checks=(must.be_past_date,),
            required=False,
            sides=_PORTRAIT,
        ),
        FieldSpec("nationality", N_("Nationality"), required=False, sides=_PORTRAIT),
        FieldSpec("address", N_("Address"), required=False, multiline=True, sides=_PORTRAIT),
        FieldSpec("id_number", NC_("foreigner_residence_card", "Card No."), Shape.CODE, sides=_PORTRAIT),
        FieldSpec("issuing_authority", N_("Issuing authority"), required=False, sides=_EMBLEM),
        FieldSpec("valid_from", N_("Valid from"), Shape.DATE, checks=(must.be_date,), required=False, sides=_EMBLEM),
        FieldSpec(
            "valid_to",
            N_("Valid until"),
            Shape.DATE_OR_OPEN,
            checks=(must.be_date_or_open,),
            required=False,
            sides=_EMBLEM,
        ),
    ),
    sides=(Side("portrait", N_("Portrait side")), Side("emblem", N_("Emblem side"))),
    offline=False,
)

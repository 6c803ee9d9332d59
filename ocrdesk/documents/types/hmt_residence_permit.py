"""Residence permits of Hong Kong, Macau and Taiwan residents: the person on one side, the term on the other."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape, Side

_SEXES = (("男/M", "男"), ("女/F", "女"), ("男M", "男"), ("女F", "女"), ("M", "男"), ("F", "女"))
_PORTRAIT = ("portrait",)
_EMBLEM = ("emblem",)

HMT_RESIDENCE_PERMIT = DocumentType(
    key="hmt_residence_permit",
    title=N_("Residence permit (Hong Kong, Macau, Taiwan)"),
    fields=(
        FieldSpec("name", N_("Name"), sides=_PORTRAIT),
        FieldSpec(
            "sex", N_("Sex"), Shape.CHOICE, choices=("男", "女"), spellings=_SEXES, required=False, sides=_PORTRAIT
        ),
        FieldSpec(
            "birth_date",
            NC_("hmt_residence_permit", "Date of birth"),
            Shape.DATE,
            checks=(must.be_past_date,),
            required=False,
            sides=_PORTRAIT,
        ),
        FieldSpec("address", N_("Address"), required=False, multiline=True, sides=_PORTRAIT),
        FieldSpec("id_number", N_("ID number"), Shape.CODE, checks=(must.be_resident_number,), sides=_PORTRAIT),
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
        FieldSpec("pass_number", N_("Travel permit No."), Shape.CODE, required=False, sides=_EMBLEM),
        FieldSpec("issue_count", N_("Times issued"), required=False, sides=_EMBLEM),
    ),
    sides=(Side("portrait", N_("Portrait side")), Side("emblem", N_("Emblem side"))),
    offline=False,
)

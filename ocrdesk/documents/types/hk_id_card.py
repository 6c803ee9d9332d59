"""Identity cards of Hong Kong residents."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

_SEXES = (("男/M", "男"), ("女/F", "女"), ("男M", "男"), ("女F", "女"), ("M", "男"), ("F", "女"))
_PERMANENT = (("1", NC_("hk_id_card", "Yes")), ("0", NC_("hk_id_card", "No")), ("-1", NC_("hk_id_card", "Not known")))

HK_ID_CARD = DocumentType(
    key="hk_id_card",
    title=N_("Hong Kong ID card"),
    fields=(
        FieldSpec("name", N_("Name"), required=False),
        FieldSpec("name_en", N_("Name (English)")),
        FieldSpec("telex_code", N_("Code of the name"), required=False),
        FieldSpec("sex", N_("Sex"), Shape.CHOICE, choices=("男", "女"), spellings=_SEXES, required=False),
        FieldSpec(
            "birth_date", NC_("hk_id_card", "Date of birth"), Shape.DATE, checks=(must.be_past_date,), required=False
        ),
        FieldSpec(
            "permanent",
            N_("Permanent resident"),
            Shape.CHOICE,
            choices=("1", "0", "-1"),
            titles=_PERMANENT,
            required=False,
        ),
        FieldSpec("id_number", NC_("hk_id_card", "Card No."), Shape.CODE),
        FieldSpec("symbols", NC_("hk_id_card", "Symbols"), required=False),
        FieldSpec("first_issue_date", NC_("hk_id_card", "Date of first issue"), required=False),
        FieldSpec("issue_date", N_("Date of this issue"), required=False),
    ),
    offline=False,
)

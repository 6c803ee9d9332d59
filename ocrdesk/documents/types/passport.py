"""Passports: the machine readable zone with its check digits, and what is printed above it."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks import passports
from ocrdesk.documents.checks.numbers import be_passport_line
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

_PLACE = r"[㐀-鿿]{2,12}(?:/?[A-Z][A-Z ,.'-]+)?|[A-Z][A-Z ,.'-]+"

PASSPORT = DocumentType(
    key="passport",
    title=N_("Passport"),
    fields=(
        FieldSpec(
            "type",
            N_("Type"),
            Shape.CHOICE,
            labels=("类型/Type", "类型"),
            choices=("P", "PO", "PE", "PS", "PD", "PP", "W", "G", "V"),
            required=False,
        ),
        FieldSpec(
            "country_code",
            N_("Country code"),
            Shape.CODE,
            labels=("国家码/Countrycode", "国家码"),
            checks=(passports.be_country_code,),
        ),
        FieldSpec(
            "passport_number",
            N_("Passport No."),
            Shape.CODE,
            labels=("护照号/Passportno", "护照号"),
            checks=(passports.be_passport_number,),
        ),
        FieldSpec(
            "name_native",
            N_("Name (native)"),
            labels=("姓名/Name", "姓名"),
            pattern=r"[㐀-鿿·]{2,20}",
            required=False,
        ),
        FieldSpec("surname", N_("Surname"), labels=("姓/Surname",), checks=(passports.be_latin_name,)),
        FieldSpec(
            "given_name",
            N_("Given names"),
            labels=("名/Givennames",),
            checks=(passports.be_latin_name,),
            required=False,
        ),
        FieldSpec("sex", N_("Sex"), Shape.CHOICE, labels=("性别/Sex", "性别"), choices=("M", "F", "X")),
        FieldSpec(
            "nationality", N_("Nationality"), labels=("国籍/Nationality", "国籍"), checks=(passports.be_country_code,)
        ),
        FieldSpec(
            "birth_date",
            NC_("passport", "Date of birth"),
            Shape.DATE,
            labels=("出生日期/Dateofbirth", "出生日期"),
            checks=(must.be_past_date,),
        ),
        FieldSpec(
            "birth_place",
            N_("Place of birth"),
            labels=("出生地点/Placeofbirth", "出生地点", "Placeofbirth"),
            pattern=_PLACE,
            required=False,
        ),
        FieldSpec(
            "issue_date",
            N_("Date of issue"),
            Shape.DATE,
            labels=("签发日期/Dateofissue", "签发日期", "Dateofissue"),
            checks=(must.be_past_date,),
            required=False,
        ),
        FieldSpec(
            "issue_place",
            N_("Place of issue"),
            labels=("签发地点/Placeofissue", "签发地点", "Placeofissue"),
            pattern=_PLACE,
            required=False,
        ),
        FieldSpec(
            "expiry_date",
            N_("Date of expiry"),
            Shape.DATE,
            labels=("有效期至/Dateofexpiry", "有效期至"),
            checks=(must.be_date,),
        ),
        FieldSpec(
            "authority",
            N_("Authority"),
            labels=("签发机关/Authority", "签发机关", "Authority"),
            required=False,
        ),
        FieldSpec("mrz_line1", N_("MRZ line 1"), Shape.CODE, checks=(passports.be_name_line,)),
        FieldSpec("mrz_line2", N_("MRZ line 2"), Shape.CODE, checks=(be_passport_line,), strong=True),
        FieldSpec("signature", N_("Signature"), required=False),
    ),
    captions=("护照", "PASSPORT", "中华人民共和国", "PEOPLE'S REPUBLIC OF CHINA"),
    cross_checks=(passports.print_agrees_with_zone, passports.expiry_follows_issue),
    proofs=(passports.zone_proves_values,),
    notes=(passports.passport_is_expired,),
    identity="passport_number",
    ordered=False,
    machine_readable=True,
)

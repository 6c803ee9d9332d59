"""Resident identity cards: the portrait side with the person, the emblem side with authority and validity."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.i18n import N_
from ocrdesk.model import DocumentType, FieldSpec, Shape, Side

_PORTRAIT = ("portrait",)
_EMBLEM = ("emblem",)
_OTHER_PAPERS = (
    "驾驶证 行驶证 居住证 通行证 护照 户口 社会保障 资格证 工作证 登记表 登记卡 申请书 申请表 采集表 信息表 合同 "
    "协议 国籍 籍贯 学历 电话 手机 曾用名 政治面貌 文化程度 婚姻状况 工作单位 户主 户籍 出生日期 出生年月 出生地 "
    "证件号码 证件类型 身份证号 序号 准驾 档案"
)
"""Titles and labels of licences, permits, forms and tables that name persons with the same fields."""

ID_CARD = DocumentType(
    key="id_card",
    title=N_("ID card"),
    fields=(
        FieldSpec(
            "name",
            N_("Name"),
            labels=("姓名",),
            pattern=r"[㐀-鿿\U00020000-\U0003ffff〇]{2,5}|[㐀-鿿〇]{1,12}(·[㐀-鿿〇]{1,12}){1,5}|(?!.*[省市县区镇乡村路街号])[㐀-鿿〇]{6,12}",
            checks=(must.be_name_of_person,),
            sides=_PORTRAIT,
        ),
        FieldSpec("sex", N_("Sex"), Shape.CHOICE, labels=("性别",), choices=("男", "女"), sides=_PORTRAIT),
        FieldSpec(
            "ethnicity",
            N_("Ethnicity"),
            Shape.CHOICE,
            labels=("民族",),
            choices=must.ETHNIC_GROUPS,
            suffix="族",
            sides=_PORTRAIT,
        ),
        FieldSpec(
            "birth_date",
            N_("Date of birth"),
            Shape.DATE,
            labels=("出生",),
            checks=(must.be_past_date,),
            sides=_PORTRAIT,
        ),
        FieldSpec(
            "address",
            N_("Address"),
            labels=("住址",),
            checks=(must.be_address,),
            multiline=True,
            sides=_PORTRAIT,
        ),
        FieldSpec(
            "id_number",
            N_("ID number"),
            Shape.CODE,
            labels=("公民身份号码",),
            pattern=r"[1-9]\d{16}[\dX]|[1-9]\d{14}",
            checks=(must.be_resident_number,),
            sides=_PORTRAIT,
        ),
        FieldSpec(
            "issuing_authority",
            N_("Issuing authority"),
            labels=("签发机关",),
            pattern=r"[㐀-鿿]{2,30}(公安局|分局|公安处|公安厅)",
            checks=(must.end_like_police_authority,),
            multiline=True,
            sides=_EMBLEM,
        ),
        FieldSpec(
            "valid_from",
            N_("Valid from"),
            Shape.DATE,
            labels=("有效期限",),
            checks=(must.be_date,),
            range_part=0,
            sides=_EMBLEM,
        ),
        FieldSpec(
            "valid_to",
            N_("Valid until"),
            Shape.DATE_OR_OPEN,
            labels=("有效期限",),
            checks=(must.be_date_or_open,),
            range_part=1,
            sides=_EMBLEM,
        ),
    ),
    sides=(
        Side("portrait", N_("Portrait side"), anchors=("公民身份号码",)),
        Side("emblem", N_("Emblem side"), anchors=("居民身份证",)),
    ),
    captions=("中华人民共和国",),
    rivals=tuple(_OTHER_PAPERS.split()),
    cross_checks=(
        must.birth_date_agrees_with_number,
        must.sex_agrees_with_number,
        must.validity_is_a_term,
        must.validity_begins_in_lifetime,
    ),
    identity="id_number",
    completions=(must.birth_date_from_number, must.sex_from_number),
    proofs=(must.number_proves_itself,),
    notes=(must.is_expired,),
)

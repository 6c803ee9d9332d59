"""Driving licences, on paper and electronic: main page with person and classes, duplicate page with the record."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks import licences as licence_checks
from ocrdesk.documents.checks.numbers import be_file_number, be_vehicle_class
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape, Side

_MAIN = ("main",)
_DUPLICATE = ("duplicate",)
_ENGLISH = (
    "Driving License of the People's Republic of China",
    "License No.",
    "Name",
    "Sex",
    "Nationality",
    "Address",
    "Date of Birth",
    "Date of First Issue",
    "Class",
    "Valid Period",
    "Valid From",
    "Valid For",
    "File No.",
    "Record",
)
_OTHER_PAPERS = (
    "居民身份证 行驶证 居住证 通行证 护照 户口 资格证 工作证 登记表 登记卡 申请书 申请表 信息表 合同 协议 籍贯 学历 "
    "民族 政治面貌 工作单位 序号 号牌号码 车辆识别代号 营业执照 发票"
)

DRIVER_LICENSE = DocumentType(
    key="driver_license",
    title=N_("Driver licence"),
    fields=(
        FieldSpec(
            "license_number",
            N_("Licence No."),
            Shape.CODE,
            labels=("证号",),
            pattern=r"[1-9]\d{16}[\dX]|[1-9]\d{14}",
            checks=(must.be_resident_number,),
            floating=True,
        ),
        FieldSpec(
            "name",
            N_("Name"),
            labels=("姓名",),
            pattern=(
                r"[㐀-鿿〇]{2,5}|[㐀-鿿〇]{1,12}(·[㐀-鿿〇]{1,12}){1,5}"
                r"|(?!.*[省市县区镇乡村路街号])[㐀-鿿〇]{6,12}|[A-Z][A-Z ]{2,40}"
            ),
            checks=(licence_checks.be_name_in_any_script,),
        ),
        FieldSpec("sex", N_("Sex"), Shape.CHOICE, labels=("性别",), choices=("男", "女"), sides=_MAIN),
        FieldSpec(
            "nationality",
            N_("Nationality"),
            labels=("国籍",),
            pattern=r"[㐀-鿿]{0,9}[国本亚斯坦兰大宾利牙尔及度典士时维克巴哥埃鲁]",
            checks=(licence_checks.be_country,),
            sides=_MAIN,
        ),
        FieldSpec("address", N_("Address"), labels=("住址",), checks=(must.be_address,), multiline=True, sides=_MAIN),
        FieldSpec(
            "birth_date",
            NC_("driver_license", "Date of birth"),
            Shape.DATE,
            labels=("出生日期",),
            checks=(must.be_past_date,),
            sides=_MAIN,
        ),
        FieldSpec(
            "first_issue_date",
            N_("Date of first issue"),
            Shape.DATE,
            labels=("初次领证日期", "初领日期"),
            checks=(must.be_past_date,),
            sides=_MAIN,
        ),
        FieldSpec(
            "class",
            N_("Class"),
            Shape.CODE,
            labels=("准驾车型",),
            pattern=r"(?:A[123]|B[12]|C[1-6]|[DEFMNP]){1,6}",
            checks=(be_vehicle_class,),
            sides=_MAIN,
        ),
        FieldSpec(
            "valid_from",
            NC_("driver_license", "Valid from"),
            Shape.DATE,
            labels=("有效期限",),
            own_labels=("有效起始日期", "有效期始"),
            checks=(must.be_date,),
            range_part=0,
            sides=_MAIN,
        ),
        FieldSpec(
            "valid_to",
            NC_("driver_license", "Valid until"),
            Shape.DATE_OR_OPEN,
            labels=("有效期限",),
            own_labels=("有效期至", "有效期止"),
            checks=(must.be_date_or_open,),
            range_part=1,
            sides=_MAIN,
        ),
        FieldSpec(
            "issuing_authority",
            NC_("driver_license", "Issuing authority"),
            labels=("发证机关",),
            pattern=r"[㐀-鿿]{2,26}(公安局|支队|总队|大队|交警队|车辆管理所)",
            required=False,
            multiline=True,
            sides=_MAIN,
        ),
        FieldSpec(
            "file_number",
            N_("File No."),
            Shape.CODE,
            labels=("档案编号",),
            pattern=r"\d{12}",
            checks=(be_file_number,),
            required=False,
        ),
        FieldSpec("record", N_("Record"), labels=("记录",), required=False, multiline=True, sides=_DUPLICATE),
        FieldSpec("status", N_("Status"), labels=("状态",), required=False, sides=_MAIN),
        FieldSpec(
            "points",
            N_("Points"),
            labels=("累积记分", "累计记分"),
            pattern=r"\d{1,2}分?",
            required=False,
            sides=_MAIN,
        ),
        FieldSpec("generated_at", N_("Generated"), labels=("生成时间",), required=False, sides=_MAIN),
        FieldSpec("current_time", N_("Current time"), labels=("当前时间",), required=False, sides=_MAIN),
        FieldSpec("variant", NC_("driver_license", "Variant"), required=False, sides=_MAIN),
    ),
    sides=(
        Side("main", N_("Main page"), anchors=("中华人民共和国机动车驾驶证", "准驾车型", "初次领证日期")),
        Side("duplicate", N_("Duplicate page"), anchors=("中华人民共和国机动车驾驶证副页", "档案编号")),
    ),
    captions=_ENGLISH,
    rivals=tuple(_OTHER_PAPERS.split()),
    cross_checks=(
        must.sides_agree,
        must.birth_date_agrees_with_number,
        must.sex_agrees_with_number,
        must.validity_begins_in_lifetime,
        licence_checks.licence_is_valid_for_a_term,
        licence_checks.licence_was_issued_at_age,
    ),
    identity="license_number",
    completions=(
        licence_checks.end_from_years,
        licence_checks.record_with_its_signs,
        must.birth_date_from_number,
        must.sex_from_number,
    ),
    proofs=(must.number_proves_itself,),
    notes=(must.is_expired,),
)

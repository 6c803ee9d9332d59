"""Business licences: portrait ones, landscape ones in columns, and old ones with a number of 15 digits."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks import licences as licence_checks
from ocrdesk.documents.checks.numbers import be_credit_code, be_registration_number
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

_OTHER_PAPERS = (
    "居民身份证 驾驶证 行驶证 护照 申请书 申请表 登记表 信息表 合同 协议 甲方 乙方 发票 购买方 销售方 价税合计 "
    "开户许可证 许可证编号 序号 报价 姓名 性别 机构代码证 税务登记"
)
_TITLE = "(?:企业法人|企业|个体工商户|合伙企业|个人独资企业|外商投资企业|农民专业合作社(?:法人)?|营业单位)?营业执照"
_SERIAL = (
    r"(?:(?:证照)?编号[:.]?(?=.)|(?=N[oO0][.:]|№))"
    r"((?:N[oO0]?[.:]?|№)?[A-Z]?\d{6,25}(?:\(\d{1,2}-\d{1,2}\))?)"
)

BUSINESS_LICENSE = DocumentType(
    key="business_license",
    title=N_("Business licence"),
    fields=(
        FieldSpec(
            "credit_code",
            N_("Unified Social Credit Code"),
            Shape.CODE,
            labels=("统一社会信用代码",),
            pattern=r"[0-9A-Z]{18}",
            checks=(be_credit_code,),
            strong=True,
            unless="registration_number",
        ),
        FieldSpec(
            "registration_number",
            N_("Registration No. (old)"),
            Shape.CODE,
            labels=("注册号",),
            pattern=r"\d{15}|\d{13}",
            checks=(be_registration_number,),
            strong=True,
            required=False,
        ),
        FieldSpec(
            "name",
            NC_("business_license", "Name"),
            labels=("名称", "企业名称", "字号名称", "公司名称"),
            pattern=r"[㐀-鿿（）()·A-Za-z0-9]{2,40}(公司|厂|店|社|中心|部|所|行|院|场|站|馆|合伙）|合伙\))",
            checks=(licence_checks.be_business_name,),
            multiline=True,
        ),
        FieldSpec(
            "type",
            N_("Type"),
            labels=("类型", "主体类型", "公司类型", "企业类型"),
            pattern=r"[㐀-鿿（）()、,，·]{0,20}(公司|工商户|企业|合伙|合作社|机构)[㐀-鿿（）()、,，·]{0,24}",
            checks=(licence_checks.be_closed, licence_checks.be_kind_of_business),
            multiline=True,
            bounded=True,
        ),
        FieldSpec(
            "address",
            NC_("business_license", "Address"),
            labels=("住所", "经营场所", "主要经营场所", "营业场所"),
            checks=(must.be_address,),
            multiline=True,
        ),
        FieldSpec(
            "legal_representative",
            N_("Legal representative"),
            labels=("法定代表人", "法定代表人姓名", "负责人", "经营者", "投资人", "执行事务合伙人", "经营者姓名"),
            pattern=r"[㐀-鿿〇]{2,5}|[㐀-鿿〇]{1,12}(·[㐀-鿿〇]{1,12}){1,5}",
        ),
        FieldSpec(
            "registered_capital",
            N_("Registered capital"),
            labels=("注册资本", "注册资金", "出资额", "资金数额"),
            checks=(licence_checks.be_capital,),
            required=False,
        ),
        FieldSpec(
            "paid_in_capital",
            N_("Paid-in capital"),
            labels=("实收资本",),
            checks=(licence_checks.be_capital,),
            required=False,
        ),
        FieldSpec(
            "established_date",
            N_("Established"),
            Shape.DATE,
            labels=("成立日期", "注册日期"),
            checks=(must.be_past_month_or_date,),
        ),
        FieldSpec(
            "valid_period",
            N_("Period"),
            labels=("营业期限", "经营期限", "合伙期限"),
            checks=(licence_checks.be_period,),
            multiline=True,
            bounded=True,
            required=False,
        ),
        FieldSpec(
            "business_scope", N_("Scope"), labels=("经营范围",), checks=(licence_checks.be_scope,), multiline=True
        ),
        FieldSpec("composing_form", N_("Form"), labels=("组成形式",), required=False),
        FieldSpec(
            "registration_date",
            N_("Registration date"),
            Shape.DATE,
            labels=("登记日期", "发照日期", "核准日期"),
            pattern=r"\d{4}-\d\d-\d\d",
            checks=(must.be_past_date,),
            required=False,
        ),
        FieldSpec(
            "registration_authority",
            N_("Registration authority"),
            labels=("登记机关",),
            pattern=r"[㐀-鿿]{2,30}(局|委员会|分局|管理所)",
            checks=(licence_checks.be_registration_authority,),
            required=False,
        ),
        FieldSpec("serial_number", N_("Serial No."), labels=("编号",), required=False, mark=_SERIAL),
        FieldSpec("title", N_("Title"), required=False, mark=_TITLE),
        FieldSpec(
            "is_duplicate",
            N_("Duplicate copy"),
            Shape.CHOICE,
            choices=("1", "-1"),
            spellings=(("副本", "1"), ("正本", "-1"), ("Duplicate", "1"), ("Original", "-1")),
            titles=(("1", NC_("business_license", "Duplicate")), ("-1", NC_("business_license", "Original"))),
            required=False,
            mark=r"\(?(副本|正本)\)?(?:\(?\d{1,2}-\d{1,2}\)?)?",
        ),
    ),
    anchors=("营业执照", "统一社会信用代码"),
    captions=(
        "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn",
        "国家市场监督管理总局监制",
        "国家企业信用信息公示系统",
        "中华人民共和国国家工商行政管理总局监制",
        "扫描二维码登录",
        "“国家企业信用信息公示系统”",
        "了解更多登记、备案、许可、",
        "监管信息。",
        "市场主体应当于每年1月1日至6月30日通过",
        "国家企业信用信息公示系统报送公示年度报告",
    ),
    rivals=tuple(_OTHER_PAPERS.split()),
    cross_checks=(licence_checks.period_begins_when_established,),
    proofs=(licence_checks.business_dates_prove_each_other,),
    completions=(licence_checks.trades_parted_by_semicolons, licence_checks.period_with_noughts),
    identity="credit_code",
    ordered=False,
)

"""VAT invoices on paper, electronic and fully digital: parties, articles, amounts in figures and in words."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.amount_in_words import be_amount_in_words, words_say_total
from ocrdesk.documents.checks.invoices import (
    amounts_prove_one_another,
    be_invoice_number,
    be_machine_number,
    be_security_code,
    be_tax_number,
    has_code_or_long_number,
    net_and_tax_make_total,
    number_fits_code,
    remarks_are_no_seal,
    rows_make_sums,
    rows_prove_sums,
    seller_is_not_buyer,
)
from ocrdesk.documents.checks.numbers import be_amount, be_invoice_code
from ocrdesk.documents.evidence.invoice_qr import agrees_with_code, code_proves
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, FormSpec, RowSpec, Shape

_NAME = ("名称",)
_TAX_NUMBER = ("统一社会信用代码/纳税人识别号", "纳税人识别号", "统一社会信用代码")
_ADDRESS = ("地址、电话", "地址电话")
_BANK = ("开户行及账号", "开户行及帐号")
_TAX_NUMBER_FORM = r"[0-9A-HJ-NPQRTUWXY]{18}|[0-9A-Z]{15}|[0-9A-Z]{17}|[0-9A-Z]{20}"
_PLACE = "[㐀-鿿]{0,8}"
_KINDS = (
    (r"电子发票\(?增值税专用发票\)?", "digital_special"),
    (r"电子发票\(?普通发票\)?", "digital_normal"),
    (rf"{_PLACE}增值税电子专用发票.*", "special_electronic"),
    (rf"{_PLACE}增值税电子普通发票.*通行费.*", "toll"),
    (rf"{_PLACE}增值税电子普通发票.*", "electronic"),
    (rf"{_PLACE}增值税普通发票\(?卷票\)?", "roll"),
    (rf"{_PLACE}增值税专用发票.*", "special"),
    (rf"{_PLACE}增值税普通发票.*", "normal"),
    (rf"{_PLACE}(?:区块链)?{_PLACE}电子普通发票", "blockchain"),
    (r".*增值税专用发票.*", "special"),
)
_KIND_TITLES = (
    ("special", NC_("vat_invoice.type", "Special, on paper")),
    ("normal", NC_("vat_invoice.type", "Ordinary, on paper")),
    ("electronic", NC_("vat_invoice.type", "Electronic ordinary")),
    ("special_electronic", NC_("vat_invoice.type", "Electronic special")),
    ("toll", NC_("vat_invoice.type", "Electronic, for tolls")),
    ("roll", NC_("vat_invoice.type", "Roll")),
    ("digital_special", NC_("vat_invoice.type", "Fully digital special")),
    ("digital_normal", NC_("vat_invoice.type", "Fully digital ordinary")),
    ("blockchain", NC_("vat_invoice.type", "Blockchain")),
)
_KIND_WORDS = (
    ("special", "专用发票 Special,onpaper"),
    ("normal", "普通发票 Ordinary,onpaper"),
    ("electronic", "电子普通发票 Electronicordinary"),
    ("special_electronic", "电子专用发票 Electronicspecial"),
    ("toll", "通行费发票 Electronic,fortolls"),
    ("roll", "卷式发票 Roll"),
    ("digital_special", "数电专用发票 Fullydigitalspecial"),
    ("digital_normal", "数电普通发票 Fullydigitalordinary"),
    ("blockchain", "区块链发票 Blockchain"),
)
"""Words that a person says for each kind, without blanks."""
_OTHER_PAPERS = (
    "铁路电子客票 航空运输电子客票 行程单 机动车销售 二手车销售 厂牌型号 车架号码 出租汽车 定额发票 营业执照"
)

VAT_INVOICE = DocumentType(
    key="vat_invoice",
    title=N_("VAT invoice"),
    fields=(
        FieldSpec(
            "title",
            NC_("vat_invoice", "Title"),
            pattern=rf"{_PLACE}电子发票\(?{_PLACE}发票\)?|{_PLACE}增值税{_PLACE}发票(?:\([㐀-鿿]{{2,6}}\))?|{_PLACE}电子普通发票",
            required=False,
        ),
        FieldSpec(
            "type",
            NC_("vat_invoice", "Type"),
            Shape.CHOICE,
            choices=(
                "special",
                "normal",
                "electronic",
                "special_electronic",
                "toll",
                "roll",
                "digital_special",
                "digital_normal",
                "blockchain",
            ),
            spellings=(*_KINDS, *((word, key) for key, words in _KIND_WORDS for word in words.split())),
            titles=_KIND_TITLES,
            required=False,
        ),
        FieldSpec(
            "code",
            N_("Invoice code"),
            Shape.CODE,
            labels=("发票代码",),
            pattern=r"\d{12}|\d{10}",
            checks=(be_invoice_code,),
            required=False,
        ),
        FieldSpec(
            "number",
            N_("Invoice No."),
            Shape.CODE,
            labels=("发票号码", "№", "No.", "No"),
            pattern=r"\d{20}|\d{8}",
            checks=(be_invoice_number,),
        ),
        FieldSpec(
            "issue_date", NC_("vat_invoice", "Date"), Shape.DATE, labels=("开票日期",), checks=(must.be_past_date,)
        ),
        FieldSpec(
            "check_code",
            N_("Check code"),
            Shape.CODE,
            labels=("校验码",),
            pattern=r"\d{20}",
            checks=(be_security_code,),
            required=False,
        ),
        FieldSpec(
            "machine_number",
            N_("Machine No."),
            Shape.CODE,
            labels=("机器编号",),
            pattern=r"\d{12}",
            checks=(be_machine_number,),
            required=False,
        ),
        FieldSpec("cipher", N_("Cipher block"), pattern=r"[\d<>*/+\-]{18,}", required=False),
        FieldSpec("buyer_name", N_("Buyer"), labels=_NAME),
        FieldSpec(
            "buyer_tax_id",
            N_("Buyer tax ID"),
            Shape.CODE,
            labels=_TAX_NUMBER,
            pattern=_TAX_NUMBER_FORM,
            checks=(be_tax_number,),
            required=False,
        ),
        FieldSpec("buyer_address", N_("Buyer address, tel"), labels=_ADDRESS, required=False),
        FieldSpec("buyer_bank", N_("Buyer bank"), labels=_BANK, required=False),
        FieldSpec("seller_name", N_("Seller"), labels=_NAME),
        FieldSpec(
            "seller_tax_id",
            N_("Seller tax ID"),
            Shape.CODE,
            labels=_TAX_NUMBER,
            pattern=_TAX_NUMBER_FORM,
            checks=(be_tax_number,),
        ),
        FieldSpec("seller_address", N_("Seller address, tel"), labels=_ADDRESS, required=False),
        FieldSpec("seller_bank", N_("Seller bank"), labels=_BANK, required=False),
        FieldSpec("amount", N_("Net amount"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("tax", NC_("vat_invoice", "Tax"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("total", NC_("vat_invoice", "Total"), Shape.MONEY, labels=("(小写)",), checks=(be_amount,)),
        FieldSpec(
            "total_words",
            N_("Total in words"),
            labels=("价税合计(大写)", "价税合计"),
            pattern=r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整正负貳圓陸]{3,}",
            checks=(be_amount_in_words,),
        ),
        FieldSpec("remarks", N_("Remarks"), required=False, multiline=True),
        FieldSpec("payee", N_("Payee"), labels=("收款人",), required=False),
        FieldSpec("reviewer", N_("Reviewer"), labels=("复核人", "复核"), required=False),
        FieldSpec("issuer", N_("Issuer"), labels=("开票人",), required=False),
    ),
    rows=(
        RowSpec(
            "items",
            N_("Items"),
            (
                FieldSpec("name", N_("Item"), labels=("项目名称", "货物或应税劳务、服务名称", "货物或应税劳务名称")),
                FieldSpec("spec", N_("Spec"), labels=("规格型号",)),
                FieldSpec("unit", N_("Unit"), labels=("单位",)),
                FieldSpec("quantity", N_("Quantity"), labels=("数量",)),
                FieldSpec("unit_price", N_("Unit price"), labels=("单价",)),
                FieldSpec("amount", N_("Amount"), Shape.MONEY, labels=("金额",), checks=(be_amount,)),
                FieldSpec("tax_rate", N_("Rate"), labels=("税率/征收率", "税率")),
                FieldSpec("tax", NC_("vat_invoice.items", "Tax"), Shape.MONEY, labels=("税额",), checks=(be_amount,)),
            ),
            sum_labels=("合计",),
            sums=(("amount", "amount"), ("tax", "tax")),
        ),
    ),
    form=FormSpec(
        heading="title",
        kind="type",
        divider="total_words",
        addends=("amount", "tax"),
        total="total",
        beside=(("密码区", "cipher"), ("备注", "remarks")),
    ),
    cross_checks=(
        net_and_tax_make_total,
        words_say_total,
        number_fits_code,
        has_code_or_long_number,
        seller_is_not_buyer,
        rows_make_sums,
        agrees_with_code,
        remarks_are_no_seal,
    ),
    proofs=(rows_prove_sums, amounts_prove_one_another, code_proves),
    rivals=tuple(_OTHER_PAPERS.split()),
    ordered=False,
)

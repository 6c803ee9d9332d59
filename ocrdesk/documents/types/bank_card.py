"""Bank cards: number, bank and kind of card, end of validity. Nothing on them is labelled."""

from ocrdesk.documents.checks.numbers import be_bank_name, be_month, pass_luhn
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, NumberSpec, Shape

_WORDS = (
    "银联 UnionPay VISA MasterCard JCB VALID THRU MONTH/YEAR 有效期 DEBIT CREDIT 借记卡 储蓄卡 信用卡 "
    "贷记卡 准贷记卡 预付费卡 CVV 95588 95533 95599 95566 95555 客户服务 服务热线 GOODTHRU QuickPass 闪付"
)
_OTHER_PAPERS = (
    "发票 开户许可证 纳税人识别号 开户行 购买方 销售方 合同 甲方 乙方 回单 转账 付款人 收款人 汇款 对账单 交易流水 "
    "申请表"
)

BANK_CARD = DocumentType(
    key="bank_card",
    title=N_("Bank card"),
    fields=(
        FieldSpec(
            "card_number",
            N_("Card number"),
            Shape.CODE,
            pattern=r"\d{15,19}",
            checks=(pass_luhn,),
            strong=True,
        ),
        FieldSpec(
            "bank",
            N_("Bank"),
            pattern=r"(?:[㐀-鿿]{0,12}(?:银行|信用社|农信|农商行|储蓄))(?:股份有限公司)?",
            checks=(be_bank_name,),
        ),
        FieldSpec(
            "card_type",
            N_("Card type"),
            Shape.CHOICE,
            pattern=r"准贷记卡|借记卡|储蓄卡|贷记卡|信用卡|预付费?卡",
            choices=("借记卡", "储蓄卡", "贷记卡", "信用卡", "准贷记卡", "预付费卡"),
            spellings=(("预付卡", "预付费卡"),),
            required=False,
        ),
        FieldSpec(
            "card_name",
            N_("Card name"),
            pattern=r"[㐀-鿿A-Za-z]{0,10}(?:金卡|白金卡|钻石卡|普卡|联名卡|龙卡|灵通卡)|太平洋卡|牡丹卡|长城卡|金穗卡|一卡通",
            required=False,
        ),
        FieldSpec("valid_from", NC_("bank_card", "Valid from"), Shape.MONTH, required=False),
        FieldSpec(
            "valid_to",
            NC_("bank_card", "Valid until"),
            Shape.MONTH,
            pattern=r"(?<!\d)(?:0[1-9]|1[0-2])/(?:20)?\d\d(?!\d)",
            checks=(be_month,),
            required=False,
        ),
        FieldSpec("category", NC_("bank_card", "Category"), required=False),
    ),
    rivals=tuple(_OTHER_PAPERS.split()),
    identity="card_number",
    number=NumberSpec("card_number", words=tuple(_WORDS.split()), reach=(0.45, 0.85, 0.8, 0.75)),
)

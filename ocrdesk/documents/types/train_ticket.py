"""Train tickets on blue and red paper, and electronic ones (电子发票（铁路电子客票）)."""

from ocrdesk.documents.checks.invoices import be_tax_number
from ocrdesk.documents.checks.numbers import be_amount
from ocrdesk.documents.checks.tickets import (
    be_departure,
    be_masked_number,
    be_seat,
    be_train,
    masked_with_four,
    serial_ends_with_ticket_number,
    serial_proves_ticket_number,
    ticket_number_in_serial,
)
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Look, LookSpec, Shape

_STATION = "[㐀-鿿]{1,8}"
_CLASSES = (
    "商务座|特等座|优选一等座|一等座|二等座包座|二等座|一等卧|二等卧|动卧|高级动卧|高级软卧|软卧|硬卧|软座|硬座|"
    "新空调(?:软卧|硬卧|软座|硬座)(?:代[软硬]座)?|无座"
)
_CAPTIONS = (
    "中国铁路祝您旅途愉快",
    "买票请到12306|发货请到95306",
    "遗失不补",
)

_STYLES = (
    ("退票费", "refund"),
    ("改签费", "change"),
    ("始发改签", "change"),
    ("变更到站", "change"),
    ("铁路电子客票", "electronic"),
    ("限乘当日当次车", "paper"),
    ("仅供报销使用", "paper"),
)
"""What tells the kind of ticket, the more telling first."""
_STYLE_TITLES = (
    ("paper", NC_("train_ticket", "Paper")),
    ("electronic", NC_("train_ticket", "Electronic")),
    ("refund", NC_("train_ticket", "Refund")),
    ("change", NC_("train_ticket", "Change")),
)
_STYLE_WORDS = (
    ("纸质", "paper"),
    ("Paper", "paper"),
    ("电子", "electronic"),
    ("Electronic", "electronic"),
    ("退票", "refund"),
    ("Refund", "refund"),
    ("改签", "change"),
    ("Change", "change"),
)
"""Words that a person says for each kind."""

TRAIN_TICKET = DocumentType(
    key="train_ticket",
    title=N_("Train ticket"),
    fields=(
        FieldSpec(
            "ticket_number",
            N_("Ticket No."),
            Shape.CODE,
            pattern=r"[A-Z]\d{6}|\d{2}[A-Z]\d{6}|[A-Z]\d{2,3}[A-Z]?\d{6}",
            required=False,
        ),
        FieldSpec("from_station", NC_("train_ticket", "From"), suffix="站"),
        FieldSpec("to_station", N_("To"), suffix="站"),
        FieldSpec("departure_time", N_("Departure"), checks=(be_departure,)),
        FieldSpec("train_number", N_("Train"), Shape.CODE, pattern=r"[GCDZTKYLS]?\d{1,4}", checks=(be_train,)),
        FieldSpec("seat", N_("Seat"), checks=(be_seat,)),
        FieldSpec("seat_class", NC_("train_ticket", "Class"), pattern=_CLASSES),
        FieldSpec("price", N_("Price"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("name", NC_("train_ticket", "Passenger"), pattern=r"[㐀-鿿·]{2,20}|[A-Z ]{3,40}", required=False),
        FieldSpec(
            "id_number", NC_("train_ticket", "ID number"), Shape.CODE, checks=(be_masked_number,), required=False
        ),
        FieldSpec("serial_number", NC_("train_ticket", "Serial"), Shape.CODE, pattern=r"[\dA-Z]{21}", required=False),
        FieldSpec("sale_station", N_("Sold at"), required=False),
        FieldSpec("check_gate", N_("Gate"), required=False),
        FieldSpec(
            "style",
            N_("Kind"),
            Shape.CHOICE,
            choices=("paper", "electronic", "refund", "change"),
            spellings=(*_STYLES, *_STYLE_WORDS),
            titles=_STYLE_TITLES,
            required=False,
        ),
        FieldSpec("invoice_number", NC_("train_ticket", "Invoice No."), Shape.CODE, pattern=r"\d{20}", required=False),
        FieldSpec(
            "e_ticket_number",
            NC_("train_ticket", "E-ticket No."),
            Shape.CODE,
            pattern=r"[\dA-Z]{21,24}",
            required=False,
        ),
        FieldSpec("buyer_name", NC_("train_ticket", "Buyer"), required=False),
        FieldSpec(
            "buyer_tax_id",
            NC_("train_ticket", "Buyer tax ID"),
            Shape.CODE,
            checks=(be_tax_number,),
            required=False,
        ),
        FieldSpec("tax_rate", NC_("train_ticket", "Rate"), pattern=r"\d{1,2}%", required=False),
        FieldSpec("tax", NC_("train_ticket", "Tax"), Shape.MONEY, checks=(be_amount,), required=False),
    ),
    looks=LookSpec(
        looks=(
            *(Look("style", words) for words, _ in _STYLES),
            *(Look("", caption) for caption in _CAPTIONS),
            Look("departure_time", r"(20\d\d年\d{1,2}月\d{1,2}日\d{1,2}[::]\d\d)开?"),
            Look("departure_time", r"^(20\d\d年\d{1,2}月\d{1,2}日\d{1,2}[::]\d\d)开", across=True),
            Look("train_number", r"^([GCDZTKYLS]\d{1,4}|\d{4})次?$"),
            Look("train_number", rf"站([GCDZTKYLS]\d{{1,4}}|\d{{4}})次?(?={_STATION}站)", sign=False),
            Look("train_number", rf"^{_STATION}站([GCDZTKYLS]\d{{1,4}}|\d{{4}})次?$", sign=False),
            Look("train_number", rf"^([GCDZTKYLS]\d{{1,4}}|\d{{4}})次?(?={_STATION}站$)", sign=False),
            Look("from_station", rf"^({_STATION}?)站?$", beside="train_number", before=True),
            Look("from_station", rf"^({_STATION}?)站", beside="train_number", before=True, sign=False),
            Look("to_station", rf"^({_STATION}?)站?$", beside="train_number"),
            Look("to_station", rf"({_STATION}?)站$", beside="train_number", sign=False),
            Look("seat", r"(\d{1,2}车(?:\d{1,3}[A-F]?号(?:[上中下]铺)?|无座))"),
            Look("seat_class", rf"({_CLASSES})"),
            Look("price", r"票价[::]?[¥Y]?(\d{1,5}\.\d{1,2})"),
            Look("price", r"^.{0,1}?(\d{1,5}\.\d{1,2})元"),
            Look("id_number", r"(?<!\d)([1-9]\d{5,12}\*{2,10}\d{2,4}[\dX]?)"),
            Look("name", r"\*{2,}\d{3}[\dX]([㐀-鿿·]{2,20})$", sign=False),
            Look("name", r"^([㐀-鿿·]{2,12})$", beside="id_number", sign=False),
            Look("invoice_number", r"发票号码[::]?(\d{20})"),
            Look("e_ticket_number", r"电子客票号[::]?([\dA-Z]{21,24})"),
            Look("serial_number", r"^(\d{10,14}[A-Z\d]{0,4}[A-Z]\d{6})", sign=True),
            Look("ticket_number", r"^([A-Z]\d{6}|\d{2}[A-Z]\d{6}|[A-Z]\d{2,3}[A-Z]\d{6})$"),
            Look("sale_station", r"(?:[A-Z]\d{6})([㐀-鿿]{2,8})售$", sign=False),
            Look("sale_station", r"^([㐀-鿿]{2,8})售$", sign=False),
            Look("check_gate", r"检票口?[::]?([0-9A-Z、/]{1,12})", sign=False),
            Look("buyer_name", r"购买方名称[::]?(.{2,40}?)(?:统一社会|$)", sign=False),
            Look("buyer_tax_id", r"统一社会信用代码[::]?([0-9A-Z]{15,20})", sign=False),
            Look("tax_rate", r"税率[::]?(\d{1,2}%)", sign=False),
            Look("tax", r"税额[::]?[¥Y]?(\d{1,5}\.\d{2})", sign=False),
            Look("", r"^[A-Z][a-z]{2,}(?:[A-Z]?[a-z]+)*$", sign=False),
            Look(
                "", r"^(?:网折?|网|学|孩|惠|折|现金|支付宝|微信|团)$|检票|改签|原票|换票|^\d{4}$|开票日期", sign=False
            ),
        ),
        seeds=("departure_time",),
        least=5,
        needed=(("departure_time",), ("train_number",), ("from_station", "to_station")),
    ),
    cross_checks=(serial_ends_with_ticket_number,),
    proofs=(serial_proves_ticket_number,),
    completions=(masked_with_four, ticket_number_in_serial),
    ordered=False,
)

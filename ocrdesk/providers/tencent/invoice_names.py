"""What Tencent Cloud calls the values of invoices, tickets and slips, and which papers of ours they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Names = Mapping[str, str]

VAT_LISTED: Names = {
    "title": "发票名称", "code": "发票代码", "number": "发票号码", "issue_date": "开票日期", "check_code": "校验码",
    "machine_number": "机器编号", "buyer_name": "购买方名称", "buyer_tax_id": "购买方识别号",
    "buyer_address": "（购买方地址、电话）|(购买方地址、电话)|购买方地址、电话", "buyer_bank": "购买方开户行及账号",
    "seller_name": "销售方名称", "seller_tax_id": "销售方识别号",
    "seller_address": "（销售方地址、电话）|(销售方地址、电话)|销售方地址、电话", "seller_bank": "销售方开户行及账号",
    "amount": "合计金额", "tax": "合计税额", "total": "小写金额", "total_words": "价税合计(大写)|价税合计（大写）",
    "remarks": "备注", "payee": "收款人", "reviewer": "复核", "issuer": "开票人",
}  # fmt: skip
"""Names in lists: those parted by | mean the same."""
CIPHER_PARTS = ("密码区", "密码区1", "密码区2", "密码区3", "密码区4")
CAR_LISTED: Names = {
    "code": "发票代码", "number": "发票号码", "issue_date": "开票日期", "machine_code": "机打代码",
    "machine_number": "机打号码", "machine_id": "机器编号", "buyer_name": "购买方名称",
    "buyer_id": "身份证号码/组织机构代码", "buyer_tax_id": "购买方纳税人识别号", "vehicle_type": "车辆类型",
    "model": "厂牌型号", "origin": "产地", "certificate": "合格证号", "import_certificate": "进口证明书号",
    "inspection_number": "商检单号", "engine_number": "发动机号码", "vin": "车辆识别代号/车架号码",
    "total_words": "价税合计|价税合计(大写)", "total": "价税合计(小写)|价税合计（小写）",
    "amount": "不含税价(小写)|不含税价（小写）|不含税价", "tax_rate": "增值税税率或征收率", "tax": "增值税税额",
    "seller_name": "销货单位名称", "seller_tax_id": "销售方纳税人识别号", "seller_phone": "销售方电话|电话",
    "seller_address": "销售方地址|地址", "seller_bank": "销售方开户银行|开户银行", "seller_account": "销售方账号|账号",
    "tax_authority": "主管税务机关", "tax_authority_code": "主管税务机关代码", "tax_receipt": "完税凭证号码",
    "tonnage": "吨位", "seats": "限乘人数", "plate_number": "车牌照号", "registration_number": "登记证号",
}  # fmt: skip
TRAIN: Names = {
    "ticket_number": "TicketNum", "from_station": "StartStation", "to_station": "DestinationStation",
    "departure_time": "Date", "train_number": "TrainNum", "seat": "Seat", "seat_class": "SeatCategory",
    "price": "Price", "name": "Name", "id_number": "ID", "serial_number": "SerialNumber",
    "sale_station": "TicketStation",
}  # fmt: skip
ELECTRONIC_TRAIN: Names = {
    "invoice_number": "Number", "e_ticket_number": "ElectronicTicketNum", "buyer_name": "Buyer",
    "buyer_tax_id": "BuyerTaxID", "tax_rate": "TaxRate", "tax": "Tax",
}  # fmt: skip
"""What an electronic ticket tells besides, where the call gives it."""
BANK_SLIP_LISTED: Names = {
    "type": "回单类型", "number": "回单编号|电子回单号码", "date": "日期|交易日期",
    "payer_name": "付款人户名|付款户名|付款人名称", "payer_account": "付款账号|付款人账号",
    "payer_bank": "付款开户行|付款人开户行", "payee_name": "收款人户名|收款户名|收款人名称",
    "payee_account": "收款账号|收款人账号", "payee_bank": "收款开户行|收款人开户行", "currency": "币种",
    "amount": "交易金额|小写金额|金额", "amount_words": "大写金额|金额大写", "fee": "手续费", "purpose": "用途",
    "summary": "摘要", "serial_number": "流水号|交易流水号", "voucher_number": "凭证号码|凭证号",
    "institution": "交易机构",
}  # fmt: skip
MEDICAL_LISTED: Names = {
    "title": "发票名称", "code": "票据代码|电子票据代码", "number": "票据号码|电子票据号码", "check_code": "校验码",
    "payer": "交款人", "payer_credit_code": "交款人统一社会信用代码", "date": "开票日期", "total": "总金额小写",
    "total_words": "总金额大写", "institution": "收款单位", "institution_type": "医疗机构类型",
    "serial_number": "业务流水号", "outpatient_number": "门诊号", "visit_date": "就诊日期", "record_number": "病历号",
    "inpatient_number": "住院号", "department": "住院科别", "admitted": "入院时间", "discharged": "出院时间",
    "days": "住院天数", "insurance_type": "医保类型", "insurance_number": "医保编号",
    "paid_by_fund": "医保统筹基金支付",
    "paid_by_account": "个人账户支付", "paid_in_cash": "个人现金支付", "paid_otherwise": "其他支付",
    "own_share": "个人自付", "own_expense": "个人自费", "prepaid": "预缴金额", "added": "补缴金额",
    "refunded": "退费金额", "payee": "收款人", "reviewer": "复核人",
}  # fmt: skip
VEHICLE_REGISTRATION_LISTED: Names = {
    "number": "机动车登记证书编号|编号", "owner": "机动车所有人1|机动车所有人|姓名/名称",
    "owner_id_kind": "身份证明名称1|身份证明名称", "owner_id_number": "号码1|号码|身份证明名称/号码",
    "registration_authority": "登记机关1|登记机关", "registration_date": "登记日期1|登记日期|转让登记日期",
    "plate_number": "机动车登记编号", "vehicle_type": "车辆类型", "brand": "车辆品牌", "model": "车辆型号",
    "color": "车身颜色", "vin": "车辆识别代号/车架号", "domestic": "国产/进口", "engine_number": "发动机号",
    "engine_model": "发动机型号", "fuel_type": "燃料种类", "manufacturer": "制造厂名称", "steering": "转向形式",
    "wheelbase": "轴距", "tyres": "轮胎数", "axles": "轴数", "dimension": "外廓尺寸", "gross_mass": "总质量",
    "use_character": "使用性质", "obtained_by": "车辆获得方式", "manufacture_date": "车辆出厂日期",
    "issue_date": "发证日期",
}  # fmt: skip
INSTITUTION_LISTED: Names = {
    "credit_code": "统一社会信用代码", "name": "公司名称|名称|单位名称", "purpose": "经营范围|宗旨和业务范围",
    "address": "公司地址|住所|地址", "legal_representative": "法定代表人", "funding": "经费来源",
    "initial_funds": "开办资金|注册资金", "sponsor": "举办单位", "registration_authority": "登记管理机关|登记机关",
    "validity": "有效期|有效期限",
}  # fmt: skip
ORGANIZATION_CODE_LISTED: Names = {
    "code": "代码|组织机构代码|机构代码|统一社会信用代码", "name": "公司名称|机构名称|名称",
    "type": "企业类型|机构类型|类型", "legal_representative": "法定代表人", "address": "公司地址|地址|住所",
    "registration_number": "登记号", "issuing_authority": "颁发单位|发证机关", "validity": "有效期|有效期限",
}  # fmt: skip

VAT: Names = {
    "title": "Title", "code": "Code", "number": "Number", "issue_date": "Date", "check_code": "CheckCode",
    "machine_number": "MachineCode", "cipher": "Ciphertext", "buyer_name": "Buyer", "buyer_tax_id": "BuyerTaxID",
    "buyer_address": "BuyerAddrTel", "buyer_bank": "BuyerBankAccount", "seller_name": "Seller",
    "seller_tax_id": "SellerTaxID", "seller_address": "SellerAddrTel", "seller_bank": "SellerBankAccount",
    "amount": "PretaxAmount", "tax": "Tax", "total": "Total", "total_words": "TotalCn", "remarks": "Remark",
    "payee": "Receiptor", "reviewer": "Reviewer", "issuer": "Issuer",
}  # fmt: skip
TAXI: Names = {
    "code": "Code", "number": "Number", "place": "Place", "date": "Date", "time_on": "TimeGetOn",
    "time_off": "TimeGetOff", "taxi_number": "LicensePlate", "unit_price": "Price", "distance": "Mileage",
    "fuel_surcharge": "FuelFee", "booking_fee": "BookingCallFee", "total": "Total",
}  # fmt: skip
QUOTA: Names = {
    "code": "Code", "number": "Number", "amount": "Total", "amount_words": "TotalCn", "title": "Title",
}  # fmt: skip
TOLL: Names = {
    "code": "Code", "number": "Number", "entrance": "Entrance", "exit": "Exit", "amount": "Total", "date": "Date",
    "time": "Time",
}  # fmt: skip
FLIGHT: Names = {
    "passenger": "UserName", "id_number": "UserID", "e_ticket_number": "Number", "check_code": "CheckCode",
    "serial_number": "SerialNumber", "fare": "Fare", "fund": "AirDevelopmentFund", "fuel_surcharge": "FuelSurcharge",
    "other_taxes": "Tax", "total": "Total", "insurance": "Insurance", "endorsement": "Endorsement",
    "agent_code": "AgentCode", "issuer": "Issuer", "issue_date": "Date", "domestic": "DomesticInternationalTag",
    "invoice_number": "ReceiptNumber", "buyer_name": "Buyer", "buyer_tax_id": "BuyerTaxID",
}  # fmt: skip
DIGITAL_FLIGHT: Names = {
    **FLIGHT, "e_ticket_number": "ElectronicTicketNum", "check_code": "VerificationCode", "fund": "DevelopmentFund",
    "other_taxes": "OtherTax", "invoice_number": "Number", "serial_number": "GPOrder",
}  # fmt: skip
PAPER_TRAIN: Names = {
    "ticket_number": "Number", "from_station": "StationGetOn", "to_station": "StationGetOff",
    "train_number": "TrainNumber", "seat": "SeatNumber", "seat_class": "Seat", "price": "Total", "name": "Name",
    "id_number": "UserID", "serial_number": "SerialNumber", "sale_station": "PickUpAddress", "check_gate": "GateNumber",
}  # fmt: skip
DIGITAL_TRAIN: Names = {
    "invoice_number": "Number", "e_ticket_number": "ElectronicTicketNum", "from_station": "StationGetOn",
    "to_station": "StationGetOff", "train_number": "TrainNumber", "seat": "SeatNumber", "seat_class": "Seat",
    "price": "Fare", "name": "UserName", "id_number": "UserID", "buyer_name": "Buyer", "buyer_tax_id": "BuyerTaxID",
    "tax_rate": "TaxRate", "tax": "Tax",
}  # fmt: skip
NEW_CAR: Names = {
    "code": "Code", "number": "Number", "issue_date": "Date", "machine_code": "MachineCode",
    "machine_number": "MachineNumber", "machine_id": "MachineID", "buyer_name": "Buyer", "buyer_id": "BuyerID",
    "buyer_tax_id": "BuyerTaxID", "vehicle_type": "VehicleType", "model": "VehicleModel", "origin": "Origin",
    "certificate": "CertificateNumber", "import_certificate": "TaxNum", "inspection_number": "InspectionNumber",
    "engine_number": "VehicleEngineCode", "vin": "VIN", "total_words": "TotalCn", "total": "Total",
    "amount": "PretaxAmount", "tax_rate": "TaxRate", "tax": "Tax", "seller_name": "Seller",
    "seller_tax_id": "SellerTaxID", "seller_phone": "SellerTel", "seller_address": "SellerAddress",
    "seller_bank": "SellerBank", "seller_account": "SellerBankAccount", "tax_authority": "TaxAuthorities",
    "tax_authority_code": "TaxAuthoritiesCode", "tax_receipt": "TaxPayNum", "tonnage": "Tonnage",
    "seats": "MaxPeopleNum",
}  # fmt: skip
USED_CAR: Names = {
    **NEW_CAR, "machine_id": "MachineSerialNumber", "plate_number": "LicensePlate",
    "registration_number": "RegistrationNumber",
}  # fmt: skip
MACHINE: Names = {
    "title": "Title", "code": "Code", "number": "Number", "date": "Date", "check_code": "CheckCode",
    "category": "Category", "industry": "IndustryClass", "buyer_name": "Buyer", "buyer_tax_id": "BuyerTaxID",
    "seller_name": "Seller", "seller_tax_id": "SellerTaxID", "amount": "PretaxAmount", "tax": "Tax", "total": "Total",
    "total_words": "TotalCn", "issuer": "Issuer", "payee": "Receiptor", "reviewer": "Reviewer", "remarks": "Remark",
}  # fmt: skip
BUS: Names = {
    "code": "Code", "number": "Number", "from_station": "StationGetOn", "to_station": "StationGetOff",
    "date": "DateGetOn", "time": "TimeGetOn", "seat": "SeatNumber", "trip": "TrainNumber", "gate": "GateNumber",
    "boarding_place": "PlaceGetOn", "ticket_type": "TicketType", "vehicle_type": "VehicleType", "price": "Total",
    "passenger": "UserName", "id_number": "UserID", "issue_date": "Date",
}  # fmt: skip
SHIP: Names = {
    "code": "Code", "number": "Number", "from_station": "StationGetOn", "to_station": "StationGetOff", "date": "Date",
    "time": "Time", "price": "Total", "currency": "CurrencyCode", "passenger": "UserName",
}  # fmt: skip
NON_TAX: Names = {
    "title": "Title BillName", "code": "Code", "number": "Number", "check_code": "CheckCode", "date": "Date",
    "payer": "Buyer", "payer_tax_id": "BuyerTaxID", "payer_account": "PayerAccount", "payer_bank": "PayerBank",
    "payee": "Seller", "payee_company": "SellerCompany", "payee_account": "ReceiverAccount",
    "payee_bank": "ReceiverBank", "receiving_unit": "Receiver", "receiving_code": "ReceiveUnitCode",
    "payment_code": "PaymentCode", "currency": "CurrencyCode", "total": "Total", "total_words": "TotalCn",
    "reviewer": "Reviewer", "operator": "Operator", "remarks": "Remark", "other": "OtherInfo",
}  # fmt: skip
MEDICAL: Names = {
    "title": "Title", "code": "Code", "number": "Number", "total": "Total", "total_words": "TotalCn", "date": "Date",
    "check_code": "CheckCode", "reviewer": "Reviewer",
}  # fmt: skip
TAX_PAYMENT_LISTED: Names = {
    "number": "税号", "taxpayer_id": "纳税人识别号", "taxpayer": "纳税人名称", "date": "填发日期",
    "authority": "税务机关",
    "total": "金额合计小写|金额合计(小写)", "total_words": "金额合计大写|金额合计(大写)", "issuer": "填票人",
}  # fmt: skip
CUSTOMS_PAYMENT_LISTED: Names = {
    "number": "号码|税号|缴款书号码", "date": "填发日期", "taxpayer_id": "纳税人识别号",
    "payer": "缴款单位名称|纳税人名称|缴款单位(人)名称", "payer_account": "缴款单位账号|账号",
    "payer_bank": "缴款单位开户银行|开户银行", "receiver": "收入机关", "subject": "科目", "treasury": "收款国库",
    "declaration_number": "报关单编号", "contract_number": "合同(批文)号|合同批文号",
    "transport": "运输工具(号)|运输工具号",
    "due_date": "缴款期限", "bill_of_lading": "提/装货单号|提装货单号", "total": "金额合计小写|合计(￥)|金额合计(小写)",
    "total_words": "金额合计大写|金额人民币(大写)|金额合计(大写)",
}  # fmt: skip
ITINERARY_LISTED: Names = {
    "provider": "服务商", "applied_date": "申请日期", "begin": "行程开始时间|行程起始时间",
    "end": "行程结束时间|行程终止时间",
    "phone": "行程人手机号|手机号|行程人", "rides": "行程数|单数", "total": "合计金额|总金额|合计",
}  # fmt: skip
DECLARATION_LISTED: Names = {
    "prerecord_number": "预录入编号", "number": "海关编号", "consignee": "境内收货人|境内发货人|境内收发货人",
    "customs_office": "进境关别|出境关别|进出境关别", "date": "进口日期|出口日期|进出口日期",
    "declared_date": "申报日期",
    "record_number": "备案号", "foreign_party": "境外发货人|境外收货人|境外收发货人", "transport_mode": "运输方式",
    "transport": "运输工具名称及航次号|运输工具名称", "bill_of_lading": "提运单号",
    "owner_unit": "消费使用单位|生产销售单位", "supervision": "监管方式", "levy": "征免性质",
    "licence_number": "许可证号",
    "contract_number": "合同协议号", "trade_country": "贸易国(地区)|贸易国（地区）",
    "country": "启运国(地区)|运抵国(地区)|启运国（地区）|运抵国（地区）", "packages": "件数",
    "gross_weight": "毛重(千克)|毛重（千克）|毛重", "net_weight": "净重(千克)|净重（千克）|净重", "terms": "成交方式",
    "freight": "运费", "insurance": "保费", "marks": "标记唛码及备注",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rows:
    """What a paper lists: where the list stands, and (printed head, the service's name) for each column."""

    member: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of piece in a mixed answer: our document type, its names, its list, and values that its kind tells."""

    type: str
    names: Names
    rows: Rows | None = None
    content: str = ""
    """The member that holds names and values as a list; names are Chinese then."""
    told: Mapping[str, str] = field(default_factory=dict)


_HEADS = ("项目名称", "规格型号", "单位", "数量", "单价", "金额", "税率/征收率", "税额")


def _columns(names: str, heads: tuple[str, ...] = _HEADS) -> tuple[tuple[str, str], ...]:
    return tuple(zip(heads, names.split(), strict=True))


VAT_ITEMS = Rows("Items", _columns("Name Spec Unit Quantity UnitPrice AmountWithoutTax TaxRate TaxAmount"))
_VAT_ROWS = Rows("VatInvoiceItemInfos", _columns("Name Specification Unit Quantity Price Total TaxRate Tax"))
_DIGITAL_ROWS = Rows("VatElectronicItems", _columns("Name Specification Unit Quantity Price Total TaxRate Tax"))
_ROLL_ROWS = Rows("VatRollItems", _columns("Name Quantity Price Total", ("项目名称", "数量", "单价", "金额")))
_MACHINE_HEADS = ("项目名称", "规格型号", "单位", "数量", "单价", "金额", "税率", "税额")
_MACHINE_ROWS = Rows(
    "GeneralMachineItems", _columns("Name Specification Unit Quantity Price Total TaxRate Tax", _MACHINE_HEADS)
)
_NON_TAX_ROWS = Rows(
    "NonTaxItems",
    _columns("ItemID Name Unit Quantity Standard Total", ("项目编码", "项目名称", "单位", "数量", "标准", "金额")),
)
_LEGS = Rows(
    "FlightItems",
    _columns(
        "StationGetOn StationGetOff Carrier FlightNumber Seat DateGetOn TimeGetOn FareBasis Allow",
        ("始发站", "目的站", "承运人", "航班号", "座位等级", "日期", "时间", "客票级别", "免费行李"),
    ),
)


def _vat(kind: str, names: Names = VAT, rows: Rows = _VAT_ROWS) -> Paper:
    return Paper("vat_invoice", names, rows, told={"type": kind})


PAPERS: Mapping[str, Paper] = {
    "TaxiTicket": Paper("taxi_invoice", TAXI),
    "QuotaInvoice": Paper("quota_invoice", QUOTA),
    "TollInvoice": Paper("toll_invoice", TOLL),
    "AirTransport": Paper("flight_itinerary", FLIGHT, _LEGS),
    "ElectronicFlightTicketFull": Paper("flight_itinerary", DIGITAL_FLIGHT, _LEGS),
    "TrainTicket": Paper("train_ticket", PAPER_TRAIN, told={"style": "paper"}),
    "ElectronicTrainTicketFull": Paper("train_ticket", DIGITAL_TRAIN, told={"style": "electronic"}),
    "VatSpecialInvoice": _vat("special"),
    "VatCommonInvoice": _vat("normal"),
    "VatElectronicCommonInvoice": _vat("electronic"),
    "VatElectronicSpecialInvoice": _vat("special_electronic"),
    "VatElectronicInvoiceBlockchain": _vat("blockchain"),
    "VatElectronicInvoiceToll": _vat("toll"),
    "VatElectronicSpecialInvoiceFull": _vat("digital_special", rows=_DIGITAL_ROWS),
    "VatElectronicInvoiceFull": _vat("digital_normal", rows=_DIGITAL_ROWS),
    "VatInvoiceRoll": _vat("roll", rows=_ROLL_ROWS),
    "MotorVehicleSaleInvoice": Paper("vehicle_sales_invoice", NEW_CAR),
    "MotorVehicleSaleInvoiceElectronic": Paper("vehicle_sales_invoice", NEW_CAR),
    "UsedCarPurchaseInvoice": Paper("vehicle_sales_invoice", USED_CAR),
    "UsedCarPurchaseInvoiceElectronic": Paper("vehicle_sales_invoice", USED_CAR),
    "MachinePrintedInvoice": Paper("machine_invoice", MACHINE, _MACHINE_ROWS),
    "BusInvoice": Paper("bus_ticket", BUS),
    "ShippingInvoice": Paper("ship_ticket", SHIP),
    "NonTaxIncomeGeneralBill": Paper("non_tax_receipt", NON_TAX, _NON_TAX_ROWS),
    "NonTaxIncomeElectronicBill": Paper("non_tax_receipt", NON_TAX, _NON_TAX_ROWS),
    "MedicalOutpatientInvoice": Paper("medical_invoice", MEDICAL),
    "MedicalHospitalizedInvoice": Paper("medical_invoice", MEDICAL),
    "TaxPayment": Paper("tax_payment_certificate", TAX_PAYMENT_LISTED, content="Content"),
    "CustomsPaymentReceipt": Paper("customs_payment", CUSTOMS_PAYMENT_LISTED, content="Content"),
    "BankSlip": Paper("bank_slip", BANK_SLIP_LISTED, content="BankSlipInfos"),
    "OnlineTaxiItinerary": Paper("ride_hailing_itinerary", ITINERARY_LISTED, content="Content"),
    "CustomsDeclaration": Paper("customs_declaration", DECLARATION_LISTED, content="Content"),
}
"""By the service's name of the piece."""

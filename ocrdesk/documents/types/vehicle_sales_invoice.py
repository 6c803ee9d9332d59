"""Invoices for vehicles sold, new and used: buyer, vehicle, price and seller."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.amount_in_words import be_amount_in_words, words_say_total
from ocrdesk.documents.checks.invoices import be_invoice_number, be_tax_number, net_and_tax_make_total
from ocrdesk.documents.checks.numbers import be_amount, be_invoice_code, be_plate, be_vin
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

VEHICLE_SALES_INVOICE = DocumentType(
    key="vehicle_sales_invoice",
    title=N_("Vehicle sales invoice"),
    fields=(
        FieldSpec("code", N_("Code"), Shape.CODE, pattern=r"\d{12}|\d{10}", checks=(be_invoice_code,), required=False),
        FieldSpec("number", N_("No."), Shape.CODE, pattern=r"\d{20}|\d{8}", checks=(be_invoice_number,)),
        FieldSpec("issue_date", NC_("vehicle_sales_invoice", "Date"), Shape.DATE, checks=(must.be_date,)),
        FieldSpec("machine_code", N_("Printed code"), Shape.CODE, required=False),
        FieldSpec("machine_number", N_("Printed No."), Shape.CODE, required=False),
        FieldSpec("machine_id", N_("Machine No."), Shape.CODE, required=False),
        FieldSpec("buyer_name", N_("Buyer")),
        FieldSpec("buyer_id", N_("Buyer ID"), Shape.CODE, required=False),
        FieldSpec(
            "buyer_tax_id",
            NC_("vehicle_sales_invoice", "Buyer tax ID"),
            Shape.CODE,
            checks=(be_tax_number,),
            required=False,
        ),
        FieldSpec("vehicle_type", N_("Vehicle type"), required=False),
        FieldSpec("model", NC_("vehicle_sales_invoice", "Model"), required=False),
        FieldSpec("origin", N_("Origin"), required=False),
        FieldSpec("certificate", NC_("vehicle_sales_invoice", "Certificate"), Shape.CODE, required=False),
        FieldSpec("import_certificate", N_("Import certificate"), Shape.CODE, required=False),
        FieldSpec("inspection_number", N_("Inspection No."), Shape.CODE, required=False),
        FieldSpec("engine_number", N_("Engine No."), Shape.CODE, required=False),
        FieldSpec(
            "vin", NC_("vehicle_sales_invoice", "VIN"), Shape.CODE, pattern=r"[A-HJ-NPR-Z0-9]{17}", checks=(be_vin,)
        ),
        FieldSpec("total_words", NC_("vehicle_sales_invoice", "Total in words"), checks=(be_amount_in_words,)),
        FieldSpec("total", NC_("vehicle_sales_invoice", "Total"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("amount", N_("Net price"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("tax_rate", N_("Rate")),
        FieldSpec("tax", NC_("vehicle_sales_invoice", "Tax"), Shape.MONEY, checks=(be_amount,)),
        FieldSpec("seller_name", NC_("vehicle_sales_invoice", "Seller")),
        FieldSpec("seller_tax_id", NC_("vehicle_sales_invoice", "Seller tax ID"), Shape.CODE, checks=(be_tax_number,)),
        FieldSpec("seller_phone", N_("Seller phone"), Shape.CODE, required=False),
        FieldSpec("seller_address", N_("Seller address"), required=False),
        FieldSpec("seller_bank", NC_("vehicle_sales_invoice", "Seller bank"), required=False),
        FieldSpec("seller_account", N_("Seller account"), Shape.CODE, required=False),
        FieldSpec("tax_authority", N_("Tax authority"), required=False),
        FieldSpec("tax_authority_code", N_("Tax authority code"), Shape.CODE, required=False),
        FieldSpec("tax_receipt", N_("Tax receipt"), Shape.CODE, required=False),
        FieldSpec("tonnage", N_("Tonnage"), required=False),
        FieldSpec("seats", NC_("vehicle_sales_invoice", "Seats"), required=False),
        FieldSpec("plate_number", N_("Plate (used car)"), Shape.CODE, checks=(be_plate,), required=False),
        FieldSpec("registration_number", N_("Registration (used)"), Shape.CODE, required=False),
    ),
    cross_checks=(words_say_total, net_and_tax_make_total),
    offline=False,
)

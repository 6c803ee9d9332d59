"""Declarations of goods at the customs, for import and export."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

CUSTOMS_DECLARATION = DocumentType(
    key="customs_declaration",
    title=N_("Customs declaration"),
    fields=(
        FieldSpec("title", NC_("customs_declaration", "Title"), required=False),
        FieldSpec("prerecord_number", NC_("customs_declaration", "Pre-recording No."), Shape.CODE, required=False),
        FieldSpec("number", NC_("customs_declaration", "Customs No."), Shape.CODE),
        FieldSpec("consignee", N_("Domestic consignee or consignor"), required=False),
        FieldSpec("customs_office", N_("Customs office"), required=False),
        FieldSpec("date", N_("Date of import or export"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("declared_date", N_("Date of declaration"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("record_number", NC_("customs_declaration", "Record No."), Shape.CODE, required=False),
        FieldSpec("foreign_party", N_("Foreign party"), required=False),
        FieldSpec("transport_mode", N_("Mode of transport"), required=False),
        FieldSpec("transport", NC_("customs_declaration", "Means of transport"), required=False),
        FieldSpec("bill_of_lading", NC_("customs_declaration", "Bill of lading No."), required=False),
        FieldSpec("owner_unit", N_("Consuming or producing unit"), required=False),
        FieldSpec("supervision", N_("Mode of supervision"), required=False),
        FieldSpec("levy", N_("Nature of levy"), required=False),
        FieldSpec("licence_number", NC_("customs_declaration", "Licence No."), required=False),
        FieldSpec("contract_number", NC_("customs_declaration", "Contract No."), required=False),
        FieldSpec("trade_country", N_("Trading country"), required=False),
        FieldSpec("country", N_("Country of departure or arrival"), required=False),
        FieldSpec("packages", NC_("customs_declaration", "Packages"), required=False),
        FieldSpec("gross_weight", N_("Gross weight"), required=False),
        FieldSpec("net_weight", N_("Net weight"), required=False),
        FieldSpec("terms", N_("Terms of trade"), required=False),
        FieldSpec("freight", NC_("customs_declaration", "Freight"), required=False),
        FieldSpec("insurance", NC_("customs_declaration", "Insurance"), required=False),
        FieldSpec("marks", N_("Marks and remarks"), required=False, multiline=True),
    ),
    offline=False,
)

"""Registration certificates of vehicles: owner, registration and what the vehicle is."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.numbers import be_vin
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

VEHICLE_REGISTRATION = DocumentType(
    key="vehicle_registration",
    title=N_("Vehicle registration certificate"),
    fields=(
        FieldSpec("number", NC_("vehicle_registration", "Certificate No."), Shape.CODE, required=False),
        FieldSpec("owner", NC_("vehicle_registration", "Owner")),
        FieldSpec("owner_id_kind", N_("Owner's document"), required=False),
        FieldSpec("owner_id_number", N_("Owner's document No."), Shape.CODE, required=False),
        FieldSpec("registration_authority", N_("Registration authority"), required=False),
        FieldSpec("registration_date", N_("Registration date"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("plate_number", NC_("vehicle_registration", "Registration No."), Shape.CODE, required=False),
        FieldSpec("vehicle_type", N_("Vehicle type"), required=False),
        FieldSpec("brand", NC_("vehicle_registration", "Brand"), required=False),
        FieldSpec("model", NC_("vehicle_registration", "Model"), required=False),
        FieldSpec("color", N_("Body colour"), required=False),
        FieldSpec("vin", NC_("vehicle_registration", "VIN"), Shape.CODE, checks=(be_vin,)),
        FieldSpec("domestic", N_("Domestic or imported"), required=False),
        FieldSpec("engine_number", NC_("vehicle_registration", "Engine No."), Shape.CODE, required=False),
        FieldSpec("engine_model", N_("Engine model"), required=False),
        FieldSpec("fuel_type", NC_("vehicle_registration", "Fuel"), required=False),
        FieldSpec("manufacturer", NC_("vehicle_registration", "Manufacturer"), required=False),
        FieldSpec("steering", NC_("vehicle_registration", "Steering"), required=False),
        FieldSpec("wheelbase", NC_("vehicle_registration", "Wheelbase"), required=False),
        FieldSpec("tyres", NC_("vehicle_registration", "Tyres"), required=False),
        FieldSpec("axles", NC_("vehicle_registration", "Axles"), required=False),
        FieldSpec("dimension", N_("Dimensions"), required=False),
        FieldSpec("gross_mass", N_("Gross mass"), required=False),
        FieldSpec("use_character", N_("Use"), required=False),
        FieldSpec("obtained_by", N_("Obtained by"), required=False),
        FieldSpec("manufacture_date", N_("Date of manufacture"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec(
            "issue_date", NC_("vehicle_registration", "Issue date"), Shape.DATE, checks=(must.be_date,), required=False
        ),
    ),
    offline=False,
)

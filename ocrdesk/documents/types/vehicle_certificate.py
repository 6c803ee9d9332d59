"""Conformity certificates of new vehicles (机动车整车出厂合格证)."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks.numbers import be_vin
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

VEHICLE_CERTIFICATE = DocumentType(
    key="vehicle_certificate",
    title=N_("Vehicle conformity certificate"),
    fields=(
        FieldSpec("number", NC_("vehicle_certificate", "Certificate No."), Shape.CODE),
        FieldSpec("issue_date", N_("Issue date"), Shape.DATE, checks=(must.be_date,), required=False),
        FieldSpec("manufacturer", NC_("vehicle_certificate", "Manufacturer")),
        FieldSpec("brand", NC_("vehicle_certificate", "Brand"), required=False),
        FieldSpec("vehicle_name", N_("Vehicle name"), required=False),
        FieldSpec("model", NC_("vehicle_certificate", "Model"), required=False),
        FieldSpec("vin", NC_("vehicle_certificate", "VIN"), Shape.CODE, checks=(be_vin,)),
        FieldSpec("color", N_("Body colour"), required=False),
        FieldSpec("chassis_model", N_("Chassis model"), required=False),
        FieldSpec("engine_model", N_("Engine model"), required=False),
        FieldSpec("engine_number", NC_("vehicle_certificate", "Engine No."), Shape.CODE, required=False),
        FieldSpec("fuel_type", NC_("vehicle_certificate", "Fuel"), required=False),
        FieldSpec("displacement", N_("Displacement"), required=False),
        FieldSpec("power", NC_("vehicle_certificate", "Power"), required=False),
        FieldSpec("emission_standard", N_("Emission standard"), required=False),
        FieldSpec("wheelbase", NC_("vehicle_certificate", "Wheelbase"), required=False),
        FieldSpec("tyres", NC_("vehicle_certificate", "Tyres"), required=False),
    ),
    offline=False,
)

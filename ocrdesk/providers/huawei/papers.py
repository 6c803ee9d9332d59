"""Huawei Cloud's names for what stands on papers, and our key for each."""

ID_PORTRAIT = {
    "name": "name",
    "sex": "sex",
    "ethnicity": "ethnicity",
    "birth": "birth_date",
    "address": "address",
    "number": "id_number",
}
ID_EMBLEM = {"issue": "issuing_authority", "valid_from": "valid_from", "valid_to": "valid_to"}

DRIVER_MAIN = {
    "number": "license_number",
    "name": "name",
    "sex": "sex",
    "nationality": "nationality",
    "address": "address",
    "birth": "birth_date",
    "issue_date": "first_issue_date",
    "class": "class",
    "valid_from": "valid_from",
    "valid_to": "valid_to",
    "issuing_authority": "issuing_authority",
    "type": "variant",
    "status": "status",
    "accumulated_scores": "points",
    "generation_date": "generated_at",
    "current_time": "current_time",
}
DRIVER_DUPLICATE = {"number": "license_number", "name": "name", "file_number": "file_number", "record": "record"}

VEHICLE_MAIN = {
    "number": "plate_number",
    "vehicle_type": "vehicle_type",
    "name": "owner",
    "address": "address",
    "use_character": "use_character",
    "model": "model",
    "vin": "vin",
    "engine_no": "engine_number",
    "register_date": "register_date",
    "issue_date": "issue_date",
    "issuing_authority": "issuing_authority",
}
VEHICLE_DUPLICATE = {
    "number": "plate_number",
    "file_no": "file_number",
    "approved_passengers": "approved_passengers",
    "gross_mass": "gross_mass",
    "unladen_mass": "unladen_mass",
    "approved_load": "approved_load",
    "dimension": "dimension",
    "traction_mass": "traction_mass",
    "remarks": "remarks",
    "inspection_record": "inspection_record",
    "code_number": "barcode_number",
    "energy_type": "fuel_type",
    "color": "body_color",
    "mandatory_scrapping_date": "scrapping_date",
}
FRONT_ONLY = {"id_card": "name", "driver_license": "class", "vehicle_license": "vin"}
"""What only the first side of a paper holds."""

BUSINESS_LICENSE = {
    "registration_number": "credit_code",
    "name": "name",
    "type": "type",
    "address": "address",
    "legal_representative": "legal_representative",
    "registered_capital": "registered_capital",
    "found_date": "established_date",
    "business_term": "valid_period",
    "business_scope": "business_scope",
    "organization_form": "composing_form",
    "issue_date": "registration_date",
}
BANK_CARD = {
    "card_number": "card_number",
    "bank_name": "bank",
    "type": "card_type",
    "issue_date": "valid_from",
    "expiry_date": "valid_to",
}
PASSPORT = {
    "passport_type": "type",
    "country_code": "country_code",
    "passport_number": "passport_number",
    "name_native": "name_native",
    "surname": "surname",
    "given_name": "given_name",
    "sex": "sex",
    "nationality": "nationality",
    "date_of_birth": "birth_date",
    "place_of_birth": "birth_place",
    "date_of_issue": "issue_date",
    "place_of_issue": "issue_place",
    "date_of_expiry": "expiry_date",
    "issuing_authority": "authority",
}
VIN = {"vin": "vin"}
BUSINESS_CARD = {
    "name": "name",
    "company": "company",
    "title": "title",
    "department": "department",
    "mobile": "mobile",
    "phone": "phone",
    "fax": "fax",
    "email": "email",
    "website": "website",
    "address": "address",
    "postcode": "postcode",
    "wechat": "wechat",
    "qq": "qq",
    "other": "other",
}

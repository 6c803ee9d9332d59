"""Vehicle licences: main page with vehicle and owner, duplicate page with masses, size and inspections."""

from ocrdesk.documents.checks import identity as must
from ocrdesk.documents.checks import licences as licence_checks
from ocrdesk.documents.checks.numbers import be_file_number, be_plate, be_vin
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape, Side

_MAIN = ("main",)
_DUPLICATE = ("duplicate",)
_ENGLISH = (
    "Vehicle License of the People's Republic of China",
    "Plate No.",
    "Vehicle Type",
    "Owner",
    "Address",
    "Use Character",
    "Model",
    "VIN",
    "Engine No.",
    "Register Date",
    "Issue Date",
)
_OTHER_PAPERS = (
    "居民身份证 驾驶证 居住证 护照 登记表 申请书 申请表 信息表 合同 协议 保险 保单 发票 合格证 登记证书 姓名 性别 序号 "
    "购买方 销售方 价税合计"
)
_MASS = r"\d{2,6}KG|-{1,3}"

VEHICLE_LICENSE = DocumentType(
    key="vehicle_license",
    title=N_("Vehicle licence"),
    fields=(
        FieldSpec(
            "plate_number",
            N_("Plate No."),
            Shape.CODE,
            labels=("号牌号码",),
            pattern=r"[㐀-鿿][A-Z]·?[A-Z0-9]{4,6}[挂学警试超领港澳]?|[A-Z]{2}\d{5}|使?\d{6}使?",
            checks=(be_plate,),
        ),
        FieldSpec(
            "vehicle_type",
            N_("Vehicle type"),
            labels=("车辆类型",),
            pattern=r"(?!一)[㐀-鿿]{0,10}(车|挂车|摩托车|机械|拖拉机)",
            sides=_MAIN,
        ),
        FieldSpec(
            "owner",
            N_("Owner"),
            labels=("所有人",),
            pattern=r"[㐀-鿿·〇]{2,12}|[㐀-鿿（）()·A-Za-z0-9]{4,50}",
            multiline=True,
            checks=(licence_checks.be_business_name,),
            sides=_MAIN,
        ),
        FieldSpec("address", N_("Address"), labels=("住址",), checks=(must.be_address,), multiline=True, sides=_MAIN),
        FieldSpec(
            "use_character",
            N_("Use"),
            Shape.CHOICE,
            labels=("使用性质",),
            choices=licence_checks.USES,
            sides=_MAIN,
        ),
        FieldSpec(
            "model",
            N_("Model"),
            labels=("品牌型号",),
            pattern=r"[㐀-鿿A-Za-z·（）()-]{1,14}牌[A-Z0-9][A-Z0-9/.()（）+-]{2,24}",
            checks=(licence_checks.be_maker_and_model,),
            sides=_MAIN,
        ),
        FieldSpec(
            "vin",
            N_("VIN"),
            Shape.CODE,
            labels=("车辆识别代号",),
            pattern=r"[A-Z0-9]{17}",
            checks=(be_vin,),
            sides=_MAIN,
        ),
        FieldSpec(
            "engine_number",
            N_("Engine No."),
            Shape.CODE,
            labels=("发动机号码",),
            checks=(licence_checks.be_engine_number,),
            sides=_MAIN,
        ),
        FieldSpec(
            "register_date",
            N_("Registered"),
            Shape.DATE,
            labels=("注册日期",),
            checks=(must.be_past_date,),
            sides=_MAIN,
        ),
        FieldSpec(
            "issue_date",
            N_("Issued"),
            Shape.DATE,
            labels=("发证日期",),
            checks=(must.be_past_date,),
            sides=_MAIN,
        ),
        FieldSpec(
            "issuing_authority",
            NC_("vehicle_license", "Issuing authority"),
            labels=("发证机关",),
            pattern=r"[㐀-鿿]{2,26}(公安局|支队|总队|大队|交警队|车辆管理所)",
            required=False,
            multiline=True,
            sides=_MAIN,
        ),
        FieldSpec(
            "file_number",
            N_("File No."),
            Shape.CODE,
            labels=("档案编号",),
            pattern=r"\d{12}",
            checks=(be_file_number,),
            sides=_DUPLICATE,
        ),
        FieldSpec(
            "approved_passengers",
            N_("Seats"),
            Shape.CODE,
            labels=("核定载人数",),
            pattern=r"\d{1,3}(?:\+\d{1,2})?人|-{1,3}",
            checks=(licence_checks.be_seats,),
            sides=_DUPLICATE,
        ),
        *(
            FieldSpec(
                key,
                title,
                Shape.CODE,
                labels=(label,),
                pattern=_MASS,
                checks=(licence_checks.be_mass,),
                sides=_DUPLICATE,
            )
            for key, title, label in (
                ("gross_mass", N_("Gross mass"), "总质量"),
                ("unladen_mass", N_("Unladen mass"), "整备质量"),
                ("approved_load", N_("Approved load"), "核定载质量"),
            )
        ),
        FieldSpec(
            "dimension",
            N_("Dimensions"),
            labels=("外廓尺寸",),
            pattern=r"\d{3,5}[×Xx*]\d{3,4}[×Xx*]\d{3,4}(?:mm|MM)?",
            checks=(licence_checks.be_dimension,),
            sides=_DUPLICATE,
        ),
        FieldSpec(
            "traction_mass",
            N_("Towing mass"),
            Shape.CODE,
            labels=("准牵引总质量",),
            pattern=_MASS,
            checks=(licence_checks.be_mass,),
            sides=_DUPLICATE,
        ),
        FieldSpec("remarks", N_("Remarks"), labels=("备注",), required=False, multiline=True, sides=_DUPLICATE),
        FieldSpec(
            "inspection_record",
            N_("Inspection record"),
            labels=("检验记录",),
            pattern=r"检验有效期至20\d\d年\d{1,2}月.{0,12}",
            checks=(licence_checks.be_inspection_record,),
            required=False,
            multiline=True,
            sides=_DUPLICATE,
        ),
        FieldSpec(
            "barcode_number",
            N_("Barcode No."),
            Shape.CODE,
            pattern=licence_checks.BARCODE_NUMBER,
            checks=(licence_checks.be_barcode_number,),
            required=False,
            sides=_DUPLICATE,
        ),
        FieldSpec("fuel_type", N_("Fuel"), labels=("能源种类",), required=False, sides=_DUPLICATE),
        FieldSpec("body_color", NC_("vehicle_license", "Colour"), labels=("车身颜色",), required=False, sides=_MAIN),
        FieldSpec(
            "scrapping_date",
            N_("Scrapping date"),
            Shape.DATE,
            checks=(must.be_date,),
            required=False,
            sides=_DUPLICATE,
        ),
    ),
    sides=(
        Side("main", N_("Main page"), anchors=("中华人民共和国机动车行驶证", "车辆识别代号", "使用性质")),
        Side("duplicate", N_("Duplicate page"), anchors=("中华人民共和国机动车行驶证副页", "核定载人数", "整备质量")),
    ),
    captions=_ENGLISH,
    rivals=tuple(_OTHER_PAPERS.split()),
    cross_checks=(
        must.sides_agree,
        licence_checks.vehicle_was_registered_before_issue,
        licence_checks.plate_fits_vehicle,
        licence_checks.gross_mass_holds_the_rest,
    ),
    identity="plate_number",
    completions=(
        licence_checks.scrapping_date_in_remarks,
        licence_checks.dimension_with_signs,
        licence_checks.barcode_between_asterisks,
    ),
)

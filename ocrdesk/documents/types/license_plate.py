"""Licence plates of vehicles: one document for each plate in the picture."""

from ocrdesk.documents.checks.numbers import be_plate
from ocrdesk.documents.checks.plates import PLATE_COLORS, color_fits_number
from ocrdesk.i18n import N_, NC_
from ocrdesk.model import DocumentType, FieldSpec, Shape

_COLOR_TITLES = (
    ("blue", NC_("license_plate", "Blue")),
    ("yellow", NC_("license_plate", "Yellow")),
    ("green", NC_("license_plate", "Green")),
    ("yellow_green", NC_("license_plate", "Yellow and green")),
    ("white", NC_("license_plate", "White")),
    ("black", NC_("license_plate", "Black")),
    ("temporary", NC_("license_plate", "Temporary")),
    ("painted", NC_("license_plate", "Painted")),
    ("other", NC_("license_plate", "Other")),
)
_COLOR_WORDS = (
    ("blue", "蓝 蓝色 蓝牌 Blue"),
    ("yellow", "黄 黄色 黄牌 Yellow"),
    ("green", "绿 绿色 绿牌 新能源绿牌 Green"),
    ("yellow_green", "黄绿 黄绿色 黄绿牌 Yellowandgreen"),
    ("white", "白 白色 白牌 White"),
    ("black", "黑 黑色 黑牌 Black"),
    ("temporary", "临 临时 临牌 Temporary"),
    ("painted", "喷漆 Painted"),
    ("other", "其它 其他 Other"),
)
"""Words that people and services say for each key, without blanks."""

LICENSE_PLATE = DocumentType(
    key="license_plate",
    title=N_("Licence plate"),
    fields=(
        FieldSpec("plate_number", N_("Plate number"), Shape.CODE, checks=(be_plate,)),
        FieldSpec(
            "color",
            NC_("license_plate", "Colour"),
            Shape.CHOICE,
            choices=PLATE_COLORS,
            spellings=tuple((word, key) for key, words in _COLOR_WORDS for word in words.split()),
            titles=_COLOR_TITLES,
        ),
        FieldSpec("category", N_("Category"), required=False, follows=("plate_number", "color")),
    ),
    cross_checks=(color_fits_number,),
)

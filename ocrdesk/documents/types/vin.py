"""Vehicle identification numbers: on a maker's plate, stamped into a frame, or alone in a picture."""

from ocrdesk.documents.checks.numbers import be_vin
from ocrdesk.i18n import N_
from ocrdesk.model import DocumentType, FieldSpec, NumberSpec, Shape

_WORDS = (
    "车辆识别代号 车辆识别代码 车辆识别 VIN 车架号 整车型号 车辆型号 品牌 制造国 生产厂家 制造年月 出厂日期 发动机型号 "
    "发动机排量 发动机额定功率 最大允许总质量 最大设计总质量 乘坐人数 额定载客 驱动电机 动力电池 有限公司制造 中国制造"
)
_OTHER_PAPERS = (
    "行驶证 驾驶证 发票 登记证书 合格证编号 合格证 保险 保单 合同 号牌号码 所有人 住址 申请表 检验 委托 购买方 姓名"
)

VIN = DocumentType(
    key="vin",
    title=N_("VIN"),
    fields=(FieldSpec("vin", N_("VIN"), Shape.CODE, pattern=r"(?=(?:[A-Z]*\d){5})[A-Z0-9]{17}", checks=(be_vin,)),),
    rivals=tuple(_OTHER_PAPERS.split()),
    identity="vin",
    number=NumberSpec("vin", words=tuple(_WORDS.split()), reach=(1.2, 1.2, 1.2, 1.2), alone=True),
)

"""What invented pages say: sentences with changing names, figures and dates, in Chinese and in English."""

import random

LATIN_HEAD = "Hengda Industrial Co., Ltd. · Internal"
TITLES = (
    "关于调整办公区域用水用电管理的通知",
    "二季度安全检查情况通报",
    "档案室搬迁工作安排",
    "关于开展设备盘点的函",
    "员工食堂服务改进方案",
    "仓库巡查记录摘要",
)
HEADINGS = ("工作目标", "时间安排", "职责分工", "注意事项", "经费来源", "检查与考核", "附则")
FIGURES = "一二三四五六七八九"
PLACES = ("东区三号楼", "南门仓库", "档案中心", "二层会议室", "滨江分部", "北院停车场", "实验楼地下一层")
PEOPLE = ("行政部", "财务科", "后勤组", "信息中心", "采购小组", "工会委员会", "质量管理处")
THINGS = ("打印机", "消防器材", "投影设备", "旧桌椅", "报销单据", "门禁卡", "合同原件", "车辆钥匙")
CHINESE = (
    "{people}应于{month}月{day}日前将{things}的清单送至{place}，逾期不再受理。",
    "经核对，{place}现存{things}{count}件，其中{few}件已经损坏，需要及时更换。",
    "凡借用{things}的同事，请在归还时填写登记表，并由{people}签字确认！",
    "本次检查共发现问题{few}处，已整改{rest}处，其余将在{month}月底以前完成。",
    "为节约开支，{place}每晚{hour}点以后关闭空调；确需加班的，应提前一天向{people}申请。",
    "{people}与{other}共同负责{things}的保管、发放和回收，每月{day}日核对一次账目。",
    "有关费用约{money}元，从本年度预备金中列支，不另行安排。",
    "雨季将至，请各部门检查门窗、排水口以及电源插座，发现隐患立即上报。",
    "会议要求：一是压实责任，二是完善台账，三是按时反馈，做到件件有着落。",
    "若对上述安排有不同意见，可在{few}个工作日内以书面形式提出。",
    "新领取的{things}请妥善使用，人为损坏的按照原价赔偿。",
    "去年同期的数字为{count}，今年增加了{few}.{digit}个百分点，总体平稳。",
)
MIXED = (
    "请登录系统 http://oa.hengda.example 下载表格，并发送到 {mail}。",
    "服务器已升级到 Version {few}.{digit}，原有的 API 接口仍可使用。",
    "合同编号为 HD-{year}-{count}，金额 USD {money}，付款方式为 T/T。",
    "The delivery of {count} boxes was delayed by rain until {month}/{day}.",
    "Please keep the receipt No. {count} for at least {few} years.",
    "会议室的 Wi-Fi 密码每周一更换，账号为 guest{digit}，限用 {hour} 小时。",
    "打印机型号 LJ{count}dn 的硒鼓（toner）只剩 {few} 个，请尽快采购。",
    "All visitors must sign in at the front desk before {hour}:30 a.m.",
)


def sentence(chance: random.Random, *, latin: bool = False) -> str:
    """One sentence; with `latin` it may hold English words, or be English."""
    pattern = chance.choice(MIXED if latin and chance.random() < 0.6 else CHINESE)
    few = chance.randint(2, 9)
    return pattern.format(
        people=chance.choice(PEOPLE),
        other=chance.choice(PEOPLE),
        place=chance.choice(PLACES),
        things=chance.choice(THINGS),
        month=chance.randint(1, 12),
        day=chance.randint(1, 28),
        hour=chance.randint(7, 11),
        count=chance.randint(100, 9800),
        few=few,
        rest=few - 1,
        digit=chance.randint(0, 9),
        year=chance.randint(2019, 2026),
        money=f"{chance.randint(1000, 990000):,}",
        mail=f"{chance.choice(('office', 'store', 'print'))}{few}@hengda.example",
    )


def paragraph(chance: random.Random, *, latin: bool = False) -> str:
    """Two to five sentences."""
    return "".join(sentence(chance, latin=latin) for _ in range(chance.randint(2, 5)))


def heading(chance: random.Random, number: int) -> str:
    """A numbered heading."""
    return f"{FIGURES[(number - 1) % len(FIGURES)]}、{chance.choice(HEADINGS)}"


def number_of(chance: random.Random) -> str:
    """The number of a letter."""
    return f"恒达行〔20{chance.randint(18, 26)}〕{chance.randint(1, 120)}号"

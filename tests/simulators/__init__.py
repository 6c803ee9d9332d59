"""The three vendors' services, simulated on loopback; they share no code with the program."""

from tests.simulators.ctyun import CtyunAccount, CtyunSimulator
from tests.simulators.faults import Fault, Wire
from tests.simulators.huawei import HuaweiSimulator
from tests.simulators.huawei_identity import HuaweiAccount
from tests.simulators.records import Call
from tests.simulators.tencent import TencentAccount, TencentSimulator
from tests.simulators.truths import Truths

__all__ = [
    "Call",
    "CtyunAccount",
    "CtyunSimulator",
    "Fault",
    "HuaweiAccount",
    "HuaweiSimulator",
    "TencentAccount",
    "TencentSimulator",
    "Truths",
    "Wire",
]

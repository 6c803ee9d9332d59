"""The three vendors' services, simulated on loopback; they share no code with the program.

    with TencentSimulator([TencentAccount(calls_left=100)], answer_seconds=0.5) as service:
        ...                                               # call service.url as the vendor's endpoint
        service.fail("FailedOperation.ImageNoText")       # the next call; its words come from the vendor's list
        service.fail(Wire.LOST, times=None, when=lambda call: call.action == "VinOCR")
        service.accounts[...].state = "FailedOperation.ArrearsError"
        assert [call.code for call in service.calls] == [...]

A call is checked as a gateway does: address, signature and clock, permission, calls a second, then parameters,
state of the account and pack, and at last the picture. What broke in a simulator itself is raised at the `with`
block's end. `python -m tests.simulators` starts all three by hand.
"""

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

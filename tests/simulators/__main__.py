"""Starts all three simulators by hand, so that a person can try the clouds in the window: `make simulators`."""

import contextlib
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from tests.simulators.ctyun import CtyunSimulator
from tests.simulators.huawei import HuaweiSimulator
from tests.simulators.service import Simulator
from tests.simulators.tencent import TencentSimulator
from tests.simulators.truths import Truths

PORTS = {"tencent": 8701, "huawei": 8702, "ctyun": 8703}
ANSWER_SECONDS = 0.5


def main(folders: list[str]) -> int:
    """Serve until Ctrl+C; pictures of the folders named are answered with the truth that lies beside them."""
    truths = Truths()
    for folder in folders:
        truths.learn_files(sorted(Path(folder).iterdir()))
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    how: dict[str, Any] = {"truths": truths, "answer_seconds": ANSWER_SECONDS}
    with (
        TencentSimulator(port=PORTS["tencent"], **how) as tencent,
        HuaweiSimulator(port=PORTS["huawei"], **how) as huawei,
        CtyunSimulator(port=PORTS["ctyun"], **how) as ctyun,
    ):
        for lines in (told_of_tencent(tencent), told_of_huawei(huawei), told_of_ctyun(ctyun)):
            print(*lines, sep="\n", end="\n\n", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            _report(ended, (tencent, huawei, ctyun))
    return 0


def told_of_tencent(service: TencentSimulator) -> list[str]:
    account = next(iter(service.accounts.values()))
    return [
        f"Tencent Cloud  endpoint  {service.url}",
        f"               SecretId  {account.secret_id}",
        f"               SecretKey {account.secret_key}",
        f"               RSA public key for the encrypted ID card call:\n{service.keys.rsa_public}",
        f"               SM2 public key for the encrypted ID card call:\n{service.keys.sm2_public}",
    ]


def told_of_huawei(service: HuaweiSimulator) -> list[str]:
    account = service.account
    return [
        f"Huawei Cloud   endpoint  {service.url} (OCR and IAM), region {service.region}",
        f"               AK        {account.access_key}",
        f"               SK        {account.secret_key}",
        f"               project   {account.project_id}",
        f"               or IAM user {account.user}, account {account.domain}, password {account.password}",
    ]


def told_of_ctyun(service: CtyunSimulator) -> list[str]:
    account = next(iter(service.accounts.values()))
    return [
        f"CTYUN          endpoint  {service.url}",
        f"               accessKey {account.access_key}",
        f"               securityKey {account.security_key}",
        f"               AppKey    {account.app_key}",
    ]


def _report(ended: threading.Event, services: tuple[Simulator, ...]) -> None:
    """One line for every call, as it is answered."""
    told = dict.fromkeys((service.vendor for service in services), 0)
    while not ended.wait(0.2):
        for service in services:
            for call in service.calls[told[service.vendor] :]:
                if not call.status:
                    break
                told[service.vendor] += 1
                print(f"{service.vendor:8} {call.action:28} {call.status} {call.code or 'answered'}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

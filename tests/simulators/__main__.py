"""Starts all three simulators by hand, so that a person can try the clouds in the window: `make simulators`."""

import argparse
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

FIRST_PORT = 8701
ANSWER_SECONDS = 0.5


def main(arguments: list[str]) -> int:
    """Serve until Ctrl+C."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulators", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="pictures with their truth as JSON beside them")
    parser.add_argument("--first-port", type=int, default=FIRST_PORT, help="0 for any free ports")
    asked = parser.parse_args(arguments)
    first = asked.first_port
    truths = Truths()
    for folder in asked.folders:
        truths.learn_files(sorted(folder.iterdir()))
    ended = threading.Event()
    for asked_to_end in (signal.SIGTERM, signal.SIGINT):  # the second is not heard by itself where it was started apart
        signal.signal(asked_to_end, lambda *_: ended.set())
    how: dict[str, Any] = {"truths": truths, "answer_seconds": ANSWER_SECONDS}
    with (
        TencentSimulator(port=first, **how) as tencent,
        HuaweiSimulator(port=first and first + 1, **how) as huawei,
        CtyunSimulator(port=first and first + 2, **how) as ctyun,
    ):
        for lines in (told_of_tencent(tencent), told_of_huawei(huawei), told_of_ctyun(ctyun)):
            print(*lines, sep="\n", end="\n\n", flush=True)
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

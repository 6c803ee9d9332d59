"""`ocrdesk digitize` and `providers` with simulated cloud services: exit codes, and no secret told."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from PIL import Image

from tests.simulators.ctyun import CtyunSimulator
from tests.simulators.faults import Wire
from tests.simulators.huawei import HuaweiSimulator
from tests.simulators.service import Simulator
from tests.simulators.tencent import TencentSimulator

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
CARD = next(iter(sorted(SAMPLES.glob("*正面*"))))
TABLE = next(iter(sorted(SAMPLES.glob("*清单*"))))
NO_CARD = "FailedOperation.ImageNoIdCard"

PLAIN = {"PYTHONPATH": str(ROOT), "LANG": "en_GB.UTF-8", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}


@dataclass(frozen=True, slots=True)
class Service:
    """A simulated service and what its account needs: secrets by option, and other options."""

    key: str
    simulator: Simulator
    secrets: Mapping[str, str]
    options: Mapping[str, str]

    def environment(self, **instead: str) -> dict[str, str]:
        """The secrets as variables, with some of them replaced."""
        given = {**self.secrets, **instead}
        return {f"OCRDESK_{self.key.upper()}_{name.upper()}": text for name, text in given.items()}

    def arguments(self) -> list[str]:
        given = [f"{name}={text}" for name, text in self.options.items()]
        return ["--provider", self.key, *(part for text in given for part in ("--option", text))]


def tencent() -> Service:
    simulator = TencentSimulator()
    account = next(iter(simulator.accounts.values()))
    return Service("tencent", simulator, {"secret_id": account.secret_id, "secret_key": account.secret_key}, {})


def huawei() -> Service:
    simulator = HuaweiSimulator()
    account = simulator.account
    secrets = {"access_key": account.access_key, "secret_key": account.secret_key}
    return Service("huawei", simulator, secrets, {"project_id": account.project_id, "region": simulator.region})


def ctyun() -> Service:
    simulator = CtyunSimulator()
    account = next(iter(simulator.accounts.values()))
    secrets = {"access_key": account.access_key, "security_key": account.security_key, "app_key": account.app_key}
    return Service("ctyun", simulator, secrets, {})


@pytest.fixture(params=[tencent, huawei, ctyun], ids=["tencent", "huawei", "ctyun"])
def service(request: pytest.FixtureRequest) -> Iterator[Service]:
    with ExitStack() as stack:
        made: Service = request.param()
        stack.enter_context(made.simulator)
        yield Service(made.key, made.simulator, made.secrets, {**made.options, "endpoint": made.simulator.url})


@pytest.fixture
def one_service() -> Iterator[Service]:
    made = tencent()
    with made.simulator:
        yield Service(made.key, made.simulator, made.secrets, {"endpoint": made.simulator.url})


def run(*arguments: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "ocrdesk", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | PLAIN | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def digitize(service: Service, *arguments: object, **instead: str) -> "subprocess.CompletedProcess[str]":
    return run("digitize", *arguments, *service.arguments(), **service.environment(**instead))


def assert_no_secret(service: Service, done: "subprocess.CompletedProcess[str]", *folders: Path) -> None:
    """No secret stands in the output, nor in any file that the program wrote."""
    for secret in service.secrets.values():
        assert secret not in done.stdout + done.stderr
        for folder in folders:
            holding = [path for path in folder.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
            assert not holding


def test_a_card_is_read_and_no_secret_is_told(service: Service, home: Path, tmp_path: Path) -> None:
    done = digitize(service, CARD, "--document", "id_card", "--to", "json,txt,xlsx", "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    (exported,) = tmp_path.glob("*.json")
    (page,) = json.loads(exported.read_text(encoding="utf-8"))["pages"]
    fields = {field["key"]: field["text"] for each in page["documents"] for field in each["fields"]}
    assert len(fields["id_number"]) == 18
    assert len(service.simulator.accepted) == 1
    assert list(home.rglob("calls.sqlite"))
    assert_no_secret(service, done, home, tmp_path)


def test_the_same_card_is_not_paid_for_twice(one_service: Service, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        assert digitize(one_service, CARD, "--document", "id_card", "--out", tmp_path / folder).returncode == 0
    assert len(one_service.simulator.accepted) == 1
    first, second = (next((tmp_path / folder).iterdir()).read_text(encoding="utf-8") for folder in ("a", "b"))
    assert json.loads(first)["pages"][0]["documents"] == json.loads(second)["pages"][0]["documents"]


def test_a_wrong_key_stops_everything_with_its_remedy(service: Service, home: Path, tmp_path: Path) -> None:
    name = list(service.secrets)[1]
    wrong = "wrong-0123456789abcdef-wrong"
    done = digitize(service, CARD, "--document", "id_card", "--out", tmp_path, **{name: wrong})
    assert done.returncode == 3, done.stderr
    line = next(line for line in done.stderr.splitlines() if line.startswith(f"{CARD.name}: "))
    assert line.count(". ") >= 1
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())
    assert wrong not in done.stdout + done.stderr
    assert_no_secret(service, done, home)


def test_a_picture_that_is_refused_fails_alone(one_service: Service, tmp_path: Path) -> None:
    shutil.copy(CARD, tmp_path / "a.jpg")
    with Image.open(CARD) as picture:
        picture.rotate(1).save(tmp_path / "b.png")
    one_service.simulator.fail(NO_CARD, 1)
    done = digitize(one_service, tmp_path, "--document", "id_card", "--out", tmp_path / "out")
    assert done.returncode == 1, done.stderr
    assert len(list((tmp_path / "out").iterdir())) == 1
    assert sum(line.startswith(("a.jpg: ", "b.png: ")) for line in done.stderr.splitlines()) == 1


def test_a_service_that_is_not_there_is_named(tmp_path: Path) -> None:
    made = tencent()
    with made.simulator:
        url = made.simulator.url
    gone = Service(made.key, made.simulator, made.secrets, {"endpoint": url})
    done = digitize(gone, CARD, "--document", "id_card", "--out", tmp_path)
    assert done.returncode == 3, done.stderr
    assert_no_secret(gone, done, tmp_path)


def test_a_check_says_what_works_and_costs_nothing(service: Service) -> None:
    options = {f"OCRDESK_{service.key.upper()}_{name.upper()}": text for name, text in service.options.items()}
    done = run("providers", "check", service.key, **service.environment(), **options)
    assert done.returncode == 0, done.stderr
    assert "Nothing was paid" in done.stdout
    assert not service.simulator.accepted
    assert_no_secret(service, done)


def test_a_check_with_a_wrong_key_says_so(service: Service) -> None:
    options = {f"OCRDESK_{service.key.upper()}_{name.upper()}": text for name, text in service.options.items()}
    wrong = {list(service.secrets)[1]: "wrong-0123456789abcdef-wrong"}
    done = run("providers", "check", service.key, **service.environment(**wrong), **options)
    assert done.returncode == 3
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_all_providers_are_listed_with_what_they_lack() -> None:
    done = run("providers")
    assert done.returncode == 0, done.stderr
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert [row[0] for row in rows] == ["offline", "tencent", "huawei", "ctyun"]
    assert all("Enter your keys" in row[2] for row in rows[1:])


@pytest.mark.parametrize(
    "arguments", [("--provider", "nobody"), ("--provider", "tencent", "--option", "no=1")], ids=["provider", "option"]
)
def test_an_unknown_name_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert run("digitize", CARD, *arguments).returncode == 2


def test_the_services_own_workbook_stands_beside_ours(one_service: Service, tmp_path: Path) -> None:
    done = digitize(one_service, TABLE, "--document", "table", "--to", "xlsx", "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"ocrdesk.xlsx", f"{TABLE.name}.service.xlsx"}
    assert openpyxl.load_workbook(tmp_path / f"{TABLE.name}.service.xlsx").worksheets


def test_a_broken_answer_ends_in_words(one_service: Service, tmp_path: Path) -> None:
    one_service.simulator.fail(Wire.HTML, None, status=502)
    done = digitize(one_service, CARD, "--document", "id_card", "--out", tmp_path)
    assert done.returncode in (1, 3)
    assert "Traceback" not in done.stderr
    assert_no_secret(one_service, done, tmp_path)

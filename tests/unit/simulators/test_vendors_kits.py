"""The vendors' own kits find in the simulators the services that they were written for."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.simulators import HuaweiSimulator, TencentSimulator
from tests.simulators.answers import catalogue
from tests.unit.simulators.drawn import picture, standard

GOOD = standard(picture())


@pytest.fixture(scope="module")
def tencent() -> Iterator[TencentSimulator]:
    with TencentSimulator(calls_per_second=0) as service:
        yield service


def tencent_client(service: TencentSimulator, secret_key: str = "") -> Any:
    common = pytest.importorskip("tencentcloud.common.credential")
    profiles = pytest.importorskip("tencentcloud.common.profile.client_profile")
    http = pytest.importorskip("tencentcloud.common.profile.http_profile")
    kit = pytest.importorskip("tencentcloud.ocr.v20181119.ocr_client")
    account = next(iter(service.accounts.values()))
    key = common.Credential(account.secret_id, secret_key or account.secret_key)
    profile = profiles.ClientProfile(httpProfile=http.HttpProfile(protocol="http", endpoint=service.url[7:]))
    return kit.OcrClient(key, "ap-guangzhou", profile)


def test_tencents_kit_reads_an_answer_and_a_refusal(tencent: TencentSimulator) -> None:
    models = pytest.importorskip("tencentcloud.ocr.v20181119.models")
    errors = pytest.importorskip("tencentcloud.common.exception.tencent_cloud_sdk_exception")
    request = models.IDCardOCRRequest()
    request.from_json_string(json.dumps({"ImageBase64": GOOD, "CardSide": "BACK"}))
    answer = tencent_client(tencent).IDCardOCR(request)
    assert answer.Authority == "北京市公安局东城分局"
    assert answer.RequestId == tencent.calls[-1].request_id
    tencent.fail("FailedOperation.ImageNoIdCard")
    with pytest.raises(errors.TencentCloudSDKException) as refused:
        tencent_client(tencent).IDCardOCR(request)
    assert refused.value.get_code() == "FailedOperation.ImageNoIdCard"
    with pytest.raises(errors.TencentCloudSDKException) as refused:
        tencent_client(tencent, "another").IDCardOCR(request)
    assert refused.value.get_code() == "AuthFailure.SignatureFailure"


@pytest.fixture(scope="module")
def huawei() -> Iterator[HuaweiSimulator]:
    with HuaweiSimulator() as service:
        yield service


@contextmanager
def huawei_client(service: HuaweiSimulator, secret_key: str = "") -> Iterator[Any]:
    core = pytest.importorskip("huaweicloudsdkcore.auth.credentials")
    kit = pytest.importorskip("huaweicloudsdkocr.v1")
    account = service.account
    key = core.BasicCredentials(account.access_key, secret_key or account.secret_key, account.project_id)
    client = kit.OcrClient.new_builder().with_credentials(key).with_endpoints([service.url]).build()
    yield client
    client.get_http_client().executor.shutdown()
    client.close()


def test_huaweis_kit_reads_an_answer_and_a_refusal(huawei: HuaweiSimulator) -> None:
    kit = pytest.importorskip("huaweicloudsdkocr.v1")
    errors = pytest.importorskip("huaweicloudsdkcore.exceptions.exceptions")
    body = kit.IdCardRequestBody(image=GOOD, side="back", return_text_location=True)
    request = kit.RecognizeIdCardRequest(body=body)
    with huawei_client(huawei) as client:
        assert client.recognize_id_card(request).result.issue == "北京市公安局东城分局"
        huawei.fail("AIS.0104")
        with pytest.raises(errors.ClientRequestException) as refused:
            client.recognize_id_card(request)
    assert (refused.value.status_code, refused.value.error_code) == (400, "AIS.0104")
    assert refused.value.request_id == huawei.calls[-1].request_id
    with huawei_client(huawei, "another") as client, pytest.raises(errors.ClientRequestException) as refused:
        client.recognize_id_card(request)
    assert refused.value.error_code == "APIG.0301"


@pytest.mark.parametrize("action", [name for name in catalogue("tencent") if name != "RecognizeEncryptedIDCardOCR"])
def test_tencents_kit_understands_every_answer(tencent: TencentSimulator, action: str) -> None:
    models = pytest.importorskip("tencentcloud.ocr.v20181119.models")
    request = getattr(models, f"{action}Request")()
    request.ImageBase64 = GOOD
    answer = getattr(tencent_client(tencent), action)(request)  # warns of members that it does not know
    assert answer.RequestId == tencent.calls[-1].request_id

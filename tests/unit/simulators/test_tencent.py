"""What the simulated Tencent Cloud refuses, and with which code."""

# ruff: noqa: S105, S106 - every key here is invented

import base64
import json
import secrets
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.simulators import TencentAccount, TencentSimulator, sm2
from tests.simulators.callers import call_tencent, new_client, tencent_headers
from tests.simulators.tencent_encryption import AES, ENCRYPTED_ACTION, SM4, decrypt, encrypt
from tests.unit.simulators.drawn import picture, standard

LIMIT = "InvalidParameterValue.InvalidParameterValueLimit"
UNDECODED = "FailedOperation.ImageDecodeFailed"
EXPIRED = "AuthFailure.SignatureExpire"
VECTORS = Path(__file__).resolve().parents[2] / "data" / "vectors" / "tencent_encrypted_idcard.json"
SM2_VECTORS = json.loads(VECTORS.read_text(encoding="utf-8"))["sm2_c1c3c2"]
NOON = 1_800_000_000.0
GOOD = {"ImageBase64": standard(picture())}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with new_client() as opened:
        yield opened


@pytest.fixture
def service() -> Iterator[TencentSimulator]:
    with TencentSimulator() as running:
        yield running


def code(answer: httpx.Response) -> str:
    assert answer.status_code == 200
    return str(answer.json()["Response"].get("Error", {}).get("Code", ""))


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"X-TC-Action": "TaxiInvoiceOCR"}, "InvalidAction"),
        ({"X-TC-Version": "2017-01-01"}, "NoSuchVersion"),
        ({"X-TC-Region": "ap-nowhere"}, "UnsupportedRegion"),
        ({"X-TC-Timestamp": ""}, "MissingParameter"),
        ({"X-TC-Token": "left over"}, "AuthFailure.TokenFailure"),
        ({"Content-Type": "application/json; charset=utf-8"}, "AuthFailure.SignatureFailure"),
        ({"Content-Type": "text/plain"}, "InvalidRequest"),
        ({"Authorization": "TC3-HMAC-SHA256 Credential=x"}, "AuthFailure.InvalidAuthorization"),
    ],
)
def test_a_changed_header_is_refused(
    client: httpx.Client, service: TencentSimulator, changed: Mapping[str, str], refusal: str
) -> None:
    body = json.dumps(GOOD).encode()
    headers = tencent_headers(service.url, "VinOCR", body, next(iter(service.accounts.values())))
    answer = client.post(f"{service.url}/", content=body, headers={**headers, **changed})
    assert code(answer) == refusal
    assert not service.accepted


@pytest.mark.parametrize(
    ("account", "refusal"),
    [
        (TencentAccount(secret_id="AKIDunknown"), "AuthFailure.SecretIdNotFound"),
        (TencentAccount(secret_id="somebody"), "AuthFailure.InvalidSecretId"),
        (TencentAccount(secret_key="another"), "AuthFailure.SignatureFailure"),
    ],
)
def test_wrong_keys_are_refused(
    client: httpx.Client, service: TencentSimulator, account: TencentAccount, refusal: str
) -> None:
    assert code(call_tencent(client, service, "VinOCR", GOOD, account)) == refusal


@pytest.mark.parametrize(("off", "refusal"), [(290, ""), (310, EXPIRED), (-310, EXPIRED)])
def test_the_clocks_may_differ_by_five_minutes(
    client: httpx.Client, service: TencentSimulator, off: float, refusal: str
) -> None:
    body = json.dumps(GOOD).encode()
    headers = tencent_headers(service.url, "VinOCR", body, next(iter(service.accounts.values())), now=time.time() + off)
    assert code(client.post(f"{service.url}/", content=body, headers=headers)) == refusal


def test_the_date_tells_the_services_own_clock(client: httpx.Client, service: TencentSimulator) -> None:
    service.clock_offset = 86_400.0
    answer = call_tencent(client, service, "VinOCR", GOOD)
    assert code(answer) == ""
    assert answer.headers["Date"] == time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(service.calls[0].time))


@pytest.mark.parametrize(
    ("action", "given", "refusal"),
    [
        ("IDCardOCR", {**GOOD, "Side": "FRONT"}, "UnknownParameter"),
        ("IDCardOCR", {**GOOD, "EnableDateVerify": "true"}, "InvalidParameter"),
        ("IDCardOCR", {**GOOD, "CardSide": "front"}, "InvalidParameterValue"),
        ("IDCardOCR", {**GOOD, "Config": "CropIdCard"}, "InvalidParameter.ConfigFormatError"),
        ("IDCardOCR", {**GOOD, "Config": {"CropIdCard": True}}, "InvalidParameter"),
        ("GeneralBasicOCR", {**GOOD, "PdfPageNumber": True}, "InvalidParameter"),
        ("RecognizeGeneralInvoice", {**GOOD, "Types": ["0"]}, "InvalidParameter"),
        ("VinOCR", {}, "MissingParameter"),
        ("VinOCR", {"ImageBase64": ""}, "FailedOperation.EmptyImageError"),
        ("VinOCR", {**GOOD, "ImageUrl": "https://example.com/a.jpg"}, "FailedOperation.DownLoadError"),
        ("VinOCR", b"[]", "InvalidRequest"),
        ("VinOCR", b"{", "InvalidRequest"),
        (
            "VinOCR",
            {"ImageBase64": "data:image/jpeg;base64," + GOOD["ImageBase64"]},
            "FailedOperation.ImageDecodeFailed",
        ),
        ("VinOCR", {"ImageBase64": GOOD["ImageBase64"].rstrip("=") + "\n"}, UNDECODED),
        ("VinOCR", {"ImageBase64": "_-_-"}, UNDECODED),
        ("VinOCR", {"ImageBase64": standard(picture()[:900])}, UNDECODED),
        ("VinOCR", {"ImageBase64": standard(b"no picture")}, "FailedOperation.UnKnowFileTypeError"),
        ("VinOCR", {"ImageBase64": standard(picture(form="BMP"))}, UNDECODED),
        ("BankCardOCR", {"ImageBase64": standard(picture(form="BMP"))}, ""),
        ("BankCardOCR", {"ImageBase64": standard(picture(form="TIFF"))}, UNDECODED),
        ("GeneralBasicOCR", {"ImageBase64": standard(b"%PDF-1.7\n%%EOF")}, UNDECODED),
        ("GeneralBasicOCR", {"ImageBase64": standard(b"%PDF-1.7\n%%EOF"), "IsPdf": True}, ""),
        ("GeneralBasicOCR", {"ImageBase64": standard(b"%PDF-1.7\n"), "IsPdf": True}, "FailedOperation.PDFParseFailed"),
        ("GeneralBasicOCR", {"ImageBase64": standard(picture(blank=True))}, "FailedOperation.ImageNoText"),
        ("BusinessCardOCR", {"ImageBase64": standard(picture(blank=True))}, "FailedOperation.ImageNoBusinessCard"),
        (
            "TrainTicketOCR",
            {"ImageBase64": standard(picture(300, 19))},
            LIMIT,
        ),
        ("TrainTicketOCR", {"ImageBase64": standard(picture(10_001, 30))}, "FailedOperation.ImageSizeTooLarge"),
        (
            "RecognizeTableAccurateOCR",
            {"ImageBase64": standard(picture(1300, 600))},
            LIMIT,
        ),
        (
            "RecognizeTableAccurateOCR",
            {"ImageBase64": standard(picture(2103, 701))},
            LIMIT,
        ),
        ("RecognizeTableAccurateOCR", {"ImageBase64": standard(picture(2100, 701))}, ""),
    ],
)
def test_what_the_papers_do_not_allow_is_refused(
    client: httpx.Client, service: TencentSimulator, action: str, given: Mapping[str, Any] | bytes, refusal: str
) -> None:
    assert code(call_tencent(client, service, action, given)) == refusal
    billed = refusal in {"", "FailedOperation.EmptyImageError", "FailedOperation.ImageNoBusinessCard"}
    assert service.calls[0].billed == int(billed)


@pytest.mark.parametrize(
    ("action", "characters", "large", "refusal"),
    [
        ("IDCardOCR", 7_000_004, True, "FailedOperation.UnKnowFileTypeError"),
        ("IDCardOCR", 7_000_004, False, "LimitExceeded.TooLargeFileError"),
        ("BizLicenseOCR", 7_000_004, True, "LimitExceeded.TooLargeFileError"),
        ("IDCardOCR", 10_000_000, True, "RequestSizeLimitExceeded"),
    ],
)
def test_sizes_count_after_base64(
    client: httpx.Client, action: str, characters: int, large: bool, refusal: str
) -> None:
    with TencentSimulator(large_uploads=large) as service:
        assert code(call_tencent(client, service, action, {"ImageBase64": "A" * characters})) == refusal


def test_only_so_many_calls_pass_in_a_second(client: httpx.Client) -> None:
    with TencentSimulator(calls_per_second=3, clock=lambda: NOON) as service:
        codes = [code(call_tencent(client, service, "VinOCR", GOOD)) for _ in range(4)]
        assert codes == ["", "", "", "RequestLimitExceeded"]
        assert "the frequency limit `3`" in call_tencent(client, service, "VinOCR", GOOD).text
        assert code(call_tencent(client, service, "BankCardOCR", GOOD)) == ""
        service.clock_offset += 1.0
        assert code(call_tencent(client, service, "VinOCR", GOOD)) == ""


def test_the_account_decides(client: httpx.Client, service: TencentSimulator) -> None:
    account = next(iter(service.accounts.values()))
    account.calls_left = 1
    assert code(call_tencent(client, service, "VinOCR", {"ImageBase64": "*"})) == "FailedOperation.ImageDecodeFailed"
    assert code(call_tencent(client, service, "VinOCR", GOOD)) == ""
    assert code(call_tencent(client, service, "VinOCR", GOOD)) == "ResourceUnavailable.ResourcePackageRunOut"
    account.state = "FailedOperation.UnOpenError"
    assert code(call_tencent(client, service, "VinOCR", {})) == "FailedOperation.UnOpenError"
    account.permitted = False
    assert code(call_tencent(client, service, "VinOCR", {})) == "AuthFailure.UnauthorizedOperation"


def test_a_temporary_key_needs_its_token(client: httpx.Client) -> None:
    account = TencentAccount(token="temporary")
    with TencentSimulator([account]) as service:
        assert code(call_tencent(client, service, "VinOCR", GOOD)) == ""
        account.token = "renewed"
        stale = TencentAccount(token="temporary")
        assert code(call_tencent(client, service, "VinOCR", GOOD, stale)) == "AuthFailure.TokenFailure"


def wrapped(service: TencentSimulator, given: Mapping[str, Any], **changed: Any) -> tuple[dict[str, Any], bytes]:
    """An encrypted call under AES, and its key."""
    public = serialization.load_pem_public_key(base64.b64decode(service.keys.rsa_public))
    assert isinstance(public, rsa.RSAPublicKey)
    key, iv = secrets.token_bytes(32), secrets.token_bytes(16)
    data, _ = encrypt(AES, key, iv, json.dumps(given).encode())
    blob = public.encrypt(key, padding.PKCS1v15())
    encryption = {"EncryptList": ["EncryptedBody"], "CiphertextBlob": standard(blob), "Iv": standard(iv)}
    return {
        "EncryptedBody": standard(data),
        "Encryption": {**encryption, "Algorithm": AES, "TagList": [], **changed},
    }, key


def test_an_encrypted_card_is_answered_encrypted(client: httpx.Client, service: TencentSimulator) -> None:
    given, key = wrapped(service, {**GOOD, "CardSide": "BACK"})
    answer = call_tencent(client, service, ENCRYPTED_ACTION, given).json()["Response"]
    assert answer["Authority"] == ""
    iv, data = base64.b64decode(answer["Encryption"]["Iv"]), base64.b64decode(answer["EncryptedBody"])
    assert json.loads(decrypt(AES, key, iv, data, b""))["Authority"] == "北京市公安局东城分局"


def test_an_unusable_encrypted_body_is_refused(client: httpx.Client, service: TencentSimulator) -> None:
    for changed in (
        {"EncryptList": ["EncryptionBody"]},
        {"Algorithm": "SM4-GCM"},
        {"Iv": "AAAA"},
        {"CiphertextBlob": "AAAA"},
    ):
        given, _ = wrapped(service, GOOD, **changed)
        assert code(call_tencent(client, service, ENCRYPTED_ACTION, given)) == LIMIT
    given, _ = wrapped(service, {**GOOD, "Action": "IDCardOCR"})
    assert code(call_tencent(client, service, ENCRYPTED_ACTION, given)) == LIMIT
    given, _ = wrapped(service, {**GOOD, "Side": "FRONT"})
    assert code(call_tencent(client, service, ENCRYPTED_ACTION, given)) == "UnknownParameter"
    assert code(call_tencent(client, service, ENCRYPTED_ACTION, GOOD)) == "MissingParameter"


def test_sm4_with_a_key_wrapped_as_in_the_vectors_opens(client: httpx.Client, service: TencentSimulator) -> None:
    vector = next(one for one in SM2_VECTORS if len(one["message_ascii"]) == 16)
    service.keys.sm2_key = sm2.PrivateKey(int(vector["test_private_scalar_hex"], 16))
    key, iv = vector["message_ascii"].encode(), secrets.token_bytes(12)
    data, tag = encrypt(SM4, key, iv, json.dumps(GOOD).encode())
    how = {"EncryptList": ["EncryptedBody"], "Algorithm": SM4, "CiphertextBlob": vector["ciphertext_blob_b64"]}
    encryption = {**how, "Iv": standard(iv), "TagList": [standard(tag)]}
    given = {"EncryptedBody": standard(data), "Encryption": encryption}
    answer = call_tencent(client, service, ENCRYPTED_ACTION, given).json()["Response"]
    sent = answer["Encryption"]
    iv, tag = base64.b64decode(sent["Iv"]), base64.b64decode(sent["TagList"][0])
    plain = decrypt(SM4, key, iv, base64.b64decode(answer["EncryptedBody"]), tag)
    assert json.loads(plain)["Name"] == "测试"
    encryption["TagList"] = [standard(bytes(16))]
    assert code(call_tencent(client, service, ENCRYPTED_ACTION, given)) == LIMIT

"""The services' own derivations of the signatures, against every vector of the vendors' papers."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from tests.simulators import ctyun_signature, huawei_signature, sm2, tencent_encryption, tencent_signature

VECTORS = Path(__file__).resolve().parents[2] / "data" / "vectors"
Vector = dict[str, Any]


def vectors(file: str) -> list[Any]:
    return [
        pytest.param(one, id=one["name"]) for one in json.loads((VECTORS / file).read_text(encoding="utf-8"))["vectors"]
    ]


def tencent_request(given: Vector, body: bytes) -> str:
    signed = {"content-type": given["content_type"], "host": given["host"]}
    return tencent_signature.canonical_request(given["method"], given["path"], given["query"], signed, body)


@pytest.mark.parametrize("vector", vectors("tencent_tc3.json"))
def test_tencents_signature_is_the_vectors(vector: Vector) -> None:
    given, expected = vector["inputs"], vector["expected"]
    canonical = tencent_request(given, given["body"].encode())
    assert canonical == expected["canonical_request"]
    signed = tencent_signature.signature(given["secret_key"], given["timestamp"], given["service"], canonical)
    assert signed == expected["signature"]
    written = tencent_signature.read(expected["headers"]["Authorization"])
    assert written is not None
    assert (written.signature, written.secret_id) == (signed, given["secret_id"])
    assert written.date == tencent_signature.date_of(given["timestamp"])


@pytest.mark.parametrize("vector", vectors("huawei_sdk_hmac.json"))
def test_huaweis_signature_is_the_vectors(vector: Vector) -> None:
    given, expected = vector["inputs"], vector["expected"]
    written = huawei_signature.read(expected["headers"]["Authorization"])
    assert written is not None
    headers = {**given["headers"], "Host": given["host"], "X-Sdk-Date": given["x_sdk_date"]}
    known = {name.lower(): value for name, value in headers.items()}
    signed = {name: known[name] for name in written.names}
    pairs = [
        (name, str(one)) for name, value in given["query"] for one in (value if isinstance(value, list) else [value])
    ]
    query = huawei_signature.canonical_query(pairs)
    path = huawei_signature.canonical_path(given["path"])
    canonical = huawei_signature.canonical_request(given["method"], path, query, signed, given["body"].encode())
    assert canonical == expected["canonical_request"]
    assert huawei_signature.signature(given["sk"], given["x_sdk_date"], canonical) == written.signature


@pytest.mark.parametrize("vector", vectors("ctyun_eop.json"))
def test_ctyuns_signature_is_the_vectors(vector: Vector) -> None:
    given, expected = vector["inputs"], vector["expected"]
    written = ctyun_signature.read(expected["headers"]["Eop-Authorization"])
    assert written is not None
    known = {name.lower(): value for name, value in expected["headers"].items()}
    signed = {name: known[name] for name in written.names}
    text = ctyun_signature.string_to_sign(signed, given["query"], given["body"].encode())
    assert text == expected["string_to_sign"]
    derived = ctyun_signature.keys(given["ak"], given["sk"], given["eop_date"])
    assert [key.hex() for key in derived] == [expected[name] for name in ("k_time_hex", "k_ak_hex", "k_date_hex")]
    assert ctyun_signature.signature(given["ak"], given["sk"], given["eop_date"], text) == written.signature


def encrypted(kind: str) -> list[Any]:
    whole = json.loads((VECTORS / "tencent_encrypted_idcard.json").read_text(encoding="utf-8"))
    return [pytest.param(one, id=one["name"]) for one in whole[kind]]


@pytest.mark.parametrize(
    ("algorithm", "vector"),
    [
        *(pytest.param("AES-256-CBC", one.values[0], id=one.id) for one in encrypted("aes_256_cbc")),
        *(pytest.param("SM4-GCM", one.values[0], id=one.id) for one in encrypted("sm4_gcm")),
    ],
)
def test_bodies_encrypted_as_in_the_vectors_open(algorithm: str, vector: Vector) -> None:
    key, iv = vector["key_ascii"].encode(), base64.b64decode(vector["iv_b64"])
    data, tag = base64.b64decode(vector["encrypted_body_b64"]), base64.b64decode(vector.get("tag_b64", ""))
    assert tencent_encryption.decrypt(algorithm, key, iv, data, tag).decode() == vector["plaintext"]
    assert tencent_encryption.encrypt(algorithm, key, iv, vector["plaintext"].encode()) == (data, tag)


@pytest.mark.parametrize("vector", encrypted("sm2_c1c3c2"))
def test_keys_wrapped_with_sm2_as_in_the_vectors_unwrap(vector: Vector) -> None:
    key = sm2.PrivateKey(int(vector["test_private_scalar_hex"], 16))
    assert key.decrypt(base64.b64decode(vector["ciphertext_blob_b64"])) == vector["message_ascii"].encode()
    delivered = base64.b64decode(vector["public_key_as_delivered_b64_of_pem"]).decode()
    assert base64.b64decode("".join(delivered.split("\n")[1:-2])) == key.public_der


@pytest.mark.parametrize("vector", encrypted("rsa_1024_pkcs1_v15"))
def test_keys_wrapped_with_rsa_as_in_the_vectors_unwrap(vector: Vector) -> None:
    public = serialization.load_pem_public_key(base64.b64decode(vector["public_key_as_delivered_b64_of_pem"]))
    assert isinstance(public, rsa.RSAPublicKey)
    numbers, d = public.public_numbers(), int(vector["test_private_exponent_hex"], 16)
    p, q = rsa.rsa_recover_prime_factors(numbers.n, numbers.e, d)
    parts = (rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q))
    key = rsa.RSAPrivateNumbers(p, q, d, *parts, numbers).private_key()
    assert key.decrypt(base64.b64decode(vector["ciphertext_blob_b64"]), padding.PKCS1v15()) == (
        vector["message_ascii"].encode()
    )


def test_the_standards_own_example_of_sm2_opens() -> None:
    whole = json.loads((VECTORS / "tencent_encrypted_idcard.json").read_text(encoding="utf-8"))
    example = whole["published_examples"]["sm2_standard_example"]
    key = sm2.PrivateKey(int(example["test_private_scalar_hex"], 16))
    data = bytes.fromhex(example["ciphertext_hex"])
    assert key.decrypt(data).decode() == example["message_ascii"]
    with pytest.raises(sm2.NotForThisKey):
        key.decrypt(data[:-1] + bytes([data[-1] ^ 1]))

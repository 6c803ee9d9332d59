"""Tencent Cloud's encrypted ID card call: equal to the vectors, opened again with the private keys."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SM3, Hash

from ocrdesk.providers.tencent import sm2
from ocrdesk.providers.tencent.encryption import (
    Algorithm,
    EncryptionError,
    Envelope,
    open_answer,
    seal,
    seal_key,
)
from tests.unit.providers.clouds import vectors

VECTORS = vectors.load("tencent_encrypted_idcard.json")
RSA_KEY = VECTORS["rsa_1024_pkcs1_v15"][0]["public_key_as_delivered_b64_of_pem"]
SM2_KEY = VECTORS["sm2_c1c3c2"][0]["public_key_as_delivered_b64_of_pem"]
PUBLIC_KEYS = {Algorithm.AES: RSA_KEY, Algorithm.SM4: SM2_KEY}
GUIDES = VECTORS["published_examples"]
BODIES = [
    *((Algorithm.AES, vector) for vector in (*VECTORS["aes_256_cbc"], GUIDES["aes_256_cbc_guide"])),
    *((Algorithm.SM4, vector) for vector in (*VECTORS["sm4_gcm"], GUIDES["sm4_gcm_guide"])),
]


def _fixed(*parts: bytes) -> Callable[[int], bytes]:
    """Randomness that gives these bytes, one part a request."""
    waiting = list(parts)

    def random(size: int) -> bytes:
        part = waiting.pop(0)
        assert len(part) == size
        return part

    return random


@pytest.mark.parametrize(("algorithm", "vector"), BODIES)
def test_every_body_is_sealed_as_in_its_vector_and_opened_again(algorithm: Algorithm, vector: dict[str, Any]) -> None:
    key, iv = vector["key_ascii"].encode(), base64.b64decode(vector["iv_b64"])
    rest = b"\1" * (93 if algorithm is Algorithm.AES else 32)
    body = vector["plaintext"].encode()
    envelope = seal(body, PUBLIC_KEYS[algorithm], algorithm, _fixed(key, iv, rest))
    sealed = envelope.parameters
    assert sealed["EncryptedBody"] == vector["encrypted_body_b64"]
    assert sealed["Encryption"] | {"CiphertextBlob": ""} == {
        "EncryptList": ["EncryptedBody"],
        "CiphertextBlob": "",
        "Iv": vector["iv_b64"],
        "Algorithm": algorithm.value,
        "TagList": [vector["tag_b64"]] if "tag_b64" in vector else [],
    }
    assert open_answer(sealed, envelope) == body


@pytest.mark.parametrize("vector", VECTORS["rsa_1024_pkcs1_v15"], ids=lambda vector: vector["name"])
def test_every_key_is_sealed_with_rsa_as_in_its_vector(vector: dict[str, Any]) -> None:
    random = _fixed(bytes.fromhex(vector["fixed_padding_hex"]))
    message = vector["message_ascii"].encode()
    sealed = seal_key(message, vector["public_key_as_delivered_b64_of_pem"], Algorithm.AES, random)
    assert base64.b64encode(sealed).decode() == vector["ciphertext_blob_b64"]


@pytest.mark.parametrize("vector", VECTORS["sm2_c1c3c2"], ids=lambda vector: vector["name"])
def test_every_key_is_sealed_with_sm2_as_in_its_vector(vector: dict[str, Any]) -> None:
    random = _fixed(bytes.fromhex(vector["fixed_k_hex"]))
    message = vector["message_ascii"].encode()
    sealed = seal_key(message, vector["public_key_as_delivered_b64_of_pem"], Algorithm.SM4, random)
    assert base64.b64encode(sealed).decode() == vector["ciphertext_blob_b64"]
    assert _sm2_decrypt(sealed, vector["test_private_scalar_hex"]) == message


def test_the_standards_own_example_is_reproduced() -> None:
    vector = GUIDES["sm2_standard_example"]
    public = sm2.multiply(int(vector["test_private_scalar_hex"], 16), sm2.G)
    sealed = sm2.encrypt(vector["message_ascii"].encode(), public, _fixed(bytes.fromhex(vector["fixed_k_hex"])))
    assert sealed.hex() == vector["ciphertext_hex"]


def _sm3(content: bytes) -> bytes:
    digest = Hash(SM3())
    digest.update(content)
    return digest.finalize()


def _sm2_decrypt(sealed: bytes, private_hex: str) -> bytes:
    """GB/T 32918.4, chapter 7, for messages of one hash's length at most."""
    start, check, hidden = sealed[1:65], sealed[65:97], sealed[97:]
    shared = sm2.multiply(int(private_hex, 16), (int.from_bytes(start[:32]), int.from_bytes(start[32:])))
    x, y = (coordinate.to_bytes(32) for coordinate in shared)
    mask = _sm3(x + y + b"\0\0\0\1")
    message = bytes(left ^ right for left, right in zip(hidden, mask, strict=False))
    assert _sm3(x + message + y) == check
    return message


def test_a_call_sealed_with_real_randomness_is_opened_with_the_rsa_key() -> None:
    private = rsa.generate_private_key(65537, 1024)  # noqa: S505 - the service's own length
    pem = private.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.PKCS1)
    for _ in range(20):
        envelope = seal("{}图".encode(), base64.b64encode(pem).decode(), Algorithm.AES)
        assert len(envelope.sealed_key) == 128
        assert private.decrypt(envelope.sealed_key, padding.PKCS1v15()) == envelope.key
        assert open_answer(envelope.parameters, envelope) == "{}图".encode()


def test_a_call_sealed_with_real_randomness_is_opened_with_the_sm2_key() -> None:
    private = VECTORS["sm2_c1c3c2"][0]["test_private_scalar_hex"]
    for _ in range(20):
        envelope = seal("{}图".encode(), SM2_KEY, Algorithm.SM4)
        assert (len(envelope.sealed_key), envelope.sealed_key[0]) == (113, 4)
        assert _sm2_decrypt(envelope.sealed_key, private) == envelope.key
        assert open_answer(envelope.parameters, envelope) == "{}图".encode()


@pytest.mark.parametrize("algorithm", Algorithm)
def test_no_two_calls_share_key_or_iv(algorithm: Algorithm) -> None:
    envelopes = [seal(b"{}", PUBLIC_KEYS[algorithm], algorithm) for _ in range(10)]
    assert len({envelope.key for envelope in envelopes}) == len({envelope.iv for envelope in envelopes}) == 10
    assert len({envelope.sealed_key for envelope in envelopes}) == 10


def test_zeros_in_the_randomness_never_end_the_padding_early() -> None:
    parts = iter((b"\0" * 93, b"\0\5" * 46 + b"\0", b"\7" * 47))
    private_free = seal_key(b"k" * 32, RSA_KEY, Algorithm.AES, lambda _size: next(parts))
    wanted = seal_key(b"k" * 32, RSA_KEY, Algorithm.AES, _fixed(b"\5" * 46 + b"\7" * 47))
    assert private_free == wanted


def test_a_scalar_out_of_range_is_drawn_again() -> None:
    parts = iter((b"\0" * 32, b"\xff" * 32, sm2.N.to_bytes(32), b"\2" * 32))
    sealed = seal_key(b"k" * 16, SM2_KEY, Algorithm.SM4, lambda _size: next(parts))
    assert sealed == seal_key(b"k" * 16, SM2_KEY, Algorithm.SM4, _fixed(b"\2" * 32))


@pytest.mark.parametrize("algorithm", Algorithm)
def test_a_key_is_taken_however_it_was_pasted(algorithm: Algorithm) -> None:
    delivered = PUBLIC_KEYS[algorithm]
    pem = base64.b64decode(delivered).decode()
    fixed = b"\1" * (93 if algorithm is Algorithm.AES else 32)
    key = b"k" * (32 if algorithm is Algorithm.AES else 16)
    folded = f"  {delivered[:60]}\r\n{delivered[60:]}\n"
    sealed = {
        seal_key(key, text, algorithm, _fixed(fixed)) for text in (delivered, folded, pem, pem.replace("\n", "\r\n"))
    }
    assert len(sealed) == 1


@pytest.mark.parametrize(
    ("algorithm", "key"),
    [
        (Algorithm.AES, SM2_KEY),
        (Algorithm.SM4, RSA_KEY),
        *((algorithm, text) for algorithm in Algorithm for text in ("", "一把钥匙", "bm90IGEga2V5", SM2_KEY[:-40])),
    ],
)
def test_a_key_that_cannot_be_used_is_refused_without_being_shown(algorithm: Algorithm, key: str) -> None:
    with pytest.raises(EncryptionError) as caught:
        seal(b"{}", key, algorithm)
    assert str(caught.value) == f"the public key is not one for {algorithm}"


def test_a_point_off_the_curve_is_refused() -> None:
    der = base64.b64decode("".join(base64.b64decode(SM2_KEY).decode().split("\n")[1:-2]))
    off = base64.b64encode(der[:-1] + bytes([der[-1] ^ 1])).decode()
    with pytest.raises(EncryptionError):
        seal(b"{}", f"-----BEGIN PUBLIC KEY-----\n{off}\n-----END PUBLIC KEY-----\n", Algorithm.SM4)


def _answer(envelope: Envelope, **encryption: Any) -> dict[str, Any]:
    sealed = envelope.parameters
    return {"Name": "", "EncryptedBody": sealed["EncryptedBody"], "Encryption": encryption or None}


@pytest.mark.parametrize("algorithm", Algorithm)
def test_an_answer_without_iv_and_tag_is_opened_with_the_calls(algorithm: Algorithm) -> None:
    envelope = seal(b'{"Name":"x"}', PUBLIC_KEYS[algorithm], algorithm)
    for answer in (_answer(envelope), _answer(envelope, Iv=None, TagList=None), _answer(envelope, Iv="", TagList=[])):
        assert json.loads(open_answer(answer, envelope)) == {"Name": "x"}


@pytest.mark.parametrize("algorithm", Algorithm)
def test_an_answer_with_an_iv_of_its_own_is_opened_with_that(algorithm: Algorithm) -> None:
    key = b"k" * (32 if algorithm is Algorithm.AES else 16)
    fixed = b"\1" * (93 if algorithm is Algorithm.AES else 32)
    size = 16 if algorithm is Algorithm.AES else 12
    call, answer = (
        seal(b"{}", PUBLIC_KEYS[algorithm], algorithm, _fixed(key, iv * size, fixed)) for iv in (b"a", b"b")
    )
    assert open_answer(answer.parameters, call) == b"{}"


def test_an_answer_whose_tag_is_wrong_is_refused() -> None:
    envelope = seal(b"{}", SM2_KEY, Algorithm.SM4)
    answer = envelope.parameters
    answer["Encryption"]["TagList"] = [base64.b64encode(bytes(16)).decode()]
    with pytest.raises(EncryptionError):
        open_answer(answer, envelope)


@pytest.mark.parametrize("algorithm", Algorithm)
@pytest.mark.parametrize("body", [None, "?", "AAAA"])
def test_an_answer_that_cannot_be_opened_is_refused(algorithm: Algorithm, body: str | None) -> None:
    envelope = seal(b'{"a":1}', PUBLIC_KEYS[algorithm], algorithm)
    answer = {"EncryptedBody": body, "Encryption": {"TagList": ["AAAAAAAAAAAAAAAAAAAAAA=="], "Iv": ""}}
    with pytest.raises(EncryptionError):
        open_answer(answer, envelope)
    with pytest.raises(EncryptionError):
        open_answer({}, envelope)


@pytest.mark.parametrize("algorithm", Algorithm)
def test_no_secret_shows_in_an_envelope(algorithm: Algorithm) -> None:
    envelope = seal(
        b"a body", PUBLIC_KEYS[algorithm], algorithm, lambda size: b"kkkkkkkk" * (size // 8) + b"k" * (size % 8)
    )
    assert "kkk" not in f"{envelope!r} {envelope}"
    assert envelope.key.decode() not in json.dumps(envelope.parameters)

"""The encrypted ID card call as its receiver opens it: the service keeps the private keys and hands out the public."""

import base64
import binascii
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import padding, serialization
from cryptography.hazmat.primitives.asymmetric import padding as rsa_padding
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.simulators import sm2
from tests.simulators.records import Refused

ENCRYPTED_ACTION = "RecognizeEncryptedIDCardOCR"
AES = "AES-256-CBC"
SM4 = "SM4-GCM"
KEY_BYTES = {AES: 32, SM4: 16}
IV_BYTES = {AES: 16, SM4: 12}
TAG_BYTES = 16
UNUSABLE = "InvalidParameterValue.InvalidParameterValueLimit"
EMPTY_FIELDS = ("Name", "Sex", "Nation", "Birth", "Address", "IdNum", "Authority", "ValidDate", "AdvancedInfo")


@dataclass
class KeyPairs:
    """The service's two key pairs, made when they are first needed."""

    sm2_key: sm2.PrivateKey = field(default_factory=sm2.PrivateKey.generate)

    @cached_property
    def rsa_key(self) -> rsa.RSAPrivateKey:
        return rsa.generate_private_key(65537, 1024)  # noqa: S505 - the vendor's own length

    @property
    def rsa_public(self) -> str:
        """The RSA public key as after-sales support hands it out: Base64 of a PKCS#1 PEM."""
        key = self.rsa_key.public_key()
        return base64.b64encode(key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.PKCS1)).decode()

    @property
    def sm2_public(self) -> str:
        """The SM2 public key as after-sales support hands it out: Base64 of an SPKI PEM."""
        text = base64.b64encode(self.sm2_key.public_der).decode()
        lines = "\n".join(text[place : place + 64] for place in range(0, len(text), 64))
        return base64.b64encode(f"-----BEGIN PUBLIC KEY-----\n{lines}\n-----END PUBLIC KEY-----\n".encode()).decode()


@dataclass(frozen=True)
class Secret:
    """What one call was encrypted with; the answer is encrypted with the same key."""

    algorithm: str
    key: bytes
    blob: str


def opened(given: Mapping[str, Any], keys: KeyPairs) -> tuple[dict[str, Any], Secret]:
    """The plain parameters of an encrypted call, and the secret that its answer needs."""
    encryption = given.get("Encryption")
    if not isinstance(encryption, dict) or not given.get("EncryptedBody"):
        raise Refused("MissingParameter", "The request is missing a required parameter `EncryptedBody`.")
    plain_too = [name for name in given if name not in {"EncryptedBody", "Encryption"} and given[name]]
    algorithm = encryption.get("Algorithm") or AES
    if plain_too or encryption.get("EncryptList") != ["EncryptedBody"] or algorithm not in KEY_BYTES:
        raise Refused(UNUSABLE)
    try:
        return _decrypted(given["EncryptedBody"], encryption, algorithm, keys)
    except (binascii.Error, ValueError, TypeError, KeyError, InvalidTag, sm2.NotForThisKey) as error:
        raise Refused(UNUSABLE) from error


def _decrypted(
    text: str, encryption: Mapping[str, Any], algorithm: str, keys: KeyPairs
) -> tuple[dict[str, Any], Secret]:
    blob = _binary(encryption["CiphertextBlob"])
    wraps_rsa = algorithm == AES
    key = keys.rsa_key.decrypt(blob, rsa_padding.PKCS1v15()) if wraps_rsa else keys.sm2_key.decrypt(blob)
    iv, tags = _binary(encryption["Iv"]), [_binary(tag) for tag in encryption.get("TagList") or []]
    if len(key) != KEY_BYTES[algorithm] or len(iv) != IV_BYTES[algorithm] or len(tags) != (0 if wraps_rsa else 1):
        raise ValueError(algorithm)
    plain = json.loads(decrypt(algorithm, key, iv, _binary(text), tags[0] if tags else b""))
    if not isinstance(plain, dict) or {"Action", "Version"} & set(plain):
        raise TypeError(algorithm)
    return plain, Secret(algorithm, key, encryption["CiphertextBlob"])


def sealed(body: Mapping[str, Any], secret: Secret) -> dict[str, Any]:
    """The answer of an encrypted call: the fields encrypted under a new IV, the plain ones empty."""
    iv = secrets.token_bytes(IV_BYTES[secret.algorithm])
    data, tag = encrypt(secret.algorithm, secret.key, iv, json.dumps(body, ensure_ascii=False).encode())
    return {
        **dict.fromkeys(EMPTY_FIELDS, ""),
        "ReflectDetailInfos": [],
        "EncryptedBody": base64.b64encode(data).decode(),
        "Encryption": {
            "EncryptList": ["EncryptedBody"],
            "CiphertextBlob": secret.blob,
            "Iv": base64.b64encode(iv).decode(),
            "Algorithm": secret.algorithm,
            "TagList": [base64.b64encode(tag).decode()] if tag else None,
        },
    }


def decrypt(algorithm: str, key: bytes, iv: bytes, data: bytes, tag: bytes) -> bytes:
    """The plaintext under either algorithm."""
    if algorithm == SM4:
        if len(tag) != TAG_BYTES:
            raise ValueError(algorithm)
        opener = Cipher(algorithms.SM4(key), modes.GCM(iv, tag)).decryptor()
        return opener.update(data) + opener.finalize()
    unlocker = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    stripper = padding.PKCS7(128).unpadder()
    return stripper.update(unlocker.update(data) + unlocker.finalize()) + stripper.finalize()


def encrypt(algorithm: str, key: bytes, iv: bytes, plain: bytes) -> tuple[bytes, bytes]:
    """Ciphertext and tag under either algorithm; CBC has no tag."""
    if algorithm == SM4:
        sealer = Cipher(algorithms.SM4(key), modes.GCM(iv)).encryptor()
        return sealer.update(plain) + sealer.finalize(), sealer.tag
    padder = padding.PKCS7(128).padder()
    locker = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    return locker.update(padder.update(plain) + padder.finalize()) + locker.finalize(), b""


def _binary(text: str) -> bytes:
    return base64.b64decode(text, validate=True)

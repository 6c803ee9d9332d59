"""Seals the encrypted ID card call of Tencent Cloud, and opens its answer.

A fresh symmetric key hides the call's JSON; the public key that the vendor's support handed out hides that key.
Two variants: AES-256-CBC with RSA (PKCS#1 v1.5), SM4-GCM with SM2.
"""

import base64
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, RSAPublicNumbers
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from ocrdesk.providers.tencent import sm2

Random = Callable[[int], bytes]
SEALED_PART = "EncryptedBody"
SM2_KEY_START = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d03420004")
"""All of an SM2 key's SubjectPublicKeyInfo before its two coordinates."""


class Algorithm(StrEnum):
    """How the call is hidden, in the service's words."""

    AES = "AES-256-CBC"
    SM4 = "SM4-GCM"


KEY_BYTES = {Algorithm.AES: 32, Algorithm.SM4: 16}
IV_BYTES = {Algorithm.AES: 16, Algorithm.SM4: 12}


class EncryptionError(Exception):
    """A public key that cannot be used, or an answer that cannot be opened; names neither key nor content."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A sealed call; `key` opens the answer and is never sent. The rest is raw, as it is before Base64."""

    algorithm: Algorithm
    key: bytes = field(repr=False)
    iv: bytes = field(repr=False)
    sealed_key: bytes = field(repr=False)
    sealed_body: bytes = field(repr=False)
    tag: bytes = field(default=b"", repr=False)

    @property
    def parameters(self) -> dict[str, Any]:
        """The call's parameters, ready for JSON."""
        return {
            SEALED_PART: _encode(self.sealed_body),
            "Encryption": {
                "EncryptList": [SEALED_PART],
                "CiphertextBlob": _encode(self.sealed_key),
                "Iv": _encode(self.iv),
                "Algorithm": self.algorithm.value,
                "TagList": [_encode(self.tag)] if self.tag else [],
            },
        }


def seal(body: bytes, public_key: str, algorithm: Algorithm, random: Random = secrets.token_bytes) -> Envelope:
    """Hide the JSON of an ordinary ID card call, with a key and IV of its own.

    `public_key` is as support hands it out: the Base64 of a PEM text, or that text. `random(n)` gives n bytes.
    Raises EncryptionError.
    """
    key, iv = random(KEY_BYTES[algorithm]), random(IV_BYTES[algorithm])
    sealed_key = seal_key(key, public_key, algorithm, random)
    sealed_body, tag = _hide(body, key, iv, algorithm)
    return Envelope(algorithm, key, iv, sealed_key, sealed_body, tag)


def open_answer(answer: Mapping[str, Any], envelope: Envelope) -> bytes:
    """The JSON of an ordinary ID card answer, from the `Response` of an encrypted one.

    IV and tag are the answer's where it gives them, else the call's IV, and no tag: an answer without one is
    protected by TLS alone, and was paid for. Raises EncryptionError.
    """
    encryption = answer.get("Encryption") or {}
    tags: Sequence[str] = encryption.get("TagList") or ()
    try:
        hidden = _decode(answer[SEALED_PART])
        iv = _decode(encryption.get("Iv") or "") or envelope.iv
        tag = _decode(tags[0]) if tags else b""
        return _reveal(hidden, envelope.key, iv, tag, envelope.algorithm)
    except (KeyError, TypeError, ValueError, InvalidTag) as exc:
        raise EncryptionError("the encrypted answer cannot be opened") from exc


def seal_key(key: bytes, public_key: str, algorithm: Algorithm, random: Random) -> bytes:
    """Hide a symmetric key under the public key. Raises EncryptionError."""
    try:
        pem = _pem(public_key)
        if algorithm is Algorithm.AES:
            return _rsa_encrypt(key, _rsa_numbers(pem), random)
        return sm2.encrypt(key, _sm2_point(pem), random)
    except (ValueError, UnsupportedAlgorithm) as exc:
        raise EncryptionError(f"the public key is not one for {algorithm}") from exc


def _hide(body: bytes, key: bytes, iv: bytes, algorithm: Algorithm) -> tuple[bytes, bytes]:
    if algorithm is Algorithm.AES:
        padder = PKCS7(algorithms.AES.block_size).padder()
        padded = padder.update(body) + padder.finalize()
        encryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
        return encryptor.update(padded) + encryptor.finalize(), b""
    sealer = Cipher(algorithms.SM4(key), modes.GCM(iv)).encryptor()
    return sealer.update(body) + sealer.finalize(), sealer.tag


def _reveal(hidden: bytes, key: bytes, iv: bytes, tag: bytes, algorithm: Algorithm) -> bytes:
    if algorithm is Algorithm.AES:
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        unpadder = PKCS7(algorithms.AES.block_size).unpadder()
        padded = decryptor.update(hidden) + decryptor.finalize()
        return unpadder.update(padded) + unpadder.finalize()
    opener = Cipher(algorithms.SM4(key), modes.GCM(iv)).decryptor()
    body = opener.update(hidden)
    if tag:
        opener.finalize_with_tag(tag)
    return body


def _rsa_encrypt(message: bytes, key: RSAPublicNumbers, random: Random) -> bytes:
    """PKCS#1 v1.5 (RFC 8017, 7.2.1): `cryptography` does it too, but not with randomness from outside."""
    size = (key.n.bit_length() + 7) // 8
    wanted = size - len(message) - 3
    if wanted < 8:  # noqa: PLR2004 - the standard's least
        raise ValueError("the key is too short")
    padding = b""
    while len(padding) < wanted:
        padding += random(wanted - len(padding)).replace(b"\0", b"")
    block = b"\0\2" + padding + b"\0" + message
    return pow(int.from_bytes(block), key.e, key.n).to_bytes(size)


def _rsa_numbers(pem: bytes) -> RSAPublicNumbers:
    key = load_pem_public_key(pem)
    if not isinstance(key, RSAPublicKey):
        raise ValueError("not an RSA key")  # noqa: TRY004 - the text is wrong, not the type of an argument
    return key.public_numbers()


def _sm2_point(pem: bytes) -> sm2.Point:
    inner = b"".join(line for line in pem.split(b"\n") if not line.startswith(b"-----"))
    der = base64.b64decode(inner, validate=True)
    x, y = der[-2 * sm2.SIZE : -sm2.SIZE], der[-sm2.SIZE :]
    if der != SM2_KEY_START + x + y:
        raise ValueError("not an SM2 key")
    return int.from_bytes(x), int.from_bytes(y)


def _pem(public_key: str) -> bytes:
    text = public_key.strip()
    pem = text.encode("ascii") if text.startswith("-----") else base64.b64decode("".join(text.split()), validate=True)
    return b"\n".join(pem.split(b"\r\n"))


def _encode(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _decode(text: str) -> bytes:
    return base64.b64decode(text, validate=True)

"""SM2 decryption (GM/T 0003.4), ciphertexts in the order C1, C3, C2: only what the receiver of a wrapped key needs."""

import secrets
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes

P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (
    0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
    0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0,
)
BYTES = 32
POINT_BYTES = 1 + 2 * BYTES
DIGEST_BYTES = 32
# SubjectPublicKeyInfo up to the point: id-ecPublicKey (1.2.840.10045.2.1) on curve sm2p256v1 (1.2.156.10197.1.301).
SPKI_HEAD = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d034200")

Point = tuple[int, int]


class NotForThisKey(Exception):  # noqa: N818
    """The ciphertext is damaged or was made for another key."""


@dataclass(frozen=True)
class PrivateKey:
    """A private number; its public point is G times it."""

    number: int

    @classmethod
    def generate(cls) -> "PrivateKey":
        return cls(1 + secrets.randbelow(N - 2))

    @property
    def public_der(self) -> bytes:
        """The public key as DER of SubjectPublicKeyInfo."""
        point = _times(self.number, G)
        assert point is not None
        return SPKI_HEAD + b"\x04" + point[0].to_bytes(BYTES, "big") + point[1].to_bytes(BYTES, "big")

    def decrypt(self, ciphertext: bytes) -> bytes:
        """The message in `04 || x || y || C3 || C2`."""
        if len(ciphertext) <= POINT_BYTES + DIGEST_BYTES or ciphertext[0] != 4:
            raise NotForThisKey
        x = int.from_bytes(ciphertext[1 : 1 + BYTES], "big")
        y = int.from_bytes(ciphertext[1 + BYTES : POINT_BYTES], "big")
        if not (x < P and y < P and (y * y - (x * x * x + A * x + B)) % P == 0):
            raise NotForThisKey
        shared = _times(self.number, (x, y))
        if shared is None:
            raise NotForThisKey
        left, right = (value.to_bytes(BYTES, "big") for value in shared)
        digest, masked = ciphertext[POINT_BYTES : POINT_BYTES + DIGEST_BYTES], ciphertext[POINT_BYTES + DIGEST_BYTES :]
        mask = _stretched(left + right, len(masked))
        message = bytes(one ^ other for one, other in zip(masked, mask, strict=True))
        if _sm3(left + message + right) != digest:
            raise NotForThisKey
        return message


def _sm3(data: bytes) -> bytes:
    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize()


def _stretched(seed: bytes, length: int) -> bytes:
    blocks = range(1, length // DIGEST_BYTES + 2)
    return b"".join(_sm3(seed + number.to_bytes(4, "big")) for number in blocks)[:length]


def _plus(left: Point | None, right: Point | None) -> Point | None:
    if left is None or right is None:
        return left or right
    (x1, y1), (x2, y2) = left, right
    if x1 == x2 and (y1 + y2) % P == 0:
        return None
    slope = (3 * x1 * x1 + A) * pow(2 * y1, -1, P) if left == right else (y2 - y1) * pow(x2 - x1, -1, P)
    x3 = (slope * slope - x1 - x2) % P
    return x3, (slope * (x1 - x3) - y1) % P


def _times(number: int, point: Point) -> Point | None:
    total: Point | None = None
    added: Point | None = point
    while number:
        if number & 1:
            total = _plus(total, added)
        added = _plus(added, added)
        number >>= 1
    return total

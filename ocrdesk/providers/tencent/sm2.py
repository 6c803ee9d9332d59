"""Encrypts with SM2, the public-key cipher of GB/T 32918.4-2016 over the curve of GB/T 32918.5-2017.

`cryptography` knows the hash (SM3) but not the curve; the libraries that know the curve are untyped and make their
own randomness, or bring a TLS library of their own. Only encryption is here: no private key is ever held.
"""

from collections.abc import Callable
from itertools import count

from cryptography.hazmat.primitives.hashes import SM3, Hash

P = 0xFFFFFFFE_FFFFFFFF_FFFFFFFF_FFFFFFFF_FFFFFFFF_00000000_FFFFFFFF_FFFFFFFF
A = P - 3
B = 0x28E9FA9E_9D9F5E34_4D5A9E4B_CF6509A7_F39789F5_15AB8F92_DDBCBD41_4D940E93
N = 0xFFFFFFFE_FFFFFFFF_FFFFFFFF_FFFFFFFF_7203DF6B_21C6052B_53BBF409_39D54123
G = (
    0x32C4AE2C_1F198119_5F990446_6A39C994_8FE30BBF_F2660BE1_715A4589_334C74C7,
    0xBC3736A2_F4F6779C_59BDCEE3_6B692153_D0A9877C_C62A4740_02DF32E5_2139F0A0,
)
SIZE = 32
"""Bytes of a coordinate, of a scalar and of the hash."""

Point = tuple[int, int]


def encrypt(message: bytes, public_key: Point, random: Callable[[int], bytes]) -> bytes:
    """C1 (uncompressed, with its leading 04), C3, C2, in the order of the standard of 2016.

    `random(n)` gives n bytes. Raises ValueError for a point that is not on the curve.
    """
    if not _is_on_curve(public_key):
        raise ValueError("the public key is not a point of the SM2 curve")
    while True:
        k = int.from_bytes(random(SIZE))
        if not 1 <= k < N:
            continue
        x, y = (_bytes(coordinate) for coordinate in multiply(k, public_key))
        mask = _derive(x + y, len(message))
        if any(mask):
            break
    start = b"\x04" + b"".join(map(_bytes, multiply(k, G)))
    hidden = bytes(left ^ right for left, right in zip(message, mask, strict=True))
    return start + _sm3(x + message + y) + hidden


def multiply(scalar: int, point: Point) -> Point:
    """That many times the point; the scalar is between 1 and N - 1, so that the sum is never infinity."""
    total: Point | None = None
    for bit in f"{scalar:b}":
        if total is not None:
            total = _add(total, total)
        if bit == "1":
            total = point if total is None else _add(total, point)
    if total is None:
        raise ValueError("a scalar of 0 has no point")
    return total


def _add(left: Point, right: Point) -> Point:
    (x1, y1), (x2, y2) = left, right
    rise, run = (3 * x1 * x1 + A, 2 * y1) if left == right else (y2 - y1, x2 - x1)
    slope = rise * pow(run, -1, P) % P
    x = (slope * slope - x1 - x2) % P
    return x, (slope * (x1 - x) - y1) % P


def _is_on_curve(point: Point) -> bool:
    x, y = point
    return 0 <= x < P and 0 <= y < P and (y * y - x * x * x - A * x - B) % P == 0


def _derive(shared: bytes, length: int) -> bytes:
    """The key derivation function of GB/T 32918.4, 5.4.3: hashes of the shared point and a counter from 1."""
    stream = b""
    for number in count(1):
        if len(stream) >= length:
            break
        stream += _sm3(shared + number.to_bytes(4))
    return stream[:length]


def _sm3(content: bytes) -> bytes:
    digest = Hash(SM3())
    digest.update(content)
    return digest.finalize()


def _bytes(number: int) -> bytes:
    return number.to_bytes(SIZE)

"""Pictures for the simulators, drawn in memory."""

import base64
import io

from PIL import Image, ImageDraw


def picture(width: int = 800, height: int = 700, form: str = "JPEG", *, blank: bool = False) -> bytes:
    """A picture with a dark bar on white, or with nothing on it."""
    image = Image.new("RGB", (width, height), "white")
    if not blank:
        ImageDraw.Draw(image).rectangle((1, 1, width // 2, max(2, height // 4)), "black")
    data = io.BytesIO()
    image.save(data, form)
    return data.getvalue()


def standard(data: bytes) -> str:
    return base64.b64encode(data).decode()


def url_safe(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode()

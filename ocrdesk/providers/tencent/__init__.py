"""Tencent Cloud OCR: its signature, its calls, its answers, its refusals."""

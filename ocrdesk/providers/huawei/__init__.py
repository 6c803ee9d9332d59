"""Huawei Cloud OCR: its two ways to sign in, its calls, its answers, its refusals."""

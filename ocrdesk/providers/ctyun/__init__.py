"""CTYUN OCR (China Telecom Cloud): its signature, its calls, its answers, its refusals."""

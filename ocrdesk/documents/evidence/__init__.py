"""Evidence beside the print: an electronic original's own values, and what an invoice's QR code says."""

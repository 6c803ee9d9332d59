"""Exporters: how records leave, one writer a file, each written whole or not at all."""

from ocrdesk.exporters.attachments import save_attachments
from ocrdesk.exporters.ledger_sheet import write_calls
from ocrdesk.exporters.to_json import JSON
from ocrdesk.exporters.to_txt import TXT
from ocrdesk.exporters.to_xlsx import XLSX
from ocrdesk.exporters.whole_file import export
from ocrdesk.exporters.wire import schema
from ocrdesk.model import ExportFormat

__all__ = ["FORMATS", "export", "save_attachments", "schema", "write_calls"]

FORMATS: tuple[ExportFormat, ...] = (XLSX, TXT, JSON)
"""In the order offered."""

"""The journal: what survives a crash, a power cut and the end of the day."""

from ocrdesk.journal.journal import Journal, open_journal
from ocrdesk.journal.ledger import Ledger, open_ledger

__all__ = ["Journal", "Ledger", "open_journal", "open_ledger"]

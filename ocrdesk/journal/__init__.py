"""The journal: what survives a crash, a power cut and the end of the day."""

from ocrdesk.journal.journal import Journal, as_body, as_record, open_journal
from ocrdesk.journal.ledger import Ledger, open_ledger
from ocrdesk.journal.passing_folder import make_passing_folder
from ocrdesk.journal.taken_files import TakenFiles

__all__ = [
    "Journal",
    "Ledger",
    "TakenFiles",
    "as_body",
    "as_record",
    "make_passing_folder",
    "open_journal",
    "open_ledger",
]
